"""`qaif apply`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.forms import DryRun
from qaif_cli.cli.options import Records, ask

SheetFile = Annotated[
    Path, typer.Argument(metavar="SHEET", help="A sheet that was filled in.", show_default=False)
]


def command(sheet: SheetFile, dry_run: DryRun = False, records: Records = None) -> None:
    """Record what was filled in on a sheet: all of it, or nothing.

    Example: qaif apply sheet-review-2026-11-23.yaml --dry-run
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.sheets.applying import apply_sheet

    out(apply_sheet(ask("", records), sheet, dry_run=dry_run))
