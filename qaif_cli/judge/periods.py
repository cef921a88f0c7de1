"""Weeks, months, quarters, half-years and years, for each of which an indicator has one point."""

from __future__ import annotations

from datetime import date, timedelta

from qaif_cli.judge.calendar import add_months, day_before, months_on
from qaif_cli.model.vocabulary import Every

_DAYS: dict[Every, int] = {"weekly": 7, "fortnightly": 14, "four-weekly": 28}
_MONTHS: dict[Every, int] = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


def in_weeks(every: Every) -> bool:
    """Whether the periods are whole weeks, which end inside months."""
    return every in _DAYS


def last_day(first: date, every: Every) -> date:
    """The last day of the period that begins on a day."""
    if every in _DAYS:
        return first + timedelta(days=_DAYS[every] - 1)
    return day_before(add_months(first, _MONTHS[every]))


def next_day(day: date, every: Every, periods: int = 1) -> date:
    """The day of a later point; where one is dated by the last day of its month, so are those after it.

    Args:
        day: The day of a point.
        every: How often there is one.
        periods: How many points later.
    """
    if every in _DAYS:
        return day + timedelta(days=_DAYS[every] * periods)
    return months_on(day, _MONTHS[every] * periods)


def begins_period(day: date, every: Every) -> bool:
    """Whether a day looks like the first of a period, by which many exports date their figures."""
    if every in _DAYS:
        return False
    return day.day == 1 and (every == "monthly" or day.month in {1, 4, 7, 10})


def unfilled(earlier: date, later: date, every: Every) -> int:
    """How many periods lie between two points that follow each other and have no point of their own.

    A point may come some days early or late of its period's end: half a period either way is no hole.
    """
    if every in _DAYS:
        return max(0, round((later - earlier).days / _DAYS[every]) - 1)
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(0, round(months / _MONTHS[every]) - 1)
