"""`qaif concern`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import (
    Area,
    AsOf,
    At,
    Format,
    Level,
    Owner,
    Plain,
    Provider,
    Records,
    Sort,
    Style,
    ask,
)
from qaif_cli.flow.writing.concerns import FORMS

app = group("The services, places and pathways held at a level.")


Status = Annotated[
    str,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="open (what is shown without it), closed or all.",
        show_default=False,
    ),
]
Overdue = Annotated[
    bool,
    typer.Option(
        "--overdue", help="Only concerns with an action, an exit criterion or a decision that is late."
    ),
]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="Its ID, such as Q-0001.", show_default=False, autocompletion=completer("concern")
    ),
]


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917  # one parameter for each option
    area: Area = "",
    provider: Provider = "",
    owner: Owner = "",
    level: Level = "",
    status: Status = "",
    overdue: Overdue = False,
    sort: Sort = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List the concerns that are open, the highest level first.

    Example: qaif concern list --level intensive
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(
        area=area, provider=provider, owner=owner, level=level, status=status, overdue=overdue, sort=sort
    )
    print_list(run_list(NOUNS["concern"], ask(as_of, records, at), filters), style.value, plain=plain)


@app.command()
def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one concern whole, with its level and since when.

    Example: qaif concern show Q-0001
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["concern"], ask(as_of, records, at), id_), style.value)


for form in FORMS:
    add_form(app, form)
