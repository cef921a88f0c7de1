"""What differs between two versions of the register, by area and heading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.change import Sort

Heading = Sort | Literal["overdue"]
HEADINGS: tuple[Heading, ...] = (
    "removed",
    "new",
    "closed",
    "up",
    "down",
    "escalated",
    "stepped-down",
    "reviewed",
    "overdue",
    "other",
    "text",
)
"""In the order in which they are told."""


@dataclass(frozen=True)
class DiffItem:
    """One thing that differs.

    Attributes:
        record: The ID of the record; `framework` or `authorities` for what stands beside them.
        kind: The name of its kind.
        title: What the record is called; empty where it is no record.
        heading: Under which heading it stands.
        field: Where it differs, as in `Change`; empty where it is no field.
        text: What differs, in words.
    """

    record: str
    kind: str
    title: str
    heading: Heading
    field: str
    text: str


@dataclass(frozen=True)
class AreaItems:
    """What differs in one area.

    Attributes:
        id: The area; empty for what belongs to none, or to several.
        title: Its title.
        items: By heading, then by record.
    """

    id: str
    title: str
    items: tuple[DiffItem, ...]


@dataclass(frozen=True)
class End:
    """One of the two versions.

    Attributes:
        name: What it is called: `HEAD`, a branch, a day; empty for what is on disk.
        commit: The full name of the commit; empty for what is on disk.
        day: The day on which it is judged.
    """

    name: str
    commit: str
    day: date


@dataclass(frozen=True)
class Diff:
    """What differs.

    Attributes:
        before: The earlier version.
        after: The later one.
        areas: The areas in which something differs, services first.
        unread: What could not be read on either side, one sentence each.
    """

    before: End
    after: End
    areas: tuple[AreaItems, ...]
    unread: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[DiffItem, ...]:
        """Everything that differs, area by area."""
        return tuple(item for area in self.areas for item in area.items)

    @property
    def records(self) -> tuple[str, ...]:
        """Whose content differs, in order; what only time made late is not counted."""
        found = (item.record for item in self.items if item.heading != "overdue")
        return tuple(sorted(dict.fromkeys(found)))
