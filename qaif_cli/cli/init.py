"""`qaif init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.options import ask

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="A folder that is not there yet, or an empty one.")
]
Name = Annotated[
    str,
    typer.Option(
        "--name", metavar="TEXT", help="The organisation's name in papers. Needed.", show_default=False
    ),
]
ShortName = Annotated[
    str, typer.Option("--short-name", metavar="TEXT", help="Its short name. Needed.", show_default=False)
]
OdsCode = Annotated[str, typer.Option("--ods-code", metavar="CODE", help="Its ODS code, or unknown.")]


def command(
    folder: Folder, name: Name = "", short_name: ShortName = "", ods_code: OdsCode = "unknown"
) -> None:
    """Begin a clean register of an organisation: the framework, its areas, its commitments and its self-assessments.

    Example: qaif init register --name "NHS Exampleshire Integrated Care Board" --short-name "Exampleshire ICB"
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.writing.starting import newcomer, start

    out(start(folder, newcomer(name, short_name, ods_code, ask().today)))
