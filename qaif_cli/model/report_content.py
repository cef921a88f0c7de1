"""What a committee paper says, before it is words: facts in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.area_of import areas_of
from qaif_cli.model.cases import CaseTally
from qaif_cli.model.changed_field import ChangedField
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.ended import Ended
from qaif_cli.model.framework import Framework
from qaif_cli.model.in_private import InPrivate
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.area import AreaUpdate
from qaif_cli.model.kinds.concern import ExitCriterion
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.kinds.risk import Chase
from qaif_cli.model.moment import Moment
from qaif_cli.model.not_known import NotKnown
from qaif_cli.model.position import (
    AreaState,
    CommitmentState,
    ConcernState,
    DueItem,
    Month,
    Movement,
    Position,
    RiskState,
)
from qaif_cli.model.record import Action, Update
from qaif_cli.model.register import Register, Unreadable
from qaif_cli.model.rule_findings import AgreedException, PaperStamp, RuleFindings
from qaif_cli.model.settings import Level
from qaif_cli.model.shown import Shown
from qaif_cli.model.situations import SituationsTold

Moved = Literal["new", "reopened", "up", "down", "unchanged", "closed"]
When = Literal["in", "late", "before"]
"""In the period; before it, but recorded after the body was shown the register of that day; before it."""


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
        fresh: When that update was.
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
    fresh: When
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
        raised: How many of the area are in a concern above routine.
    """

    confirmed: tuple[str, ...]
    earlier: Mapping[str, date]
    never: tuple[str, ...]
    raised: int

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
        fresh: When the last update was.
        judged: When the last judgement was.
        parts: Its levels, routine first.
        has_risks: Whether it has an open risk, with a concern or not.
        commitments: Its commitments that are open or ended in the period.
        ended: What was closed in the period.
        indicators: Its indicators that are still kept: those of concern first, then those that fail their target.
        responses: How its statutory responses stand.
        situations: What is told of the situations that name it.
    """

    state: AreaState
    was: AreaUpdate | None
    turned: Literal["higher", "lower", "same"]
    fresh: When
    judged: When
    parts: tuple[LevelPart, ...]
    providers: RoutineProviders
    has_risks: bool
    commitments: tuple[CommitmentState, ...]
    ended: tuple[Ended, ...]
    indicators: tuple[IndicatorState, ...]
    responses: CaseTally
    situations: SituationsTold


@dataclass(frozen=True)
class Brief:
    """Everything a paper says.

    Attributes:
        now: The register, the settings and the day whose position is given.
        body: The ID of the body that the paper is for.
        before: The register as the body was shown it last, on the day from which movement is counted.
        shown: That day, and where the register of it comes from.
        changed: Each field that says something else than in the register that git holds of then.
        recorded_late: The risks, concerns and areas that stood otherwise by that day than the body was shown.
        paper: What people wrote for the meeting; None where there is no record of it.
        approved: Whether that was approved by the day; it is not in the paper else, unless a draft was asked for.
        last: The paper before it.
        position: The state on the day.
        movement: What moved since.
        areas: The areas, services first, each in the framework's order.
        risks: Every open risk, highest first.
        gone: Every closed risk: the reviews that it owed until then are counted in the period in which they were settled.
        closed: What was closed since, of whatever area, in the order of kinds and IDs.
        alone: The high risks that no concern above the lowest level holds, by ID.
        late: What is late, the longest first.
        exceptions: What rules found, errors first.
        not_known: The records in which something is not known.
        agreed: What is set aside by agreement.
        unreadable: Files that could not be read.
        public: Whether it is made without anything private.
        in_private: Of a public paper, how much was considered in private.
    """

    now: Moment
    body: str
    before: Moment
    shown: Shown
    changed: tuple[ChangedField, ...]
    recorded_late: frozenset[str]
    paper: Paper | None
    approved: bool
    last: Paper | None
    position: Position
    movement: Movement
    areas: tuple[AreaPart, ...]
    risks: tuple[RiskLine, ...]
    gone: tuple[RiskLine, ...]
    closed: tuple[Ended, ...]
    alone: frozenset[str]
    late: tuple[DueItem, ...]
    exceptions: tuple[RuleFindings, ...]
    not_known: tuple[NotKnown, ...]
    agreed: tuple[AgreedException, ...]
    unreadable: tuple[Unreadable, ...]
    public: bool
    in_private: InPrivate
    stamp: PaperStamp

    @property
    def unread(self) -> tuple[tuple[str, int], ...]:
        """What could not be read: what one is called of each kind, and how many there are."""
        kinds = [BY_NAME[item.kind].one if item.kind in BY_NAME else "other file" for item in self.unreadable]
        return tuple((word, kinds.count(word)) for word in dict.fromkeys(kinds))

    @property
    def framework(self) -> Framework:
        """The settings."""
        return self.now.framework

    @property
    def since(self) -> date:
        """Movement is counted from this day."""
        return self.shown.day

    @property
    def register(self) -> Register:
        """The register as it was known on the day."""
        return self.now.register

    @property
    def day(self) -> date:
        """The day whose position is given."""
        return self.now.day

    @property
    def high(self) -> tuple[RiskLine, ...]:
        """Open risks at or above the score for which the framework sets the review."""
        return tuple(line for line in self.risks if line.state.score >= self.framework.high_score)

    @property
    def decisions(self) -> tuple[ConcernLine, ...]:
        """The concerns, at whatever level, whose next decision is this body's and falls due by the meeting.

        In public those only whose day has not passed: minutes that are private may say that it was taken.
        """
        last = self.paper.date if self.paper else self.day
        first = self.day if self.public else date.min
        lines = [line for area in self.areas for part in area.parts for line in part.concerns]
        due = [line for line in lines if _decided_by(line, self.body, first, last)]
        return tuple(sorted(due, key=lambda line: (-line.state.order, line.state.concern.id)))

    @property
    def late_targets(self) -> frozenset[str]:
        """The risks and indicators whose target has passed its day and was not reached."""
        return frozenset(item.record for item in self.late if item.kind == "target")

    @property
    def high_alone(self) -> tuple[RiskLine, ...]:
        """High risks that belong to no concern above routine."""
        return tuple(line for line in self.high if line.state.risk.id in self.alone)

    @property
    def stale(self) -> frozenset[str]:
        """Commitments that nothing has reported on for longer than the framework allows."""
        return frozenset(
            found.record for item in self.exceptions if item.card.code == "COM002" for found in item.findings
        )

    @property
    def high_new(self) -> tuple[RiskLine, ...]:
        """High risks that were not on the register at the earlier day."""
        return tuple(line for line in self.high if line.moved == "new")

    @property
    def high_reopened(self) -> tuple[RiskLine, ...]:
        """High risks that were closed at the earlier day."""
        return tuple(line for line in self.high if line.moved == "reopened")

    @property
    def high_recorded_late(self) -> tuple[RiskLine, ...]:
        """Those of the risks that are new, reopened, up or down here whose movement was recorded late."""
        moved = (*self.high_new, *self.high_reopened, *self.high_up, *self.high_down)
        return tuple(line for line in moved if line.state.risk.id in self.recorded_late)

    @property
    def high_up(self) -> tuple[RiskLine, ...]:
        """High risks whose score has gone up since."""
        return tuple(line for line in self.high if line.moved == "up")

    @property
    def high_down(self) -> tuple[RiskLine, ...]:
        """Open risks that were high at the earlier day and score less now."""
        return tuple(
            line
            for line in self.risks
            if line.moved == "down" and (line.was or 0) >= self.framework.high_score
        )

    @property
    def high_late(self) -> tuple[RiskLine, ...]:
        """High risks whose owner's review is late on the day."""
        return tuple(line for line in self.high if line.state.days_late > 0)

    @property
    def months(self) -> tuple[Month, ...]:
        """The monthly reviews owed in the period, over all risks, those closed in it too."""
        return tuple(
            month for line in (*self.risks, *self.gone) for month in line.months if month.outcome != "awaited"
        )

    @property
    def priorities(self) -> tuple[CommitmentState, ...]:
        """The priorities of each year, in the framework's order."""
        found = [state for state in self.position.commitments.values() if state.commitment.type == "priority"]
        return tuple(
            sorted(found, key=lambda state: (state.commitment.plan_year or 0, state.commitment.position))
        )

    def done_of(self, state: CommitmentState) -> str:
        """How many of the actions of a commitment are done: `2 of 4`."""
        actions = state.commitment.actions
        done = sum(action.done is not None for action in actions)
        return f"{done} of {len(actions)}"

    def ids_of(self, part: AreaPart) -> frozenset[str]:
        """Every record that stands in an area's report."""
        area = part.state.area.id
        return frozenset(id_ for id_, areas in areas_of(self.now).items() if area in areas)

    def exceptions_in(self, ids: frozenset[str]) -> tuple[RuleFindings, ...]:
        """The exceptions of some records only."""
        kept = (
            (item.card, tuple(found for found in item.findings if found.record in ids))
            for item in self.exceptions
        )
        return tuple(RuleFindings(card, findings) for card, findings in kept if findings)

    @property
    def held(self) -> tuple[ConcernLine, ...]:
        """Concerns above routine, the highest level first."""
        lines = [
            line
            for area in self.areas
            for part in reversed(area.parts)
            if part.level.order > 1
            for line in part.concerns
        ]
        return tuple(
            sorted(lines, key=lambda line: (-line.state.order, line.state.since, line.state.concern.id))
        )


def _decided_by(line: ConcernLine, body: str, first: date, last: date) -> bool:
    ahead = line.state.next_decision
    return ahead is not None and ahead.body == body and first <= ahead.date <= last
