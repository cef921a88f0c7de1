"""A group of commands below one word, such as `qaif risk`."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup


class Commands(TyperGroup):
    """A group of commands whose help lists each command with its whole description, over several lines if needed."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # the signature is Typer's
        """Write the list of commands."""
        rows = [(name, _said(command.help or "")) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _said(text: str) -> str:
    """The first paragraph of a help text, in one line."""
    return " ".join(text.partition("\n\n")[0].split())


def group(text: str) -> typer.Typer:
    """A group of commands that prints its help where no command is named; `text` is that help."""
    return typer.Typer(cls=Commands, help=text, no_args_is_help=True, rich_markup_mode=None)
