"""What a meeting has to deal with: matters arising, actions carried forward, standing business (§4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.intelligence_and_meetings import Discussed, MeetingState
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.position import DueItem
from qaif_cli.model.record import Action
from qaif_cli.model.sources import Business

BusinessOutcome = Literal["taken", "late", "missed", "coming", "not-recorded", "not-kept"]


@dataclass(frozen=True)
class MeetingDay:
    """A day on which a body meets.

    Attributes:
        day: The day.
        meant: The day that the recurrence gives; another one where the body cannot meet on it.
        why: Why it cannot, in words; empty where it can.
    """

    day: date
    meant: date
    why: str = ""


@dataclass(frozen=True)
class Carried:
    """An open action of a meeting, carried forward until it is done.

    Attributes:
        meeting: The meeting that agreed it.
        due: The day by which it is due, with every extension so far; None where none is known.
        days_late: Days past that day; 0 where it is not late.
        times: How often it was carried forward: the meetings of the body held since the one that agreed it.
    """

    meeting: Meeting
    action: Action
    due: date | None
    days_late: int
    times: int


@dataclass(frozen=True)
class Decided:
    """What a meeting decided or asked for, and where the record was on the table again since.

    Attributes:
        meeting: The meeting.
        item: The item, with its decision.
        since: Every later time, oldest first; empty where there is none, or where the item is about no record.
    """

    meeting: Meeting
    item: AgendaItem
    since: tuple[Discussed, ...]


@dataclass(frozen=True)
class MattersArising:
    """What a body has left from its earlier meetings.

    Attributes:
        last: The last meeting that was held; None where none is recorded.
        minutes_agreed: The day on which its minutes were agreed; None where they were not.
        decisions: What that meeting decided, in the order of its items.
        undecided: The items of that meeting with neither a decision nor a minute.
        actions: The open actions of every meeting of the body, the longest overdue first.
    """

    last: Meeting | None
    minutes_agreed: date | None
    decisions: tuple[Decided, ...]
    undecided: tuple[AgendaItem, ...]
    actions: tuple[Carried, ...]


@dataclass(frozen=True)
class Occasion:
    """One time at which a standing item is due.

    Attributes:
        month: The first day of the month in which it is due.
        outcome: `taken`; `late` (taken, at a later meeting than that of the month); `missed`; `coming`;
            `not-recorded` (nothing says whether the meeting was held); `not-kept` (the meetings of that time
            are not kept in this register).
        meeting: The meeting that took it, that should have, or that is to take it; None where there is none.
        on_agenda: Whether it is an item of that meeting.
    """

    month: date
    outcome: BusinessOutcome
    meeting: Meeting | None
    on_agenda: bool = False


@dataclass(frozen=True)
class BusinessLine:
    """A standing item of the cycle of business, with every occasion on which it is due in a period."""

    business: Business
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True)
class StandingItem:
    """A standing item that a meeting is to take.

    Attributes:
        missed: The first day of the last month in which it was due and not taken since; None where it is due
            at this meeting anyhow.
        item: The item of the meeting, where it is on the agenda already.
    """

    business: Business
    missed: date | None
    item: AgendaItem | None


@dataclass(frozen=True)
class ToBring:
    """What a meeting has to hear by the framework, and has not on its table (§4.3).

    Attributes:
        record: The concern, the meeting of the group, or the paper.
        why: `level` (an entry to enhanced or intensive that the body has not heard of), `report` (the onward
            report of the System Quality Group) or `paper` (it is written for this meeting).
        day: The day of the entry, of the group's meeting, or of the meeting that the paper is for.
        level: The level's name, of an entry; else empty.
    """

    record: str
    why: Literal["level", "report", "paper"]
    day: date
    level: str = ""


@dataclass(frozen=True)
class Agenda:
    """All that a meeting has before it on a day.

    Attributes:
        state: The meeting, and what became of it.
        standing: The standing items that it is to take.
        to_bring: What else it has to hear, and is not on the agenda.
        arising: What earlier meetings left to it.
        due: What is late or due by it, of that which it is about; as `judge.meetings.agenda.due_before`.
        others: How many other things are late or due by then in the register.
        as_of: The day that counts as today.
    """

    state: MeetingState
    standing: tuple[StandingItem, ...]
    to_bring: tuple[ToBring, ...]
    arising: MattersArising
    due: tuple[DueItem, ...]
    others: int
    as_of: date
