"""Statistical process control: a series of points, how it is to be judged, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.vocabulary import Better, Profile

Special = Literal["none", "outside", "shift", "trend", "two_of_three"]
Direction = Literal["high", "low", "none"]
Cause = Literal["common", "improvement", "concern", "neutral", "missing"]
"""What a point means; `neutral` is a special cause where neither direction is better."""
Variation = Literal[
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
]
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]
Interval = Literal["day", "week", "month", "quarter", "year", "point"]
"""What lies between two points; `point` where they do not stand at even intervals."""

GRAIN = 1e-13
"""Values that differ by no more than this part of the largest are equal: it is the rounding of the arithmetic."""
FEWEST_FOR_LIMITS = 13
"""Below this many values in a phase its limits are trial limits (the threshold of NHSRplotthedots)."""
FEWEST_TO_FIX = 12
"""From fewer values than this, limits are not fixed (NHSRplotthedots, `fix_after_n_points`)."""


class BadSeries(ValueError):  # noqa: N818  # named as the other refusals of the model are
    """A series that cannot be analysed as asked.

    Args:
        faults: Everything that stands against it, each a sentence or two that say what to do.
    """

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Point:
    """One value of a series.

    Attributes:
        date: The day that it stands for, such as the first of its month.
        value: The value; None where it is missing.
    """

    date: date
    value: float | None


@dataclass(frozen=True)
class Options:
    """How a series is analysed.

    Attributes:
        better: Whether a higher value is better, a lower one, or neither.
        target: The value aimed for; None where there is none.
        profile: Whose way of working out limits.
        rebase: The points at which a new phase begins, each by its date.
        limits_from: Limits are worked out from this many values at the beginning of each phase; None for all.
    """

    better: Better
    target: float | None = None
    profile: Profile = "nhsr"
    rebase: tuple[date, ...] = ()
    limits_from: int | None = None


@dataclass(frozen=True)
class JudgedPoint:
    """One point of the analysis.

    Attributes:
        date: Its day.
        value: Its value; None where it is missing.
        mean: The mean of its phase; None where the phase has no value.
        lower: The lower process limit; None where the phase has too few values.
        upper: The upper process limit; likewise.
        special: The rule that it falls under, the first of outside, trend, two of three, shift.
        direction: Whether that is to the high or the low side.
        cause: What that means: common cause, a special cause for better, worse or neither, or that the value is missing.
    """

    date: date
    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    special: Special
    direction: Direction
    cause: Cause


@dataclass(frozen=True)
class Phase:
    """The points between two changes of the process.

    Attributes:
        start: The day of its first point.
        end: The day of its last point.
        count: How many values it has.
        mean: Their mean, or that of the first of them (`Options.limits_from`); None without a value.
        lower: The lower process limit; None where no two values follow one another.
        upper: The upper process limit; likewise.
        screened: How many moving ranges were left out as outliers.
        flat: Whether every moving range that counts is 0, so that the limits lie on the mean.
    """

    start: date
    end: date
    count: int
    mean: float | None
    lower: float | None
    upper: float | None
    screened: int
    flat: bool

    @property
    def trial(self) -> bool:
        """Whether its limits are trial limits, which each further point moves."""
        return self.lower is not None and self.count < FEWEST_FOR_LIMITS


@dataclass(frozen=True)
class Analysis:
    """The analysis of a series.

    Attributes:
        points: Every point, oldest first.
        phases: The phases, oldest first.
        variation: The icon of the latest value; None where there are no limits to judge it by.
        assurance: The icon of the latest limits against the target; None without limits or target, or where
            neither direction is better.
        profile: Whose way of working out limits.
        better: Which direction is better.
        target: The value aimed for, if there is one.
        interval: What lies between two points.
        warnings: What a reader must know before relying on it, in plain words.
    """

    points: tuple[JudgedPoint, ...]
    phases: tuple[Phase, ...]
    variation: Variation | None
    assurance: Assurance | None
    profile: Profile
    better: Better
    target: float | None
    interval: Interval
    warnings: tuple[str, ...]

    @property
    def latest(self) -> JudgedPoint | None:
        """The latest point that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)
