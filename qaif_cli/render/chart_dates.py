"""Dates along the foot of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from qaif_cli.model.spc import Analysis
from qaif_cli.model.words import MONTHS
from qaif_cli.render.words import short_day

_STRIDES = (1, 2, 3, 4, 6, 12, 24, 48, 96)


def label(day: date, analysis: Analysis) -> str:
    """A date on the axis: `Apr 2026` where points stand months apart, else `1 Apr 2026`."""
    if analysis.interval in {"month", "quarter", "year"}:
        return f"{MONTHS[day.month - 1][:3]} {day.year}"
    return short_day(day)


def labelled(places: Sequence[float], room: float) -> list[int]:
    """Which points have their date below them: every so many, so that each has room.

    Args:
        places: Where the points stand along the axis.
        room: What a date takes of it, with some space.

    Returns:
        The points, counted from 0.
    """
    for stride in _STRIDES:
        chosen = range(0, len(places), stride)
        if all(places[after] - places[before] >= room for before, after in pairwise(chosen)):
            return list(chosen)
    return [0]
