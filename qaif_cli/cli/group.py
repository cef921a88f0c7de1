"""A group of commands below one word, such as `qaif risk`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperGroup

from qaif_cli.cli.sections import in_sections


class Commands(TyperGroup):
    """A group of commands whose help lists each command with its whole description, over several lines if needed."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # the signature is Typer's
        """Write the list of commands."""
        self.write_list(formatter, "Commands", self.commands)

    def write_list(self, formatter: Any, heading: str, names: Iterable[str]) -> None:
        """Write some of the commands below a heading."""
        rows = [(name, first_paragraph(self.commands[name].help or "")) for name in names]
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


class Door(Commands):
    """All commands of qaif: their list stands under several headings."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # the signature is Typer's
        """Write the lists of commands."""
        for heading, names in in_sections(self.commands).items():
            self.write_list(formatter, heading, names)


def first_paragraph(text: str) -> str:
    """The first paragraph of a help text, in one line."""
    return " ".join(text.partition("\n\n")[0].split())


def group(text: str) -> typer.Typer:
    """A group of commands that prints its help where no command is named; `text` is that help."""
    return typer.Typer(cls=Commands, help=text, no_args_is_help=True, rich_markup_mode=None)
