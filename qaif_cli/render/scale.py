"""The axes of a chart: its figures, how many decimals they have and where the ticks stand, and the dates along its foot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

from qaif_cli.model.spc import Analysis
from qaif_cli.model.words import MONTHS
from qaif_cli.render.words import short_day

_MOST_DECIMALS = 6
_NICE = (1, 2, 2.5, 5, 10)
_FLAT = 0.5
_FINEST = 1e-9
"""What is smaller than this cannot be told from nought on a chart with six decimals."""
_STRIDES = (1, 2, 3, 4, 6, 12, 24, 48, 96)


def bounds(analysis: Analysis) -> tuple[float, float]:
    """The lowest and the highest figure that a chart has to show; values, limits and target; never the same."""
    shown = [
        figure
        for point in analysis.points
        for figure in (point.value, point.mean, point.lower, point.upper)
        if figure is not None
    ]
    shown += [] if analysis.target is None else [analysis.target]
    low, high = min(shown, default=0.0), max(shown, default=1.0)
    if high - low > _FINEST * max(1.0, abs(low), abs(high)):
        return low, high
    room = abs(high) * _FLAT if abs(high) > _FINEST else 1.0
    return low - room, high + room


def decimals(analysis: Analysis) -> int:
    """How many decimals the figures of a series need: three significant digits of its whole range."""
    low, high = bounds(analysis)
    return max(0, min(_MOST_DECIMALS, 2 - floor(log10(high - low))))


def figure(value: float, places: int) -> str:
    """A number with thousands commas and so many decimals, without those that are nought to the end."""
    text = f"{value:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round figures between two others, at even steps of 1, 2, 2.5 or 5.

    Args:
        low: The lowest figure.
        high: The highest, above it.
        most: How many there may be at most.
    """
    rough = (high - low) / max(1, most - 1)
    power = 10.0 ** floor(log10(rough))
    step = next(nice * power for nice in _NICE if nice * power >= rough * (1 - 1e-9))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [place * step for place in range(first, last + 1)]


def tick_places(step_of: list[float]) -> int:
    """How many decimals the ticks need so that no two look alike."""
    if len(step_of) < 2:  # noqa: PLR2004  # one tick has no step
        return 2
    step = step_of[1] - step_of[0]
    return next(
        (places for places in range(_MOST_DECIMALS + 10) if _whole(step * 10**places)), _MOST_DECIMALS
    )


def _whole(number: float) -> bool:
    return abs(number - round(number)) < 1e-6 and round(number) != 0  # noqa: PLR2004  # the rounding of the arithmetic


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
