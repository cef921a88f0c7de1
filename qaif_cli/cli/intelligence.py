"""`qaif intelligence`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Owner, Plain, Records, Sort, Style, ask

app = group("Intelligence, hard and soft, and what was decided on it.")


Status = Annotated[
    str,
    typer.Option("--status", metavar="STATUS", help="new, open, settled or all.", show_default=False),
]
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
def list_(
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

    Example: qaif intelligence list --status new
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(owner=owner, status=status, sort=sort)
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
