"""Evidence is collected from these inputs, and shown and counted by these few functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from qaif_cli.judge.state.intelligence_and_meetings import discussions_of, held_meetings
from qaif_cli.judge.state.level_rises import Sources, sources_of
from qaif_cli.judge.state.position import position
from qaif_cli.model.coverage import EvidenceShown, Tally
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import latest
from qaif_cli.model.intelligence_and_meetings import Discussed
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import Position
from qaif_cli.model.record import Record
from qaif_cli.model.register import Register

FRAMEWORK = "framework"
_Day = date


class HasDate(Protocol):
    """What happened on a day."""

    @property
    def date(self) -> _Day:
        """The day."""
        ...


D = TypeVar("D", bound=HasDate)


@dataclass(frozen=True)
class EvidenceContext:
    """Inputs for collecting evidence: the register as it is known on a day, and the period that counts.

    Attributes:
        now: The register and the settings on the day judged.
        first: The first day on which evidence counts.
        last: The last one.
    """

    now: Moment
    first: date
    last: date

    @property
    def register(self) -> Register:
        """The records as they were known on the day judged."""
        return self.now.register

    @property
    def framework(self) -> Framework:
        """The settings."""
        return self.now.framework

    @property
    def position(self) -> Position:
        """The state of every record on the day judged."""
        return position(self.now)

    @property
    def discussed(self) -> Mapping[str, tuple[Discussed, ...]]:
        """Every time a record was on the table of a body, by its ID."""
        return discussions_of(self.now)

    @property
    def sources(self) -> Sources:
        """The intelligence by what it is about."""
        return sources_of(self.now)

    def met(self, bodies: Iterable[str]) -> tuple[Meeting, ...]:
        """The meetings of some bodies that were held, oldest first."""
        found = (meeting for body in bodies for meeting in held_meetings(self.now, body))
        return tuple(sorted(found, key=lambda meeting: (meeting.date, meeting.id)))

    @property
    def day(self) -> date:
        """The day judged."""
        return self.now.day

    def within(self, day: date | None) -> bool:
        """Whether something of a day counts; what has no day does not."""
        return day is not None and self.first <= day <= self.last

    def in_period(self, entries: Iterable[D]) -> Iterator[D]:
        """What of some dated entries counts."""
        return (entry for entry in entries if self.within(entry.date))

    def own(self, function: str) -> frozenset[str]:
        """The IDs of the framework's own body with a function, and of those whose work it goes on with."""
        body = self.framework.body_for(function)
        return self.framework.lineage(body.id, self.day) if body else frozenset()

    def held(self, function: str) -> Iterator[Meeting]:
        """The meetings that one of the framework's own bodies held in the time, oldest first."""
        return self.in_period(self.met(self.own(function)))

    def raised(self, concern: Concern, day: date) -> bool:
        """Whether a concern stood above the lowest level on a day."""
        lowest = self.framework.lowest.order
        change = latest(concern.levels, day)
        level = self.framework.level(change.level) if change else None
        return level is not None and level.order > lowest

    def shown(self, record: Record, day: date | None, what: str) -> EvidenceShown:
        """A piece of evidence in a record, with the role that owned it then."""
        return EvidenceShown(record.id, record.title, day, record.owner_on(day or self.day), what)

    def set(self, what: str, day: date | None = None, by: str | None = None) -> EvidenceShown:
        """A piece of evidence in the settings."""
        return EvidenceShown(FRAMEWORK, self.framework.title, day, by, what)

    def body(self, id_: str) -> str:
        """The name of a body, with its article."""
        body = self.framework.body(id_)
        return f"the {body.name}" if body else id_

    def role(self, id_: str) -> str:
        """The title of a role."""
        role = self.framework.role(id_)
        return role.title if role else id_

    def level(self, id_: str) -> str:
        """The name of a level."""
        level = self.framework.level(id_)
        return level.name if level else id_


Selector = Callable[[EvidenceContext], Iterable[EvidenceShown]]
"""Gives the evidence of one sort."""
Count = Callable[[EvidenceContext], Tally]
"""Counts what was owed and what of it was kept."""


def counted(owed: Iterable[tuple[str, bool]], what: str, listed: int = 0) -> Tally:
    """A tally of things by name.

    Args:
        owed: Each thing that was owed, and whether it was kept.
        what: What is counted, in words that go on after `3 of 4`.
        listed: How many the framework lists; those that the register does not hold are missing.
    """
    things = list(owed)
    missing = [name for name, kept in things if not kept]
    beyond = listed - len(things)
    if beyond > 0:
        missing.append(f"{beyond} that the register does not hold")
    kept = sum(kept for _, kept in things)
    return Tally(kept, max(listed, len(things)), what, tuple(missing))


def named(record: Record) -> str:
    """A record by its ID and title."""
    return f"{record.id}: {record.title}"
