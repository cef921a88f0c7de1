"""`qaif meeting`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Owner, Plain, Records, Sort, Style, ask

app = group("Meetings: planned, held or cancelled, with what was on the table and who does what.")


Status = Annotated[
    str,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="planned, held, cancelled, not-recorded or all.",
        show_default=False,
    ),
]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its ID, such as 2026-11-17-insights-meeting.",
        show_default=False,
        autocompletion=completer("meeting"),
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
    """List the meetings, the latest first.

    Example: qaif meeting list --status planned
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(owner=owner, status=status, sort=sort)
    print_list(run_list(NOUNS["meeting"], ask(as_of, records, at), filters), style.value, plain=plain)


@app.command()
def show(
    id_: RecordId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one meeting whole: what was on the table, what was decided, and the actions.

    Example: qaif meeting show 2026-11-17-insights-meeting
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show

    show_page(run_show(NOUNS["meeting"], ask(as_of, records, at), id_), style.value)
