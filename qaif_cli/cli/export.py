"""`qaif export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from qaif_cli.cli.options import AsOf, At, Records, ask, text_option
from qaif_cli.errors import QaifError

if TYPE_CHECKING:
    from qaif_cli.flow.request import Ask

Xlsx = Annotated[
    Path | None, text_option("--xlsx", "FILE.xlsx", "The risk register as a workbook, to this file.")
]
Csv = Annotated[
    Path | None,
    text_option("--csv", "DIR", "Every record as tables in CSV, with datapackage.json, in this folder."),
]
Jsonl = Annotated[
    Path | None, text_option("--jsonl", "DIR", "The same tables as JSON, a row a line, in this folder.")
]
Sqlite = Annotated[
    Path | None, text_option("--sqlite", "FILE", "The same tables as an SQLite database, to this file.")
]
Parquet = Annotated[
    Path | None,
    text_option(
        "--parquet", "DIR", "The same tables as Parquet, below icb=CODE in this folder, for `qaif region`."
    ),
]
All = Annotated[bool, typer.Option("--all", help="With --xlsx: closed risks too; without it, the open ones.")]
Public = Annotated[
    bool, typer.Option("--public", help="Only what is public; such a workbook cannot be imported again.")
]
Icb = Annotated[
    str, text_option("--icb", "CODE", "The organisation's code in the tables, where the settings have none.")
]
Replace = Annotated[bool, typer.Option("--replace", help="Replace tables that are there already.")]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    xlsx: Xlsx = None,
    csv: Csv = None,
    jsonl: Jsonl = None,
    sqlite: Sqlite = None,
    parquet: Parquet = None,
    every: All = False,
    public: Public = False,
    icb: Icb = "",
    replace: Replace = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Write the risk register as a workbook, or every record as tables for other programs.

    Example: qaif export --xlsx register.xlsx

    `qaif import risks` reads the workbook back when it was changed.
    """
    places = {"xlsx": xlsx, "csv": csv, "jsonl": jsonl, "sqlite": sqlite, "parquet": parquet}
    named = [(form, path) for form, path in places.items() if path is not None]
    if len(named) != 1:
        raise QaifError(
            "Say in what the register is wanted, and where, once.",
            "Name one of --xlsx, --csv, --jsonl, --sqlite and --parquet.",
        )
    form, path = named[0]
    asked = ask(as_of, records, at)
    if form == "xlsx":
        if icb or replace:
            raise QaifError("--icb and --replace are for tables, not for the workbook.", "Leave them away.")
        _workbook(asked, path, every=every, public=public)
        return
    if every:
        raise QaifError("--all is for the workbook: tables hold what is closed too.", "Leave it away.")
    _tables(asked, form, path, icb, public=public, again=replace)


def _workbook(asked: Ask, path: Path, *, every: bool, public: bool) -> None:
    from qaif_cli.cli.console import note, out
    from qaif_cli.cli.files import write_new
    from qaif_cli.flow.outgoing.export import ExportOptions, export_register

    made = export_register(asked, ExportOptions(str(path), every, public))
    write_new(path, made.data, "--xlsx")
    out(f"{made.says}\n")
    for line in made.notes:
        note(line)


def _tables(asked: Ask, form: str, path: Path, icb: str, *, public: bool, again: bool) -> None:
    from qaif_cli.cli.console import note, out
    from qaif_cli.cli.files import write_all
    from qaif_cli.flow.outgoing.data import DataOptions, Form, export_tables

    wanted = next(word for word in get_args(Form) if word == form)
    made = export_tables(asked, DataOptions(wanted, path, icb, public))
    write_all(made.files, path, f"--{form}", again=again)
    out(f"{made.says}\n")
    for line in made.notes:
        note(line)
