"""The things of one part of a sheet, and the words that several parts say of them."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.position import DueItem
from qaif_cli.model.sheet import SheetThing
from qaif_cli.render.words import day, number_of


@dataclass(frozen=True)
class Gathered:
    """What stands on a sheet.

    Attributes:
        says: How much it is: `3 reviews`; where it is nothing, the sentence that says so.
        head: What the first line says of it: `3 reviews late or due by 6 August 2026`.
        things: The things of each part, by its name; no part where nothing is due.
        fixed: What is said above it, by name.
        notes: What the user should know besides.
    """

    says: str
    head: str = ""
    things: tuple[tuple[str, tuple[SheetThing, ...]], ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def when(item: DueItem, what: str) -> str:
    """When something is due, and by how much it is late."""
    if item.due is None:
        return "no day set"
    late = f", {number_of(item.days_late, 'day')} late" if item.days_late else ""
    return f"{what} due {day(item.due)}{late}".strip()


def known(role: str) -> str:
    """The role to stand on a sheet; empty where it is unknown."""
    return "" if role in ("", UNKNOWN) else role
