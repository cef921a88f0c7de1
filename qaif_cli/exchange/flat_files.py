"""Tables as text that other programs read: CSV with a description beside it (Table Schema), and JSON, one row a line.

The same rows give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from qaif_cli.model.tabled import Cell, DataColumn, DataRow, DataTable

MARK = "\ufeff"
"""What a file begins with, so that Excel reads it as UTF-8."""
DANGER = "=+-@\t\r"
"""What a spreadsheet takes for a formula where a text begins with it."""
GUARD = "'"
_QUOTED = re.compile('[",\r\n]')
_TYPES = {"text": "string", "json": "object"}


def csv_file(table: DataTable, rows: Iterable[DataRow]) -> bytes:
    """A table as CSV in UTF-8 with its mark; lists and values of several parts are JSON in their cell."""
    return csv_of((column.name for column in table.columns), rows)


def csv_of(heads: Iterable[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows below their headings as CSV in UTF-8 with its mark, of which a spreadsheet takes no text for a formula."""
    lines = [_line(heads), *(_line(map(_csv_cell, row)) for row in rows)]
    return (MARK + "".join(lines)).encode()


def _line(cells: Iterable[str]) -> str:
    return (
        ",".join(
            f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell for cell in cells
        )
        + "\r\n"
    )


def _csv_cell(value: Cell) -> str:
    """A value as text: a day by its figures, a list as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded_text(value)
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def guarded_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula: before its first sign stands one that shows it as text.

    One that begins with that sign itself has it twice, so that the first can always be taken away again.
    """
    return GUARD + text if text[:1] and text[0] in DANGER + GUARD else text


def jsonl_file(table: DataTable, rows: Iterable[DataRow]) -> bytes:
    """A table as JSON, one object a line, with every column in each."""
    names = [column.name for column in table.columns]
    lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def datapackage(tables: Sequence[DataTable], version: int, title: str) -> bytes:
    """What is in the CSV files, as a Data Package of Frictionless: types, keys, and where each leads."""
    by_name = {table.name: table for table in tables}
    package = {
        "profile": "tabular-data-package",
        "name": "qaif-tables",
        "title": title,
        "version": str(version),
        "resources": [_resource(table, by_name) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: DataTable, by_name: dict[str, DataTable]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    found = [
        {"fields": list(own), "reference": {"resource": to, "fields": list(theirs)}}
        for own, to, theirs in leads(table, by_name)
    ]
    if found:
        schema["foreignKeys"] = found
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.about,
        "path": f"{table.name}.csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(column: DataColumn) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "type": "array" if column.many else _TYPES.get(column.type, column.type),
    }
    if column.type == "date" and not column.many:
        made["format"] = "%Y-%m-%d"
    made["description"] = column.about
    if column.words and not column.many:
        made["constraints"] = {"enum": list(column.words)}
    return made


def leads(
    table: DataTable, by_name: dict[str, DataTable]
) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Where the columns of a table lead: those of a row above, and those that name something by its ID."""
    up = [(table.upward, table.parent, by_name[table.parent].path)] if table.upward else []
    named = [
        column for column in table.columns if column.to and not column.many and (column.name,) != table.upward
    ]
    return [*up, *(((column.name,), column.to, ("id",)) for column in named)]
