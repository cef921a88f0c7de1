"""`qaif reassign`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import DryRun, NoInput
from qaif_cli.cli.options import Records, ask, day, text_option

Old = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help="The role that owned it.",
        show_default=False,
        autocompletion=completer("role"),
    ),
]
New = Annotated[
    str,
    typer.Argument(
        metavar="NEW",
        help="The role that owns it from now on.",
        show_default=False,
        autocompletion=completer("role"),
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before it is written.")]
Date = Annotated[
    str,
    text_option("--date", "DATE", "The first day on which it belongs to the new role. Without it: today."),
]


def command(
    old: Old,
    new: New,
    date: Date = "",
    yes: Yes = False,
    dry_run: DryRun = False,
    no_input: NoInput = False,
    records: Records = None,
) -> None:
    """Give everything that a role owns to another role: records, leads and open actions.

    What is closed, done, approved or issued stays with the role that had it then.

    Example: qaif reassign quality-lead head-of-patient-safety --date 2026-09-01
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.request import read
    from qaif_cli.flow.writing.commit_drafts import carry_out
    from qaif_cli.flow.writing.meanwhile import Attempts
    from qaif_cli.flow.writing.reassign import hand_over
    from qaif_cli.flow.writing.report_result import told

    asked = ask("", records)
    reading = read(asked)
    on = day(date, "--date") if date else asked.today
    handover = hand_over(reading, old, new, on)
    out(handover.listed())
    questions = sys.stdin.isatty() and sys.stdout.isatty() and not no_input
    if questions and not yes and not dry_run:
        typer.confirm("Write this?", abort=True)
    tried = Attempts(
        lambda: read(asked),
        lambda anew: hand_over(anew, old, new, on).proposal,
        lambda there, one: carry_out(there, one.drafts, asked.today, dry_run=dry_run),
    )
    _, proposal, done = tried.carried_out(reading, handover.proposal)
    out(told(proposal, done, dry_run=dry_run))
