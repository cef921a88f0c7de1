"""The lines and parts of a committee paper: one risk, one concern, one level, one area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.finding import Card, Finding
from qaif_cli.model.kinds.area import AreaUpdate
from qaif_cli.model.kinds.concern import ExitCriterion
from qaif_cli.model.kinds.risk import Chase
from qaif_cli.model.position import AreaState, CommitmentState, ConcernState, Month, RiskState
from qaif_cli.model.record import Action, Update, Waiver
from qaif_cli.model.settings import Level

Moved = Literal["new", "up", "down", "unchanged", "closed"]


@dataclass(frozen=True)
class RiskLine:
    """A risk in a paper.

    Attributes:
        was: Its score at the earlier day; None where it was not on the register.
        moved: What happened to it since.
        held: The open concern that it belongs to, at the highest level; None where there is none.
        months: The monthly reviews owed in the period.
        chases: The reminders sent in the period.
    """

    state: RiskState
    was: int | None
    moved: Moved
    held: ConcernState | None
    months: tuple[Month, ...]
    chases: tuple[Chase, ...]


@dataclass(frozen=True)
class ConcernLine:
    """A concern in a paper.

    Attributes:
        was: Its level at the earlier day; None where it was not open.
        moved: What happened to it since.
        update: Its last update.
        fresh: Whether that update falls in the period.
        risks: The risks that belong to it.
        plan_agreed: When the improvement plan was agreed; None where it is not.
        actions: The open actions of the plan.
        late_actions: How many of them are past their day.
        exits: The exit criteria for the next step down.
        later_exits: Those for steps after it.
        late_exits: How many for the next step are past their day and not met.
    """

    state: ConcernState
    was: str | None
    moved: Moved
    update: Update | None
    fresh: bool
    risks: tuple[RiskLine, ...]
    plan_agreed: date | None
    actions: tuple[Action, ...]
    late_actions: int
    exits: tuple[ExitCriterion, ...]
    later_exits: tuple[ExitCriterion, ...]
    late_exits: int


@dataclass(frozen=True)
class LevelPart:
    """One of the three parts of an area's report: what is held at that level."""

    level: Level
    concerns: tuple[ConcernLine, ...]
    risks: tuple[RiskLine, ...]


@dataclass(frozen=True)
class RoutineProviders:
    """The providers of an area that are at routine.

    Attributes:
        confirmed: Confirmed in the period.
        earlier: Last confirmed before it, with the day.
        never: Never confirmed.
    """

    confirmed: tuple[str, ...]
    earlier: Mapping[str, date]
    never: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.confirmed) + len(self.earlier) + len(self.never)


@dataclass(frozen=True)
class AreaPart:
    """An area in a paper.

    Attributes:
        state: The area on the day.
        was: The update that carried the judgement at the earlier day.
        turned: Whether the judgement is higher or lower than then.
        fresh: Whether the last update falls in the period.
        parts: Its levels, routine first.
        commitments: Its commitments that are open or ended in the period.
        ended: Risks closed in the period.
        indicators: Its indicators that are still kept: those of concern first, then those that fail their target.
    """

    state: AreaState
    was: AreaUpdate | None
    turned: Literal["higher", "lower", "same"]
    fresh: bool
    parts: tuple[LevelPart, ...]
    providers: RoutineProviders
    commitments: tuple[CommitmentState, ...]
    ended: tuple[RiskLine, ...]
    indicators: tuple[IndicatorState, ...]


@dataclass(frozen=True)
class RuleFindings:
    """One rule with everything that it found: exceptions, as papers call them."""

    card: Card
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class AgreedException:
    """A rule set aside for a record, and the agreement behind it."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True)
class Stamp:
    """How a paper was made; with these the same, it is the same to the byte."""

    commit: str
    clean: bool
    version: str
