"""The options that every command which makes papers has, and how it hands the papers over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qaif_cli.cli.options import text_option

if TYPE_CHECKING:
    from qaif_cli.flow.paper_formats import MadePapers, Wanted

Public = Annotated[
    bool, typer.Option("--public", help="Leave out everything private, with its counts and links.")
]
Since = Annotated[
    str,
    text_option("--since", "DATE", "Count movement from this day; else from the last issued paper."),
]
Formats = Annotated[
    str,
    text_option(
        "--format",
        "FORMAT",
        "md, html, docx, pdf, json, or several with commas between them; else as the name of the file says, or md.",
    ),
]
OneOut = Annotated[
    Path | None,
    text_option(
        "--out", "FILE", "Write it to this file, such as paper.docx; or into this folder; - for the screen."
    ),
]


def hand_over(
    formats: str, out: Path | None, text: Callable[[Wanted], str], files: Callable[[Wanted], MadePapers]
) -> None:
    """Print a paper, or write the files of it and name them.

    Args:
        formats: What stood after --format.
        out: The folder or file that was named; None for the screen.
        text: Makes the paper for the screen.
        files: Makes the files.
    """
    from qaif_cli.cli.console import note
    from qaif_cli.cli.console import out as say
    from qaif_cli.cli.files import SCREEN, write_files
    from qaif_cli.flow.paper_formats import wanted_formats

    out = None if out == SCREEN else out
    wanted = wanted_formats(formats, "" if out is None else out.name)
    if out is None:
        say(text(wanted))
        return
    made = files(wanted)
    for path in write_files(made.files, out, one=wanted.one_file):
        say(f"{path}\n")
    for line in made.notes:
        note(line)
