"""`qaif due --ics`: what is owed as whole days of a calendar, which knows each again when its day moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from qaif_cli.exchange.calendar import PRODUCT, CalendarEvent, calendar_file
from qaif_cli.flow.due import Owed
from qaif_cli.flow.request import Ask, Reading, not_among_records, unread_note
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.position import DueItem
from qaif_cli.model.vocabulary import DUE_KINDS
from qaif_cli.model.walk import facts_by
from qaif_cli.render.words import capital, day, number_of

_OURS = UUID("f4b7f8a6-7b51-5d0c-9a55-3a5b0c1d6e42")
"""What the names of all our events are worked out from; another one would make every event a new one."""
MADE_BY_US = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\n".encode()
"""How a calendar begins that is ours, and so may be replaced."""


@dataclass(frozen=True)
class MadeCalendar:
    """A calendar.

    Attributes:
        data: Its bytes; empty where nothing that is owed has a day.
        says: A line for the user.
        notes: What is not in it.
    """

    data: bytes
    says: str
    notes: tuple[str, ...]


def due_calendar(ask: Ask, owed: Owed, file: str, *, private: bool) -> MadeCalendar:
    """What is owed as a calendar.

    Args:
        ask: The question.
        owed: What is owed.
        file: The file to write, as it was typed.
        private: Whether titles stand in it, of private records too.

    Raises:
        QaifError: where the file would lie among the records.
    """
    reading = owed.reading
    not_among_records(file, ask, reading, "a calendar", "--ics")
    events = [*_events(owed, private=private)]
    dayless = len(owed.items) - len(events)
    notes = [f"{number_of(dayless, 'thing')} without a day {'is' if dayless == 1 else 'are'} not in it."]
    left = (*(notes if dayless else ()), *unread_note(reading.register))
    if not events:
        return MadeCalendar(
            b"", f"Nothing with a day is owed by {day(owed.last)}: no calendar is written.", left
        )
    data = calendar_file(_name(owed), ask.as_of, events)
    return MadeCalendar(data, f"{number_of(len(events), 'thing')} due by {day(owed.last)}", left)


def _name(owed: Owed) -> str:
    organisation = owed.reading.framework.organisation
    whose = owed.reading.framework.names("role").get(owed.owner, owed.owner)
    name = f"{organisation.short_name} quality: what is due{whose and f' from {whose}'}"
    return f"ILLUSTRATIVE {name}" if organisation.illustrative else name


def _events(owed: Owed, *, private: bool) -> Iterator[CalendarEvent]:
    seen: Counter[tuple[str, ...]] = Counter()
    for item in owed.items:
        seen[item.lasting] += 1
        if item.due:
            yield _event(item, item.due, owed.reading, seen[item.lasting], private=private)


def _event(item: DueItem, due: date, reading: Reading, number: int, *, private: bool) -> CalendarEvent:
    held = reading.register.by_id[item.record]
    role = reading.framework.names("role").get(item.owner, item.owner)
    hidden = held.record.sensitivity == "private"
    word = DUE_KINDS.label(item.kind)
    summary, said = (
        f"{_called(item.record, reading)}: {item.entry and f'{item.entry}, '}{word}",
        f"Owner: {role}",
    )
    if private:
        summary, said = f"{item.record}: {item.what}", f"{held.record.title}\n{said}"
    return CalendarEvent(
        uid=f"{_uid(item, reading, number)}@qaif",
        day=due,
        summary=summary,
        sequence=facts_by(held.record, reading.now.day),
        description=said,
        category=capital(word),
        private=private and hidden,
    )


def _uid(item: DueItem, reading: Reading, number: int) -> UUID:
    """The name of what is owed, from what of it lasts; it tells nothing, and two organisations never share one."""
    organisation = reading.framework.organisation
    code = organisation.ods_code
    whose = organisation.short_name if code in (None, UNKNOWN) else code
    again = () if number == 1 else (str(number),)
    return uuid5(_OURS, "\0".join((whose, *item.lasting, *again)))


def _called(id_: str, reading: Reading) -> str:
    """What stands for a record: its ID, unless that is a name in words of something private."""
    held = reading.register.by_id[id_]
    kind = BY_NAME[held.kind]
    if held.record.sensitivity == "private" and not kind.prefix:
        return capital(kind.a)
    return id_
