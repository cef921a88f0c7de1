"""A register that was exported from here and comes back: its rows, or why the whole file is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from qaif_cli.errors import QaifError
from qaif_cli.exchange.book_marks import properties_of, says
from qaif_cli.exchange.book_plan import cell_text
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.sheet import Cell, Place, Sheet
from qaif_cli.exchange.sheet_book import HIDDEN as TO_FILL
from qaif_cli.flow.incoming.account import spans
from qaif_cli.flow.outgoing.base import COMMIT, NAME, PURPOSE, READ_ONLY, SHEET, Base, base_in
from qaif_cli.flow.outgoing.columns import COLUMNS, EVENT, KEY, REFERENCE, RegisterColumn
from qaif_cli.flow.outgoing.values import Titles, in_cell
from qaif_cli.model.words import listed

_SOUGHT = 60
"""In so many rows the heading is sought."""
_ANEW = "Export the register again with `qaif export --xlsx`, and make the changes in that file."
_MANY = 3
"""So many names or days that changed places are no coincidence; of fewer, and of scores, only a sorted column tells."""


@dataclass(frozen=True)
class ReturnedRow:
    """A row of the register as it came back.

    Attributes:
        row: Its number.
        id: The risk; empty for a new one.
        cells: What its cells hold, by heading.
    """

    row: int
    id: str
    cells: Mapping[str, Cell]


@dataclass
class Returned:
    """A register that came back.

    Attributes:
        name: The file, as it was named.
        book: All sheets.
        sheet: The sheet with the register.
        base: The register as it was exported.
        heading: The row of the heading.
        columns: The column of each heading.
        rows: The rows, in the order of the sheet.
        extra: The headings that are none of the register.
    """

    name: str
    book: tuple[Sheet, ...]
    sheet: Sheet
    base: Base
    heading: int
    columns: Mapping[str, int]
    rows: list[ReturnedRow] = field(default_factory=list)
    extra: tuple[str, ...] = ()

    @property
    def gone(self) -> list[str]:
        """The risks whose rows are gone."""
        there = {row.id for row in self.rows}
        return [id_ for id_ in self.base.rows if id_ not in there]

    def place(self, row: ReturnedRow, heading: str) -> Place:
        """Where a cell stands."""
        return row.row, self.columns[heading]


def is_own(data: bytes) -> bool:
    """Whether a file is a register that was exported, whatever was done to it since.

    Raises:
        QaifError: where it is a sheet to fill in, which another command reads.
    """
    if says(data, (TO_FILL,)):
        raise QaifError(
            "This is a sheet to fill in, and no register.", "`qaif apply FILE` records what is in it."
        )
    return says(data, (PURPOSE, NAME, f'"{SHEET}"', f">{KEY}<", f",{KEY}"))


def returned(data: bytes, name: str) -> Returned:
    """The register that came back.

    Raises:
        QaifError: where it cannot be told what was changed in it: the file is refused whole.
    """
    known = properties_of(data)
    if known.get(PURPOSE) == READ_ONLY:
        raise QaifError(
            f"`{name}` was exported to be read only: as at another day, or for the public. It cannot be imported.",
            "Export the register as it is today with `qaif export --xlsx`, and make the changes in that file.",
        )
    book = read_book(data, name)
    if len(book) == 1 and not book[0].name:
        raise QaifError(
            f"`{name}` is a CSV of an exported register: it holds one sheet of it, and what was exported stood in another.",
            "Save the workbook as .xlsx or .ods.",
        )
    base = _base(book, known.get(COMMIT, ""))
    sheet, heading = _register(book, name)
    columns, extra = _columns(sheet, heading)
    made = Returned(name, book, sheet, base, heading, columns, extra=extra)
    made.rows = list(_rows(made))
    _sorted_alone(made)
    return made


def _base(book: Sequence[Sheet], commit: str) -> Base:
    """What was exported.

    Raises:
        QaifError: where its sheet is gone, or was changed.
    """
    sheet = next((sheet for sheet in book if sheet.name == SHEET), None)
    if sheet is None:
        of = f" at commit {commit[:9]}" if commit and " " not in commit else ""
        raise QaifError(
            f"It was exported from a register{of}, and its hidden sheet {SHEET} is gone, so nobody can tell what was changed.",
            _ANEW,
        )
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = str(cell.value)
    return base_in([[text for _, text in sorted(rows[row].items())] for row in sorted(rows)])


def _register(book: Sequence[Sheet], name: str) -> tuple[Sheet, int]:
    """The sheet with the register, and the row of its heading.

    Raises:
        QaifError: where there is none, or several.
    """
    found = []
    for sheet in book:
        marked: dict[int, set[str]] = {}
        for (row, _), cell in sheet.cells.items():
            if row <= _SOUGHT and cell.value in (KEY, REFERENCE):
                marked.setdefault(row, set()).add(str(cell.value))
        found += [(sheet, row) for row, words in sorted(marked.items()) if words == {KEY, REFERENCE}][:1]
    if not found:
        raise QaifError(
            f"No sheet of `{name}` has the columns {REFERENCE} and {KEY} any more; {KEY} is hidden, and tells which row is which risk.",
            _ANEW,
        )
    if len(found) > 1:
        sheets = listed([f"`{sheet.name}`" for sheet, _ in found])
        raise QaifError(f"`{name}` holds the register more than once: {sheets}.", "Delete the copies.")
    return found[0]


def _columns(sheet: Sheet, heading: int) -> tuple[dict[str, int], tuple[str, ...]]:
    """The column of each heading, and the headings that are none of the register.

    Raises:
        QaifError: where one is gone, or stands twice.
    """
    there: dict[str, int] = {}
    twice = []
    for (row, column), cell in sorted(sheet.cells.items()):
        text = " ".join(str(cell.value).split()) if row == heading and cell.value is not None else ""
        if text:
            twice += [text] if text in there else []
            there[text] = column
    wanted = [*(column.heading for column in COLUMNS), KEY]
    gone = [name for name in wanted if name not in there]
    if gone:
        raise QaifError(
            f"Columns are gone or have another heading: {listed([f'`{name}`' for name in gone])}. What is in them cannot be told from what was cleared.",
            f"Put them back, or begin again: {_ANEW[0].lower()}{_ANEW[1:]}",
        )
    double = [name for name in twice if name in wanted]
    if double:
        raise QaifError(f"The heading `{double[0]}` stands twice.", "Delete the column that was added.")
    return there, tuple(name for name in there if name not in wanted)


def _rows(made: Returned) -> Iterator[ReturnedRow]:
    """The rows that hold anything of the register.

    Raises:
        QaifError: where a row is not the risk that its key says, or a risk stands twice.
    """
    by_row: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in made.sheet.cells.items():
        if row > made.heading:
            by_row.setdefault(row, {})[column] = cell
    seen: dict[str, int] = {}
    for row in sorted(by_row):
        cells = {name: by_row[row][column] for name, column in made.columns.items() if column in by_row[row]}
        cells = {name: cell for name, cell in cells.items() if name not in made.extra}
        key, reference = (
            seen_text(cells.pop(name, None) if name == KEY else cells.get(name)) for name in (KEY, REFERENCE)
        )
        if not any(holds_anything(cells.get(column.heading)) for column in COLUMNS):
            continue  # a row that was cleared, or a formula that waits for one
        _is_that(row, key, reference, made.base)
        if key in seen:
            raise QaifError(
                f"Rows {seen[key]} and {row} are both {key}: one is a copy of the other.",
                "Delete the copy; for a new risk clear its Reference and fill in the rest by hand.",
            )
        if key:
            seen[key] = row
        yield ReturnedRow(row, key, cells)


def _is_that(row: int, key: str, reference: str, base: Base) -> None:
    """Refuse a row that is not what its key says.

    Raises:
        QaifError: where it is not.
    """
    if key and key not in base.rows:
        raise QaifError(f"Row {row} has the key {key}, under which nothing was exported.", _ANEW)
    if key and reference != key:
        raise QaifError(
            f"Row {row} says {reference or 'nothing'} and was {key}: one column was sorted, moved or pasted over without the others.",
            f"Undo that, or begin again: {_ANEW[0].lower()}{_ANEW[1:]}",
        )
    if not key and reference in base.rows:
        raise QaifError(
            f"Row {row} says {reference}, and its hidden key is gone: it was pasted, or its key cleared.",
            f"Undo that, or begin again: {_ANEW[0].lower()}{_ANEW[1:]}",
        )


def holds_anything(cell: Cell | None) -> bool:
    """Whether a cell holds something that somebody wrote: a formula without a result, or with an empty one, is nothing."""
    return cell is not None and (seen_text(cell) != "" or (cell.kind == "uncomputed" and not cell.formula))


def seen_text(cell: Cell | None) -> str:
    """What a cell shows, as it can be compared: a day in figures, a text without blanks around it."""
    value = cell.value if cell else None
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.time().min else value.isoformat(" ")
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def exported_text(column: RegisterColumn, text: str, titles: Titles) -> str:
    """What the cell of a value showed when it was exported, as it can be compared."""
    value = in_cell(column, text, titles)
    if value is None:
        return ""
    return cell_text(value).text.strip() if isinstance(value, str) else str(value)


def shows(column: RegisterColumn, cell: Cell | None, text: str, titles: Titles) -> bool:
    """Whether a cell shows what was exported; a tab is no difference, for LibreOffice loses it between .ods and .xlsx."""
    return seen_text(cell).replace("\t", "") == exported_text(column, text, titles).replace("\t", "")


def _sorted_alone(made: Returned) -> None:
    """Refuse a column whose values stand in other rows than they did.

    Raises:
        QaifError: where there is one.
    """
    rows = [row for row in made.rows if row.id]
    base, titles = made.base.rows, made.base.titles
    moved = []
    for column in COLUMNS:
        if column.heading in EVENT or (column.kind == "worked" and not column.day):
            continue
        now = [seen_text(row.cells.get(column.heading)) for row in rows]
        was = [exported_text(column, base[row.id][column.heading], titles) for row in rows]
        changed = [
            row.row
            for row in rows
            if not shows(column, row.cells.get(column.heading), base[row.id][column.heading], titles)
        ]
        if len(changed) < 2 or sorted(now) != sorted(was):  # noqa: PLR2004  # one alone cannot change places
            continue
        filled = [text.casefold() for text in now if text]
        in_order = filled in (sorted(filled), sorted(filled, reverse=True))
        free = column.kind in ("line", "text", "entries")
        if free or in_order or (column.kind != "step" and len(changed) >= _MANY):
            moved.append((column.heading, changed))
    if moved:
        heading, changed = moved[0]
        raise QaifError(
            f"What stood in the column `{heading}` stands in other rows now (rows {spans(changed[:12])}): it was sorted without the others.",
            f"Undo that, and sort whole rows; or begin again: {_ANEW[0].lower()}{_ANEW[1:]}",
        )
