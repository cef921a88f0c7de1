"""Finds the register in a book of sheets: which sheet holds it, and which rows are its heading. Nothing is read but headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qaif_cli.errors import QaifError
from qaif_cli.exchange.headings import NOTHING, Meaning, meaning, plain
from qaif_cli.exchange.sheet import Cell, Place, Sheet, address

_SEARCHED = 40
"""So many rows with anything in them are looked through for a heading."""
_DEEPEST = 3
_LONGEST = 90
"""No heading is longer; what is longer is a note or a text of the register."""
_LEAST = 3
_SURE = 4
"""A sheet with so many columns that a register has is one."""
_Parts = dict[int, tuple[str, ...]]
"""The parts of the heading of each column."""
_CARRIES = frozenset({"title", "description", "event"})


@dataclass(frozen=True)
class Heading:
    """The heading of one column.

    Attributes:
        column: The column, counted from 1.
        parts: The heading, a text for each of its rows that says something new, its wraps taken out.
        label: The heading as a map names it: with the letter of the column where that is needed to tell it apart.
    """

    column: int
    parts: tuple[str, ...]
    label: str

    @property
    def text(self) -> str:
        """The heading in one line; empty where there is none."""
        return " ".join(self.parts)

    @cached_property
    def meaning(self) -> Meaning:
        """What it means by its words."""
        return meaning_of(self.parts)


def meaning_of(parts: Sequence[str]) -> Meaning:
    """What a heading of several rows means: all of them together, else the lower ones, else the first alone."""
    tried = [" ".join(parts[place:]) for place in range(len(parts))]
    found = (meaning(text) for text in (*tried, *parts[:1]))
    return next((said for said in found if said != NOTHING), NOTHING)


@dataclass(frozen=True)
class RegisterSheet:
    """A sheet with its heading.

    Attributes:
        sheet: The sheet.
        first: The first row of the heading.
        last: The last row of the heading; the register stands below it.
        headings: One for each column that holds anything, from left to right.
    """

    sheet: Sheet
    first: int
    last: int
    headings: tuple[Heading, ...]

    @cached_property
    def labels(self) -> dict[int, str]:
        """The names of its columns, as a map has them."""
        return {heading.column: heading.label for heading in self.headings}

    @cached_property
    def meanings(self) -> frozenset[Meaning]:
        """What its columns mean, each once."""
        return frozenset(heading.meaning for heading in self.headings) - {NOTHING}

    @cached_property
    def rows(self) -> dict[int, dict[int, Cell]]:
        """The rows below the heading that hold anything, by number, with their cells by column."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.sheet.cells.items()):
            if row > self.last:
                found.setdefault(row, {})[column] = cell
        return found

    @cached_property
    def carried(self) -> int:
        """How many rows below the heading say what a risk is, and something else of it that a register has."""
        known = {heading.column: heading.meaning.name for heading in self.headings if heading.meaning.name}
        carriers = {column for column, name in known.items() if name in _CARRIES}
        return sum(
            any(column in cells and cells[column].kind == "text" for column in carriers)
            and len(known.keys() & cells.keys()) >= _LEAST
            for cells in self.rows.values()
        )


def find(book: Sequence[Sheet], name: str = "", header: tuple[int, int] | None = None) -> RegisterSheet:
    """The register of a book.

    Args:
        book: The sheets.
        name: The sheet that was named; empty where the one that holds a register is looked for.
        header: The first and last row of the heading, where they were named.

    Raises:
        QaifError: where no sheet holds one, or several do; it says what to write.
    """
    sheets = (
        [named_sheet(book, name)] if name else [sheet for sheet in book if not sheet.hidden and sheet.cells]
    )
    if header and len(sheets) == 1:
        return at_rows(sheets[0], header)
    if header:
        raise QaifError(
            "--header says a row, and there are several sheets.", f"Say --sheet too: {names_of(sheets)}."
        )
    found = [there for there in map(_header, sheets) if there]
    sure = [there for there in found if len(there.meanings) >= _SURE and there.carried]
    fit = sure or [there for there in found if there.carried] or found
    if len(fit) == 1:
        return fit[0]
    if fit:
        listed = "".join(f"\n  {_quoted(there.sheet)}: {there.carried} rows" for there in fit)
        raise QaifError(
            f"{len(fit)} sheets may hold the register:{listed}",
            "\nSay which with --sheet; each can be imported by itself.",
        )
    raise _none(book, sheets)


def sheet_called(book: Iterable[Sheet], name: str) -> Sheet | None:
    """The sheet of a name, in whatever case and with whatever blanks it is written; None where there is none."""
    wanted = " ".join(name.split()).casefold()
    return next((sheet for sheet in book if " ".join(sheet.name.split()).casefold() == wanted), None)


def named_sheet(book: Sequence[Sheet], name: str) -> Sheet:
    """The sheet of a name; the only one, where a CSV has none.

    Raises:
        QaifError: where there is none.
    """
    found = sheet_called(book, name)
    if found is None:
        raise QaifError(f"There is no sheet `{name}`.", f"There are: {names_of(book)}.")
    return found


def _none(book: Sequence[Sheet], sheets: Sequence[Sheet]) -> QaifError:
    """What is said where no heading is found."""
    if not sheets:
        hidden = [sheet for sheet in book if sheet.hidden and sheet.cells]
        if hidden:
            return QaifError(
                "Every sheet that holds anything is hidden.",
                f"Name the one that is meant with --sheet: {names_of(hidden)}.",
            )
        return QaifError("The file holds no cell with anything in it.", "Name the file of the register.")
    seen = [f"  {_quoted(sheet)}: {_top(sheet)}" for sheet in sheets]
    return QaifError(
        "No row looks like the heading of a risk register: what the risk is, its likelihood, its consequence.",
        "\nSay which row it is with --header ROW, and --sheet NAME where there are several. The first rows hold:\n"
        + "\n".join(seen),
    )


