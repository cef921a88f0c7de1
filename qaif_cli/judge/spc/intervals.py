"""How far apart the points of a series stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median_low

from qaif_cli.model.spc import Interval

_DAYS: dict[int, Interval] = {1: "day", 7: "week"}
_MONTHS: dict[int, Interval] = {1: "month", 3: "quarter", 12: "year"}


def interval(days: Sequence[date]) -> Interval:
    """What lies between any two points of the series; `point` where that is not always the same.

    Args:
        days: The days of the points in order. Months are counted by the calendar, whatever their day.
    """
    apart = {(after - before).days for before, after in pairwise(days)}
    months = {_month(after) - _month(before) for before, after in pairwise(days)}
    by_days = {_DAYS.get(count, "point") for count in apart}
    by_months = {_MONTHS.get(count, "point") for count in months}
    for found in (by_days, by_months):
        if len(found) == 1 and "point" not in found:
            return found.pop()
    return "point"


def widest_gap(days: Sequence[date]) -> tuple[date, date, int] | None:
    """The two points that lie furthest apart, with the usual number of days; None where intervals are even.

    Args:
        days: The days of the points in order.
    """
    pairs = list(pairwise(days))
    apart = [(after - before).days for before, after in pairs]
    months = {_month(after) - _month(before) for before, after in pairs}
    if len(set(apart)) <= 1 or (len(months) == 1 and 0 not in months):
        return None
    before, after = pairs[apart.index(max(apart))]
    return before, after, median_low(apart)


def _month(day: date) -> int:
    return day.year * 12 + day.month
