"""`qaif sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.due import Within
from qaif_cli.cli.options import AsOf, Owner, Records, ask

Review = Annotated[bool, typer.Option("--review", help="The risks whose review is late or due.")]
Actions = Annotated[bool, typer.Option("--actions", help="The actions that are late or due.")]
Out = Annotated[
    str,
    typer.Option(
        "--out",
        metavar="FILE",
        help="The file to write, - for the screen; else sheet-review-DATE.yaml or sheet-actions-DATE.yaml here.",
        show_default=False,
    ),
]


def command(
    review: Review = False,
    actions: Actions = False,
    owner: Owner = "",
    within: Within = "14d",
    out: Out = "",
    as_of: AsOf = "",
    records: Records = None,
) -> None:
    """Write a sheet with what is due, ready to fill in; `qaif apply` then records it.

    Example: qaif sheet --review --owner head-of-patient-safety
    """
    from qaif_cli.cli.console import note
    from qaif_cli.cli.console import out as show
    from qaif_cli.cli.files import write_new
    from qaif_cli.flow.writing.sheets import STDOUT, SheetOptions, chosen, make_sheet

    options = SheetOptions(chosen(review=review, actions=actions), within, owner, out)
    sheet = make_sheet(ask(as_of, records), options)
    if not sheet.text:
        note(sheet.says)
    elif out == STDOUT:
        show(sheet.text)
    else:
        write_new(Path(sheet.name), sheet.text)
        show(f"{sheet.name} written: {sheet.says}\n")
    for line in sheet.notes:
        note(line)
