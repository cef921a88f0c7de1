"""`qaif import`: what other programs hold becomes records, after a trial that writes nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qaif_cli.cli.forms import NoInput
from qaif_cli.cli.group import group
from qaif_cli.cli.options import Records, ask
from qaif_cli.errors import EXIT_FINDINGS, QaifError

if TYPE_CHECKING:
    from qaif_cli.flow.incoming.mapping import SheetChoice
    from qaif_cli.flow.incoming.risks import Prepared
    from qaif_cli.flow.incoming.told import ImportReport

app = group("Registers and figures that other programs hold, taken in whole or not at all.")

Book = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="An .xlsx, .ods, .xls or .csv; - for standard input.", show_default=False
    ),
]
SheetName = Annotated[
    str,
    typer.Option("--sheet", metavar="NAME", help="The sheet that holds the table.", show_default=False),
]
HeaderRow = Annotated[
    str,
    typer.Option(
        "--header", metavar="ROW", help="The row of the heading: 3, or 3-4 for two.", show_default=False
    ),
]
MapFile = Annotated[
    Path | None,
    typer.Option("--map", metavar="MAP.yaml", help="What the columns and words mean.", show_default=False),
]
NewMap = Annotated[
    Path | None,
    typer.Option("--write-map", metavar="MAP.yaml", help="Write the map to keep here.", show_default=False),
]
AccountFile = Annotated[
    Path | None,
    typer.Option(
        "--account", metavar="FILE.csv", help="Write what became of every cell here.", show_default=False
    ),
]
Encoding = Annotated[
    str,
    typer.Option(
        "--encoding", metavar="NAME", help="What a CSV is written in, such as cp1252.", show_default=False
    ),
]
Write = Annotated[bool, typer.Option("--write", help="Write it; without this nothing is.")]


@app.command("risks")
def risks(  # noqa: PLR0913, PLR0917  # an option each
    file: Book,
    sheet: SheetName = "",
    header: HeaderRow = "",
    map_file: MapFile = None,
    write_map: NewMap = None,
    account: AccountFile = None,
    encoding: Encoding = "",
    write: Write = False,
    no_input: NoInput = False,
    records: Records = None,
) -> None:
    """Try a risk register from a spreadsheet, and with --write put its risks on the register: all of them, or none.

    Example: qaif import risks register.xlsx --write-map map.yaml
    """
    from qaif_cli.cli.files import read_whole
    from qaif_cli.flow.incoming.report import carried_out
    from qaif_cli.flow.incoming.risks import prepare

    choice = _choice(sheet, header, map_file, encoding)
    prepared = prepare(ask("", records), read_whole(file), file, choice)
    if sys.stdin.isatty() and sys.stdout.isatty() and not no_input:
        _ask(prepared)
    _told(carried_out(prepared, write=write), account, write_map, write=write)


def _choice(sheet: str, header: str, map_file: Path | None, encoding: str) -> SheetChoice:
    """What the options that every import has say of the file."""
    from qaif_cli.cli.files import read_whole
    from qaif_cli.flow.incoming.mapping import SheetChoice

    said = read_whole(str(map_file)).decode("utf-8-sig", "replace") if map_file else ""
    return SheetChoice(sheet, header, str(map_file or ""), said, encoding)


def _told(report: ImportReport, account: Path | None, write_map: Path | None, *, write: bool) -> None:
    """Print what an import comes to, and write its account and its map where that was asked.

    Raises:
        QaifError: where it was to be written and cannot be.
        Exit: where it could not be, if that were asked.
    """
    from qaif_cli.cli.console import note, out
    from qaif_cli.cli.files import write_new, write_text

    out(report.text)
    if account is not None:
        write_text(report.account, account)
        note(f"{account} written.")
    if write_map is not None:
        write_new(write_map, report.map, "--write-map")
        note(f"{write_map} written.")
    if report.stopped and write:
        raise QaifError(f"Nothing was imported, for {report.stopped}.", "The account above says what to do.")
    if report.stopped:
        raise typer.Exit(EXIT_FINDINGS)


def _ask(prepared: Prepared) -> None:
    """Ask what only a person can decide: which column is meant, and what no column says."""
    from qaif_cli.cli.console import fitted, note, out

    for question in list(prepared.columns.questions):
        lines = [f"  {number}  {choice.text}" for number, choice in enumerate(question.choices, 1)]
        out(fitted("\n".join(["", question.text, *lines])) + "\n")
        prepared.answer(question, question.choices[_number(len(question.choices)) - 1])
    for name in prepared.lacking:
        while True:
            text = str(typer.prompt(f"{name} of each risk, where no cell says it")).strip()
            try:
                prepared.say(name, text)
            except QaifError as error:
                note(f"  {error}")
                continue
            break


def _number(most: int) -> int:
    """The number of an answer."""
    from qaif_cli.cli.console import note

    while True:
        text = str(typer.prompt("number")).strip()
        if text.isdecimal() and 1 <= int(text) <= most:
            return int(text)
        note(f"  Say a number from 1 to {most}.")
