"""`qaif commit`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, Records, ask

Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID...]", help="Only these records; without one, all that changed.", show_default=False
    ),
]
Anyway = Annotated[
    bool, typer.Option("--anyway", help="Commit although it brings errors; never what identifies a person.")
]
Push = Annotated[bool, typer.Option("--push", help="Push the branch afterwards to the one that it follows.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the message, and commit nothing.")]


def command(
    ids: Ids = None,
    anyway: Anyway = False,
    push: Push = False,
    dry_run: DryRun = False,
    as_of: AsOf = "",
    records: Records = None,
) -> None:
    """Check what you changed, and commit it with what changed in words as its message.

    Example: qaif commit R-0007

    Nothing but these records is committed, whatever else is staged. Leaves with 1, and commits nothing, where
    the change brings an error.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.commit import CommitOptions, run_commit

    options = CommitOptions(tuple(ids or ()), anyway, push, dry_run)
    text, code = run_commit(ask(as_of, records), options)
    out(text)
    raise typer.Exit(code)
