"""A noun's commands."""

from __future__ import annotations

import typer


def group(text: str) -> typer.Typer:
    """A group of commands that says what it can do where no command is named; `text` is its help."""
    return typer.Typer(help=text, no_args_is_help=True, rich_markup_mode=None)
