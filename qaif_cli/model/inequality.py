"""How far apart the groups of people are, by what an indicator is broken down by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.words import as_given, with_unit

Drift = Literal["wider", "narrower", "the same"]
"""What a gap did."""


@dataclass(frozen=True)
class GroupFigure:
    """The figure of one group, of one period."""

    group: str
    value: float
    out_of: int | None


@dataclass(frozen=True)
class GroupGap:
    """How far apart the groups were in one period.

    Attributes:
        day: The last day of the period.
        worst: The group that is served worst; where neither way is better, the one with the highest figure.
        best: The group that is served best, or has the lowest figure; None where there is one group alone.
        whole: The figure of all; None where there is none of the period.
    """

    day: date
    worst: GroupFigure
    best: GroupFigure | None
    whole: float | None

    @property
    def other(self) -> float:
        """What the worst-served group is held against: the best-served, or all where there is no other group."""
        return self.best.value if self.best else self.whole if self.whole is not None else self.worst.value

    @property
    def apart(self) -> float:
        """How far the two are apart, in the indicator's unit."""
        return round(abs(self.worst.value - self.other), 10)

    @property
    def ratio(self) -> float | None:
        """The figure of the worst-served group by the other; None where that is nought, or one is below it."""
        return round(self.worst.value / self.other, 2) if self.other > 0 and self.worst.value >= 0 else None

    @property
    def from_whole(self) -> float | None:
        """How far the worst-served group is from all; None where there is no figure of all."""
        return None if self.whole is None else round(abs(self.worst.value - self.whole), 10)

    @property
    def figures(self) -> tuple[GroupFigure, ...]:
        """The figures that it rests on."""
        return (self.worst, self.best) if self.best else (self.worst,)


@dataclass(frozen=True)
class CutGaps:
    """The gaps of an indicator by one thing.

    Attributes:
        indicator: The indicator.
        by: By what it is broken down.
        gaps: The gap of each period in which every group has a figure, oldest first; never empty.
        wider: In how many periods running, up to the last, it was wider than in the one before.
        few: Whether the last rests on so few people that somebody could be known.
    """

    indicator: Indicator
    by: str
    gaps: tuple[GroupGap, ...]
    wider: int
    few: bool

    @property
    def last(self) -> GroupGap:
        """The gap of the last period in which every group has a figure."""
        return self.gaps[-1]

    @property
    def before(self) -> GroupGap | None:
        """The gap of the period before it; None where there is none."""
        return self.gaps[-2] if len(self.gaps) > 1 else None

    @property
    def drift(self) -> Drift | None:
        """What it did since the period before; None where there is none."""
        if self.before is None:
            return None
        if self.last.apart == self.before.apart:
            return "the same"
        return "wider" if self.last.apart > self.before.apart else "narrower"

    @property
    def worse(self) -> bool:
        """Whether one is served worse than the other; a group alone may be served better than all."""
        less = self.last.worst.value < self.last.other
        return {"up": less, "down": not less, "neutral": False}[self.indicator.better] and self.last.apart > 0

    @property
    def weight(self) -> float:
        """How wide it is by the figure of the other group, so that gaps in several units can be put in order."""
        return self.last.apart / abs(self.last.other) if self.last.other else self.last.apart


def apart_in_words(apart: float, indicator: Indicator) -> str:
    """How far two figures of an indicator are apart."""
    if indicator.unit != "%":
        return with_unit(apart, indicator.unit)
    return f"{as_given(apart)} percentage {'point' if apart == 1 else 'points'}"
