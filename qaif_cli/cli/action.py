"""`qaif action`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Owner, Plain, Records, Style, ask
from qaif_cli.flow.forms.actions import FORMS

app = group("The actions of records: of risks, meetings, improvement plans and whatever else has any.")

Late = Annotated[bool, typer.Option("--late", help="Only actions whose day is past.")]


@app.command("list")
def list_(
    owner: Owner = "",
    late: Late = False,
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List the actions that are not done, the longest overdue first.

    Example: qaif action list --late --owner head-of-patient-safety
    """
    from qaif_cli.cli.console import show
    from qaif_cli.flow.actions import run_actions

    show(run_actions(ask(as_of, records, at), owner, late=late), style.value, plain=plain)


for form in FORMS:
    add_form(app, form)
