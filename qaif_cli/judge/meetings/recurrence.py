"""The days on which a body meets, from its recurrence, England's bank holidays and the organisation's closure days.

Where a meeting goes whose day is a bank holiday is our own choice (mark P): to the next working day on which the
body does not meet already, or to the one before where the next lies in another week (of a weekly rule) or month (of
any other), so that no week, month or quarter is without its meeting. Where there is none, it keeps its day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from qaif_cli.judge.calendar import first_of_month, last_of_month
from qaif_cli.judge.working_days import SATURDAY, bank_holiday, is_working_day
from qaif_cli.model.agenda import MeetingDay
from qaif_cli.model.framework import Framework
from qaif_cli.model.settings import Body

if TYPE_CHECKING:
    from dateutil.rrule import rrule, rruleset

_RULE = re.compile(r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*", re.ASCII)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS_OF_WEEK = 7
_LAST_FOURTH = 4
_LONG_AGO = date(2000, 1, 1)
"""A rule that has ended named days all the same."""
_RECENT = 6
"""How many of a body's last meetings say on which weekday it meets."""
_UNTIL_IN_UTC = re.compile(r"UNTIL=(\d{8}T\d{6})Z", re.ASCII)
_HOME = "Europe/London"
_MONTHS = {"monthly": 1, "two-monthly": 2, "quarterly": 3}


def rule_fault(recurs: str) -> str:
    """What is wrong with an iCalendar rule, in words; empty where nothing is."""
    if not _RULE.fullmatch(recurs):
        return "it must begin with FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY, and its parts are joined by `;`"
    if re.search(r"INTERVAL=[+-]?0*(?:;|$)|INTERVAL=-", recurs):
        return "INTERVAL must be 1 or more"
    months = re.search(r"BYMONTH=([^;]*)", recurs)
    if months and not all(re.fullmatch("0?[1-9]|1[0-2]", month) for month in months[1].split(",")):
        return "BYMONTH must be from 1 to 12"
    try:
        first = next(iter(_series(recurs, _LONG_AGO)), None)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        return _in_words(str(error))
    return "" if first else "it names no day"


def _in_words(fault: str) -> str:
    """What the reader of recurrences did not understand."""
    value = re.fullmatch(r"invalid '(\w+)': (.*)", fault)
    if value:
        days = "; the weekdays are MO, TU, WE, TH, FR, SA and SU" if value[1] == "BYDAY" else ""
        return f"{value[1]} cannot be {value[2]}{days}"
    part = re.fullmatch(r"unknown parameter '(\w+)'", fault)
    return f"it has no part {part[1]}" if part else "one of its parts is not as in RFC 5545"


def _series(recurs: str, start: date) -> rrule | rruleset:
    from dateutil.rrule import rrulestr

    return rrulestr(_UNTIL_IN_UTC.sub(_until_here, recurs), dtstart=datetime.combine(start, time.min))


def _until_here(until: re.Match[str]) -> str:
    """The last day of a rule, where a calendar wrote its last moment in UTC: the day that it was in England then."""
    from dateutil import tz

    moment = datetime.strptime(until[1], "%Y%m%dT%H%M%S").replace(tzinfo=tz.UTC)
    return f"UNTIL={moment.astimezone(tz.gettz(_HOME)):%Y%m%d}"


def rule_of(body: Body, met: date | None = None) -> str:
    """The iCalendar rule by which a body meets; empty where nothing says when it does.

    Args:
        body: The body.
        met: The day of a meeting, as `usual_day` finds it: where the body has no rule, its frequency is counted from
            that day, on the same weekday of the month.
    """
    if body.recurs:
        return body.recurs
    if met is None or body.frequency == "not-ours":
        return ""
    weekday = _WEEKDAYS[met.weekday()]
    if body.frequency == "weekly":
        return f"FREQ=WEEKLY;BYDAY={weekday}"
    week = (met.day - 1) // _DAYS_OF_WEEK + 1
    place = f"+{week}" if week <= _LAST_FOURTH else "-1"
    return f"FREQ=MONTHLY;INTERVAL={_MONTHS[body.frequency]};BYDAY={place}{weekday}"


