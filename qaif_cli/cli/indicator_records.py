"""What `qaif indicator` does with records: list, show, chart, import, and everything that writes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import DryRun, add_form
from qaif_cli.cli.options import Area, AsOf, At, Format, Owner, Plain, Provider, Records, Sort, Style, ask
from qaif_cli.flow.writing.indicators import FORMS
from qaif_cli.flow.writing.points import FORMS as POINT_FORMS

Status = Annotated[
    str, typer.Option("--status", metavar="STATUS", help="open, closed or all.", show_default=False)
]
Overdue = Annotated[
    bool, typer.Option("--overdue", help="Only those with a point or an action that is late.")
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
        metavar="FILE.csv",
        help="Columns indicator, date, value and, if there is one, note; - for standard input.",
        show_default=False,
    ),
]
Revise = Annotated[
    bool, typer.Option("--revise", help="Figures that differ from recorded ones put those right.")
]
SvgFile = Annotated[
    Path | None,
    typer.Option("--svg", metavar="FILE", help="Write the chart as a picture here.", show_default=False),
]
PlainChart = Annotated[bool, typer.Option("--plain", help="No colour.")]
DatesBegin = Annotated[
    bool, typer.Option("--dates-begin", help="The dates are the first days of their periods.")
]


def list_(  # noqa: PLR0913, PLR0917  # one parameter for each option
    area: Area = "",
    provider: Provider = "",
    owner: Owner = "",
    status: Status = "",
    overdue: Overdue = False,
    sort: Sort = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List the indicators, each with its last value and what its chart says.

    Example: qaif indicator list --area maternity-neonatal
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(area=area, provider=provider, owner=owner, status=status, overdue=overdue, sort=sort)
    print_list(run_list(NOUNS["indicator"], ask(as_of, records, at), filters), style.value, plain=plain)


def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one indicator whole, with its points and what its chart says.

    Example: qaif indicator show maternity-triage-15-minutes
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["indicator"], ask(as_of, records, at), id_), style.value)


def import_(
    file: LongFile,
    revise: Revise = False,
    dates_begin: DatesBegin = False,
    dry_run: DryRun = False,
    records: Records = None,
) -> None:
    """Record the figures of a file: all of them, or none where a line cannot be read.

    Example: qaif indicator import figures.csv --dry-run
    """
    from qaif_cli.cli.console import out
    from qaif_cli.cli.files import read_whole
    from qaif_cli.flow.writing.importing import ImportOptions, import_figures

    options = ImportOptions(revise=revise, dates_begin=dates_begin)
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


def add_commands(app: typer.Typer) -> None:
    """Register the commands below a noun."""
    app.command("list")(list_)
    app.command("show")(show)
    app.command("chart")(chart)
    app.command("import")(import_)
    for form in (*FORMS, *POINT_FORMS):
        add_form(app, form)
