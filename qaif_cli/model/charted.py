"""What an indicator says on a day: its chart, and when its next point is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.inequality import CutGaps
from qaif_cli.model.kinds.indicator import Benchmark, Indicator, IndicatorPoint
from qaif_cli.model.spc import FEWEST_FOR_LIMITS, Analysis


@dataclass(frozen=True)
class Chart:
    """The chart of an indicator on a day; it rests on the record alone, not on the framework.

    Attributes:
        indicator: The indicator.
        points: The points that count, oldest first.
        analysis: What its chart says; of two points of one day, and of a phase that begins at no point, the
            chart takes no notice: rules name them.
        concern_since: The day of the first point of the special cause of concern that the latest point belongs
            to; None where that is none.
    """

    indicator: Indicator
    points: tuple[IndicatorPoint, ...]
    analysis: Analysis
    concern_since: date | None

    @property
    def last(self) -> IndicatorPoint | None:
        """The latest point, whether or not it has a value."""
        return self.points[-1] if self.points else None

    @property
    def concern(self) -> bool:
        """Whether the latest value belongs to a special cause of concern."""
        return self.concern_since is not None

    @property
    def fails(self) -> bool:
        """Whether it would miss its target whatever chance brings: the target lies beyond its limits."""
        return self.analysis.assurance == "consistent_fail"

    @property
    def counted(self) -> int:
        """How many values the present phase has."""
        return self.analysis.phases[-1].count if self.analysis.phases else 0

    @property
    def trial(self) -> bool:
        """Whether the present phase has fewer values than limits need."""
        return self.counted < FEWEST_FOR_LIMITS


PeerVerdict = Literal["better", "worse", "same", "neither", "no-period", "no-figure"]
"""How our figure of the period stands beside the others': *neither* where neither side is better; the last two where it is not held
against theirs, for of which period theirs is is not recorded, or we have no figure of it."""


@dataclass(frozen=True)
class BesidePeers:
    """How others stand, as it was looked up last, and our figure of the same period.

    Attributes:
        entry: The figure of the others.
        ours: Our figure of that period; None where the two are not held against one another.
        verdict: Which of the two is better.
    """

    entry: Benchmark
    ours: float | None
    verdict: PeerVerdict


@dataclass(frozen=True)
class IndicatorState:
    """An indicator on a day.

    Attributes:
        owner: The role that owned it.
        chart: What its chart says.
        next_day: The last day of the period of its next point; None where it has no point yet, or is closed.
        due: The day by which that point may be expected; None where neither it nor the framework says.
        days_late: Days past that day; 0 where it is not late.
        closed: Whether it is no longer kept.
        gaps: How far the groups of people are apart, by each thing by which it is broken down, the widest first.
        peers: How it stands beside others; None where nobody has looked it up.
    """

    indicator: Indicator
    owner: str
    chart: Chart
    next_day: date | None
    due: date | None
    days_late: int
    closed: bool
    gaps: tuple[CutGaps, ...] = ()
    peers: BesidePeers | None = None

    @property
    def to_be_seen(self) -> bool:
        """Whether it is an exception: of concern, or failing its target whatever chance brings."""
        return self.chart.concern or self.chart.fails

    @property
    def widest(self) -> float:
        """How wide its widest gap is, by the figure that it is held against; nought where no group is told apart."""
        return self.gaps[0].weight if self.gaps else 0.0

    @property
    def hidden(self) -> bool:
        """Whether its widest gap rests on so few people that somebody could be known."""
        return bool(self.gaps) and self.gaps[0].few
