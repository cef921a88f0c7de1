"""`qaif history`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from qaif_cli.cli.options import At, Records, ask, day, text_option


class HistoryStyle(StrEnum):
    """How a history is printed."""

    text = "text"
    markdown = "markdown"
    json = "json"


RecordId = Annotated[
    str,
    typer.Argument(
        metavar="[ID]", help="The record, under any ID it had; without it, all.", show_default=False
    ),
]
Field = Annotated[
    str,
    text_option("--field", "NAME", "Only changes of this field, such as score, owner or actions."),
]
Since = Annotated[
    str,
    text_option("--since", "DATE", "Only commits of this day or later."),
]
Format = Annotated[
    HistoryStyle, typer.Option("--format", help="text, markdown for a page, json for programs.")
]


def command(
    id_: RecordId = "",
    field: Field = "",
    since: Since = "",
    style: Format = HistoryStyle.text,
    at: At = "",
    records: Records = None,
) -> None:
    """Tell a record's life from git, newest first: who changed what, and when.

    Example: qaif history R-0007

    Without an ID, the life of the whole register, one line a change. What main held counts: the
    first-parent line of the current branch, by the committer's date.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.history import HistoryOptions, run_history

    options = HistoryOptions(id_, field, day(since, "--since") if since else None, style.value)
    out(run_history(ask("", records, at, tells=False), options))
