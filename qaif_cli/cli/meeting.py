"""What `qaif meeting` has besides its list and its forms: the agenda, the minutes, the open actions, and the cycle of business."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.options import AsOf, At, Format, Plain, Records, Style, ask, text_option
from qaif_cli.cli.paper_options import Formats, OneOut, Public, hand_over

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
OneMeeting = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="The ID of a meeting.", show_default=False, autocompletion=completer("meeting")
    ),
]
Year = Annotated[
    str,
    text_option("--year", "YEAR", "The financial year, as 2026/27. Without it: that of the day."),
]


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


def minutes(
    id_: OneMeeting,
    public: Public = False,
    format_: Formats = "",
    out: OneOut = None,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Write the minutes of a meeting as a document.

    Example: qaif meeting minutes 2026-11-17-insights-meeting --out minutes.docx

    Without --out they are printed.
    """
    from qaif_cli.flow.single_papers import MINUTES, Single, single_files, single_text

    asked, single = ask(as_of, records, at), Single(MINUTES, id_, public)
    hand_over(
        format_,
        out,
        lambda wanted: single_text(asked, single, wanted),
        lambda wanted: single_files(asked, single, wanted.formats),
    )


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


def attendance(
    body: Bodies = None,
    year: Year = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Show which members came to a body's meetings.

    Over a financial year, and at how many of them enough were there to decide.

    Example: qaif meeting attendance --body quality-committee --year 2026/27
    """
    from qaif_cli.cli.console import show as print_list
    from qaif_cli.flow.attendance import run_attendance

    print_list(run_attendance(ask(as_of, records, at), body or (), year), style.value, plain=plain)
