"""Whether a figure is on the scale of others: 0.87 among figures of 80 per cent is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PER_CENT = 100
_IS_PER_CENT = re.compile(r"%|\bper ?cent(?:age)?\b", re.IGNORECASE)
_PER = re.compile(r"\b(?:per|in) (1\d{0,2}(?:[, ]?000)*)\b", re.IGNORECASE)
_NEAR = 3
"""A figure as much larger or smaller than all others is still like them."""
_FAR = 10


def off_scale(value: float, others: Sequence[float]) -> float | None:
    """What a figure would be on the scale of others, where it is a share among per cents or the other way round.

    Args:
        value: The figure.
        others: Those that it is held against.

    Returns:
        The figure times or over a hundred; None where it is on their scale, or nothing can be told.
    """
    sizes = [abs(other) for other in others if other]
    if not sizes or not value:
        return None
    low, high, size = min(sizes), max(sizes), abs(value)
    if size < 1 < high and size * _FAR < low and low / _NEAR <= size * _PER_CENT <= high * _NEAR:
        return round(value * _PER_CENT, 10)
    if high <= 1 < size and size > high * _FAR and low / _NEAR <= size / _PER_CENT <= high * _NEAR:
        return round(value / _PER_CENT, 10)
    return None


def per(unit: str) -> int:
    """Of how many a unit counts: 100 of `%` and `in 100`, 1,000 of `per 1,000 bed days`; 0 where it counts alone."""
    if _IS_PER_CENT.search(unit):
        return _PER_CENT
    found = _PER.search(unit)
    return int(found[1].replace(",", "").replace(" ", "")) if found else 0


def beyond(value: float, unit: str, others: Sequence[float]) -> str:
    """How a figure lies outside of what its unit can count, where no other figure does: below nought, or above 100 per cent.

    Args:
        value: The figure.
        unit: What it counts.
        others: Those that it is held against.
    """
    if value < 0 and not any(other < 0 for other in others):
        return "less than nought"
    whole = per(unit) == _PER_CENT and value > _PER_CENT
    return "more than 100 per cent" if whole and not any(other > _PER_CENT for other in others) else ""
