"""A register that goes out as a workbook, is changed as people change one, and comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.desk import Desk

HEAD = 5
"""The row of the heading in a workbook that is exported on a day without a note."""
Cells = Mapping[tuple[str, str], Any]


@dataclass
class Sent:
    """A workbook of the register, and the desk from which it was sent.

    Attributes:
        desk: The desk.
        path: The file.
    """

    desk: Desk
    path: Path

    def change(self, cells: Cells) -> Sent:
        """Write into cells, each named by its risk and its heading."""
        book = load_workbook(self.path)
        sheet = book["Risks"]
        rows, columns = places(sheet)
        for (id_, heading), value in cells.items():
            sheet.cell(rows[id_], columns[heading]).value = value
        book.save(self.path)
        return self

    def do(self, act: Callable[[Workbook], object]) -> Sent:
        """Do something to the workbook."""
        book = load_workbook(self.path)
        act(book)
        book.save(self.path)
        return self

    def add(self, **cells: Any) -> Sent:
        """Add a row below the others; a blank of a heading is written as _."""

        def append(book: Workbook) -> None:
            sheet = book["Risks"]
            _, columns = places(sheet)
            row = sheet.max_row + 1
            for name, value in cells.items():
                sheet.cell(row, columns[name.replace("_", " ")]).value = value

        return self.do(append)

    def comes_back(self, *options: str) -> str:
        """What an import that finds no fault says."""
        return self.desk.does("import", "risks", str(self.path), *options)

    def refused(self, *options: str) -> str:
        """What an import says that is refused in part; it writes nothing."""
        before = self.desk.everything()
        result = self.desk("import", "risks", str(self.path), *options)
        assert result.code in (1, 2)
        assert self.desk.everything() == before
        return result.out + result.err

    def refused_whole(self) -> str:
        """What is said of a file that is refused whole."""
        return self.desk.refuses("import", "risks", str(self.path))


def send(desk: Desk, folder: Path, *options: str) -> Sent:
    """Export the register, closed risks too."""
    path = folder / "register.xlsx"
    path.unlink(missing_ok=True)
    desk.does("export", "--xlsx", str(path), "--all", *options)
    return Sent(desk, path)


def places(sheet: Worksheet) -> tuple[dict[str, int], dict[str, int]]:
    """The row of each risk, and the column of each heading."""
    heads = {str(cell.value): number for number, cell in enumerate(sheet[HEAD], 1) if cell.value}
    rows = {
        str(sheet.cell(row, 1).value): row
        for row in range(HEAD + 1, sheet.max_row + 1)
        if sheet.cell(row, 1).value
    }
    return rows, heads


def sort_rows(sheet: Worksheet, order: list[int], columns: list[int] | None = None) -> None:
    """Put the rows of the table into another order, all columns or only some, as a spreadsheet does."""
    first = HEAD + 1
    every = columns or list(range(1, sheet.max_column + 1))
    was = {
        (row, column): (sheet.cell(row, column).value, copy(sheet.cell(row, column).number_format))
        for row in range(first, first + len(order))
        for column in every
    }
    for to, source in enumerate(order):
        for column in every:
            cell = sheet.cell(first + to, column)
            cell.value, cell.number_format = was[first + source, column]


DAY = datetime(2026, 6, 12)  # noqa: DTZ001  # as a workbook has it
LATER = date(2027, 3, 31)
NEW_ROW = {
    "Title": "Vaccines are short",
    "Event_(then)": "no vaccine may be left",
    "Area": "Primary care",
    "Owner": "Head of Patient Safety",
    "Domain": "Safety",
    "Consequence": 3,
    "Likelihood": 2,
    "Reviewed_on": DAY,
    "Reviewed_by": "Head of Patient Safety",
    "Controls": "Stock is counted\nOrders are weekly",
}
"""The cells of a row that is a new risk of the base register; a blank of a heading is written as _."""
