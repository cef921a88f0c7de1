"""`qaif meeting`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Owner, Plain, Records, Sort, Style, ask
from qaif_cli.flow.writing.meetings import FORMS

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
Body = Annotated[
    str,
    typer.Option(
        "--body",
        metavar="BODY",
        help="Only the meetings of this body.",
        show_default=False,
        autocompletion=completer("body"),
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
def list_(  # noqa: PLR0913, PLR0917  # one option each
    body: Body = "",
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

    Example: qaif meeting list --body quality-committee --status planned
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.lists import Filters, run_list
    from qaif_cli.flow.nouns import NOUNS

    filters = Filters(body=body, owner=owner, status=status, sort=sort)
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


Bodies = Annotated[
    list[str] | None,
    typer.Option(
        "--body",
        metavar="BODY",
        help="Only this body; may be repeated.",
        show_default=False,
        autocompletion=completer("body"),
    ),
]
MeetingOrBody = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="The ID of a meeting; or a body, for its next meeting.",
        show_default=False,
        autocompletion=completer("meeting"),
    ),
]
Year = Annotated[
    str,
    typer.Option(
        "--year",
        metavar="YEAR",
        help="The financial year, as 2026/27. Without it: that of the day.",
        show_default=False,
    ),
]


@app.command()
def agenda(
    id_: MeetingOrBody, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Print the agenda of a meeting.

    With the standing items that are due, what earlier meetings left, and what is due before it.

    Example: qaif meeting agenda quality-committee
    """
    from qaif_cli.cli.console import show_text
    from qaif_cli.flow.agenda import run_agenda

    show_text(run_agenda(ask(as_of, records, at), id_), style.value)


@app.command()
def actions(
    body: Bodies = None,
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List the open actions of meetings.

    The longest overdue first, with how often each was carried forward.

    Example: qaif meeting actions --body quality-committee
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.meeting_actions import run_meeting_actions

    print_list(run_meeting_actions(ask(as_of, records, at), body or ()), style.value, plain=plain)


@app.command()
def cycle(
    body: Bodies = None,
    year: Year = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Show the annual cycle of business.

    When each standing item is due, which meeting took it, what was missed and what is to come.

    Example: qaif meeting cycle --body quality-committee --year 2026/27
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.cycle import run_cycle

    print_list(run_cycle(ask(as_of, records, at), body or (), year), style.value, plain=plain)


for form in FORMS:
    add_form(app, form)
