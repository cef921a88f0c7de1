"""What the report of one area says beside the position of the register: what came in, and what was seen of its providers."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.model.body_content import SourceCount
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.good_practice import PracticeTold
from qaif_cli.model.impact_state import ChangesTold
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.outcome import OutcomeProgress
from qaif_cli.model.position import DueItem
from qaif_cli.model.rated import Rated
from qaif_cli.model.report_content import AreaPart, LevelPart
from qaif_cli.model.standing import StandingTold


@dataclass(frozen=True)
class AreaContent:
    """One area, for its own report.

    Attributes:
        came_in: The intelligence of the period about it, the newest first.
        sources: From which kinds of source it came, the most first.
        before: How much came in in the time of the same length before.
        rated: Its providers, with what was seen of them since.
        standing: What is told of what they stand under, and of their returns.
        used: The levels at which something is held, the highest first.
        unused: The others.
        claims: The indicators on which its judgement rests.
        late: What is late on its records.
        changes: What is told of changes to its services.
        practice: What is told of good practice.
        outcomes: How far the outcomes of its open commitments have come that an indicator measures.
        in_words: How many other open commitments say in words what is measured.
        unmeasured: How many have no outcome that can be measured.
    """

    part: AreaPart
    came_in: tuple[IntelligenceState, ...]
    sources: tuple[SourceCount, ...]
    before: int
    rated: tuple[Rated, ...]
    standing: tuple[StandingTold, ...]
    used: tuple[LevelPart, ...]
    unused: tuple[LevelPart, ...]
    claims: tuple[IndicatorState, ...]
    late: tuple[DueItem, ...]
    changes: ChangesTold
    practice: PracticeTold
    outcomes: tuple[OutcomeProgress, ...]
    in_words: int
    unmeasured: int

    @property
    def undecided(self) -> int:
        """How much of what came in nobody has decided on."""
        return sum(state.latest is None for state in self.came_in)
