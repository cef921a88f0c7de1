"""The edits that can be made to a record: set, append, insert, drop; and the draft that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Set:
    """A value is put at a place, whether or not something stands there.

    Attributes:
        pointer: A JSON pointer; its parent must be there.
        value: Texts, numbers, true and false, lists and mappings; dates as text.
    """

    pointer: str
    value: Any


@dataclass(frozen=True)
class Append:
    """An entry is put at the end of a list, which is made if it is not there yet.

    Attributes:
        pointer: The JSON pointer of the list; its parent must be there.
        value: The entry.
    """

    pointer: str
    value: Any


@dataclass(frozen=True)
class Insert:
    """An entry is put into a list, above the one that stands at a place.

    Attributes:
        pointer: The JSON pointer of that one.
        value: The entry.
    """

    pointer: str
    value: Any


@dataclass(frozen=True)
class Drop:
    """A key is taken away with its value; never an entry of a list, for lists only grow.

    Attributes:
        pointer: The JSON pointer of the key; it must be there.
    """

    pointer: str


Edit = Set | Append | Insert | Drop


@dataclass(frozen=True)
class Draft:
    """One record that is to be written.

    Attributes:
        kind: The name of its kind.
        id: Its ID; empty for a new record whose number is given when it is written.
        edits: What changes in a record that is there.
        fields: Every field of a new record; None for one that is there.
        file: Its file, from the records folder, where the ID alone does not say which record is meant.
        name: The ID that it has from now on, after which its file is named; empty where that stays.
    """

    kind: str
    id: str
    edits: tuple[Edit, ...] = ()
    fields: dict[str, Any] | None = None
    file: str = ""
    name: str = ""
