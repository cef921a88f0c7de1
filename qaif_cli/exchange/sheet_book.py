"""A sheet to fill in as an Excel workbook, and what was filled in there, read back.

Each part is a table on a page of its own. What is read back is told by a hidden column and a hidden page: which thing a row is
about, whatever the order of the rows, and what the records said when the sheet was made.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.exchange.book_plan import (
    BookPlan,
    ColumnPlan,
    DataPlan,
    Look,
    PagePlan,
    PlainValue,
    PlannedCell,
    TablePlan,
    cell_text,
)
from qaif_cli.exchange.formats import day_in, is_percent
from qaif_cli.exchange.sheet import Cell, Place, Sheet, address
from qaif_cli.exchange.workbook import workbook
from qaif_cli.model.sheet import (
    SheetLine,
    SheetPage,
    SheetSection,
    SheetThing,
    SheetToFill,
    Spot,
)
from qaif_cli.model.words import as_given

HIDDEN = "_qaif_sheet"
FORMAT = "qaif sheet 1"
NUMBERED = "numbered"
"""Beside a line of the hidden page: its answers are IDs, each with its name after it."""
CUT = "cut"
"""On the hidden page: an answer that stands there already and that no cell holds whole."""
REFERENCE, TOLD, GROUP, KEY = "Reference", "What it is", "Group", "_key"
_STEP = (1, 5)
_NUMBERED = re.compile(r"([A-Z]+-)*[0-9]+")
_WITH_ID = re.compile(r"((?:[A-Z]+-)+[0-9]+) .+", re.DOTALL)
_ANEW = "Make the sheet anew, and fill that in."
_LONGEST = 31
_WIDE = 4
"""So many cells a line of the hidden page has, empty ones too."""


def sheet_book(sheet: SheetToFill, author: str) -> bytes:
    """The workbook of a sheet; `author` stands in its properties."""
    return workbook(
        BookPlan(
            title=sheet.title,
            author=author,
            created=sheet.made,
            pages=[_page(sheet, section) for section in sheet.sections],
            lists={
                _list(section, line): [_shown(line, id_) for id_ in line.choices]
                for section in sheet.sections
                for line in section.lines
                if line.choices and not line.several and not _is_step(line)
            },
            data=[DataPlan(HIDDEN, _marked(list(_base(sheet))))],
        )
    )


def _page(sheet: SheetToFill, section: SheetSection) -> PagePlan:
    grouped = any(thing.group for thing in section.things)
    columns = [
        ColumnPlan(REFERENCE, 14),
        *([ColumnPlan(GROUP, 16)] if grouped else []),
        ColumnPlan(TOLD, 56),
        *(_column(section, line) for line in section.lines),
        ColumnPlan(KEY, 8, hidden=True),
    ]
    rows = [
        [
            thing.name,
            *([thing.group] if grouped else []),
            "\n".join(section.said_of(thing)),
            *(_cell(line, thing) for line in section.lines),
            thing.name,
        ]
        for thing in section.things
    ]
    lines = (
        sheet.title,
        f"White cells may be filled in; grey ones say what is known. {section.left}",
        *sheet.remarks,
    )
    table = TablePlan(f"_{section.name}", columns, rows, kept=1)
    return PagePlan(_name(section), lines, table, footer=sheet.title[:200])


def _column(section: SheetSection, line: SheetLine) -> ColumnPlan:
    width = {"day": 14, "choice": 26}.get(line.kind, 36)
    return ColumnPlan(heading(line), 13 if _is_step(line) else width, _look(section, line))


def _look(section: SheetSection, line: SheetLine) -> Look:
    if line.several:
        return Look(editable=True, help="Several may be said, with ; between them.")
    if _is_step(line):
        words = ", ".join(f"{id_} {name}" for id_, name in line.choices.items())
        return Look("whole", editable=True, between=_STEP, help=words[:255])
    if line.kind == "day":
        return Look("day", editable=True)
    return Look(editable=True, allowed=_list(section, line) if line.choices else "")


def _cell(line: SheetLine, thing: SheetThing) -> PlainValue | PlannedCell:
    """What stands in a cell to begin with; one that is not asked of this thing is grey."""
    value = thing.values.get(line.name)
    if value is None:
        return PlannedCell(None, Look())
    if not value:
        return None
    if line.kind == "day":
        return datetime.fromisoformat(value).date()
    if _is_step(line):
        return int(value)
    if line.kind == "choice":
        return _shown(line, value)
    return value if _holds(value) else PlannedCell(value, Look())


def _holds(value: str) -> bool:
    """Whether a cell holds a text whole; what it does not is grey, and is not read back."""
    return cell_text(value).whole


def _shown(line: SheetLine, id_: str) -> str:
    """An answer as people know it: by its name, with its number before it where it has one."""
    name = line.choices.get(id_, id_)
    if _NUMBERED.fullmatch(id_):
        return f"{id_} {name}"
    return name if list(line.choices.values()).count(name) == 1 else id_


def _numbered(line: SheetLine) -> bool:
    return bool(line.choices) and all(_WITH_ID.fullmatch(_shown(line, id_)) for id_ in line.choices)


def _is_step(line: SheetLine) -> bool:
    return bool(line.choices) and all(id_.isdigit() for id_ in line.choices)


def heading(line: SheetLine) -> str:
    """The heading of the column that a line has."""
    return f"{line.asks[:1].upper()}{line.asks[1:]}"


def _name(section: SheetSection) -> str:
    return section.title[:_LONGEST]


def _list(section: SheetSection, line: SheetLine) -> str:
    return f"{section.name}_{line.name}"


def _base(sheet: SheetToFill) -> Iterator[list[str]]:
    """What the hidden page says, a line each."""
    yield ["sheet", sheet.kind, sheet.made.isoformat()]
    yield from (["fixed", name, value] for name, value in sheet.fixed)
    for section in sheet.sections:
        yield ["part", section.name, _name(section)]
        yield from (
            ["line", line.name, heading(line), NUMBERED if _numbered(line) else ""] for line in section.lines
        )
        for thing in section.things:
            yield ["thing", thing.name, thing.record, thing.entry]
            yield from ([CUT, thing.name, name] for name, value in thing.values.items() if not _holds(value))
    yield from (["as_read", id_, mark] for id_, mark in sheet.as_read.items())


def _marked(rows: list[list[str]]) -> list[list[str]]:
    return [[FORMAT, _digest(rows)], *rows]


def _digest(rows: Iterable[Iterable[str]]) -> str:
    """What changes where any of the hidden lines does; empty cells at their ends do not count."""
    plain = [[text for text in row if text] for row in rows]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=True).encode()).hexdigest()


def filled_book(sheets: Iterable[Sheet], name: str) -> SheetPage:
    """What was filled in on a workbook that `sheet_book` made.

    Args:
        sheets: Its sheets, as they were read.
        name: What the file is called in messages.

    Raises:
        QaifError: where it is none, its hidden page was changed, or a row cannot be told.
    """
    by_name = {sheet.name: sheet for sheet in sheets}
    base = by_name.get(HIDDEN)
    rows = _texts(base) if base else []
    if not rows or rows[0][:1] != [FORMAT]:
        raise QaifError(
            f"`{name}` is no sheet of qaif, or its hidden page is gone.",
            "Give the workbook that `qaif sheet --xlsx` made.",
        )
    if rows[0][1:2] != [_digest(rows[1:])]:
        raise QaifError(f"The hidden page of `{name}` was changed, so nothing on it can be relied on.", _ANEW)
    return _Reader(name, by_name, rows[1:]).page()


def _texts(sheet: Sheet) -> list[list[str]]:
    last = max((row for row, _ in sheet.cells), default=0)
    wide = max((column for _, column in sheet.cells), default=0)
    return [
        [
            str(cell.value) if (cell := sheet.cells.get((row, column))) else ""
            for column in range(1, max(wide, _WIDE) + 1)
        ]
        for row in range(1, last + 1)
    ]


@dataclass
class _PartBase:
    """What the hidden page says of a part.

    Attributes:
        page: The name of its page.
        heads: The heading of each line.
        things: The record and the entry of each thing, by its name.
        numbered: The lines whose answers are IDs, each with its name after it.
        cut: The cells that are not read back, by thing and line.
    """

    page: str
    heads: dict[str, str] = field(default_factory=dict)
    things: dict[str, tuple[str, str]] = field(default_factory=dict)
    numbered: set[str] = field(default_factory=set)
    cut: set[tuple[str, str]] = field(default_factory=set)


class _Reader:
    """The answers of a workbook, put together part by part."""

    def __init__(self, name: str, by_name: Mapping[str, Sheet], base: Iterable[list[str]]) -> None:
        self._name = name
        self._by_name = by_name
        self._base = list(base)
        self._data: dict[str, Any] = {}
        self._spots: dict[str, Spot] = {}
        self._faults: list[tuple[str, str]] = []

    def page(self) -> SheetPage:
        """The page."""
        parts: dict[str, _PartBase] = {}
        part = _PartBase("")
        for word, first, second, third in (row[:_WIDE] for row in self._base):
            if word == "sheet":
                self._data |= {"sheet": first, "made": second}
            elif word == "fixed":
                self._data[first] = second
            elif word == "part":
                part = parts[first] = _PartBase(second)
            elif word == "line":
                part.heads[first] = second
                part.numbered |= {first} if third else set()
            elif word == "thing":
                part.things[first] = (second, third)
            elif word == CUT:
                part.cut.add((first, second))
            else:
                self._data.setdefault(word, {})[first] = second
        for name, base in parts.items():
            self._data[name] = self._answers_of(name, base)
        return SheetPage(self._name, self._data, self._spots, tuple(self._faults))

    def _answers_of(self, part: str, base: _PartBase) -> dict[str, Any]:
        """What was filled in on the page of one part."""
        sheet = self._by_name.get(base.page)
        if sheet is None:
            raise QaifError(f"The page {base.page} of `{self._name}` is gone.", _ANEW)
        top = next((row for (row, _), cell in sorted(sheet.cells.items()) if cell.value == KEY), 0)
        columns = self._columns(sheet, top, (REFERENCE, KEY, *base.heads.values()))
        lost = [f"“{text}”" for text in (REFERENCE, KEY, *base.heads.values()) if text not in columns]
        if lost:
            raise QaifError(
                f"`{self._name}`: the page {sheet.name} has no column {', '.join(lost)}.",
                "Put its heading back as it was, or make the sheet anew.",
            )
        self._spots[f"/{part}"] = self._spot(sheet, (top, 1))
        answers: dict[str, Any] = {}
        seen: dict[str, int] = {}
        for row in sorted({row for row, _ in sheet.cells if row > top}):
            key = self._key(sheet, row, columns, base)
            if not key:
                continue
            if key in seen:
                raise QaifError(
                    f"{self._row(sheet, row)} is {key}, and so is row {seen[key]}.", "Take the copy out."
                )
            seen[key] = row
            record, entry = base.things[key]
            at, inside = f"/{part}/{record}", answers.setdefault(record, {})
            self._spots.setdefault(at, self._spot(sheet, (row, 1)))
            if entry:
                at, inside = f"{at}/{entry}", inside.setdefault(entry, {})
                self._spots[at] = self._spot(sheet, (row, 1))
            for name, text in base.heads.items():
                self._spots[f"{at}/{name}"] = self._spot(sheet, (row, columns[text]))
                cell = None if (key, name) in base.cut else sheet.cells.get((row, columns[text]))
                inside[name] = self._answer(cell, f"{at}/{name}", numbered=name in base.numbered)
        return answers

    def _columns(self, sheet: Sheet, top: int, wanted: tuple[str, ...]) -> dict[str, int]:
        """The column of each heading; none that is read back stands twice."""
        columns: dict[str, int] = {}
        for (row, column), cell in sorted(sheet.cells.items()):
            text = str(cell.value)
            if row != top:
                continue
            if text in columns and text in wanted:
                where = f"{address((top, columns[text]))} and {address((top, column))}"
                raise QaifError(
                    f"`{self._name}`: the page {sheet.name} has the heading “{text}” twice, in {where}.",
                    "Take out the column that was added.",
                )
            columns.setdefault(text, column)
        return columns

    def _key(self, sheet: Sheet, row: int, columns: Mapping[str, int], base: _PartBase) -> str:
        """Which thing a row is about; empty for an empty row."""
        reference, key = (_plain(sheet.cells.get((row, columns[name]))) for name in (REFERENCE, KEY))
        if not key and not any((row, column) in sheet.cells for column in columns.values()):
            return ""
        if key not in base.things:
            raise QaifError(
                f"{self._row(sheet, row)} is not one that the sheet was made with.",
                "Take it out; what is new is recorded by a command of its own.",
            )
        if reference != key:
            raise QaifError(
                f"{self._row(sheet, row)} says {reference or 'nothing'} and was {key}.",
                f"Was one column sorted or pasted over alone? {_ANEW}",
            )
        return key

    def _answer(self, cell: Cell | None, at: str, *, numbered: bool) -> str:
        if cell and cell.kind in ("error", "uncomputed"):
            what = f"{cell.value}" if cell.kind == "error" else "A formula that was never worked out"
            self._faults.append((at, f"{what} is no answer."))
            return ""
        day = day_in(cell) if cell and cell.kind == "date" else None
        if isinstance(day, str):
            self._faults.append((at, f"{day[0].upper()}{day[1:]}."))
            return ""
        said = _plain(cell)
        found = _WITH_ID.fullmatch(said) if numbered else None
        return found[1] if found else said

    def _row(self, sheet: Sheet, row: int) -> str:
        return f"`{self._name}`: row {row} of the page {sheet.name}"

    def _spot(self, sheet: Sheet, place: Place) -> Spot:
        return Spot(f"{sheet.name}!{address(place)}", (len(self._spots),))


def _plain(cell: Cell | None) -> str:
    """What a cell says, as it would be typed."""
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    if isinstance(cell.value, int | float) and is_percent(cell.form):
        return f"{as_given(round(cell.value * 100, 10))}%"
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return str(cell.value).replace("\r\n", "\n").strip()
