"""`qaif find`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.options import At, Format, Plain, Records, Style, ask

Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS", help="Each of them must stand in the record.", show_default=False),
]


def command(
    words: Words, style: Format = Style.text, plain: Plain = False, at: At = "", records: Records = None
) -> None:
    """Find records by words that stand anywhere in them, comments and what is closed too.

    Example: qaif find triage arrival
    """
    from qaif_cli.cli.console import show
    from qaif_cli.flow.find import run_find

    show(run_find(ask("", records, at, tells=False), words), style.value, plain=plain)
