"""`qaif undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.forms import DryRun
from qaif_cli.cli.options import Records, ask

Redo = Annotated[
    bool,
    typer.Option("--redo", help="Do again what was taken back last; possible until another command writes."),
]


def command(redo: Redo = False, dry_run: DryRun = False, records: Records = None) -> None:
    """Take back what the last command wrote in this workspace, to the byte, where it is not committed yet.

    Again takes back the one before it. A command whose files were changed since, by hand or by git, stays. What can
    be taken back is kept in the folder of git and in no commit.

    Example: qaif undo
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.writing.undoing import UndoOptions, run_undo

    out(run_undo(ask("", records), UndoOptions(redo, dry_run)))
