"""`qaif paper`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Owner, Plain, Records, Sort, Style, ask
from qaif_cli.flow.writing.papers import FORMS

app = group("The papers for meetings, and whether they were issued.")


Status = Annotated[
    str,
    typer.Option("--status", metavar="STATUS", help="draft, approved, issued or all.", show_default=False),
]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its ID, such as quality-committee-2026-05-28.",
        show_default=False,
        autocompletion=completer("paper"),
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
    """List the papers, the latest meeting first.

    Example: qaif paper list --status draft
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(owner=owner, status=status, sort=sort)
    print_list(run_list(NOUNS["paper"], ask(as_of, records, at), filters), style.value, plain=plain)


@app.command()
def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one paper whole: its headline, recommendations and approval.

    Example: qaif paper show quality-committee-2026-05-28
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["paper"], ask(as_of, records, at), id_), style.value)


for form in FORMS:
    add_form(app, form)
