"""`qaif schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.flow.kinds import SHAPES

KindName = Annotated[
    str | None,
    typer.Argument(
        metavar="[KIND]",
        help=f"{SHAPES}.",
        show_default=False,
    ),
]


def command(kind: KindName = None) -> None:
    """Print the shape of a kind of record as JSON Schema.

    Example: qaif schema risk > risk.schema.json

    Without a kind, the names of the kinds are printed.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.schema import run_schema

    out(run_schema(kind))
