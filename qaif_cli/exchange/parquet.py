"""The one door to DuckDB: tables become Parquet files, and Parquet files of several organisations answer questions.

DuckDB is an extra, `region`. Every column has the type that its table declares, whatever stands in it: an empty table has
all its columns, and a code such as 007 or 1E5 stays a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
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
        self._made.execute(
            "PRAGMA disable_optimizer"
        )  # there is nothing to be quicker at, and it takes a quarter of the time

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
        self._types: dict[str, dict[str, str]] = {}

    def lacking(self, path: str, table: DataTable, columns: Iterable[str]) -> list[str]:
        """The columns that a file has not, or has as something that is not what the table declares.

        A column without any value is as good as one of its type, whatever the file says that it is. A text is never
        made of a number: 007 would be 7. Nor is anything made of a value of which not all comes back: DuckDB makes 13 of
        12.6, true of `yes`, and a day of a moment, without a word.

        Raises:
            QaifError: where it is no Parquet file.
        """
        types = self._types_of(path)
        return [
            column.name
            for column in table.columns
            if column.name in columns
            and not (column.name in types and self._fits(path, column, types[column.name]))
        ]

    def _types_of(self, path: str) -> dict[str, str]:
        if path not in self._types:
            sql = f"DESCRIBE SELECT * FROM read_parquet({_text(_plain(path))}, hive_partitioning = false)"  # noqa: S608  # the path is quoted
            found = self._run(sql, path)
            self._types[path] = {name: type_ for name, type_, *_ in found.fetchall()}
        return self._types[path]

    def _fits(self, path: str, column: DataColumn, type_: str) -> bool:
        wanted = type_of(column)
        if type_ == wanted:
            return True
        name = _name(column.name)
        back = (
            "NULL" if wanted.startswith("VARCHAR") else f"TRY_CAST(TRY_CAST({name} AS {wanted}) AS {type_})"
        )
        found = self._run(
            f"SELECT count({name}) = count(*) FILTER ({back} = {name}) FROM"  # noqa: S608  # the path is quoted
            f" read_parquet({_text(_plain(path))}, hive_partitioning = false)",
            path,
        )
        return bool(found.fetchall()[0][0])

    def show(self, table: DataTable, columns: Iterable[str], paths: Sequence[str]) -> None:
        """Make some columns of a table known under its name: from files that have them, by the names of columns; else empty.

        Raises:
            QaifError: where a file cannot be read.
        """
        wanted = [column for column in table.columns if column.name in columns]
        cast = ", ".join(
            f"CAST({_name(column.name)} AS {type_of(column)}) AS {_name(column.name)}" for column in wanted
        )
        alike: dict[tuple[str | None, ...], list[str]] = {}
        for path in paths:
            types = self._types_of(path)
            alike.setdefault(tuple(types.get(column.name) for column in wanted), []).append(
                _text(_plain(path))
            )
        parts = [
            f"SELECT {cast} FROM read_parquet([{', '.join(files)}], union_by_name = true, hive_partitioning = false)"  # noqa: S608  # the paths are quoted
            for files in alike.values()
        ]
        empty = ", ".join(f"NULL::{type_of(column)} AS {_name(column.name)}" for column in wanted)
        made = " UNION ALL ".join(parts) or f"SELECT {empty} WHERE false"  # the names are our own
        self._run(f"CREATE OR REPLACE TEMP TABLE {_name(table.name)} AS {made}", table.name)

    def distinct(self, table: DataTable, column: str) -> list[tuple[Any, ...]]:
        """The values of a column of a table that was shown, each once."""
        return self._run(f"SELECT DISTINCT {_name(column)} FROM {_name(table.name)}", table.name).fetchall()  # noqa: S608  # the names are our own

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
