"""The part of a sheet that differs by kind, and small helpers for writing sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.position import DueItem
from qaif_cli.render.words import day, number_of


@dataclass(frozen=True)
class SheetPart:
    """The lines of a sheet that are to be filled in, and its heading.

    Attributes:
        says: How much it is: `3 reviews`; where it is nothing, the sentence that says so.
        head: What the first line says of it: `3 reviews late or due by 6 August 2026`.
        records: The IDs of the records on it, in its order; none where nothing is due.
        lines: The lines.
        top: What is said above it, by name.
        notes: What the user should know besides.
    """

    says: str
    head: str = ""
    records: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    top: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def comment(text: str, indent: int = 0) -> Iterator[str]:
    """A text as comment lines; a title is one line, however it is written in its record."""
    lines = [" ".join(text.split())] if indent else text.splitlines()
    return (f"{' ' * indent}# {line}" for line in lines)


def when(item: DueItem, what: str) -> str:
    """When something is due, and by how much it is late."""
    if item.due is None:
        return "no day set"
    late = f", {number_of(item.days_late, 'day')} late" if item.days_late else ""
    return f"{what} due {day(item.due)}{late}".strip()


def filled(role: str) -> str:
    """The role to print after a colon; empty where it is unknown."""
    return "" if role in ("", UNKNOWN) else f" {role}"
