"""The weekly and quarterly loop on a day: where intelligence stands, and what became of meetings (§4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.kinds.intelligence import Discussion, Intelligence
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.vocabulary import IntelligenceStatus, MeetingStatus


@dataclass(frozen=True)
class IntelligenceState:
    """A piece of intelligence on a day.

    Attributes:
        discussions: The discussions that count on the day, oldest first.
        standing: `new` before any decision, `open` while a follow-up is set, `settled` when none is.
        follow_up: The day by which it is looked at again; None where it is new or settled.
        days_late: Days past that day; 0 where it is not late.
        answered: Whether anything was decided beyond watching it: the answer that an early warning asks for.
    """

    item: Intelligence
    discussions: tuple[Discussion, ...]
    standing: IntelligenceStatus
    follow_up: date | None
    days_late: int
    answered: bool

    @property
    def latest(self) -> Discussion | None:
        """The last decision; None where there is none."""
        return self.discussions[-1] if self.discussions else None


@dataclass(frozen=True)
class MeetingState:
    """A meeting on a day.

    Attributes:
        held: `planned` before its day, `held` when a chair is recorded, `cancelled`, or `not-recorded` when its
            day is past and nothing says what became of it.
        closed: Whether its minutes were agreed.
    """

    meeting: Meeting
    held: MeetingStatus
    closed: bool


@dataclass(frozen=True)
class Discussed:
    """A record was on the table of a body.

    Attributes:
        record: The ID of the record.
        day: The day of the meeting.
        body: The body.
        decision: What was decided or asked for; empty where nothing is recorded.
        meeting: The ID of the meeting; empty where only the record itself tells of it.
    """

    record: str
    day: date
    body: str
    decision: str
    meeting: str
