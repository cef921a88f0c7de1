"""`qaif renumber`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import DryRun, NoInput
from qaif_cli.cli.options import Records, ask, text_option
from qaif_cli.cli.reassign import Yes

NumberedId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="The ID of a record that is numbered, such as a risk.", show_default=False,
        autocompletion=completer("any"),
    ),
]  # fmt: skip
File = Annotated[
    str,
    text_option("--file", "PATH", "The file of the one that is meant, where two records claim the ID."),
]


def command(
    id_: NumberedId,
    file: File = "",
    yes: Yes = False,
    dry_run: DryRun = False,
    no_input: NoInput = False,
    records: Records = None,
) -> None:
    """Give a record that is numbered, such as a risk, a free ID, and repair every link that meant it, in one change.

    Its file is renamed, and the old ID stays with it as `formerly`, so that old papers still lead to it. The
    new ID is free on every branch that git knows.

    Example: qaif renumber R-0012
    """
    from qaif_cli.cli.console import out
    from qaif_cli.cli.prompts import agree_to
    from qaif_cli.flow.request import read
    from qaif_cli.flow.writing.commit_drafts import carry_out
    from qaif_cli.flow.writing.meanwhile import Attempts
    from qaif_cli.flow.writing.renumber import renumber
    from qaif_cli.flow.writing.report_result import preview, told, written

    asked = ask("", records)
    reading = read(asked)
    proposal = renumber(reading, id_, file, asked.start).proposal
    questions = sys.stdin.isatty() and sys.stdout.isatty() and not no_input
    prompted = questions and not yes and not dry_run
    if prompted:
        agree_to(preview(proposal, carry_out(reading, proposal.drafts, asked.today, dry_run=True)))
    tried = Attempts(
        lambda: read(asked),
        lambda anew: renumber(anew, id_, file, asked.start).proposal,
        lambda there, one: carry_out(there, one.drafts, asked.today, dry_run=dry_run),
    )
    _, proposal, done = tried.carried_out(reading, proposal)
    out(written(done) if prompted else told(proposal, done, dry_run=dry_run))
