"""The one door to SQLite: tables become the bytes of a database, with keys and an index on every column that is filtered by."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date

from qaif_cli.exchange.flat_files import leads
from qaif_cli.model.tabled import ENTRY, Cell, DataRow, DataTable

PAGE = 4096
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}


def sqlite_file(tables: Sequence[DataTable], rows: Mapping[str, Iterable[DataRow]], version: int) -> bytes:
    """A database with every table; the same rows give the same bytes with the same version of SQLite.

    Args:
        tables: The tables, each after the one it belongs to.
        rows: The rows of each, by its name.
        version: The version of the tables; `pragma user_version` says it.
    """
    by_name = {table.name: table for table in tables}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute(f"pragma page_size = {PAGE}")
        made.execute(f"pragma user_version = {int(version)}")
        made.execute("begin")
        for table in tables:
            made.execute(_create(table, by_name))
            places = ", ".join("?" * len(table.columns))
            cells = (tuple(map(_cell, row)) for row in rows[table.name])
            made.executemany(f"insert into {_named(table.name)} values ({places})", cells)  # noqa: S608  # the names are our own
            for columns in _indexes(table, by_name):
                name = _named(f"{table.name} by {' '.join(columns)}")
                made.execute(f"create index {name} on {_named(table.name)} ({_list(columns)})")
        made.execute("commit")
        made.execute("vacuum")
        return made.serialize()


def _create(table: DataTable, by_name: dict[str, DataTable]) -> str:
    parts = [
        f"{_named(column.name)} {'TEXT' if column.many else _TYPES.get(column.type, 'TEXT')}"
        for column in table.columns
    ]
    if table.key:
        parts.append(f"PRIMARY KEY ({_list(table.key)})")
    if table.path not in ((), table.key):
        parts.append(f"UNIQUE ({_list(table.path)})")
    parts += [
        f"FOREIGN KEY ({_list(own)}) REFERENCES {_named(to)} ({_list(theirs)})"
        for own, to, theirs in leads(table, by_name)
    ]
    return f"CREATE TABLE {_named(table.name)} ({', '.join(parts)})"


def _indexes(table: DataTable, by_name: dict[str, DataTable]) -> list[tuple[str, ...]]:
    """What is filtered and joined by, where no key begins with it."""
    named = [own for own, _, _ in leads(table, by_name)]
    words = [(column.name,) for column in table.columns if column.words and not column.many]
    wanted = dict.fromkeys([*named, *words])
    return [columns for columns in wanted if columns != table.key[: len(columns)] and ENTRY not in columns]


def _cell(value: Cell) -> str | int | float | None:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _list(columns: Iterable[str]) -> str:
    return ", ".join(map(_named, columns))


def _named(name: str) -> str:
    return f'"{name}"'
