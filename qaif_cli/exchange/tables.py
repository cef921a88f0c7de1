"""A table of figures in a foreign file: its sheet, its heading, its columns and the rows that are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from qaif_cli.errors import QaifError
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.cells import MISSING, SHORTHAND, dash_in, number_in, printable
from qaif_cli.exchange.columns import Choice, Part, ask_for, chosen, columns_of, lacking
from qaif_cli.exchange.days import When, both_ways, when_of, when_written
from qaif_cli.exchange.register_sheet import sheet_called
from qaif_cli.exchange.sheet import Cell, Sheet
from qaif_cli.model.words import listed

_SOUGHT = 30
"""In so many rows a heading is sought."""
_SAID = 5
_BEGUN_DAY = re.compile(r"\d{1,4}[-/.]\d")
_LEAST = 2


def _text(cell: Cell) -> str:
    """A cell as text; a day without the hour."""
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    return " ".join(str(cell.value).split()) if cell.value is not None else ""


@dataclass(frozen=True)
class TableRow:
    """A row that holds anything.

    Attributes:
        line: Its line, or its row in a workbook.
        cells: Its cells, by column.
        text: The row itself.
        width: How many cells it has, empty ones too; 0 in a workbook.
    """

    line: int
    cells: Mapping[int, Cell]
    text: str
    width: int = 0

    def said(self, column: int | None) -> str:
        """The text of a cell; empty where there is none."""
        cell = self.cells.get(column) if column else None
        return _text(cell) if cell else ""


@dataclass(frozen=True)
class FigureTable:
    """A table of figures.

    Attributes:
        headings: What its columns are headed; empty where it has no heading.
        columns: The column of each part.
        rows: The rows under the heading that are asked for.
        separator: What stands between its cells, where it is a CSV.
        dash: What a dash stands for, where the file says so.
        day_first: Whether it is said that dates in figures have the day first.
    """

    headings: Mapping[int, str]
    columns: Mapping[Part, int]
    rows: tuple[TableRow, ...]
    separator: str
    dash: str
    day_first: bool

    def misshapen(self, row: TableRow) -> str:
        """What is wrong with the number of a row's cells; empty where nothing is."""
        last = max(self.headings or self.columns.values())
        if max(row.cells) > last:
            return 'There are more cells than columns. A number or a note with a comma stands in quotes: "1,234".'
        needed = max((column for part, column in self.columns.items() if part != "note"), default=0)
        if row.width and row.width < needed:
            return "There are fewer cells than columns. Write all of them, and NA where there is no figure."
        return ""

    def unsure_days(self) -> list[str]:
        """The dates that may be read in two ways."""
        column = self.columns["date"]
        return [] if self.day_first else both_ways(row.said(column) for row in self.rows)


def read_table(data: bytes, name: str, choice: Choice, *, several: bool) -> FigureTable | None:
    """Read a table; None where the file holds nothing.

    Args:
        data: The file.
        name: What it is called in messages.
        choice: What the user says of it.
        several: Whether it holds several indicators.

    Raises:
        QaifError: where the file cannot be read, or it is not told which sheet or columns are meant.
    """
    sheets = [sheet for sheet in read_book(data, name, choice.encoding) if sheet.cells]
    if choice.sheet:
        sheets = [_sheet_named(sheets, choice.sheet, name)]
    shown = [sheet for sheet in sheets if not sheet.hidden] or sheets
    if not shown:
        return None
    tables = []
    for sheet in shown:
        try:
            tables.append(_table(sheet, name, choice, several=several))
        except QaifError:
            if len(shown) == 1:
                raise
    if len(tables) == 1:
        table = tables[0]
        return replace(table, rows=_asked_for(table, choice)) if table else None
    names = listed([f"`{printable(sheet.name)}`" for sheet in shown])
    raise QaifError(f"`{name}` has the sheets {names}.", "Say which, with --sheet NAME.")


def _sheet_named(sheets: Sequence[Sheet], wanted: str, name: str) -> Sheet:
    found = sheet_called(sheets, wanted)
    if found is None:
        there = listed([f"`{printable(sheet.name)}`" for sheet in sheets if sheet.name])
        todo = f"There is {there}." if there else "It has one sheet without a name; leave --sheet out."
        raise QaifError(f"`{name}` has no sheet `{wanted}` that holds anything.", todo)
    return found


def rows_of(sheet: Sheet) -> list[TableRow]:
    """The rows of a sheet that hold anything."""
    by_row: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if cell.value not in ("", None) or cell.kind == "uncomputed":
            by_row.setdefault(row, {})[column] = cell
    return [
        TableRow(row, cells, _as_line(cells, sheet.separator), sheet.widths.get(row, 0))
        for row, cells in by_row.items()
    ]


def _as_line(cells: Mapping[int, Cell], separator: str) -> str:
    """A row as one line."""
    sign = separator or ", "
    texts = [
        str(cells[column].value) if column in cells else "" for column in range(1, min(max(cells), 100) + 1)
    ]
    return sign.join(f'"{text}"' if sign in text else text for text in texts)


