"""`qaif export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, At, Records, ask, text_option

Xlsx = Annotated[
    Path,
    text_option("--xlsx", "FILE.xlsx", "The workbook to write."),
]
All = Annotated[bool, typer.Option("--all", help="Closed risks too; without it, the open ones.")]
Public = Annotated[
    bool, typer.Option("--public", help="Only what is public; such a workbook cannot be imported again.")
]


def command(  # one parameter for each option
    xlsx: Xlsx,
    every: All = False,
    public: Public = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Write the risk register as a workbook; `qaif import risks` reads it back when it was changed.

    Example: qaif export --xlsx register.xlsx
    """
    from qaif_cli.cli.console import note, out
    from qaif_cli.cli.files import write_new
    from qaif_cli.flow.outgoing.export import ExportOptions, export_register

    made = export_register(ask(as_of, records, at), ExportOptions(str(xlsx), every, public))
    write_new(xlsx, made.data, "--xlsx")
    out(f"{made.says}\n")
    for line in made.notes:
        note(line)
