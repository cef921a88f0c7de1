"""Finds a table of figures in a book, whatever its shape: which row is the heading, and which columns are headed by a date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from qaif_cli.errors import QaifError
from qaif_cli.exchange.cells import dash_in
from qaif_cli.exchange.days import When, when_of
from qaif_cli.exchange.register_sheet import RegisterSheet, at_rows, named_sheet, names_of
from qaif_cli.exchange.sheet import Cell, Sheet

_SEARCHED = 40
_LEAST = 2
_READ = 500
"""By so many rows the heading is told."""


@dataclass(frozen=True)
class FigureSheet:
    """A sheet with figures.

    Attributes:
        there: The sheet with its heading.
        whens: The columns that are headed by a date or a period, each with it.
        dash: What a dash stands for, where the file says so.
    """

    there: RegisterSheet
    whens: Mapping[int, When]
    dash: str

    @property
    def headings(self) -> dict[int, str]:
        """What its columns are headed, those without a heading left out."""
        return {
            item.column: item.label for item in self.there.headings if item.text or item.column in self.whens
        }


Fits = Callable[[FigureSheet], int]
"""How much of what is needed a heading has; nought where it is no heading of figures."""


def find_figure_sheet(
    book: Sequence[Sheet], fits: Fits, name: str = "", header: tuple[int, int] | None = None
) -> tuple[FigureSheet, bool]:
    """The sheet with figures, and whether its heading tells all that is needed.

    Args:
        book: The sheets.
        fits: How much of what is needed a heading has.
        name: The sheet that was named; empty where the one that fits is looked for.
        header: The first and last row of the heading, where they were named.

    Raises:
        QaifError: where several sheets hold figures, or none holds a heading.
    """
    sheets = (
        [named_sheet(book, name)] if name else [sheet for sheet in book if not sheet.hidden and sheet.cells]
    )
    if header:
        if len(sheets) != 1:
            raise QaifError(
                "--header says a row, and there are several sheets.", f"Say --sheet too: {names_of(sheets)}."
            )
        found = _with_whens(at_rows(sheets[0], header))
        return found, fits(found) > 0
    best = [(score, there) for sheet in sheets for score, there in [_best(sheet, fits)] if there]
    sure = [there for score, there in best if score > 0]
    if len(sure) == 1:
        return sure[0], True
    if len(sure) > 1 or len(best) > 1:
        listed = names_of([item.there.sheet for item in sure or [there for _, there in best]])
        raise QaifError(f"Several sheets may hold the figures: {listed}.", "Say which with --sheet NAME.")
    if not best:
        raise QaifError("No row names the columns.", "Write a heading above the figures, such as date,value.")
    return best[0][1], False


def _best(sheet: Sheet, fits: Fits) -> tuple[int, FigureSheet | None]:
    """The row that is the best heading; where none is, the first that may be one.

    It is told by the first rows, for a long table is not read once for each row that may be its heading.
    """
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row not in rows and len(rows) == _READ:
            break
        rows.setdefault(row, {})[column] = cell
    head = replace(
        sheet, cells={(row, column): cell for row, cells in rows.items() for column, cell in cells.items()}
    )
    found: tuple[int, int] | None = None
    for row, cells in list(rows.items())[:_SEARCHED]:
        if len(cells) < _LEAST or all(cell.kind != "text" for cell in cells.values()):
            continue
        score = fits(_with_whens(at_rows(head, (row, row))))
        if found is None or score > found[0]:
            found = (score, row)
    if found is None:
        return 0, None
    return found[0], _with_whens(at_rows(sheet, (found[1], found[1])))


def _with_whens(there: RegisterSheet) -> FigureSheet:
    """A sheet with the dates of its heading; a true date is no text, and is called as it is read."""
    whens: dict[int, When] = {}
    for (row, column), cell in there.sheet.cells.items():
        if row == there.last and cell.kind in ("text", "date"):
            when = when_of(cell)
            if isinstance(when, When):
                whens[column] = when
    headings = tuple(
        replace(item, label=whens[item.column].words()) if item.column in whens and not item.text else item
        for item in there.headings
    )
    lone = [cells for cells in there.rows.values() if len(cells) == 1]
    texts = [*there.sheet.remarks, *(str(next(iter(cells.values())).value) for cells in lone)]
    return FigureSheet(replace(there, headings=headings), whens, dash_in(texts))
