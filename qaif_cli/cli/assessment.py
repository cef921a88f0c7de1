"""`qaif assessment`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Owner, Plain, Records, Sort, Style, ask
from qaif_cli.flow.writing.assessments import FORMS, POSITIONS

app = group("The self-assessments: functions, requirements, steps, quality statements, areas to strengthen.")

SETS = ("nhse-function", "requirement", "step", "ics-statement", "focus-area")
Set = Annotated[
    str,
    typer.Option(
        "--set",
        metavar="SET",
        help=f"Only this list: {', '.join(SETS)}.",
        show_default=False,
        autocompletion=completer("choice", SETS),
    ),
]
Position = Annotated[
    str,
    typer.Option(
        "--position",
        metavar="POSITION",
        help=f"Only those that are {', '.join(POSITIONS)}.",
        show_default=False,
        autocompletion=completer("choice", POSITIONS),
    ),
]
Overdue = Annotated[
    bool, typer.Option("--overdue", help="Only those whose renewal or an action of which is late.")
]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its ID, such as requirement-3.",
        show_default=False,
        autocompletion=completer("assessment"),
    ),
]


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917  # one parameter for each option
    set_: Set = "",
    position: Position = "",
    owner: Owner = "",
    overdue: Overdue = False,
    sort: Sort = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List what the organisation assesses itself against, each with its position.

    Example: qaif assessment list --set nhse-function --position not-met
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(set=set_, position=position, owner=owner, overdue=overdue, sort=sort)
    print_list(run_list(NOUNS["assessment"], ask(as_of, records, at), filters), style.value, plain=plain)


@app.command()
def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one self-assessment whole, with its parts, positions and actions.

    Example: qaif assessment show requirement-3
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["assessment"], ask(as_of, records, at), id_), style.value)


for form in FORMS:
    add_form(app, form)