def _table(sheet: Sheet, name: str, choice: Choice, *, several: bool) -> FigureTable | None:
    rows = rows_of(sheet)
    dash = dash_in(
        [*sheet.remarks, *(row.said(next(iter(row.cells))) for row in rows if len(row.cells) == 1)]
    )
    rows = [row for row in rows if len(row.cells) > 1 or not dash_in([row.said(next(iter(row.cells)))])]
    made = FigureTable({}, {}, tuple(rows), sheet.separator, dash, choice.day_first)
    bare = _without_heading(rows, several=several) if rows and not (choice.date or choice.value) else None
    if bare:
        return replace(made, columns=bare)
    for place, row in enumerate(rows[:_SOUGHT]):
        if not _is_heading(row):
            continue
        headings = {column: row.said(column) for column in row.cells}
        if not lacking(columns_of(headings, replace(choice, date="", value=""), several=several)) or _names(
            headings, choice
        ):
            return _labelled(sheet, _headed(made, place, name, choice, several=several))
    first = next((place for place, row in enumerate(rows[:_SOUGHT]) if _is_heading(row)), None)
    if first is None and rows:
        todo = (
            "Write one above them: indicator,date,value." if several else "Write one above them: date,value."
        )
        raise QaifError(f"`{name}` has no heading that names its columns.", todo)
    if first is None:
        return None
    return _labelled(sheet, _headed(made, first, name, choice, several=several))


def _labelled(sheet: Sheet, table: FigureTable) -> FigureTable:
    """The table, with what its rows are about taken from the cells that are merged over several of them."""
    figures = {column for part, column in table.columns.items() if part not in ("indicator", "date")}
    about = table.headings.keys() - figures
    rows = (replace(row, cells=sheet.labelled(row.line, row.cells, about)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _names(headings: Mapping[int, str], choice: Choice) -> bool:
    """Whether the row has the headings that the user named."""
    there = {text.strip() for text in headings.values()}
    wanted = [text.strip() for text in (choice.date, choice.value) if text]
    return bool(wanted) and all(text in there for text in wanted)


def _headed(made: FigureTable, place: int, name: str, choice: Choice, *, several: bool) -> FigureTable:
    """The table under a heading.

    Raises:
        QaifError: where the headings do not tell the columns.
    """
    heading, rows = made.rows[place], made.rows[place + 1 :]
    headings = {column: heading.said(column) for column in heading.cells}
    columns = columns_of(headings, choice, several=several)
    if "date" not in columns:
        dated = [column for column in headings if _all_days(rows, column)]
        by_name = [column for column in dated if column not in columns.values()]
        if len(by_name) == 1 and not several:
            columns = columns_of(headings, replace(choice, date=headings[by_name[0]]), several=several)
    if lacking(columns):
        raise ask_for(name, headings, columns)
    return replace(made, headings=headings, columns=columns, rows=rows)


def _all_days(rows: Sequence[TableRow], column: int) -> bool:
    found = [row.cells[column] for row in rows if column in row.cells]
    return bool(found) and all(cell.kind != "number" and isinstance(when_of(cell), When) for cell in found)


def _is_heading(row: TableRow) -> bool:
    """Whether a row may name columns: two texts or more, and no figure or day among them."""
    texts = [row.said(column) for column in row.cells]
    return len(texts) >= _LEAST and all(
        cell.kind == "text" and number_in(text) is None and not isinstance(when_written(text), When)
        for cell, text in zip(row.cells.values(), texts, strict=True)
    )


def _without_heading(rows: Sequence[TableRow], *, several: bool) -> dict[Part, int] | None:
    """The columns of a table whose first row is a figure already; they are told by what it holds."""
    first = rows[0]
    width = max(max(row.cells) for row in rows[:_SOUGHT])
    if several:
        day, amount, note = first.said(2), first.said(3), first.said(4)
        is_figure = isinstance(when_written(day), When) and _is_amount(amount) and number_in(note) is None
        if not is_figure or number_in(first.said(1)) is not None or width > 4:  # noqa: PLR2004 - the note is the last
            return None
        return {"indicator": 1, "date": 2, "value": 3, "note": 4}
    said, amount = first.said(1), first.said(2)
    dated = _BEGUN_DAY.match(said) is not None
    if number_in(amount) is not None or (dated and _is_amount(amount)):
        return {"date": 1, "value": 2}
    return None


def _is_amount(text: str) -> bool:
    return number_in(text) is not None or text.lower() in MISSING or text.lower() in SHORTHAND


def _asked_for(table: FigureTable, choice: Choice) -> tuple[TableRow, ...]:
    """The rows that have what the user says.

    Raises:
        QaifError: where no row has it.
    """
    rows = table.rows
    for heading, wanted in choice.where:
        if not table.headings:
            raise QaifError(
                "The file has no heading, and --where names a column.", "Write a heading above its rows."
            )
        column = chosen(table.headings, heading, "--where")
        kept = tuple(
            row for row in rows if row.said(column).casefold() == " ".join(wanted.split()).casefold()
        )
        if not kept:
            there = list(dict.fromkeys(printable(row.said(column)) for row in rows))
            more = f" and {len(there) - _SAID} more" if len(there) > _SAID else ""
            raise QaifError(
                f"No row has `{wanted}` in the column {table.headings[column]}.",
                f"There are {', '.join(there[:_SAID])}{more}.",
            )
        rows = kept
    return rows
