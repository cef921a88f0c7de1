"""`qaif risk`."""

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
    Band,
    Format,
    Owner,
    Plain,
    Provider,
    Records,
    Sort,
    Style,
    ask,
)
from qaif_cli.flow.writing import risk_life, risk_parts, risk_reviews, risks

app = group("The risks to the quality of care.")


Status = Annotated[
    str,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="open (what is shown without it), closed or all.",
        show_default=False,
    ),
]
Overdue = Annotated[bool, typer.Option("--overdue", help="Only risks whose review is late.")]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="Its ID, such as R-0007.", show_default=False, autocompletion=completer("risk")
    ),
]


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917  # one parameter for each option
    area: Area = "",
    provider: Provider = "",
    owner: Owner = "",
    band: Band = "",
    status: Status = "",
    overdue: Overdue = False,
    sort: Sort = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List the risks that are open, the highest score first.

    Example: qaif risk list --band extreme --overdue
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(
        area=area, provider=provider, owner=owner, band=band, status=status, overdue=overdue, sort=sort
    )
    print_list(run_list(NOUNS["risk"], ask(as_of, records, at), filters), style.value, plain=plain)


@app.command()
def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one risk whole, with its score and its reviews.

    Example: qaif risk show R-0007
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["risk"], ask(as_of, records, at), id_), style.value)


for form in (*risks.FORMS, *risk_reviews.FORMS, *risk_life.FORMS):
    add_form(app, form)

PARTS = (
    ("control", "The controls of a risk.", risk_parts.CONTROL),
    ("assurance", "The evidence that the controls of a risk work.", risk_parts.ASSURANCE),
    ("gap", "The gaps in the controls of a risk, and in the evidence that they work.", risk_parts.GAP),
)
for name, text, forms in PARTS:
    part = group(text)
    for form in forms:
        add_form(part, form)
    app.add_typer(part, name=name)
