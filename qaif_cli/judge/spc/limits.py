"""Mean and process limits of one phase, from its moving ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from qaif_cli.model.spc import GRAIN
from qaif_cli.model.vocabulary import Profile

LIMIT = 2.66
"""Limits lie this many average moving ranges from the mean (NHSRplotthedots; 3 / 1.128, rounded)."""
NEAR = 2 * LIMIT / 3
"""A point is close to a limit beyond this many of them."""
SCREEN = 3.267
"""A moving range that is not below this many average moving ranges is an outlier (Nelson 1982)."""


@dataclass(frozen=True)
class Limits:
    """The mean and process limits of a phase.

    Attributes:
        mean: The mean of the values; None without one.
        spread: The average moving range; None where no two values follow one another.
        screened: How many moving ranges were left out as outliers.
        grain: Values that differ by no more than this are equal: it is the rounding of the arithmetic.
    """

    mean: float | None
    spread: float | None
    screened: int
    grain: float

    def beyond(self, ranges: float, side: int) -> float | None:
        """The line that lies so many average moving ranges above (side 1) or below (-1) the mean."""
        if self.mean is None or self.spread is None:
            return None
        return self.mean + side * ranges * self.spread

    def above(self, value: float, line: float) -> bool:
        """Whether a value lies above a line, and not on it."""
        return value - line > self.grain


def limits(values: Sequence[float | None], profile: Profile, first: int | None = None) -> Limits:
    """Work out mean and average moving range.

    No moving range is formed across a missing value. `nhsr` leaves outlying moving ranges out once, and does
    not work out the mean anew; `excel` keeps them.

    Args:
        values: The values of the phase in order; None where one is missing.
        profile: Whether outlying moving ranges are left out.
        first: From how many values at the beginning; None for all.
    """
    counted = _first(values, first)
    known = [value for value in counted if value is not None]
    if not known:
        return Limits(None, None, 0, 0.0)
    grain = GRAIN * max(abs(value) for value in values if value is not None)
    ranges = [abs(after - before) for before, after in pairwise(counted) if None not in (before, after)]  # type: ignore[operator]  # neither is None
    if not ranges:
        return Limits(_mean(known), None, 0, grain)
    spread = _mean(ranges)
    kept = [moved for moved in ranges if SCREEN * spread - moved > grain] if profile == "nhsr" else ranges
    if spread <= grain:  # a constant series: no range is an outlier among ranges of 0
        return Limits(_mean(known), 0.0, 0, grain)
    return Limits(_mean(known), _mean(kept), len(ranges) - len(kept), grain)


def _first(values: Sequence[float | None], first: int | None) -> Sequence[float | None]:
    """The values up to and with the first so many that are not missing."""
    if first is None:
        return values
    seen = 0
    for place, value in enumerate(values):
        seen += value is not None
        if seen == first:
            return values[: place + 1]
    return values


def _mean(values: Sequence[float]) -> float:
    if min(values) == max(values):
        return values[0] + 0.0
    return fsum(values) / len(values) + 0.0
