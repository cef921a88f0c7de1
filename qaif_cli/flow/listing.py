"""What a reading command returns: a table for people, and the same facts as data for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from qaif_cli.flow.request import Reading, unread_note
from qaif_cli.model.table import Table
from qaif_cli.render.tables import as_columns, fit

VERSION = 1
"""The version of every JSON form; docs/json.md says what would change it."""


@dataclass(frozen=True)
class Listing:
    """A list.

    Attributes:
        table: For people.
        data: For programs; docs/json.md describes it.
        notes: What stands beside the list: how many there are, and which files could not be read.
    """

    table: Table
    data: dict[str, Any]
    notes: tuple[str, ...] = ()

    def json(self) -> str:
        """The versioned JSON form."""
        return as_json(self.data)

    def plain(self, width: int | None = None) -> str:
        """Aligned columns, as wide as they need be where no width is given."""
        return as_columns(self.table, width)

    def fitted(self, width: int, overhead: int, gap: int) -> Table:
        """The table with its cells broken into lines that fit.

        Args:
            width: How many characters fit in a line.
            overhead: How many of them the boxes take at its ends.
            gap: How many they take between two columns.
        """
        return fit(self.table, width, overhead, gap)


@dataclass(frozen=True)
class TextPage:
    """One record, or another text that is not a table.

    Attributes:
        text: For people.
        data: For programs.
        notes: What stands beside it.
    """

    text: str
    data: dict[str, Any]
    notes: tuple[str, ...] = ()

    def json(self) -> str:
        """The versioned JSON form."""
        return as_json(self.data)


def document(reading: Reading, **parts: Any) -> dict[str, Any]:
    """A JSON document: the version, the day, the commit if one was named, the parts, and what could not be read."""
    at: dict[str, Any] = {"at": reading.at} if reading.at else {}
    at |= {"asked_for": reading.wanted} if reading.wanted else {}
    return {
        "version": VERSION,
        "as_of": reading.now.day,
        **at,
        **parts,
        "unreadable": unreadable(reading),
    }


def unreadable(reading: Reading) -> list[dict[str, Any]]:
    """The files that could not be read, for programs."""
    prefix = reading.workspace.prefix
    return [
        {"id": item.id, "path": prefix + item.path, "why": list(item.why)}
        for item in reading.register.unreadable
    ]


def as_json(data: dict[str, Any]) -> str:
    """JSON for people to look at too: indented, with letters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=_word) + "\n"


def _word(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def notes(reading: Reading, *lines: str) -> tuple[str, ...]:
    """Remarks that go with a list, with one for each file that could not be read."""
    at = (f"Read as git had it at {reading.at[:12]}.",) if reading.at else ()
    return (*lines, *at, *unread_note(reading.register))
