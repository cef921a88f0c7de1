"""Where a situation stands on a day, and what papers say of several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.kinds.situation import Learnt, Situation, SituationAssessment


@dataclass(frozen=True)
class SituationState:
    """A situation on a day.

    Attributes:
        situation: The record.
        day: The day.
        assessments: Its assessments in the order of their days and times.
        due: The day by which it is assessed again, or closed; None where it is closed.
        set_by: The assessment whose own day that is; None where the settings give an earlier one, or nothing was assessed.
        since: The day since which it lasts: that on which it began, or was last opened again.
        risk_by: The day by which a risk of the register holds it; None where one does, it is closed or no limit is set.
        in_time: How many of its reassessments came by their day and time.
        followed: How many reassessments there were.
    """

    situation: Situation
    day: date
    assessments: tuple[SituationAssessment, ...]
    due: date | None
    set_by: SituationAssessment | None
    since: date
    risk_by: date | None
    in_time: int
    followed: int

    @property
    def closed(self) -> bool:
        """Whether it is over."""
        return self.situation.closed is not None

    @property
    def last(self) -> SituationAssessment | None:
        """The last assessment; None where nothing was assessed."""
        return self.assessments[-1] if self.assessments else None

    @property
    def days_late(self) -> int:
        """By how many days its reassessment is late; 0 where it is not."""
        return max(0, (self.day - self.due).days) if self.due else 0

    @property
    def lasted(self) -> int:
        """For how many days it has been open."""
        closed = self.situation.closed
        return ((closed.date if closed else self.day) - self.since).days

    @property
    def unheld(self) -> bool:
        """Whether it has lasted so long that a risk should hold it, and none does."""
        return self.risk_by is not None and self.risk_by < self.day

    @property
    def unscored(self) -> tuple[SituationAssessment, ...]:
        """The assessments that decided without an option scored in each of the three ways."""
        return tuple(entry for entry in self.assessments if unscored(entry))


def unscored(entry: SituationAssessment) -> bool:
    """Whether something was decided without each option scored in each of the three ways."""
    return not entry.options or any(option.missing for option in entry.options)


@dataclass(frozen=True)
class SituationLine:
    """What a paper says of one situation.

    Attributes:
        decided: What was decided on it since the earlier day, in order.
        learnt: What was learnt since.
    """

    state: SituationState
    decided: tuple[SituationAssessment, ...]
    learnt: tuple[Learnt, ...]

    @property
    def id(self) -> str:
        """Its ID."""
        return self.state.situation.id

    @property
    def title(self) -> str:
        """Its title."""
        return self.state.situation.title

    @property
    def last(self) -> SituationAssessment | None:
        """What was decided last since the earlier day; of one that is open, whenever that was."""
        return self.decided[-1] if self.decided else None if self.state.closed else self.state.last


@dataclass(frozen=True)
class SituationsTold:
    """What a paper says of situations: of those that are open, and those on which anything was recorded since.

    Attributes:
        lines: Each of them: what is open before what is closed, the longest late first.
    """

    lines: tuple[SituationLine, ...]

    @property
    def open(self) -> tuple[SituationLine, ...]:
        """Those that are open."""
        return tuple(line for line in self.lines if not line.state.closed)

    @property
    def late(self) -> tuple[SituationLine, ...]:
        """Those whose reassessment is late."""
        return tuple(line for line in self.lines if line.state.days_late)

    @property
    def unheld(self) -> tuple[SituationLine, ...]:
        """Those that lasted so long that a risk should hold them, and none does."""
        return tuple(line for line in self.lines if line.state.unheld)

    @property
    def decisions(self) -> int:
        """How many decisions there were since the earlier day."""
        return sum(len(line.decided) for line in self.lines)

    @property
    def unscored(self) -> int:
        """How many of them were taken without each option scored in each of the three ways."""
        return sum(unscored(entry) for line in self.lines for entry in line.decided)

    @property
    def in_time(self) -> int:
        """How many reassessments of all that is told came by their day and time."""
        return sum(line.state.in_time for line in self.lines)

    @property
    def followed(self) -> int:
        """How many reassessments of all that is told there were."""
        return sum(line.state.followed for line in self.lines)
