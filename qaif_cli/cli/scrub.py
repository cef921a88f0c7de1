"""`qaif scrub`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.options import Records, ask

RecordId = Annotated[
    str,
    typer.Argument(
        metavar="[ID]", help="The record, under the ID of its file; without it, all.", show_default=False
    ),
]
Perhaps = Annotated[
    bool,
    typer.Option(
        "--perhaps",
        help="Look also for what only may identify somebody: telephone numbers, postcodes, addresses, names.",
    ),
]


def command(id_: RecordId = "", perhaps: Perhaps = False, records: Records = None) -> None:
    """Say where git holds what identifies a person or opens something, who has copies, and what to do.

    Example: qaif scrub R-0007

    It reads every commit of every branch, tag and stash, and changes nothing; what was found is not repeated. Leaves with 1
    where something was found.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.scrubbing import ScrubOptions, run_scrub

    text, code = run_scrub(ask("", records, tells=False), ScrubOptions(id_, perhaps))
    out(text)
    raise typer.Exit(code)
