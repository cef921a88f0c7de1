"""`qaif pull`."""

from __future__ import annotations

import typer

from qaif_cli.cli.options import Records, ask


def command(records: Records = None) -> None:
    """Take in what others pushed to the branch that yours follows, and say in words what came.

    It merges, whatever is set for `git pull`. Where a record was changed on both sides, `qaif resolve` puts it together and
    ends the merge. Only git uses the network, and only for this and for `qaif commit --push`.

    Example: qaif pull

    Leaves with 1 where something has to be put together, or the two together bring an error.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.pulling import run_pull

    text, code = run_pull(ask("", records))
    out(text)
    raise typer.Exit(code)
