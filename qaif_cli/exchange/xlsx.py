"""The sheets of an .xlsx workbook, cell by cell.

Nothing is worked out and nothing is guessed: a formula of which no result is kept is told as such, and a number is a day
only where its format says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from qaif_cli.exchange.formats import number_cell
from qaif_cli.exchange.growing import Growing
from qaif_cli.exchange.packed import Packed, Walk
from qaif_cli.exchange.sheet import Cell, Sheet
from qaif_cli.exchange.xlsx_parts import YES, Shared, open_book, plain

_EMPTY_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?/>')
_EMPTY_ROW = re.compile(rb'<row r="[0-9]+"[^<>]*(?:/>|></row>)')
_LONGEST = 1 << 20
"""From a longer text without an end on, nothing more is taken out of a sheet."""
_TEXTS = ("s", "str", "inlineStr")
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def column_of(letters: str) -> int:
    """The number of a column: 28 of `AB`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Rows(Walk):
    """One sheet."""

    def __init__(self, sheet: Growing, shared: Shared) -> None:
        self.sheet = sheet
        self._shared = shared
        self._row = self._column = 0
        self._at: dict[str, str] | None = None
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._is_shared = ""
        self._spoken = False
        self._first: dict[str, str] = {}
        self._columns: dict[str, int] = {}

    def thinned(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The sheet without cells and rows that have a format alone: a million of them would take half a minute.

        From the first comment, or text that is not marked up, nothing more is taken out, for there it may be content.
        """
        left, whole = b"", False
        for block in blocks:
            left += block
            whole = whole or b"<!" in left or len(left) > _LONGEST
            part, bracket, rest = (left, b"", b"") if whole else left.rpartition(b">")
            left = rest
            yield part if whole else _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part + bracket))
        yield left

    def start(self, tag: str, at: dict[str, str]) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            self._go_to(at.get("r", ""))
            self._at, self._value, self._formula = at, None, None
        elif tag == "v" or (tag == "t" and not self._spoken):
            self._value = self.gather = self._value or []
        elif tag == "f":
            self._formula = self.gather = []
            self._is_shared = at.get("si", "")
        elif tag == "row":
            self._row, self._column = int(at.get("r") or self._row + 1), 0
            if at.get("hidden") in YES:
                self.sheet.hide_row(self._row)
        elif tag != "is":
            self._beside(tag, at)

    def _go_to(self, address: str) -> None:
        """The place of the next cell: the one that it names, else the one beside the last."""
        column = self._columns.get(address.rstrip("0123456789"))
        if column is None:
            place = _ADDRESS.fullmatch(address)
            if place is None:
                self._column += 1
                return
            column = self._columns[place[1]] = column_of(place[1])
        self._column = column
        self._row = int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))

    def _beside(self, tag: str, at: Mapping[str, str]) -> None:
        """What a sheet says besides its cells."""
        if tag == "rPh":
            self._spoken = True
        elif tag == "mergeCell":
            first, _, last = at["ref"].partition(":")
            begun, ended = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last or first)
            if begun and ended:
                self.sheet.merge((int(begun[2]), column_of(begun[1]), int(ended[2]), column_of(ended[1])))
        elif tag == "col" and at.get("hidden") in YES:
            self.sheet.hide_columns(int(at["min"]), int(at["max"]))

    def end(self, tag: str) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag in ("v", "t", "f"):
            self.gather = None
        elif tag == "rPh":
            self._spoken = False
        elif tag == "c" and self._at is not None:
            cell = self._cell(self._at, None if self._value is None else "".join(self._value))
            if cell is not None:
                self.sheet.keep(self._row, self._column, cell)
            self._at = None

    def _said(self) -> str:
        """The formula; of one that cells share, the cell that has it in full."""
        if self._formula is None:
            return ""
        written = "".join(self._formula)
        if written:
            self._first.setdefault(self._is_shared, written)
        return written or f"like {self._first.get(self._is_shared, 'another cell')}"

    def _cell(self, at: Mapping[str, str], raw: str | None) -> Cell | None:
        kind, formula, style = at.get("t", "n"), self._said(), int(at.get("s", "0"))
        form = self._shared.forms[style] if style < len(self._shared.forms) else ""
        if raw is None or not (raw or kind in _TEXTS):
            return Cell("uncomputed", None, formula, form) if formula else None
        if kind in _TEXTS:
            text = self._shared.strings[int(raw)] if kind == "s" and raw else plain(raw)
            return Cell("text", text, formula, form) if text or formula else None
        return self._figure(kind, raw, formula, form)

    def _figure(self, kind: str, raw: str, formula: str, form: str) -> Cell:
        """The cell of what is no text."""
        if kind == "e":
            return Cell("error", raw, formula, form)
        if kind == "b":
            return Cell("bool", raw in YES, formula, form)
        if kind == "d":
            return Cell("date", datetime.fromisoformat(raw.removesuffix("Z")), formula, form)
        return number_cell(float(raw), form, formula, from_1904=self._shared.from_1904)


def read_xlsx(packed: Packed) -> Iterator[Sheet]:
    """Every worksheet, in the order of the workbook; sheets that are charts are left out.

    Raises:
        BadBookError: where it is no workbook.
    """
    book = open_book(packed)
    for name, part, hidden in book.sheets:
        growing = Growing(name, hidden=hidden)
        packed.walk(part, _Rows(growing, book.shared))
        yield growing.done()
