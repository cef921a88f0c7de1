"""`qaif diff`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, Records, ask, day


class DiffStyle(StrEnum):
    """How a difference is printed."""

    text = "text"
    markdown = "markdown"
    json = "json"


Between = Annotated[
    str,
    typer.Argument(
        metavar="[A[..B]]",
        help="From A to B, each a commit, branch, tag or day; without B, to what is on disk.",
        show_default=False,
    ),
]
Format = Annotated[DiffStyle, typer.Option("--format", help="text, markdown for a page, json for programs.")]


def command(
    between: Between = "",
    style: Format = DiffStyle.text,
    as_of: AsOf = "",
    records: Records = None,
) -> None:
    """Say in words what differs: new, closed, moved, escalated, reviewed, overdue since, reworded.

    Example: qaif diff 2026-09-18..2026-11-19

    Without a name: from the last commit to what is on disk. Each version is judged on its own day: a commit
    on the day it was made, what is on disk today; --as-of names another day for the later one.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.diff import DiffOptions, run_diff

    options = DiffOptions(between, day(as_of, "--as-of") if as_of else None, style.value)
    out(run_diff(ask(as_of, records), options))
