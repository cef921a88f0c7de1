"""What becomes of every cell of a file, by its place: of whole rows, of the heading, of what is outside; the same for every import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qaif_cli.exchange.register_sheet import RegisterSheet, outside
from qaif_cli.exchange.sheet import Cell, Place, Sheet
from qaif_cli.flow.incoming.account import THE_HEADING, CellFate, Fate
from qaif_cli.flow.incoming.shown import said

Fates = dict[tuple[str, Place], CellFate]
"""The fates of cells, by the name of their sheet and their place."""


def outside_fates(there: RegisterSheet, book: Sequence[Sheet], what: str) -> Fates:
    """What becomes of the cells that are no part of the table, and of its heading.

    Args:
        there: The sheet with the table.
        book: All sheets of the file.
        what: What is taken: `the register`.
    """
    found: Fates = {}
    for sheet, place, cell in outside(there, book):
        why = "above the heading" if sheet is there.sheet else f"{what} is taken from {_called(there.sheet)}"
        why = "a hidden sheet" if sheet.hidden and sheet is not there.sheet else why
        found[sheet.name, place] = CellFate(sheet.name, place, "", said(cell), "set aside", why)
    heading = {
        place: cell for place, cell in there.sheet.cells.items() if there.first <= place[0] <= there.last
    }
    for place, cell in heading.items():
        found |= row_fates(there, place[0], {place[1]: cell}, "set aside", THE_HEADING)
    return found


def _called(sheet: Sheet) -> str:
    return f"`{sheet.name}`" if sheet.name else "another sheet"


def row_fates(  # what a fate consists of
    there: RegisterSheet, row: int, cells: Mapping[int, Cell], fate: Fate, why: str, group: str = ""
) -> Fates:
    """One fate for every cell of a row; `group` as in `CellFate`, the reason itself where it is empty."""
    name = there.sheet.name
    return {
        (name, (row, column)): CellFate(
            name, (row, column), there.labels[column], said(cell), fate, why, group or why
        )
        for column, cell in cells.items()
    }


def in_order(fates: Fates, book: Sequence[Sheet]) -> list[CellFate]:
    """The fates in the order of the file: sheet by sheet, row by row."""
    places = {sheet.name: number for number, sheet in enumerate(book)}
    return [fates[key] for key in sorted(fates, key=lambda key: (places[key[0]], key[1]))]


def merged(parts: Iterator[Fates]) -> Fates:
    """Several fates as one."""
    found: Fates = {}
    for part in parts:
        found |= part
    return found
