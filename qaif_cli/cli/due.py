"""`qaif due`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, At, Format, Owner, Plain, Records, Style, ask

Within = Annotated[
    str, typer.Option("--within", metavar="TIME", help="How far ahead to look: 14d, 2w or 1m.")
]


def command(
    within: Within = "14d",
    owner: Owner = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Say what is late, what is due and what is coming.

    Reviews, validations, actions, updates, exit criteria, decisions on levels, checks of regulatory status,
    follow-ups of intelligence, minutes, points of indicators, renewals of self-assessments, and agreed
    exceptions that end.

    Example: qaif due --within 1m --owner head-of-patient-safety
    """
    from qaif_cli.cli.console import show
    from qaif_cli.flow.due import DueOptions, run_due

    show(run_due(ask(as_of, records, at), DueOptions(within, owner)), style.value, plain=plain)
