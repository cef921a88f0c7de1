"""What the Committee's pack says beside the position of the register: at a glance, in figures, and against earlier meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.agenda import Carried
from qaif_cli.model.body_content import Effect, SourceCount
from qaif_cli.model.cases import ClockLine
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.horizon import HorizonTold
from qaif_cli.model.impact_state import ChangesTold
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.position import CommitmentState, ConcernState, DueItem
from qaif_cli.model.rated import Rated
from qaif_cli.model.report_content import AreaPart, ConcernLine, RiskLine

Turn = Literal["higher", "lower", "same", "not-judged"]
"""How a judgement stands to that of the meeting before."""
VariationRow = Literal["concern", "common", "improvement"]
AssuranceColumn = Literal["consistent_fail", "inconsistent", "consistent_pass"]


@dataclass(frozen=True)
class AreaGlance:
    """One area in one line.

    Attributes:
        turns: How its judgement moved over the last meetings, the oldest first; the last is from then to the day.
        levels: How many open concerns it has at each level above the lowest, the highest first; only those that are used.
        high: How many of its open risks are high.
        of_concern: How many of its indicators show concern.
        met: How many of its statutory duties are met.
        late: What is late on its records.
    """

    part: AreaPart
    turns: tuple[Turn, ...]
    levels: tuple[tuple[str, int], ...]
    high: int
    of_concern: int
    met: int
    late: tuple[DueItem, ...]


@dataclass(frozen=True)
class IconRow:
    """A row of the grid of icons: the indicators of one variation by what they are against their target."""

    variation: VariationRow
    cells: tuple[tuple[IndicatorState, ...], ...]


@dataclass(frozen=True)
class Figures:
    """The indicators of the register.

    Attributes:
        rows: The grid of icons: concern, common cause, improvement; in each what fails, hits and misses, passes.
        apart: Those that stand in no cell, for they have no target, no better side, or too few values.
        worst: Those whose chart is shown, what needs to be looked at first.
    """

    rows: tuple[IconRow, ...]
    apart: tuple[IndicatorState, ...]
    worst: tuple[IndicatorState, ...]

    @property
    def count(self) -> int:
        """How many indicators there are."""
        return len(self.apart) + sum(len(cell) for row in self.rows for cell in row.cells)


@dataclass(frozen=True)
class HeatCell:
    """A cell of the matrix with the risks in it."""

    score: int
    band: str
    risks: tuple[RiskLine, ...]


@dataclass(frozen=True)
class ConcernPage:
    """What the Committee reads of one concern.

    Attributes:
        item: Its number on the agenda; None where it is not there.
        done: How many actions of its improvement plan are done.
        actions: How many there are.
        figure: The indicator that matters most for it; None where none bears on its risks, or its chart is shown already.
        told: The indicator that matters most, also where its chart is shown elsewhere.
    """

    line: ConcernLine
    item: int | None
    done: int
    actions: int
    figure: IndicatorState | None
    told: IndicatorState | None


@dataclass(frozen=True)
class ThreeLists:
    """What the Committee is alerted to, advised of and assured of, by stated rules.

    Attributes:
        fell: Areas whose judgement is lower than last time.
        lowest: Areas whose judgement is the lowest step, others than those.
        highest: Concerns at the highest level.
        new_high: High risks that are new, open again or up to where they are.
        untargeted: High risks of which no target is known.
        long_high: High risks that were high at each of the last meetings.
        asks: What this body asked for at its meetings, and is late.
        held: Areas whose judgement is as it was, or the first.
        unjudged: Areas that nobody has judged.
        up_highest: Concerns at the highest level that moved up since, are new there or open again.
        up: Concerns above the lowest level and below the highest that did.
        raised: Concerns above the lowest level and below the highest.
        moving: High risks that went down and are still high.
        off_track: Open commitments and priorities that are off track or at risk.
        given_up: Commitments and priorities that were closed since, and were not achieved.
        rose: Areas whose judgement is higher than last time.
        stepped_down: Concerns that stepped down.
        criteria: Exit criteria that were met.
        achieved: Commitments and priorities that are achieved since, and those that were closed since as achieved.
        below: Risks that were high and are so no more.
    """

    fell: tuple[str, ...]
    lowest: tuple[str, ...]
    highest: tuple[str, ...]
    new_high: tuple[str, ...]
    untargeted: tuple[str, ...]
    long_high: tuple[str, ...]
    asks: tuple[Carried, ...]
    held: tuple[str, ...]
    unjudged: tuple[str, ...]
    up_highest: tuple[str, ...]
    up: tuple[str, ...]
    raised: tuple[str, ...]
    moving: tuple[str, ...]
    off_track: tuple[CommitmentState, ...]
    given_up: tuple[str, ...]
    rose: tuple[str, ...]
    stepped_down: tuple[str, ...]
    criteria: tuple[Effect, ...]
    achieved: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True)
class VoiceLine(SourceCount):
    """How much one kind of source brought, with that of the time before, and how much of it was decided on."""

    before: int
    decided: int


@dataclass(frozen=True)
class TrendRow:
    """A count of our own governance, at each of the last meetings and on the day.

    Attributes:
        what: `late`, `reviews`, `rule` (one of the framework's own), `own` (all that other rules find), `unknown` or `agreed`.
        word: The kind of thing that is late, empty for all other kinds; what a rule finds, in words without a number; else empty.
        counts: One for each day, the oldest first; of reviews in time, of those that were owed.
    """

    what: Literal["late", "reviews", "rule", "own", "unknown", "agreed"]
    word: str
    counts: tuple[int | tuple[int, int], ...]


@dataclass(frozen=True)
class Pack:
    """Everything that the Committee's pack says beside its brief and its round.

    Attributes:
        meetings: The days of the last meetings whose position is compared, the oldest first.
        items: The number on the agenda of each record and standing item, by its ID.
        sections: The parts that follow the agenda, in its order: `escalations`, `concerns`, `commitments`, and the others.
        glance: The areas.
        figures: The indicators.
        heat: The matrix, the gravest consequence first; in each row the lowest likelihood first.
        high_since: How many of the last meetings each high risk was high at, by its ID.
        concerns: The concerns that are told, in the order of the agenda.
        three: What it is alerted to, advised of, assured of.
        stories: The voices that are told.
        voices: How much each kind of voice brought.
        good: Improvements that last, as updates tell of them.
        rated: The providers that are told of.
        sound: How many others have a grade, and it is good or better.
        ungraded: How many others have none.
        worse: Open commitments and priorities that were on track or achieved at the earlier day, and are at risk, off track
            or paused.
        trend: The counts of our own governance.
        coming: What comes into force: a few lines, and all of it where the refresh of the framework is on the agenda.
        clocks: How statutory responses stand, by clock.
        changes: What is told of changes and their impact.
    """

    meetings: tuple[date, ...]
    items: Mapping[str, int]
    sections: tuple[str, ...]
    glance: tuple[AreaGlance, ...]
    figures: Figures
    heat: tuple[tuple[HeatCell, ...], ...]
    high_since: Mapping[str, int]
    concerns: tuple[ConcernPage, ...]
    three: ThreeLists
    stories: tuple[IntelligenceState, ...]
    voices: tuple[VoiceLine, ...]
    good: tuple[Effect, ...]
    rated: tuple[Rated, ...]
    sound: int
    ungraded: int
    worse: tuple[CommitmentState, ...]
    trend: tuple[TrendRow, ...]
    coming: HorizonTold
    clocks: tuple[ClockLine, ...]
    changes: ChangesTold

    @property
    def held(self) -> tuple[ConcernState, ...]:
        """The concerns that are told."""
        return tuple(page.line.state for page in self.concerns)
