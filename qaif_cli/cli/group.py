"""A noun's commands."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup


class Commands(TyperGroup):
    """A group whose list of commands says of each what it does, whole: what is too long goes on in the next line."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # the signature is Typer's
        """Write the list of commands."""
        rows = [(name, _said(command.help or "")) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _said(text: str) -> str:
    """The first paragraph of a help text, in one line."""
    return " ".join(text.partition("\n\n")[0].split())


def group(text: str) -> typer.Typer:
    """A group of commands that says what it can do where no command is named; `text` is its help."""
    return typer.Typer(cls=Commands, help=text, no_args_is_help=True, rich_markup_mode=None)
