"""What `qaif indicator` has besides its list and its forms: charts, an import, and charts without a record."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import DryRun
from qaif_cli.cli.options import AsOf, At, Format, Records, Style, ask, day, text_option
from qaif_cli.cli.table_options import TABLE_FILE, DatesBegin, Revise, with_table


class BetterWord(StrEnum):
    """Which direction is better."""

    up = "up"
    down = "down"
    neutral = "neutral"


class ProfileWord(StrEnum):
    """Whose way of working out limits."""

    nhsr = "nhsr"
    excel = "excel"


SeriesFile = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help=f"{TABLE_FILE} with a date and a value; - for standard input.",
        show_default=False,
    ),
]
Better = Annotated[
    BetterWord, typer.Option("--better", help="Which direction is better.", show_default=False)
]
Target = Annotated[
    str,
    text_option("--target", "N", "The value aimed for, such as 95 or 95%."),
]
Profile = Annotated[
    ProfileWord,
    typer.Option("--profile", help="nhsr screens outlying moving ranges, excel does not."),
]
Rebase = Annotated[
    list[str] | None,
    text_option("--rebase", "DATE", "A new phase begins at the point of this date; may be repeated."),
]
LimitsFrom = Annotated[
    int | None,
    text_option(
        "--limits-from", "N", "Limits from the first N values of each phase, 12 or more; else from all."
    ),
]
SvgFile = Annotated[
    Path | None,
    text_option("--svg", "FILE", "Write the chart as a picture here."),
]

RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its ID, such as maternity-triage-15-minutes.",
        show_default=False,
        autocompletion=completer("indicator"),
    ),
]
LongFile = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help=f"{TABLE_FILE} with the columns indicator, date, value and, if there is one, note; by, group and out of for groups of people; - for standard input.",
        show_default=False,
    ),
]
PlainChart = Annotated[bool, typer.Option("--plain", help="No colour.")]

OfIndicator = Annotated[
    str,
    typer.Option(
        "--indicator",
        metavar="ID",
        help="The indicator of all rows, where no column names it.",
        show_default=False,
        autocompletion=completer("indicator"),
    ),
]


@with_table
def import_(
    file: LongFile,
    table: Any,
    revise: Revise = False,
    dates_begin: DatesBegin = False,
    indicator: OfIndicator = "",
    dry_run: DryRun = False,
    records: Records = None,
) -> None:
    """Record the figures of a file: all of them, or none where a line cannot be read.

    Example: qaif indicator import figures.csv --dry-run
    """
    from qaif_cli.cli.console import out
    from qaif_cli.cli.files import read_whole
    from qaif_cli.flow.writing.importing import ImportOptions, import_figures

    options = ImportOptions(revise, dates_begin, table, indicator)
    out(import_figures(ask("", records), read_whole(file), file, options, dry_run=dry_run))


def chart(
    id_: RecordId,
    svg: SvgFile = None,
    style: Format = Style.text,
    plain: PlainChart = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Draw the chart of an indicator, and say what it shows.

    Example: qaif indicator chart maternity-triage-15-minutes --svg triage.svg

    The chart is an XmR chart as Making Data Count draws it.
    """
    from qaif_cli.cli.console import chart_width, draw, note, out
    from qaif_cli.cli.files import write_text
    from qaif_cli.flow.chart import run_chart
    from qaif_cli.flow.spc import TONES

    charted = run_chart(ask(as_of, records, at), id_)
    if svg is not None:
        write_text(charted.svg(), svg)
    if style is Style.json:
        out(charted.json())
    else:
        width = chart_width()
        draw(charted.drawing(width), {} if plain else TONES)
        out(charted.words(width))
    if svg is not None:
        note(f"{svg} written.")


@with_table
def spc(
    file: SeriesFile,
    better: Better,
    table: Any,
    target: Target = "",
    profile: Profile = ProfileWord.nhsr,
    rebase: Rebase = None,
    limits_from: LimitsFrom = None,
    style: Format = Style.text,
    svg: SvgFile = None,
) -> None:
    """Judge and draw a series by statistical process control.

    Example: qaif indicator spc waits.csv --better down --target 18

    The chart is an XmR chart as Making Data Count draws it. No record and no workspace is needed.
    """
    from qaif_cli.cli.console import chart_width, draw, note, out, show
    from qaif_cli.cli.files import read_whole, write_text
    from qaif_cli.flow.spc import TONES, run_spc

    phases = [day(text, "--rebase") for text in rebase or ()]
    charted = run_spc(read_whole(file), file, better.value, target, profile.value, phases, limits_from, table)
    for line in charted.taken:
        note(line)
    if svg is not None:
        write_text(charted.svg(), svg)
    if style is Style.json:
        out(charted.json())
    else:
        width = chart_width()
        draw(charted.drawing(width), TONES)
        show(charted.listing, style.value, plain=False)
        out(charted.words(width))
    if svg is not None:
        note(f"{svg} written.")
