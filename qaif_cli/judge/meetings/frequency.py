"""How often bodies must meet: the weeks and quarters in which a meeting is due, and the first meeting after a day (§2.6, §4.3).

A week is an ISO week and is named by its Monday; a quarter is a calendar quarter and is named by its first
day. Only whole ones that are over are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from qaif_cli.judge.calendar import add_months, first_of_month, last_of_month
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.settings import Body
from qaif_cli.model.words import MONTHS, in_words, listed

_WEEK = timedelta(days=7)
_QUARTER = 3
NAMED = 6
"""How many weeks a message names before it counts the rest."""


def recorded_since(body: Body | None, framework: Framework) -> date | None:
    """The first day from which this register should hold a body's meetings; None where it does not keep them.

    Where the records go further back than the framework, the framework's first day counts.
    """
    if body is None or body.recorded_from is None:
        return None
    return framework.counted_from(body.recorded_from)


def week_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def quarter_of(day: date) -> date:
    """The first day of a day's calendar quarter."""
    return first_of_month(add_months(day, -((day.month - 1) % _QUARTER)))


def weeks(first: date, as_of: date) -> list[date]:
    """The Mondays of the whole weeks that began on a day or later and were over before another."""
    monday = week_of(first + timedelta(days=6))
    found = []
    while monday + _WEEK <= as_of:
        found.append(monday)
        monday += _WEEK
    return found


def quarters(first: date, as_of: date) -> list[date]:
    """The first days of the whole quarters that began on a day or later and were over before another."""
    quarter = quarter_of(first)
    quarter = quarter if quarter == first else add_months(quarter, _QUARTER)
    found = []
    while add_months(quarter, _QUARTER) <= as_of:
        found.append(quarter)
        quarter = add_months(quarter, _QUARTER)
    return found


def cycle_end(last: date, months: int) -> date:
    """The last day of the cycle after a day: the end of the calendar month that lies so many months on.

    A committee that meets on the fourth Thursday of every second month is two days late by the day of the
    month and not late at all; so the month is what counts.
    """
    return last_of_month(add_months(last, months))


def first_after(meetings: Sequence[Meeting], day: date) -> Meeting | None:
    """The first of some meetings after a day, or None; the meetings are sorted, oldest first."""
    return next((meeting for meeting in meetings if meeting.date > day), None)


def weeks_in_words(mondays: Sequence[date]) -> str:
    """Weeks as papers write them: the weeks of 4 May and 11 May 2026; past six, the rest are counted."""
    shown = list(mondays[:NAMED])
    ends = [place + 1 == len(shown) or shown[place + 1].year != day.year for place, day in enumerate(shown)]
    days = [in_words(day) if ends[place] else _without_year(day) for place, day in enumerate(shown)]
    if len(mondays) > NAMED:
        days.append(f"{len(mondays) - NAMED} more")
    return f"the {'week' if len(mondays) == 1 else 'weeks'} of {listed(days)}"


def quarters_in_words(firsts: Iterable[date]) -> str:
    """Quarters as papers write them: the quarter April to June 2026."""
    named = [_quarter(first) for first in firsts]
    return f"the {'quarter' if len(named) == 1 else 'quarters'} {listed(named)}"


def _quarter(first: date) -> str:
    return f"{MONTHS[first.month - 1]} to {MONTHS[first.month + _QUARTER - 2]} {first.year}"


def _without_year(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
