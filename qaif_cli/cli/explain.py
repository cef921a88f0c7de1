"""`qaif explain`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class CardStyle(StrEnum):
    """How cards are printed."""

    text = "text"
    markdown = "markdown"
    json = "json"


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="The code of a rule, such as RSK001; all rules without it.",
            show_default=False,
        ),
    ] = None,
    style: Annotated[CardStyle, typer.Option("--format", help="text, markdown or json.")] = CardStyle.text,
) -> None:
    """Say what a rule finds, why it matters, and how to put it right.

    Example: qaif explain RSK001
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.cards import explain

    out(explain(code, style.value))
