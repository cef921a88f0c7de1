"""The exported tables and their columns as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from qaif_cli.model.tabled import DAY, DataColumn, DataTable

_HEAD = """\
# The exported tables

Every table that `qaif export --csv`, `--jsonl`, `--sqlite` and `--parquet` write, with its columns; made by `make docs`
from the shapes of the records. [Tables for other programs](export-tables.md) says how they are read.

**Version {version}.** A table or a column that is added leaves it as it is. It rises where one goes, is called otherwise, or holds
something else.

Every table has `icb` first, and each but `export` has `unknown` after the fields of the record; they are not repeated below:

- `icb`: {icb}.
- `unknown`: {unknown}.

A type with `[]` is a list. `→` names the table to whose `id` a column leads.
"""


def tables_page(tables: Iterable[DataTable], version: int) -> str:
    """The page.

    Args:
        tables: The tables, each after the one it belongs to.
        version: Their version.
    """
    found = list(tables)
    common = {column.name: column.about for column in found[-1].columns}
    parts = [_HEAD.format(version=version, icb=common["icb"], unknown=common["unknown"])]
    parts += [f"\n## {table.name}\n\n{table.about}{_keys(table)}\n\n{_columns(table)}" for table in found]
    return "".join(parts)


def _keys(table: DataTable) -> str:
    key = f" Key: {_names(table.key)}." if table.key else ""
    up = f" Belongs to [{table.parent}](#{table.parent}) by {_names(table.upward)}." if table.upward else ""
    return key + up


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _columns(table: DataTable) -> str:
    rows = [
        _row(column)
        for column in table.columns
        if column.name not in ("icb", "unknown") or table.name == "export"
    ]
    return "| Column | Type | What it says |\n| --- | --- | --- |\n" + "".join(rows)


def _row(column: DataColumn) -> str:
    kind = column.type + ("[]" if column.many else "") + (f" → `{column.to}`" if column.to else "")
    about = column.about.replace("|", "\\|")
    words = f": {_names(column.words)}" if column.words else ""
    name = f"**`{column.name}`**" if column.name.startswith(DAY) else f"`{column.name}`"
    return f"| {name} | {kind} | {about}{words} |\n"
