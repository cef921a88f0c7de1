"""Finds entries inside a record by their IDs, such as A1, C2 and X3, and gives the next free ID."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qaif_cli.errors import QaifError


def next_entry(prefix: str, entries: Sequence[Any]) -> str:
    """The next free ID of an entry: `A3` after A1 and A2."""
    numbers = [
        int(entry.id[len(prefix) :])
        for entry in entries
        if entry.id.startswith(prefix) and entry.id[len(prefix) :].isdigit()
    ]
    return f"{prefix}{max(numbers, default=0) + 1}"


def place_of(entry_id: str, entries: Sequence[Any], record: str) -> int:
    """The place of an entry in its list, counted from 0.

    Raises:
        QaifError: where there is none of that name; it lists those there are.
    """
    for place, entry in enumerate(entries):
        if entry.id == entry_id:
            return place
    names = ", ".join(entry.id for entry in entries) or "none"
    raise QaifError(f"{record} has no entry {entry_id}.", f"There are: {names}.")
