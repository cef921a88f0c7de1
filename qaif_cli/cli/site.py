"""`qaif site`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qaif_cli.cli.options import AsOf, At, Records, ask
from qaif_cli.errors import QaifError

if TYPE_CHECKING:
    from qaif_cli.flow.request import Ask

SiteFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="The file to write, such as register.html.", show_default=False)
]
Private = Annotated[
    bool, typer.Option("--private", help="With what is private; without it, only what is public.")
]
WithoutPapers = Annotated[bool, typer.Option("--without-papers", help="Leave out the papers.")]
Watch = Annotated[
    bool, typer.Option("--watch", help="Write it again whenever records change, until Ctrl-C is pressed.")
]


def command(
    file: SiteFile,
    private: Private = False,
    without_papers: WithoutPapers = False,
    watch: Watch = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Write the register as one HTML file to look at: matrix, lists, a page for each record, papers.

    Example: qaif site register.html

    It opens from a disk or an e-mail, asks no server, and works without script.
    """
    from qaif_cli.flow.looking.site import SiteOptions, make_site

    if file.suffix.lower() not in {".html", ".htm"}:
        raise QaifError(f"`{file}` does not end with .html.", "Name a file such as register.html.")
    options = SiteOptions(private, not without_papers)
    if not watch:
        _write(file, make_site(ask(as_of, records, at), options))
    elif at:
        raise QaifError("What git has does not change.", "Leave out --watch, or --at.")
    else:
        _watch(file, lambda: ask(as_of, records), lambda asked: make_site(asked, options))


def _watch(file: Path, asked: Callable[[], Ask], make: Callable[[Ask], bytes]) -> None:
    """Write the page, and again after every change, until Ctrl-C is pressed."""
    from time import sleep

    from qaif_cli.cli.console import note, out
    from qaif_cli.flow.looking.watch import watched

    try:
        for made in watched(asked, make, file, sleep):
            if isinstance(made, QaifError):
                note(f"{made} The page is as it was; it is written once that is put right.")
            else:
                _write(file, made)
    except KeyboardInterrupt:
        out("No longer watching.\n")


def _write(file: Path, made: bytes) -> None:
    from qaif_cli.cli.console import out
    from qaif_cli.cli.files import write_files
    from qaif_cli.flow.paper_formats import PaperData

    for path in write_files([PaperData(file.name, made)], file, one=True):
        out(f"{path}, {len(made):,} bytes.\n")
