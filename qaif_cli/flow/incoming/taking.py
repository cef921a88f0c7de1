"""Reads what a changed cell of an exported register says, strictly: what is no value of its column is refused with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.exchange.book_plan import cell_text
from qaif_cli.exchange.formats import day_in
from qaif_cli.exchange.sheet import Cell
from qaif_cli.flow import names
from qaif_cli.flow.durations import NEAR_DAYS, day_of
from qaif_cli.flow.incoming.returned import seen_text, shows
from qaif_cli.flow.incoming.shown import private, shown, why_private
from qaif_cli.flow.outgoing.columns import ON, TARGETS, RegisterColumn
from qaif_cli.flow.outgoing.values import CLOSED, OPEN, Titles, in_cell, one_line
from qaif_cli.flow.request import Reading
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.visible import HIDDEN as UNSEEN

_ID = re.compile(r"`([^`]+)`")
_LAST = 5


@dataclass(frozen=True)
class Taking:
    """Reads cells.

    Attributes:
        reading: The register as it is.
        then: How names were shown when the register was exported.
        now: How they are shown now.
        today: The real day.
    """

    reading: Reading
    then: Titles
    now: Titles
    today: date

    def unchanged(self, column: RegisterColumn, cell: Cell | None, was: str) -> bool:
        """Whether a cell shows what was exported."""
        return shows(column, cell, was, self.then) and not _broken(cell)

    def taken(self, column: RegisterColumn, cell: Cell | None, was: str) -> str:
        """What a cell says now, as text that can be compared.

        Args:
            column: Its column.
            cell: The cell; None where it is empty.
            was: What it said when it was exported.

        Raises:
            QaifError: where it is no value of the column.
        """
        if self.unchanged(column, cell, was):
            return was
        _has_value(cell)
        value = in_cell(column, was, self.then)
        if isinstance(value, str) and not cell_text(value).whole:
            raise QaifError(
                "the cell was exported cut or with signs written out, for a workbook cannot hold it as it is, and is not read back.",
                "Put it back, and change the record with `qaif edit`.",
            )
        text = seen_text(cell)
        if not text or cell is None:
            return self._empty(column, was)
        if private(text, column.heading):
            raise QaifError(why_private(text, column.heading))
        if column.kind == "step":
            return _step(cell, text)
        if column.kind == "day" or column.day:
            return self._day(column, cell, text)
        now = self._text(column, cell, text)
        alike = column.kind == "names" and set(now.split("\n")) == set(was.split("\n"))
        return was if alike else now  # the order of a list of names says nothing

    def _text(self, column: RegisterColumn, cell: Cell, text: str) -> str:
        if cell.kind != "text":
            raise QaifError(f"the cell holds {_KINDS[cell.kind]} and no text.", "Write it as text.")
        if column.kind == "status":
            word = text.casefold()
            if word not in (OPEN, CLOSED):
                raise QaifError(f"`{shown(text)}` is no status.", f"Write {OPEN} or {CLOSED}.")
            return word
        if column.kind == "name":
            return self._name(column, text)
        clean = UNSEEN.sub("", text).replace("\u00a0", " ").strip()
        if column.kind == "names":
            lines = [line.strip() for line in clean.split("\n") if line.strip()]
            return "\n".join(dict.fromkeys(self._name(column, line) for line in lines))
        if column.kind == "entries" or column.new_only:
            return "\n".join(one_line(line) for line in clean.split("\n") if line.strip())
        return one_line(clean) if column.kind == "line" else clean

    def _name(self, column: RegisterColumn, text: str) -> str:
        of = column.names
        if of == "role" and text.casefold() == UNKNOWN:
            return UNKNOWN
        there = self.now.by_id[of]
        id_ = self.then.meant(of, text)
        if id_ not in there:
            id_ = self.now.meant(of, text)
        if not id_:
            raise QaifError(
                f"`{shown(text)}` is no {_WORDS.get(of, of)} of this register.", self._near(of, text)
            )
        return id_

    def _near(self, of: str, text: str) -> str:
        """What may be meant; else where the names are."""
        try:
            return f"Did you mean `{self.now.shown(of, names.named(of, text, self.now.by_id[of]))}`?"
        except QaifError as error:
            if not error.todo.startswith("Did you mean"):
                return "Choose one of the list in the cell."
            return _ID.sub(lambda found: f"`{self.now.shown(of, found[1])}`", error.todo)

    def _day(self, column: RegisterColumn, cell: Cell, text: str) -> str:
        if text.casefold() == UNKNOWN and column.heading != ON:
            return UNKNOWN
        found = day_in(cell) if cell.kind == "date" else self._typed(cell, text)
        if isinstance(found, str):
            raise QaifError(f"{found}.", "Write the day: 28/11/2026.")
        if column.heading not in TARGETS and found > self.today:
            raise QaifError(f"{found.isoformat()} has not come yet.", "Put the day right.")
        return found.isoformat()

    def _typed(self, cell: Cell, text: str) -> date | str:
        """The day that somebody typed as text, as a command reads one; or why it is none."""
        if cell.kind != "text":
            return f"`{shown(text)}` is {_KINDS[cell.kind]} and no day"
        if text.casefold() in NEAR_DAYS:
            return f"`{text}` is no day in a register"
        try:
            return day_of("", text, self.today)
        except QaifError as error:
            raise QaifError(f"`{shown(text)}` is text and no day.", error.todo) from None

    def _empty(self, column: RegisterColumn, was: str) -> str:
        if column.heading in TARGETS and was:
            raise QaifError("the cell was cleared, and a target is not taken away.", "Put it back.")
        if column.may_be_empty or not was:
            return ""
        unknown = f", or write `{UNKNOWN}`" if column.kind == "text" or column.names == "role" else ""
        raise QaifError("the cell was cleared, and no risk can be without it.", f"Put it back{unknown}.")


_WORDS = {"tier": "register", "provider": "provider"}
_KINDS = {
    "text": "text",
    "number": "a number",
    "bool": "TRUE or FALSE",
    "date": "a date",
    "error": "an error",
    "uncomputed": "a formula without a value",
}


def _broken(cell: Cell | None) -> bool:
    return cell is not None and cell.kind in ("error", "uncomputed")


def _has_value(cell: Cell | None) -> None:
    if cell is not None and cell.kind == "error":
        raise QaifError(
            f"the cell holds the error {cell.value}.", "Put the formula right, or write the value."
        )
    if cell is not None and cell.kind == "uncomputed":
        raise QaifError(
            "the cell holds a formula that was never worked out.", "Open the file, save it, and try again."
        )


def _step(cell: Cell, text: str) -> str:
    if cell.kind != "number":
        raise QaifError(
            f"`{shown(text)}` is {_KINDS[cell.kind]} and no number.", "Write a whole number from 1 to 5."
        )
    if not isinstance(cell.value, int) or not 1 <= cell.value <= _LAST or "%" in cell.form:
        raise QaifError(f"`{shown(text)}` is no whole number from 1 to 5.", "Put it right.")
    return text
