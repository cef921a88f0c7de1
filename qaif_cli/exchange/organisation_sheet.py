"""Finds the list of organisations in a file of the Organisation Data Service or the regulator: by its heading, or by its shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qaif_cli.errors import QaifError
from qaif_cli.exchange.organisation_files import (
    CODE,
    DAY,
    UNHEADED,
    UNHEADED_PRACTICES,
    FileKind,
    field_of,
    kind_of,
)
from qaif_cli.exchange.register_sheet import Heading, RegisterSheet, at_rows, named_sheet, names_of
from qaif_cli.exchange.sheet import Cell, Sheet, address

_SEARCHED = 40
_SHOWN = 10
_LAST_KNOWN = 11
"""The column of the opening day, which every list without a heading has."""
_SETTING = 26


@dataclass(frozen=True)
class OrganisationSheet:
    """A sheet with a list of organisations.

    Attributes:
        there: The sheet with its heading; the last row of the heading is 0 where there is none.
        fields: What its columns hold, by label, as far as their headings tell.
        kind: What it is; None where the headings do not tell.
    """

    there: RegisterSheet
    fields: Mapping[str, str]
    kind: FileKind | None


def find_organisations(
    book: Sequence[Sheet], name: str = "", header: tuple[int, int] | None = None
) -> OrganisationSheet:
    """The list of a book.

    Args:
        book: The sheets.
        name: The sheet that was named; empty where the one that holds a list is looked for.
        header: The first and last row of the heading, where they were named.

    Raises:
        QaifError: where no sheet holds one, or several do; it says what to write.
    """
    sheets = (
        [named_sheet(book, name)] if name else [sheet for sheet in book if not sheet.hidden and sheet.cells]
    )
    if header:
        if len(sheets) != 1:
            raise QaifError(
                "--header says a row, and there are several sheets.", f"Say --sheet too: {names_of(sheets)}."
            )
        return _told(at_rows(sheets[0], header))
    found = [there for there in map(_found, sheets) if there]
    if len(found) == 1:
        return found[0]
    if found:
        listed = names_of([item.there.sheet for item in found])
        raise QaifError(
            f"{len(found)} sheets hold organisations: {listed}.",
            "Say which with --sheet; each is imported by itself.",
        )
    raise QaifError(
        "No row looks like the heading of a list of organisations, and no list of the Organisation Data Service begins at the top.",
        "Its columns are a code and a name, or the regulator's identifiers; say the row of the heading with --header ROW.",
    )


def _found(sheet: Sheet) -> OrganisationSheet | None:
    """A sheet with its heading, or without one where its rows have the shape of a list of ODS."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row not in rows and len(rows) == _SEARCHED:
            break
        rows.setdefault(row, {})[column] = cell
    for row, cells in rows.items():
        told = _told(at_rows(sheet, (row, row))) if _may_head(cells) else None
        if told and told.kind:
            return told
    return _unheaded(sheet, list(rows.values())[:_SHOWN])


def _may_head(cells: Mapping[int, Cell]) -> bool:
    fields = {field_of(str(cell.value)) for cell in cells.values() if cell.kind == "text"}
    return kind_of(fields) is not None


def _told(there: RegisterSheet) -> OrganisationSheet:
    fields: dict[str, str] = {}
    for heading in there.headings:
        field = field_of(heading.text)
        if field and field not in fields.values():
            fields[heading.label] = field
    return OrganisationSheet(there, fields, kind_of(set(fields.values())))


def _unheaded(sheet: Sheet, rows: Sequence[Mapping[int, Cell]]) -> OrganisationSheet | None:
    """A list without a heading: a code, a name, and an opening day of eight figures in the eleventh column."""
    listed = [_listed(cells) for cells in rows]
    if not listed or not listed[0] or 2 * sum(listed) <= len(listed):
        return None
    columns = sorted({column for _, column in sheet.cells})
    known = {**UNHEADED, **(UNHEADED_PRACTICES if _SETTING in columns else {})}
    headings = tuple(
        Heading(column, (), known.get(column, f"[{address((1, column)).rstrip('1')}]")) for column in columns
    )
    fields = {label: field for heading in headings if (field := field_of(label := heading.label))}
    return OrganisationSheet(RegisterSheet(sheet, 1, 0, headings), fields, "organisations")


def _listed(cells: Mapping[int, Cell]) -> bool:
    code, name, opened = (cells.get(column) for column in (1, 2, _LAST_KNOWN))
    if code is None or name is None or name.kind != "text" or opened is None:
        return False
    number = code.kind == "number"
    return (number or CODE.fullmatch(str(code.value)) is not None) and DAY.fullmatch(
        _plain(opened)
    ) is not None


def _plain(cell: Cell) -> str:
    value = cell.value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
