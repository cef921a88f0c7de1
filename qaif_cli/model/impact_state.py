"""Where the impact of a change stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qaif_cli.model.kinds.impact import (
    EffectOnDimension,
    GroupAnswer,
    Impact,
    LookBack,
    PanelDecision,
    Signature,
)
from qaif_cli.model.vocabulary import ImpactStage, Profession

UNDECIDED = "undecided"
"""What is said of a change on which no body has decided."""
GOES = ("go", "go-with-conditions")
"""The decisions by which a change may begin."""


@dataclass(frozen=True)
class ImpactState:
    """The impact of a change on a day.

    Attributes:
        impact: The record.
        effects: The last assessment of each dimension that has one.
        answers: The last answer for each group of people that has one.
        stage: The furthest stage that was made; None where none was.
        signed: The first signature of each profession.
        unsigned: The professions whose signature is asked for and not there.
        decision: The last decision; None where there is none.
        silent_dimensions: The dimensions that are not assessed, or get worse without a score.
        silent_groups: The groups without an answer.
        needs_full: Whether a score asks for the full assessment, and none was made.
        look_back_due: The day by which it is looked back on; None where nothing is owed.
    """

    impact: Impact
    day: date
    effects: Mapping[str, EffectOnDimension]
    answers: Mapping[str, GroupAnswer]
    stage: ImpactStage | None
    signed: Mapping[Profession, Signature]
    unsigned: tuple[Profession, ...]
    decision: PanelDecision | None
    silent_dimensions: tuple[str, ...]
    silent_groups: tuple[str, ...]
    needs_full: bool
    look_back_due: date | None

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self.impact.closed is not None

    @property
    def decided(self) -> str:
        """The last decision, or that there is none."""
        return self.decision.decision if self.decision else UNDECIDED

    @property
    def stopped(self) -> bool:
        """Whether it was decided that the change does not begin."""
        return self.decided == "stop"

    @property
    def start(self) -> date | None:
        """The day on which it began or will begin; None where that is not known, or it was stopped or closed before.

        What is stopped or closed later began all the same.
        """
        starts, closed = self.impact.starts, self.impact.closed
        if not isinstance(starts, date) or (closed and closed.date < starts):
            return None
        by_then = [entry.decision for entry in self.impact.decisions if entry.date <= starts]
        return None if self.stopped and by_then[-1:] == ["stop"] else starts

    @property
    def started(self) -> bool:
        """Whether it has begun."""
        return self.start is not None and self.start <= self.day

    @property
    def signed_late(self) -> tuple[Signature, ...]:
        """The first signatures that came after the change began."""
        start = self.start
        late = (entry for entry in self.signed.values() if start and start <= self.day and entry.date > start)
        return tuple(sorted(late, key=lambda entry: entry.date))

    @property
    def conditions(self) -> tuple[int, int]:
        """How many of its actions are done, and how many there are."""
        actions = self.impact.actions
        return sum(action.done is not None for action in actions), len(actions)

    @property
    def worst(self) -> EffectOnDimension | None:
        """The dimension that gets worst before mitigation; None where none gets worse."""
        scored = [(entry.before.score, entry) for entry in self.effects.values() if entry.before]
        return max(scored, key=lambda pair: pair[0])[1] if scored else None

    @property
    def residual(self) -> EffectOnDimension | None:
        """The dimension with the highest score that is left; None where none gets worse."""
        scored = [(entry.left.score, entry) for entry in self.effects.values() if entry.left]
        return max(scored, key=lambda pair: pair[0])[1] if scored else None

    @property
    def score(self) -> int | None:
        """The highest score before mitigation."""
        worst = self.worst
        return worst.before.score if worst and worst.before else None

    @property
    def left(self) -> int | None:
        """The highest score that is left after mitigation."""
        residual = self.residual
        return residual.left.score if residual and residual.left else None

    @property
    def look_back_late(self) -> int:
        """By how many days its look-back is late; 0 where it is not."""
        return max(0, (self.day - self.look_back_due).days) if self.look_back_due else 0


@dataclass(frozen=True)
class ChangesTogether:
    """Several changes that touch one service at the same time.

    Attributes:
        area: The area of the service.
        provider: The provider of it; empty where they name none.
        states: The changes, in the order of their IDs.
        seen: Whether one decision looked at all of them together.
    """

    area: str
    provider: str
    states: tuple[ImpactState, ...]
    seen: bool


@dataclass(frozen=True)
class ChangesTold:
    """What a paper says of changes.

    Attributes:
        open: The changes that are open and not stopped, by the day on which they begin.
        together: The services that several of them touch.
        looked_back: What was found on looking back since the earlier day, the newest first.
        ended: The changes that were stopped or closed since.
    """

    open: tuple[ImpactState, ...]
    together: tuple[ChangesTogether, ...]
    looked_back: tuple[tuple[ImpactState, LookBack], ...]
    ended: tuple[ImpactState, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.open or self.looked_back or self.ended)

    @property
    def to_decide(self) -> tuple[ImpactState, ...]:
        """The open changes that no body has decided may begin."""
        return tuple(state for state in self.open if state.decided not in GOES)

    @property
    def freely(self) -> tuple[ImpactState, ...]:
        """The open changes that may go ahead as they are."""
        return tuple(state for state in self.open if state.decided == "go")

    @property
    def on_conditions(self) -> tuple[ImpactState, ...]:
        """The open changes that may go ahead with conditions."""
        return tuple(state for state in self.open if state.decided == "go-with-conditions")

    @property
    def late(self) -> tuple[ImpactState, ...]:
        """The open changes whose look-back is late."""
        return tuple(state for state in self.open if state.look_back_late)
