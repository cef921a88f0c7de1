"""`qaif export --csv|--jsonl|--sqlite|--parquet`: every record as tables that other programs read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from qaif_cli.errors import QaifError
from qaif_cli.exchange.flat_files import csv_file, datapackage, jsonl_file
from qaif_cli.exchange.parquet import ParquetMaker
from qaif_cli.exchange.sqlite_file import sqlite_file
from qaif_cli.flow.outgoing.data_rows import Filled, filled, left_out
from qaif_cli.flow.outgoing.worked_out import VERSION, data_tables
from qaif_cli.flow.paper_formats import PaperData
from qaif_cli.flow.publishing import PaperFile, for_the_public, guarded
from qaif_cli.flow.request import Ask, Reading, not_among_records, read, unread_note
from qaif_cli.model.base import known
from qaif_cli.model.tabled import DataRow, DataTable
from qaif_cli.render.words import day as in_words
from qaif_cli.render.words import number_of

Form = Literal["csv", "jsonl", "sqlite", "parquet"]
CODE = re.compile(r"[A-Z0-9]{3,8}")
"""What a code of the Organisation Data Service looks like: three, five or more signs, never only a Q and two."""
PACKAGE = "datapackage.json"
_LARGEST = 2**63 - 1


@dataclass(frozen=True)
class DataOptions:
    """What the user asked.

    Attributes:
        form: In what the tables are wanted.
        to: The folder, or the file of the database.
        icb: The code of the organisation, where the settings have none.
        public: Whether everything private is left out.
    """

    form: Form
    to: Path
    icb: str = ""
    public: bool = False


@dataclass(frozen=True)
class DataExported:
    """Tables on their way to the disk.

    Attributes:
        files: The files, from the folder; one without a name is the file that was named.
        says: A line for the user.
        notes: What is not in them, and what to mind.
    """

    files: tuple[PaperData, ...]
    says: str
    notes: tuple[str, ...]


def export_tables(ask: Ask, options: DataOptions) -> DataExported:
    """Every record as it was known on the day, as tables.

    Raises:
        QaifError: where there is no register, the files would lie among the records, a code is none or is missing for
            Parquet, DuckDB is not there, or what is public would name something private.
    """
    reading = read(ask)
    not_among_records(str(options.to), ask, reading, "a table", f"--{options.form}")
    icb = _code(reading, options)
    shown = for_the_public(reading) if options.public else reading
    rows = filled(shown, icb, public=options.public)
    if options.public:
        guarded([PaperFile(f"the table `{name}`", "\n".join(_texts(rows, name))) for name in rows], reading)
    files = tuple(_files(rows, options, icb, reading))
    count = len(shown.now.register.by_id)
    private = sum(item.record.sensitivity == "private" for item in shown.now.register.by_id.values())
    which = (
        ", made from the public ones alone"
        if options.public
        else f", {private:,} of them private"
        if private
        else ""
    )
    says = f"{options.to} written: {number_of(count, 'record')}{which}, in {number_of(len(rows), 'table')}, as at {in_words(ask.as_of)}."
    twice = () if options.public else left_out(reading)
    notes = tuple(
        f"`{reading.workspace.prefix}{path}` is in no table: another record has its ID." for path in twice
    )
    code = (
        ()
        if icb
        else (
            "The settings have no code of the organisation, so the column `icb` is empty; --icb CODE fills it.",
        )
    )
    unread = unread_note(reading.register)
    if options.public and unread:
        unread = (f"{number_of(len(unread), 'record')} could not be read.",)
    return DataExported(files, says, (*notes, *code, *unread))


def _code(reading: Reading, options: DataOptions) -> str | None:
    """The code of the organisation; None where it has none."""
    own = known(reading.framework.organisation.ods_code or None)
    if options.icb and not CODE.fullmatch(options.icb):
        raise QaifError(
            f"`{options.icb}` is no code of an organisation.",
            "It has three to eight capital letters and figures, such as QXX.",
        )
    if options.icb and own and options.icb != own:
        raise QaifError(
            f"The settings say that the organisation's code is {own}, and --icb says {options.icb}.",
            "Leave --icb away, or put `ods_code` in framework.yaml right.",
        )
    if options.form == "parquet" and not (own or options.icb):
        raise QaifError(
            "Parquet of several boards is told apart by their codes, and the settings have none.",
            "Write `ods_code` in framework.yaml, or name one with --icb.",
        )
    return own or options.icb or None


def _texts(rows: Filled, name: str) -> Iterator[str]:
    """All that a table says in words."""
    for row in rows[name]:
        for cell in row:
            if isinstance(cell, str):
                yield cell
            elif isinstance(cell, tuple):
                yield from map(str, cell)


def _held_by_a_database(rows: Filled) -> None:
    """Refuse a whole number for which no database has room."""
    for table in data_tables():
        for place, column in enumerate(table.columns):
            for row in rows[table.name] if column.type == "integer" and not column.many else ():
                value = row[place]
                if isinstance(value, int) and abs(value) > _LARGEST:
                    raise QaifError(
                        f"`{column.name}` in a row of `{table.name}` ({_which(table, row)}) is {value}, for which no database has room.",
                        "Put that number right in the record; --csv and --jsonl take any.",
                    )


def _which(table: DataTable, row: DataRow) -> str:
    return ", ".join(
        str(cell) for cell, column in zip(row, table.columns, strict=True) if column.name in table.key
    )


def _files(rows: Filled, options: DataOptions, icb: str | None, reading: Reading) -> Iterator[PaperData]:
    tables = data_tables()
    if options.form in ("sqlite", "parquet"):
        _held_by_a_database(rows)
    if options.form == "csv":
        yield from (PaperData(f"{table.name}.csv", csv_file(table, rows[table.name])) for table in tables)
        yield PaperData(PACKAGE, datapackage(tables, VERSION, reading.framework.organisation.name))
    elif options.form == "jsonl":
        yield from (PaperData(f"{table.name}.jsonl", jsonl_file(table, rows[table.name])) for table in tables)
    elif options.form == "sqlite":
        yield PaperData("", sqlite_file(tables, rows, VERSION))
    else:
        maker = ParquetMaker()
        with TemporaryDirectory(prefix="qaif-parquet-") as folder:
            for table in tables:
                path = Path(folder) / f"{table.name}.parquet"
                maker.file(table, rows[table.name], str(path))
                yield PaperData(f"icb={icb}/{path.name}", path.read_bytes())