def usual_day(body: Body, framework: Framework, met: Iterable[date]) -> date | None:
    """The day from which the frequency of a body is counted: its last meeting on its usual weekday.

    Usual is what most of its last meetings keep to, those counted that a holiday moved from it; of two that as many
    keep to, the later. So one meeting that was moved moves none of those after it.

    Args:
        body: The body.
        framework: The settings, for the days of closure.
        met: The days of its meetings, not of those that were called off.
    """
    days = sorted(met)
    recent = days[-_RECENT:]
    if body.recurs or body.frequency == "not-ours" or not recent:
        return max(days, default=None)

    def kept(usual: date) -> int:
        rule = re.sub("INTERVAL=[0-9]+", "INTERVAL=1", rule_of(body, usual))
        first = _period(recent[0], weekly=body.frequency == "weekly")[0]
        always = body.model_copy(update={"recurs": rule, "recorded_from": first})
        regular = meeting_days(always, framework, first, recent[-1] + timedelta(days=_DAYS_OF_WEEK))
        return len({*recent} & {day for one in regular for day in (one.day, one.meant)})

    return max(recent, key=lambda day: (kept(day), day))


def meeting_days(
    body: Body, framework: Framework, first: date, last: date, met: date | None = None
) -> tuple[MeetingDay, ...]:
    """The days on which a body meets in a period, oldest first; a day counts that a meeting goes to, not that it was meant for.

    The recurrence is counted from the day since when the body's meetings are kept, else from the framework's
    first day; there are no days before it.

    Args:
        body: The body; its rule must be without fault.
        framework: The settings, for the days of closure.
        first: The first day of the period.
        last: Its last day.
        met: As in `rule_of`.
    """
    rule = rule_of(body, met)
    if not rule:
        return ()
    weekly = rule.startswith("FREQ=WEEKLY")
    closed = {item.date: item.why for item in framework.closed_days}
    start = (body.recorded_from or framework.valid_from) if body.recurs or met is None else met
    begins, ends = _period(first, weekly=weekly)[0], _period(last, weekly=weekly)[1]
    period = (datetime.combine(begins, time.min), datetime.combine(ends, time.max))
    every = _series(rule, start).between(*period, inc=True)
    meant = list(dict.fromkeys(moment.date() for moment in every))
    days = {day: _why_not(day, rule, closed) for day in meant}
    planned = _settled(days, closed, weekly=weekly, often=body.frequency == "weekly")
    return tuple(sorted((one for one in planned if first <= one.day <= last), key=lambda one: one.day))


def _period(day: date, *, weekly: bool) -> tuple[date, date]:
    """The first and the last day of the week or the month that a meeting keeps to."""
    if weekly:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=_DAYS_OF_WEEK - 1)
    return first_of_month(day), last_of_month(day)


def _why_not(day: date, rule: str, closed: Mapping[date, str]) -> str:
    """Why no meeting is on a day that a rule names; empty where one is."""
    why = bank_holiday(day) or closed.get(day, "")
    if not why and day.weekday() >= SATURDAY and "BYDAY" not in rule:
        why = "a Saturday" if day.weekday() == SATURDAY else "a Sunday"
    return why


def _settled(
    meant: Mapping[date, str], closed: Collection[date], *, weekly: bool, often: bool
) -> Iterable[MeetingDay]:
    """Each day that was meant with the day that it goes to: no two go to one.

    Args:
        meant: The days of the rule, oldest first, each with why there can be no meeting on it.
        closed: The days of closure.
        weekly: Whether they keep to their week; else to their month.
        often: Whether the body meets every week; else they keep to their month where they can.
    """
    taken = {day for day, why in meant.items() if not why}
    for day, why in meant.items():
        to = day
        if why:
            near = [other for other in _nearest(day, weekly=weekly) if other not in taken]
            if not often:
                near.sort(key=lambda other: other.month != day.month)
            to = next((other for other in near if is_working_day(other, closed)), day)
            taken.add(to)
        yield MeetingDay(to, day, why)


def _nearest(day: date, *, weekly: bool) -> Iterable[date]:
    """The days after a day in its week or month, nearest first, and then those before it."""
    first, last = _period(day, weekly=weekly)
    yield from (day + timedelta(days=ahead) for ahead in range(1, (last - day).days + 1))
    yield from (day - timedelta(days=back) for back in range(1, (day - first).days + 1))
