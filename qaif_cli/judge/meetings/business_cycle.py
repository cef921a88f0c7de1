"""The annual cycle of business: when each standing item is due, which meeting took it, which was missed.

The framework names what its bodies take (§4.3, §4.5); the months are the organisation's own settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import add_months, last_of_month, months_between
from qaif_cli.judge.meetings.agenda import meetings_of
from qaif_cli.judge.state.intelligence_and_meetings import meeting_state
from qaif_cli.model.agenda import BusinessLine, Occasion, StandingItem
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Body
from qaif_cli.model.sources import Business

FIRST_MONTH = 4
"""The financial year begins in April."""


def financial_year(day: date) -> tuple[date, date]:
    """The first and the last day of the financial year that a day lies in: 1 April to 31 March."""
    year = day.year - (day.month < FIRST_MONTH)
    return date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH - 1, 31)


def business_of(now: Moment, body: str, first: date, last: date) -> tuple[BusinessLine, ...]:
    """Every standing item of a body with each occasion on which it is due in a period, in the framework's order.

    An item with months is due once in each of them, and counts as late where a later meeting takes it before
    it is due again. An item without months is due at every meeting that is not cancelled.

    Args:
        now: The register, the settings and the day.
        body: The ID of the body.
        first: The first day of the period.
        last: Its last day.
    """
    who = now.framework.body(body)
    if who is None:
        return ()
    meetings = [
        meeting
        for meeting in meetings_of(now.register, body, date.min, date.max)
        if meeting_state(meeting, now).held != "cancelled"
    ]
    return tuple(
        BusinessLine(business, tuple(_occasions(business, who, meetings, (first, last), now)))
        for business in now.framework.cycle
        if business.body == body
    )


def _occasions(
    business: Business, body: Body, meetings: list[Meeting], period: tuple[date, date], now: Moment
) -> Iterator[Occasion]:
    first, last = period
    if not business.months:
        for meeting in meetings:
            if first <= meeting.date <= last:
                yield _at_meeting(business, meeting, now)
        return
    for month in months_between(first, last):
        if month.month in business.months:
            if body.recorded_from is None or last_of_month(month) < body.recorded_from:
                yield _without_record(business, month, meetings, now)
            else:
                yield _in_month(business, month, meetings, now)


def _at_meeting(business: Business, meeting: Meeting, now: Moment) -> Occasion:
    held, there = meeting_state(meeting, now).held, item_of(business, meeting) is not None
    month = meeting.date.replace(day=1)
    if held == "held":
        return Occasion(month, "taken" if there else "missed", meeting, on_agenda=there)
    return Occasion(month, "coming" if held == "planned" else "not-recorded", meeting, on_agenda=there)


def _without_record(business: Business, month: date, meetings: list[Meeting], now: Moment) -> Occasion:
    """An occasion of a time whose meetings need not be in the register: what is there counts, nothing is missed."""
    found = _in_month(business, month, meetings, now)
    return found if found.outcome in ("taken", "late", "coming") else Occasion(month, "not-kept", None)


def _in_month(business: Business, month: date, meetings: list[Meeting], now: Moment) -> Occasion:
    until = next(due for ahead in range(1, 13) if (due := add_months(month, ahead)).month in business.months)
    later = [meeting for meeting in meetings if month <= meeting.date < until]
    for meeting in later:
        if item_of(business, meeting) and meeting_state(meeting, now).held == "held":
            in_time = meeting.date <= last_of_month(month)
            return Occasion(month, "taken" if in_time else "late", meeting, on_agenda=True)
    own = [meeting for meeting in later if meeting.date <= last_of_month(month)]
    return _open_in_month(business, month, own, now)


def _open_in_month(business: Business, month: date, own: list[Meeting], now: Moment) -> Occasion:
    """An occasion that no meeting has taken yet, by what became of the meetings of its month."""
    standing = [(meeting_state(meeting, now).held, meeting) for meeting in own]
    for wanted, outcome in (("planned", "coming"), ("not-recorded", "not-recorded"), ("held", "missed")):
        found = [meeting for held, meeting in standing if held == wanted]
        if found:
            there = item_of(business, found[-1]) is not None
            return Occasion(month, outcome, found[-1], on_agenda=there)  # type: ignore[arg-type]  # one of the three words above
    return Occasion(month, "missed" if last_of_month(month) < now.day else "coming", None)


def item_of(business: Business, meeting: Meeting) -> AgendaItem | None:
    """The item of a meeting that is a standing item, or None."""
    return next((item for item in meeting.items if item.business == business.id), None)


def standing_items(now: Moment, meeting: Meeting) -> tuple[StandingItem, ...]:
    """The standing items that a meeting is to take: those due in its month, and those missed and not taken since.

    Args:
        now: The register, the settings and the day.
        meeting: The meeting.
    """
    month = meeting.date.replace(day=1)
    year_before = add_months(month, -12)
    lines = business_of(now, meeting.body, year_before, last_of_month(month))
    return tuple(_standing(lines, meeting, month))


def _standing(lines: tuple[BusinessLine, ...], meeting: Meeting, month: date) -> Iterator[StandingItem]:
    for line in lines:
        item = item_of(line.business, meeting)
        if not line.business.months:
            yield StandingItem(line.business, None, item)
            continue
        own = [occasion for occasion in line.occasions if occasion.month == month]
        earlier = [occasion for occasion in line.occasions if occasion.month < month]
        taken_already = own and own[0].outcome == "taken" and own[0].meeting != meeting
        if own and not taken_already:
            yield StandingItem(line.business, None, item)
        elif not own and earlier and earlier[-1].outcome == "missed":
            yield StandingItem(line.business, earlier[-1].month, item)
