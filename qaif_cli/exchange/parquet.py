"""The one door to DuckDB: tables become Parquet files, and Parquet files of several organisations answer questions.

DuckDB is an extra, `region`. Every column has the type that its table declares, whatever stands in it: an empty table has
all its columns, and a code such as 007 or 1E5 stays a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qaif_cli.errors import QaifError
from qaif_cli.model.tabled import DataColumn, DataRow, DataTable

if TYPE_CHECKING:
    import duckdb

_TYPES = {
    "text": "VARCHAR",
    "json": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
_GLOB = str.maketrans({"[": "[[]", "*": "[*]", "?": "[?]"})


class ParquetMaker:
    """Writes tables as Parquet."""

    def __init__(self) -> None:
        self._made = _connection()

    def file(self, table: DataTable, rows: Iterable[DataRow], path: str) -> None:
        """Write a table; the same rows give the same bytes with the same version of DuckDB.

        Args:
            table: The table.
            rows: Its rows.
            path: The file, which is not there yet.
        """
        names = [column.name for column in table.columns]
        given = json.dumps([dict(zip(names, row, strict=True)) for row in rows], default=str)
        shape = json.dumps([{column.name: type_of(column) for column in table.columns}])
        self._made.execute(
            f"COPY (SELECT row.* FROM (SELECT unnest(from_json_strict(?, {_text(shape)})) AS row))"  # noqa: S608  # the names are our own, and the path is quoted
            f" TO {_text(path)} (FORMAT parquet, COMPRESSION zstd)",
            [given],
        )


@dataclass(frozen=True)
class Answered:
    """What a question was answered with: the names of the columns, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class SideBySide:
    """Parquet files of several organisations, asked as if they were one database."""

    def __init__(self) -> None:
        self._held = _connection()

    def columns(self, paths: Sequence[str]) -> Mapping[str, frozenset[str]]:
        """The names of the columns that each file has, by its path.

        Raises:
            QaifError: where one is no Parquet file.
        """
        found: dict[str, set[str]] = {path: set() for path in paths}
        for path in paths:
            names = self._run(f"SELECT name FROM parquet_schema({_text(_plain(path))}) OFFSET 1", path)  # noqa: S608  # the path is quoted
            found[path] = {name for (name,) in names.fetchall()}
        return {path: frozenset(names) for path, names in found.items()}

    def show(self, table: DataTable, columns: Iterable[str], paths: Sequence[str]) -> None:
        """Make some columns of a table known under its name: from files, each by the names of its columns; else empty.

        Raises:
            QaifError: where a file cannot be read, or holds something else than the table declares.
        """
        wanted = [column for column in table.columns if column.name in columns]
        if not paths:
            empty = ", ".join(f"NULL::{type_of(column)} AS {_name(column.name)}" for column in wanted)
            self._run(
                f"CREATE OR REPLACE TEMP VIEW {_name(table.name)} AS SELECT {empty} WHERE false", table.name
            )  # the names are our own
            return
        files = ", ".join(_text(_plain(path)) for path in paths)
        cast = ", ".join(
            f"CAST({_name(column.name)} AS {type_of(column)}) AS {_name(column.name)}" for column in wanted
        )
        self._run(
            f"CREATE OR REPLACE TEMP VIEW {_name(table.name)} AS SELECT {cast} FROM"  # noqa: S608  # paths are quoted
            f" read_parquet([{files}], union_by_name = true, hive_partitioning = false)",
            table.name,
        )

    def ask(self, sql: str, about: str) -> Answered:
        """The answer to a question; it is kept as `answer` for the next one.

        Raises:
            QaifError: where what the files hold cannot answer it.
        """
        self._run(f"CREATE OR REPLACE TEMP TABLE answer AS {sql}", about)
        return self.of_answer("SELECT * FROM answer", about)

    def of_answer(self, sql: str, about: str) -> Answered:
        """What follows from the last answer, which is called `answer`.

        Raises:
            QaifError: where it cannot be asked.
        """
        found = self._run(sql, about)
        return Answered(tuple(column[0] for column in found.description or ()), tuple(found.fetchall()))

    def _run(self, sql: str, about: str) -> duckdb.DuckDBPyConnection:
        import duckdb  # noqa: PLC0415  # an extra

        try:
            return self._held.execute(sql)
        except duckdb.Error as error:
            said = str(error).strip().splitlines()[0]
            raise QaifError(
                f"`{about}` cannot be read: {said}.",
                "Let the board whose file that is export it again, or take its folder away.",
            ) from None


def type_of(column: DataColumn) -> str:
    """The type that a column has in Parquet."""
    return f"{_TYPES[column.type]}{'[]' if column.many else ''}"


def _connection() -> duckdb.DuckDBPyConnection:
    """A database in memory that fetches nothing, on one core: so the same rows give the same bytes.

    Raises:
        QaifError: where DuckDB is not installed.
    """
    try:
        import duckdb  # noqa: PLC0415  # an extra
    except ImportError:
        raise QaifError(
            "Parquet needs DuckDB, which is not installed.", "Install it with: pip install 'qaif[region]'"
        ) from None
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(":memory:", config=settings)


def _plain(path: str) -> str:
    """A path in which no sign stands for others."""
    return path.translate(_GLOB)


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(name: str) -> str:
    return f'"{name}"'
