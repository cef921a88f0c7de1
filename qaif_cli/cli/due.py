"""`qaif due`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qaif_cli.cli.options import AsOf, At, Format, Owner, Plain, Records, Style, ask, text_option

if TYPE_CHECKING:
    from qaif_cli.flow.due import Owed
    from qaif_cli.flow.request import Ask

Within = Annotated[
    str, typer.Option("--within", metavar="TIME", help="How far ahead to look: 14d, 2w or 1m.")
]
Ics = Annotated[
    Path | None,
    text_option("--ics", "FILE.ics", "Write it as a calendar: the ID and the kind of duty, nothing private."),
]
Mail = Annotated[
    Path | None,
    text_option("--mail", "DIR", "Write a draft of a message for each role into this folder; sends nothing."),
]
Private = Annotated[
    bool, typer.Option("--private", help="With --ics: titles too, those of private records as well.")
]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    within: Within = "14d",
    owner: Owner = "",
    ics: Ics = None,
    mail: Mail = None,
    private: Private = False,
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Say what is late, what is due and what is coming.

    Of risks: reviews, validations, targets. Of concerns: exit criteria, decisions on levels. Of areas and commitments: updates,
    outcomes. Of providers: checks of regulatory status, returns, plans or notices. Of others: follow-ups of intelligence, records of
    meetings, figures of indicators, answers to cases, signatures of changes and look-backs on them, reassessments of situations, items
    of the horizon, renewals of self-assessments. Of all: actions, agreed exceptions that end, other deadlines.

    Example: qaif due --within 1m --owner head-of-patient-safety
    """
    from qaif_cli.cli.console import show
    from qaif_cli.flow.due import DueOptions, owed_by, refuse_misfits, run_due

    refuse_misfits(
        ics=ics is not None, mail=mail is not None, private=private, listed=plain or style != Style.text
    )
    asked, options = ask(as_of, records, at), DueOptions(within, owner)
    if ics is None and mail is None:
        show(run_due(asked, options), style.value, plain=plain)
        return
    owed = owed_by(asked, options)
    if mail is not None:
        _mails(asked, owed, mail)
    if ics is not None:
        _calendar(asked, owed, ics, private=private)


def _calendar(asked: Ask, owed: Owed, file: Path, *, private: bool) -> None:
    from qaif_cli.cli.console import note, out
    from qaif_cli.cli.files import write_again
    from qaif_cli.flow.due_calendar import MADE_BY_US, due_calendar

    made = due_calendar(asked, owed, str(file), private=private)
    if made.data:
        how = write_again(file, made.data, MADE_BY_US, "--ics")
        out(f"{file} {how}: {made.says}.\n")
    else:
        out(f"{made.says}\n")
    for line in made.notes:
        note(line)


def _mails(asked: Ask, owed: Owed, folder: Path) -> None:
    from qaif_cli.cli.console import note, out
    from qaif_cli.cli.files import write_all_new
    from qaif_cli.flow.due_mail import due_mails

    made = due_mails(asked, owed, str(folder))
    paths = write_all_new({mail.name: mail.data for mail in made.mails}, folder, "--mail")
    for path, mail in zip(paths, made.mails, strict=True):
        out(f"{path} written: {mail.says}.\n")
    if not made.mails:
        out("No role owes anything by then: no message is written.\n")
    for line in made.notes:
        note(line)
