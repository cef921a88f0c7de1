"""Reads what was filled in on a sheet, line by line, with every fault and its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.durations import day_after, day_of, is_length, within_calendar
from qaif_cli.flow.forms.form import Blank
from qaif_cli.flow.names import named, word
from qaif_cli.flow.request import Reading
from qaif_cli.flow.sheets.fingerprint import is_as_marked, stood_there
from qaif_cli.flow.sheets.kinds import INSIGHTS, SHEETS, SheetKind, SheetPart
from qaif_cli.flow.writing.answers import value_of
from qaif_cli.flow.writing.sessions import meeting_id
from qaif_cli.judge.identifiers import OTHERWISE, PRIVATE, surely_in
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.register import Held
from qaif_cli.model.sheet import SheetPage, Spot
from qaif_cli.model.words import listed
from qaif_cli.render.words import day

_KNOWN = ("by", "date", "done", "extend_to", "owner", "follow_up", "referred_to")
"""The lines that say nothing where they say `unknown`."""
_DAY = len("2026-11-24")
FIRST = Spot("1:1", (1, 1))
"""Where a fault stands that has no place of its own."""


@dataclass(frozen=True)
class Sitting:
    """The meeting that a sheet is for.

    Attributes:
        id: Its ID: the day and the body.
        record: Its record; None where it has none yet.
    """

    id: str
    body: str
    day: date
    record: Meeting | None


@dataclass(frozen=True)
class SheetRow:
    """One thing on a sheet, as it was filled in.

    Attributes:
        part: The part that it stands in.
        held: The record.
        at: Where it stands on the sheet, as a JSON pointer.
        cells: What was filled in and can be, by the name of the line; what is empty is not there.
        wrong: The lines that were filled in and cannot be.
        fresh: Whether the record is as it was when the sheet was made.
        entry: Its name inside the record; empty where it is the record itself.
        place: For an action, its place in the record.
    """

    part: SheetPart
    held: Held
    at: str
    cells: dict[str, Any]
    wrong: frozenset[str]
    fresh: bool
    entry: str = ""
    place: str = ""

    @property
    def name(self) -> str:
        """`R-0007`, or `R-0007 A2`."""
        return f"{self.held.record.id} {self.entry}".strip()


class Filled:
    """A filled sheet checked against the register: its rows and all its faults.

    Attributes:
        what: What kind of sheet it is.
        made: The day the sheet was made for.
        sitting: The meeting that it is for; None where it is for none, or that cannot be told.
        rows: One for each risk, action or piece of intelligence on it.

    Args:
        page: What was filled in.
        reading: The register.
        today: The real day.
        as_made: The records of which it is known that only the sheet itself changed them since.
    """

    def __init__(self, page: SheetPage, reading: Reading, today: date, as_made: Iterable[str] = ()) -> None:
        self.page = page
        self._as_made = frozenset(as_made)
        self.reading = reading
        self.today = today
        self._faults: list[tuple[tuple[int, ...], str, str]] = []
        self.what = self._what()
        self.made = self._made()
        self.sitting = self._sitting() if self.what is INSIGHTS else None
        self._start = self.sitting.day if self.sitting else today
        self.rows = self._rows()
        for pointer, message in page.faults:
            self.fault(pointer, message, "Write the answer itself, or leave it empty.")

    def fault(self, pointer: str, message: str, todo: str = "") -> None:
        """Note a fault at a place of the sheet."""
        while pointer not in self.page.spots and pointer:
            pointer = pointer.rpartition("/")[0]
        spot = self.page.spots.get(pointer, FIRST)
        self._faults.append((spot.order, spot.text, f"{message} {todo}".rstrip()))

    def mark(self, id_: str) -> str:
        """The mark of a record, as it stood on the sheet; empty where none does."""
        marks = self.page.data.get("as_read")
        return str(marks.get(id_, "")) if isinstance(marks, dict) else ""

    def stood(self, row: SheetRow, line: str) -> bool:
        """Whether something recorded stood in a line when the sheet was made."""
        return stood_there(self.mark(row.held.record.id), f"{row.entry}/{line}")

    def refuse(self) -> None:
        """Stop where there is any fault.

        Raises:
            QaifError: with every fault, by line.
        """
        if self._faults:
            lines = "".join(f"\n  {self.page.name}:{at}: {text}" for _, at, text in sorted(self._faults))
            raise QaifError(f"The sheet cannot be applied:{lines}", "\nNothing was written.")

    def _what(self) -> SheetKind:
        what = SHEETS.get(str(self.page.data.get("sheet")))
        if what is None:
            said = listed([f"`sheet: {name}`" for name in SHEETS], "or")
            raise QaifError(f"`{self.page.name}` does not say {said}.", "`qaif sheet --review` makes one.")
        known = ("sheet", "made", *what.top, *(part.name for part in what.parts), "as_read")
        for key in self.page.data:
            if key not in known:
                self.fault(f"/{key}", f"`{key}` is no part of a sheet.", f"Its parts are {', '.join(known)}.")
        return what

    def _made(self) -> date:
        try:
            return day_of("made", str(self.page.data.get("made")), self.today)
        except QaifError:
            self.fault("/made", "The day on which the sheet was made is not there.", "Make the sheet anew.")
            return self.today

    def _sitting(self) -> Sitting | None:
        """The meeting: one that has a record, or the day and the body that its ID says."""
        said = str(self.page.data.get("meeting") or "")
        record = self.reading.register.get(Meeting, said)
        try:
            on = record.date if record else within_calendar(said, date.fromisoformat(said[:_DAY]))
            bodies = self.reading.framework.names("body")
            body = record.body if record else named("body", said[_DAY + 1 :], bodies)
        except ValueError:
            self.fault(
                "/meeting",
                f"`meeting: {said}` does not name a meeting." if said else "`meeting:` is empty.",
                "Write its day and its body, as in `2026-11-24-insights-meeting`.",
            )
            return None
        except QaifError as error:
            self.fault("/meeting", str(error))
            return None
        if on > self.today:
            self.fault(
                "/meeting", f"{day(on)} has not come yet.", "Apply the sheet when the meeting has been held."
            )
        if record and record.cancelled:
            self.fault("/meeting", f"{record.id} was cancelled.", "Write the meeting that decided.")
        return Sitting(record.id if record else meeting_id(body, on), body, on, record)

    def _rows(self) -> list[SheetRow]:
        rows: list[SheetRow] = []
        for part in self.what.parts:
            for id_, inside in self._mapping(f"/{part.name}", self.page.data.get(part.name)):
                held = self._held(part, f"/{part.name}/{id_}", id_)
                if held is None:
                    continue
                if not part.nested:
                    rows += self._row(part, held, f"/{part.name}/{id_}", inside)
                    continue
                for name, cells in self._mapping(f"/{part.name}/{id_}", inside):
                    rows += self._row(part, held, f"/{part.name}/{id_}/{name}", cells, name)
        return rows

    def _mapping(self, at: str, value: Any) -> Iterable[tuple[str, Any]]:
        if value is None:
            return ()
        if not isinstance(value, dict):
            self.fault(at, "Lines of `name: value` are meant here.", "Look at the indent.")
            return ()
        return value.items()

    def _held(self, part: SheetPart, at: str, id_: str) -> Held | None:
        register = self.reading.register
        kinds = part.of
        known = {item.record.id: item.record.id for item in register.held if item.kind in kinds}
        unread = tuple(item for item in register.unreadable if item.kind in ("", *kinds))
        try:
            return register.by_id[named(kinds[0] if len(kinds) == 1 else "record", id_, known, unread)]
        except QaifError as error:
            self.fault(at, str(error))
            return None

    def _row(self, part: SheetPart, held: Held, at: str, inside: Any, name: str = "") -> list[SheetRow]:
        places = part.entries(held.record) if part.nested else {}
        if name and name not in places:
            there = ", ".join(places) or "none"
            self.fault(at, f"{held.record.id} has no {part.word} {name}.", f"There are: {there}.")
            return []
        start = held.record.date if isinstance(held.record, Meeting) else self._start
        cells: dict[str, Any] = {}
        wrong: set[str] = set()
        for key, value in self._mapping(at, inside):
            try:
                word("line", key, tuple(part.by_name))
                if value is not None and value != "":
                    cells[key] = self._value(part.by_name[key], value, start)
            except QaifError as error:
                self.fault(f"{at}/{key}", str(error))
                wrong.add(key)
        as_read = self.mark(held.record.id)
        unchanged = held.record.id in self._as_made or is_as_marked(str(as_read), held)
        return [SheetRow(part, held, at, cells, frozenset(wrong), unchanged, name, places.get(name, ""))]

    def _value(self, line: Blank, value: Any, start: date) -> Any:
        if isinstance(value, dict | bool) or (isinstance(value, list) and not line.many):
            raise QaifError(
                f"`{line.option}` has no such value.", "Write one word, number, day or text after it."
            )
        if line.many:
            said = value if isinstance(value, list) else str(value).replace("\n", ";").split(";")
            return [self._one(line, text, start) for text in said if str(text).strip()]
        return self._one(line, value, start)

    def _one(self, line: Blank, value: Any, start: date) -> Any:
        if line.ahead and is_length(str(value)):
            return day_after(line.option, str(value), start)
        for private in surely_in(str(value)) if line.kind == "text" else ():
            raise QaifError(f"It holds {private.what}: {PRIVATE}.", OTHERWISE)
        found = value_of(line, str(value), self.reading, self.today)
        if line.name in _KNOWN and found == UNKNOWN:
            raise QaifError(
                f"`{line.option} unknown` says nothing.", "Leave the line empty until it is known."
            )
        if line.name in ("date", "done") and isinstance(found, date) and found > self.today:
            raise QaifError(f"{day(found)} has not come yet.", "Write the day on which it happened.")
        return found


def owner_of(row: SheetRow, filled: Filled) -> str:
    """What stood after `by:` when the sheet was made; empty where nobody was known."""
    owner = row.held.record.owner_on(filled.made)
    return "" if owner == UNKNOWN else owner
