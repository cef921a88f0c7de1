"""A sheet that somebody else made, as its cells: what each holds, and how it is shown, with nothing guessed.

Every reader of foreign tables gives these, whatever the format: .xlsx, .ods, .xls and .csv.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

CellKind = Literal["text", "number", "bool", "date", "error", "uncomputed"]
"""What a cell holds; `error` is a value such as #N/A, and `uncomputed` a formula of which no result is kept."""
CellValue = str | int | float | bool | datetime | None
Place = tuple[int, int]
"""The row and the column of a cell, each counted from 1."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something; an empty one is not kept.

    Attributes:
        kind: What it holds.
        value: The value; the text of an error; None where it was never computed.
        formula: The formula, without the sign that begins one; empty where there is none.
        form: The number format, as the file has it; empty for the general one.
    """

    kind: CellKind
    value: CellValue
    formula: str = ""
    form: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or a whole CSV.

    Attributes:
        name: Its name; empty for a CSV.
        cells: The cells that hold something, by place.
        hidden: Whether the sheet itself is hidden.
        merges: The merged ranges: first row, first column, last row, last column.
        hidden_rows: The rows that are not shown, filtered ones too.
        hidden_columns: The columns that are not shown.
        widths: How many cells each row of a CSV has, empty ones too; empty for a workbook.
        separator: What stands between the cells of a CSV; empty for a workbook.
        remarks: The lines of a CSV before its heading that begin with #, without that sign.
    """

    name: str
    cells: Mapping[Place, Cell]
    hidden: bool = False
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    widths: Mapping[int, int] = field(default_factory=dict)
    separator: str = ""
    remarks: tuple[str, ...] = ()

    @cached_property
    def _down(self) -> dict[int, list[tuple[int, int]]]:
        """By column, the rows of each range that is merged over several, from top to bottom."""
        found: dict[int, list[tuple[int, int]]] = {}
        for top, left, bottom, _ in sorted(self.merges):
            if bottom > top:
                found.setdefault(left, []).append((top, bottom))
        return found

    def labelled(self, row: int, cells: Mapping[int, Cell], columns: Iterable[int]) -> dict[int, Cell]:
        """The cells of a row, with what stands above an empty one in a range that is merged over several rows.

        Args:
            row: The row.
            cells: Its cells by column.
            columns: The columns that say what a row is about; a figure is never taken from above.
        """
        found = dict(cells)
        for column in columns:
            ranges = self._down.get(column, [])
            place = bisect(ranges, row, key=lambda pair: pair[0]) - 1
            if column not in found and place >= 0 and row <= ranges[place][1]:
                cell = self.cells.get((ranges[place][0], column))
                found |= {column: cell} if cell else {}
        return found


def address(place: Place) -> str:
    """The place as a spreadsheet writes it: `C7` of row 7, column 3."""
    row, column = place
    letters = ""
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return f"{letters}{row}"
