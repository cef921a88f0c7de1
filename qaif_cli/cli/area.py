"""`qaif area`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Level, Owner, Plain, Records, Sort, Style, ask
from qaif_cli.flow.writing.areas import FORMS

app = group("The areas of the framework: services and functions.")


Overdue = Annotated[bool, typer.Option("--overdue", help="Only areas whose update is late.")]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its ID, such as primary-care.",
        show_default=False,
        autocompletion=completer("area"),
    ),
]


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917  # one parameter for each option
    owner: Owner = "",
    level: Level = "",
    overdue: Overdue = False,
    sort: Sort = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List the areas, services first, each with its judgement.

    Example: qaif area list --overdue
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(owner=owner, level=level, overdue=overdue, sort=sort)
    print_list(run_list(NOUNS["area"], ask(as_of, records, at), filters), style.value, plain=plain)


@app.command()
def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one area whole, with its duties and updates.

    Example: qaif area show primary-care
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["area"], ask(as_of, records, at), id_), style.value)


for form in FORMS:
    add_form(app, form)