def _top(sheet: Sheet) -> str:
    """The first texts of a sheet, with where they stand."""
    first = sorted(sheet.cells.items())[:6]
    return ", ".join(f"{address(place)} {_short(cell)}" for place, cell in first)


def _short(cell: Cell) -> str:
    return " ".join(str(cell.value).split())[:30]


def names_of(sheets: Iterable[Sheet]) -> str:
    """Sheets by their names, as a message lists them."""
    return ", ".join(_quoted(sheet) for sheet in sheets)


def _quoted(sheet: Sheet) -> str:
    return f"`{sheet.name}`{' (hidden)' if sheet.hidden else ''}" if sheet.name else "the file"


def at_rows(sheet: Sheet, header: tuple[int, int]) -> RegisterSheet:
    """A sheet with the heading that was named.

    Raises:
        QaifError: where nothing stands there.
    """
    first, last = header
    texts = _texts(sheet, first, last)
    if not texts:
        rows = first if first == last else f"{first} to {last}"
        raise QaifError(
            f"Nothing stands in row {rows}, which is named as the heading.",
            f"The first cells: {_top(sheet)}.",
        )
    return _with(sheet, first, last, texts)


def _header(sheet: Sheet) -> RegisterSheet | None:
    """A sheet with the rows that say most of what a register has: one to three of them; None where none does."""
    best: tuple[float, int, int] | None = None
    rows = sorted({row for row, _ in sheet.cells})[:_SEARCHED]
    by_row = _by_row(sheet, rows)
    for place, first in enumerate(rows):
        for last in rows[place : place + _DEEPEST]:
            depth = rows.index(last) - place + 1
            texts = _joined(sheet, by_row, first, last)
            known = {meaning_of(parts) for parts in texts.values()} - {NOTHING}
            if len(known) < _LEAST or not any(item.name in _CARRIES | {"reference"} for item in known):
                continue
            weight = 2 * len(known) - depth - place / 100
            if best is None or weight > best[0]:
                best = (weight, first, last)
    if best is None:
        return None
    return _with(sheet, best[1], best[2], _texts(sheet, best[1], best[2]))


def _texts(sheet: Sheet, first: int, last: int) -> _Parts:
    return _joined(sheet, _by_row(sheet, range(first, last + 1)), first, last)


def _by_row(sheet: Sheet, rows: Iterable[int]) -> dict[int, dict[int, Cell]]:
    """The short texts of some rows, by column; a merged cell counts for every column that it covers."""
    wanted = rows if isinstance(rows, range) else set(rows)
    found: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet.cells.items():
        if row in wanted and cell.kind == "text" and len(str(cell.value)) <= _LONGEST:
            found.setdefault(row, {})[column] = cell
    for top, left, _, right in sheet.merges:
        cell_there = found.get(top, {}).get(left)
        if cell_there is not None:
            for column in range(left, right + 1):
                found[top].setdefault(column, cell_there)
    return found


def _joined(sheet: Sheet, by_row: dict[int, dict[int, Cell]], first: int, last: int) -> _Parts:
    """The parts of the heading of each column; a title above several columns counts for each of them."""
    parts: dict[int, list[str]] = {}
    rows = sorted(row for row in by_row if first <= row <= last)  # a million empty rows may lie between two
    for place, row in enumerate(rows):
        below = {column for under in rows[place + 1 :] for column in by_row[under]}
        for column, text in _spread(by_row[row], below, merged=bool(sheet.merges)).items():
            said = parts.setdefault(column, [])
            if text not in said:
                said.append(text)
    return {column: tuple(words) for column, words in parts.items()}


def _spread(texts: dict[int, Cell], below: set[int], *, merged: bool) -> dict[int, str]:
    """The texts of one row; where no merge says so, one also counts for the columns right of it that have a text below."""
    said = {column: " ".join(str(cell.value).split()) for column, cell in texts.items()}
    if merged or len(said) == 1 == len(below):
        return said
    for column in sorted(below - said.keys()):
        if column - 1 in said and column - 1 in below:
            said[column] = said[column - 1]
    return said


def _with(sheet: Sheet, first: int, last: int, texts: _Parts) -> RegisterSheet:
    """A sheet with its headings, each under a name of its own."""
    columns = sorted({column for row, column in sheet.cells if row >= first})
    seen: dict[str, int] = {}
    for parts in texts.values():
        name = plain(" ".join(parts))
        seen[name] = seen.get(name, 0) + 1
    headings = tuple(_heading(column, texts.get(column, ()), seen) for column in columns)
    return RegisterSheet(sheet, first, last, headings)


def _heading(column: int, parts: tuple[str, ...], seen: dict[str, int]) -> Heading:
    letter, text = _letter(column), " ".join(parts)
    if not text:
        return Heading(column, (), f"[{letter}]")
    return Heading(column, parts, text if seen[plain(text)] == 1 else f"{text} [{letter}]")


def _letter(column: int) -> str:
    """The letters of a column: `AB` of 28."""
    return address((1, column)).rstrip("1")


def outside(there: RegisterSheet, book: Sequence[Sheet]) -> Iterator[tuple[Sheet, Place, Cell]]:
    """Every cell that is no part of the register: those of other sheets, and those above its heading."""
    for sheet in book:
        for place, cell in sorted(sheet.cells.items()):
            if sheet is not there.sheet or place[0] < there.first:
                yield sheet, place, cell
