"""`qaif intelligence`."""

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
    Owner,
    Plain,
    Provider,
    Records,
    Sort,
    Style,
    ask,
)
from qaif_cli.flow.writing import intelligence

app = group("Intelligence, hard and soft, and what was decided on it.")


Status = Annotated[
    str,
    typer.Option("--status", metavar="STATUS", help="new, open, settled or all.", show_default=False),
]
Theme = Annotated[
    str,
    typer.Option(
        "--theme",
        metavar="THEME",
        help="Only this theme.",
        show_default=False,
        autocompletion=completer("theme"),
    ),
]
Source = Annotated[
    str,
    typer.Option(
        "--source",
        metavar="SOURCE",
        help="Only this kind of source, such as complaint.",
        show_default=False,
        autocompletion=completer("source"),
    ),
]
EarlyWarning = Annotated[bool, typer.Option("--early-warning", help="Only early warnings.")]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its ID, such as I-0042.",
        show_default=False,
        autocompletion=completer("intelligence"),
    ),
]


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917  # one parameter for each option
    theme: Theme = "",
    source: Source = "",
    early_warning: EarlyWarning = False,
    provider: Provider = "",
    area: Area = "",
    owner: Owner = "",
    status: Status = "",
    sort: Sort = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List the intelligence, the newest first.

    Example: qaif intelligence list --status new --theme access
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(
        theme=theme,
        source=source,
        early_warning=early_warning,
        provider=provider,
        area=area,
        owner=owner,
        status=status,
        sort=sort,
    )
    print_list(run_list(NOUNS["intelligence"], ask(as_of, records, at), filters), style.value, plain=plain)


@app.command()
def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one piece of intelligence whole, with every decision on it and what it led to.

    Example: qaif intelligence show I-0042
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["intelligence"], ask(as_of, records, at), id_), style.value)


for form in intelligence.FORMS:
    add_form(app, form)
