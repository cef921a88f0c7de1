"""`qaif commitment`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import Area, AsOf, At, Format, Owner, Plain, Records, Sort, Style, ask
from qaif_cli.flow.writing.commitments import FORMS

app = group("The commitments and priorities of the framework.")


Status = Annotated[
    str,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="open, closed, all, or not-started, on-track, at-risk, off-track, achieved, paused, unknown.",
        show_default=False,
    ),
]
Overdue = Annotated[
    bool, typer.Option("--overdue", help="Only those with an update or an action that is late.")
]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its ID, such as safety-1.",
        show_default=False,
        autocompletion=completer("commitment"),
    ),
]


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917  # one parameter for each option
    area: Area = "",
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
    """List the commitments and priorities of the framework, each with its status.

    Example: qaif commitment list --area safety --status at-risk
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(area=area, owner=owner, status=status, overdue=overdue, sort=sort)
    print_list(run_list(NOUNS["commitment"], ask(as_of, records, at), filters), style.value, plain=plain)


@app.command()
def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one commitment or priority whole.

    Example: qaif commitment show safety-1
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["commitment"], ask(as_of, records, at), id_), style.value)


for form in FORMS:
    add_form(app, form)
