"""What a committee paper says, before it is words: facts in the order in which they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.lines import AgreedException, AreaPart, ConcernLine, RiskLine, RuleFindings, Stamp
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import CommitmentState, DueItem, Month, Movement, Position
from qaif_cli.model.record import Record
from qaif_cli.model.register import Register, Unreadable


@dataclass(frozen=True)
class Brief:
    """Everything a paper says.

    Attributes:
        now: The register, the settings and the day whose position is given.
        body: The ID of the body that the paper is for.
        since: Movement is counted from this day.
        paper: What people wrote for the meeting; None where there is no record of it.
        last: The paper before it.
        position: The state on the day.
        movement: What moved since.
        areas: The areas, services first, each in the framework's order.
        risks: Every open risk, highest first.
        alone: The high risks that no concern above the lowest level holds, by ID.
        late: What is late, the longest first.
        exceptions: What rules found, errors first.
        agreed: What is set aside by agreement.
        unreadable: Files that could not be read.
        public: Whether it is made without anything private.
    """

    now: Moment
    body: str
    since: date
    paper: Paper | None
    last: Paper | None
    position: Position
    movement: Movement
    areas: tuple[AreaPart, ...]
    risks: tuple[RiskLine, ...]
    alone: frozenset[str]
    late: tuple[DueItem, ...]
    exceptions: tuple[RuleFindings, ...]
    agreed: tuple[AgreedException, ...]
    unreadable: tuple[Unreadable, ...]
    public: bool
    stamp: Stamp

    @property
    def framework(self) -> Framework:
        """The settings."""
        return self.now.framework

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
        """The concerns, at whatever level, whose next decision is this body's and falls due by the meeting."""
        last = self.paper.date if self.paper else self.day
        lines = [line for area in self.areas for part in area.parts for line in part.concerns]
        due = [line for line in lines if _decided_by(line, self.body, last)]
        return tuple(sorted(due, key=lambda line: (-line.state.order, line.state.concern.id)))

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
        """The monthly reviews owed in the period, over all risks."""
        return tuple(month for line in self.risks for month in line.months if month.outcome != "awaited")

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
        return frozenset(
            {
                area,
                *(id_ for id_, state in self.position.risks.items() if state.risk.area == area),
                *(id_ for id_, state in self.position.concerns.items() if state.concern.subject.area == area),
                *(id_ for id_, state in self.position.providers.items() if area in state.provider.areas),
                *(item.record.id for item in self.register.held if _told_in(item.record, area)),
            }
        )

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


def _told_in(record: Record, area: str) -> bool:
    """Whether a record names an area as its own; of a risk its state says so, and an indicator stands with its chart."""
    return getattr(record, "area", None) == area and not isinstance(record, Risk | Indicator)


def _decided_by(line: ConcernLine, body: str, last: date) -> bool:
    ahead = line.state.next_decision
    return ahead is not None and ahead.body == body and line.state.current.date <= ahead.date <= last
