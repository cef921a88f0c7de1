"""`qaif import`: what other programs hold becomes records, after a trial that writes nothing."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qaif_cli.cli.forms import NoInput
from qaif_cli.cli.group import group
from qaif_cli.cli.options import Records, ask, text_option
from qaif_cli.cli.table_options import (
    DateColumn,
    DatesBegin,
    DayFirst,
    Encoding,
    Revise,
    SheetName,
    ValueColumn,
    Where,
)
from qaif_cli.errors import EXIT_FINDINGS, QaifError

if TYPE_CHECKING:
    from collections.abc import Callable

    from qaif_cli.flow.incoming.mapping import SheetChoice
    from qaif_cli.flow.incoming.risks import Prepared
    from qaif_cli.flow.incoming.told import ImportReport
    from qaif_cli.flow.request import Ask

app = group("Registers and figures that other programs hold, taken in whole or not at all.")

Book = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="An .xlsx, .ods, .xls or .csv; - for standard input.", show_default=False
    ),
]
HeaderRow = Annotated[str, text_option("--header", "ROW", "The row of the heading: 3, or 3-4 for two.")]
MapFile = Annotated[Path | None, text_option("--map", "MAP.yaml", "What the columns and words mean.")]
NewMap = Annotated[Path | None, text_option("--write-map", "MAP.yaml", "Write the map to keep here.")]
AccountFile = Annotated[
    Path | None, text_option("--account", "FILE.csv", "Write what became of every cell here.")
]
Codes = Annotated[
    list[str] | None, text_option("--code", "CODE", "Take this organisation too; may be repeated.")
]
Chosen = Annotated[
    list[str] | None,
    text_option(
        "--where", "COLUMN=VALUE", "Take those with this value there; may be repeated, and all must be so."
    ),
]
Everything = Annotated[bool, typer.Option("--all", help="Take every organisation that is open.")]
TypeOf = Annotated[str, text_option("--type", "TYPE", "What kind of provider new ones are.")]
AreaOf = Annotated[str, text_option("--area", "AREA", "The area in which new ones give care.")]
OwnerOf = Annotated[str, text_option("--owner", "ROLE", "The role that answers for new ones.")]
CheckedOn = Annotated[
    str, text_option("--checked-on", "DATE", "The day of a file of ratings; else by its name.")
]
CloseBy = Annotated[
    str, text_option("--close-by", "ROLE", "Close those that the file says closed, by this role.")
]
Take = Annotated[
    list[str] | None,
    text_option(
        "--take",
        "WHOM",
        "Of an exported register, where both changed a cell: yours, theirs, R-0007=yours or R-0007:Title=theirs.",
    ),
]
NamesColumn = Annotated[str, text_option("--names", "COLUMN", "The heading of what names the indicator.")]
OneIndicator = Annotated[
    str, text_option("--indicator", "ID", "The indicator, where all figures are of one.")
]
IndicatorColumns = Annotated[
    list[str] | None,
    text_option(
        "--column", "COLUMN=ID", "The indicator whose figures stand below a heading; may be repeated."
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
    day_first: DayFirst = False,
    take: Take = None,
    write: Write = False,
    no_input: NoInput = False,
    records: Records = None,
) -> None:
    """Try a risk register from a spreadsheet, and with --write put its risks on the register: all of them, or none.

    Example: qaif import risks register.xlsx --write-map map.yaml

    A register that `qaif export --xlsx` wrote and somebody changed is merged cell by cell with the records as they are now.
    """
    from qaif_cli.cli.files import read_whole
    from qaif_cli.flow.incoming.merge import is_own, merged_back
    from qaif_cli.flow.incoming.report import carried_out
    from qaif_cli.flow.incoming.risks import prepare

    data, asked = read_whole(file), ask("", records)
    if is_own(data):
        if sheet or header or map_file or write_map or day_first:
            raise QaifError(
                f"`{file}` is a register that was exported, and its columns are known.",
                "Leave out --sheet, --header, --map, --write-map and --day-first.",
            )
        merged = partial(merged_back, asked, data, file, take or (), write=write)
        _told(_in_one_turn(merged, asked, write=write), account, None, write=write)
        return
    if take:
        raise QaifError("--take is said of a register that `qaif export --xlsx` wrote.", "Leave it out.")
    choice = replace(_choice(sheet, header, map_file, encoding), day_first=day_first)
    if sys.stdin.isatty() and sys.stdout.isatty() and not no_input:
        prepared = prepare(asked, data, file, choice)
        _ask(prepared)
        _told(carried_out(prepared, write=write), account, write_map, write=write)
        return
    report = _in_one_turn(
        lambda: carried_out(prepare(asked, data, file, choice), write=write), asked, write=write
    )
    _told(report, account, write_map, write=write)


@app.command("providers")
def providers(  # noqa: PLR0913, PLR0917  # an option each
    file: Book,
    code: Codes = None,
    where: Chosen = None,
    everything: Everything = False,
    type_: TypeOf = "",
    area: AreaOf = "",
    owner: OwnerOf = "",
    checked_on: CheckedOn = "",
    close_by: CloseBy = "",
    sheet: SheetName = "",
    header: HeaderRow = "",
    map_file: MapFile = None,
    write_map: NewMap = None,
    account: AccountFile = None,
    encoding: Encoding = "",
    write: Write = False,
    records: Records = None,
) -> None:
    """Try a list of organisations or ratings, and with --write bring providers up to date: all that it says, or nothing.

    It knows the lists of the Organisation Data Service (trusts, practices and others, with a heading or without) and the
    regulator's care directory with ratings. Providers of the register are found by their codes; others are counted, and
    added where they are chosen.

    Example: qaif import providers etr.csv --code R0D --type acute --area AREA --owner ROLE
    """
    from qaif_cli.cli.files import read_whole
    from qaif_cli.flow.incoming.providers import ProviderChoice, prepare_providers
    from qaif_cli.flow.incoming.providers_told import providers_carried_out
    from qaif_cli.flow.tables import pairs_of

    choice = ProviderChoice(
        tuple(code or ()),
        pairs_of(where or ()),
        everything,
        {"type": type_, "area": area, "owner": owner},
        checked_on,
        close_by,
    )
    sheet_choice = _choice(sheet, header, map_file, encoding)
    asked, data = ask("", records), read_whole(file)
    report = _in_one_turn(
        lambda: providers_carried_out(
            prepare_providers(asked, data, file, sheet_choice, choice), write=write
        ),
        asked,
        write=write,
    )
    _told(report, account, write_map, write=write)


@app.command("indicators")
def indicators(  # noqa: PLR0913, PLR0917  # an option each
    file: Book,
    date: DateColumn = "",
    value: ValueColumn = "",
    names: NamesColumn = "",
    indicator: OneIndicator = "",
    column: IndicatorColumns = None,
    where: Where = None,
    day_first: DayFirst = False,
    dates_begin: DatesBegin = False,
    revise: Revise = False,
    sheet: SheetName = "",
    header: HeaderRow = "",
    map_file: MapFile = None,
    write_map: NewMap = None,
    account: AccountFile = None,
    encoding: Encoding = "",
    write: Write = False,
    records: Records = None,
) -> None:
    """Try a table of figures, and with --write record the points of indicators: all of them, or none.

    It may have a row for each figure, a column for each indicator, or a column for each month; rows of what is no
    indicator of the register are set aside.

    Example: qaif import indicators waits.xlsx --names Metric --where "Site=North site"
    """
    from qaif_cli.cli.files import read_whole
    from qaif_cli.flow.incoming.figure_columns import FigureChoice
    from qaif_cli.flow.incoming.figures import prepare_figures
    from qaif_cli.flow.incoming.figures_told import figures_carried_out
    from qaif_cli.flow.tables import pairs_of

    choice = FigureChoice(
        date.strip(),
        value.strip(),
        names.strip(),
        indicator.strip(),
        pairs_of(column or (), "--column", "Infections=INDICATOR"),
        pairs_of(where or ()),
        day_first,
        dates_begin,
        revise,
    )
    asked, data, of = ask("", records), read_whole(file), _choice(sheet, header, map_file, encoding)

    def taken() -> ImportReport:
        return figures_carried_out(prepare_figures(asked, data, file, of, choice), write=write)

    _told(_in_one_turn(taken, asked, write=write), account, write_map, write=write)


def _choice(sheet: str, header: str, map_file: Path | None, encoding: str) -> SheetChoice:
    """What the options that every import has say of the file."""
    from qaif_cli.cli.files import read_whole
    from qaif_cli.flow.incoming.mapping import SheetChoice

    said = read_whole(str(map_file)).decode("utf-8-sig", "replace") if map_file else ""
    return SheetChoice(sheet, header, str(map_file or ""), said, encoding)


def _in_one_turn(do: Callable[[], ImportReport], asked: Ask, *, write: bool) -> ImportReport:
    """What an import comes to, with nobody else writing between its reading and its writing."""
    from qaif_cli.flow.writing.meanwhile import as_it_is_now

    return as_it_is_now(asked.workspace().records, do, writes=write)


def _told(report: ImportReport, account: Path | None, write_map: Path | None, *, write: bool) -> None:
    """Print what an import comes to, and write its account and its map where that was asked.

    Raises:
        QaifError: where it was to be written and cannot be.
        Exit: where it could not be, if that were asked.
    """
    from qaif_cli.cli.console import note, out
    from qaif_cli.cli.files import beside, write_new, write_text

    out(report.text)
    with beside("What was imported is on the register all the same." if write and not report.stopped else ""):
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
    from qaif_cli.flow.writing.form_input import listed as numbered_list

    for question in list(prepared.columns.questions):
        lines = [f"  {number}  {choice.text}" for number, choice in enumerate(question.choices, 1)]
        out(fitted("\n".join(["", question.text, *lines])) + "\n")
        prepared.answer(question, question.choices[_number(len(question.choices)) - 1])
    shown: list[object] = []
    for name in prepared.lacking:
        choices = prepared.choices(name)
        if choices not in shown:  # a list is printed once
            out(fitted("\n" + numbered_list(choices)) + "\n")
            shown.append(choices)
        while True:
            text = str(
                typer.prompt(f"{_ASKED[name]}, where no cell says it (its number, or the word)")
            ).strip()
            try:
                prepared.say(name, text)
            except QaifError as error:
                note(f"  {error}")
                continue
            break


_ASKED = {
    "area": "The area of a risk",
    "domain": "What a risk is judged by (its domain in the matrix)",
    "owner": "The role that owns a risk",
    "by": "The role that gave the scores",
}


def _number(most: int) -> int:
    """The number of an answer."""
    from qaif_cli.cli.console import note

    while True:
        text = str(typer.prompt("number")).strip()
        if text.isdecimal() and 1 <= int(text) <= most:
            return int(text)
        note(f"  Say a number from 1 to {most}.")
