"""Where a case stands on a day, and how papers count cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.clocks import Clock
from qaif_cli.model.kinds.case import Case
from qaif_cli.model.vocabulary import CaseStatus


@dataclass(frozen=True)
class CaseState:
    """A case on a day.

    Attributes:
        clock: Its clock; None where the settings have none of that name.
        due: The day by which it is to be answered; None once it is answered or closed, or where no day is set.
        draft_due: The day by which there is to be a draft; None where none is asked for, or it is there.
        days_late: Days past the day; 0 where it is not late.
    """

    case: Case
    clock: Clock | None
    due: date | None
    draft_due: date | None
    days_late: int
    standing: CaseStatus

    @property
    def name(self) -> str:
        """The name of its clock."""
        return self.clock.name if self.clock else self.case.clock

    @property
    def waits(self) -> bool:
        """Whether it is open and not answered."""
        return self.standing in ("running", "late")


@dataclass(frozen=True)
class CaseTally:
    """How some cases stand, and how many were answered in a period.

    Attributes:
        waiting: Those that are open and not answered, the one that is due first at the head.
        in_time: How many were answered in the period by the day on which they were due.
        too_late: How many were answered in the period after it.
        dayless: How many were answered in the period, and no day was set for them.
        unanswered: Those that were closed in the period without an answer.
    """

    waiting: tuple[CaseState, ...]
    in_time: int
    too_late: int
    dayless: int = 0
    unanswered: tuple[CaseState, ...] = ()

    @property
    def late(self) -> tuple[CaseState, ...]:
        """Those whose clock ran out."""
        return tuple(state for state in self.waiting if state.standing == "late")

    @property
    def any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.waiting or self.in_time or self.too_late or self.dayless or self.unanswered)


@dataclass(frozen=True)
class ClockLine:
    """How the cases on one clock stand."""

    name: str
    tally: CaseTally
