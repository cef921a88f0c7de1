"""The days on which a body meets, from its recurrence, England's bank holidays and the organisation's closure days.

The bank holidays are those of the package `holidays` for England, substitute days included. Where a meeting
goes whose day is one of them is our own choice (mark P): a weekly body meets on the next working day of the
same week, so that no week is without its meeting, or on the one before it where that week has none left; any
other body meets on the next working day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from qaif_cli.model.agenda import MeetingDay
from qaif_cli.model.framework import Framework
from qaif_cli.model.settings import Body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateutil.rrule import rrule, rruleset

_RULE = re.compile(r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*", re.ASCII)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SATURDAY = 5
_DAYS_OF_WEEK = 7
_LAST_FOURTH = 4
_MONTHS = {"monthly": 1, "two-monthly": 2, "quarterly": 3}
_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


def bank_holiday(day: date) -> str:
    """The name of the bank holiday that a day is in England; empty where it is none."""
    name = _bank_holidays(day.year).get(day, "")
    plain = name.removesuffix(" (observed)")
    substitute = " (substitute day)" if plain != name else ""
    return f"{_NAMES.get(plain, plain)}{substitute}"


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> Mapping[date, str]:
    from holidays import country_holidays

    return dict(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date, closed: Collection[date] = ()) -> bool:
    """Whether a day is from Monday to Friday, no bank holiday in England, and no day of closure.

    Args:
        day: The day.
        closed: The days on which the organisation itself is closed.
    """
    return day.weekday() < _SATURDAY and day not in closed and not bank_holiday(day)


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
        first = next(iter(_series(recurs, date(2026, 1, 1))), None)
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

    return rrulestr(recurs, dtstart=datetime.combine(start, time.min))


def rule_of(body: Body, met: date | None = None) -> str:
    """The iCalendar rule by which a body meets; empty where nothing says when it does.

    Args:
        body: The body.
        met: The day of its last meeting: where the body has no rule, its frequency is counted from that day,
            on the same weekday of the month.
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


def meeting_days(
    body: Body, framework: Framework, first: date, last: date, met: date | None = None
) -> tuple[MeetingDay, ...]:
    """The days on which a body meets in a period, oldest first.

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
    closed = {item.date: item.why for item in framework.closed_days}
    start = (body.recorded_from or framework.valid_from) if body.recurs or met is None else met
    found: dict[date, MeetingDay] = {}
    period = (datetime.combine(first, time.min), datetime.combine(last, time.max))
    for moment in _series(rule, start).between(*period, inc=True):
        planned = _moved(moment.date(), rule, closed)
        found.setdefault(planned.day, planned)
    return tuple(found[day] for day in sorted(found))


def _moved(meant: date, rule: str, closed: Mapping[date, str]) -> MeetingDay:
    why = bank_holiday(meant) or closed.get(meant, "")
    if not why and meant.weekday() >= _SATURDAY and "BYDAY" not in rule:
        why = "a Saturday" if meant.weekday() == _SATURDAY else "a Sunday"
    if not why:
        return MeetingDay(meant, meant)
    weekly = rule.startswith("FREQ=WEEKLY")
    days = _of_same_week(meant) if weekly else (meant + timedelta(days=ahead) for ahead in range(1, 32))
    day = next((day for day in days if is_working_day(day, closed)), meant)
    return MeetingDay(day, meant, why)


def _of_same_week(day: date) -> Iterator[date]:
    """The days after a day in its week, nearest first, and then those before it."""
    for ahead in range(1, _DAYS_OF_WEEK - day.weekday()):
        yield day + timedelta(days=ahead)
    for back in range(1, day.weekday() + 1):
        yield day - timedelta(days=back)
