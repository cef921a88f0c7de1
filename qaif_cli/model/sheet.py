"""A sheet to fill in, before it has a face: text, an Excel workbook or an HTML form are made of the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal

LineKind = Literal["text", "day", "choice"]


@dataclass(frozen=True)
class SheetLine:
    """One thing that is asked of everything in a part of a sheet: a line of text, or a column, or a field.

    Attributes:
        name: What stands before the colon.
        asks: What is asked, in a few words.
        kind: A day, one of a list, or a text.
        choices: For one of a list, each answer with its name.
        several: Whether more than one answer may be given, with `;` between them.
        optional: Whether the text leaves it out, to be put in where it is needed.
    """

    name: str
    asks: str
    kind: LineKind = "text"
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    several: bool = False
    optional: bool = False


@dataclass(frozen=True)
class SheetThing:
    """One thing to fill in: a risk, an action, an item of a meeting.

    Attributes:
        record: The ID of its record.
        values: The names of the lines that it has, each with what stands there already; empty where nothing does.
        about: What is said of its record, a line each.
        entry: Its name inside the record; empty where it is the record itself.
        told: What is said of it, a line each, where it is not the record itself.
        group: The heading that it stands below; empty for none.
    """

    record: str
    values: Mapping[str, str]
    about: tuple[str, ...] = ()
    entry: str = ""
    told: tuple[str, ...] = ()
    group: str = ""

    @property
    def name(self) -> str:
        """`R-0007`, or `R-0007 A2`."""
        return f"{self.record} {self.entry}".strip()


@dataclass(frozen=True)
class SheetSection:
    """A part of a sheet: things of which the same is asked.

    Attributes:
        name: What stands above them: `reviews`.
        title: The same as a heading: `Reviews`.
        how: How its text is filled in.
        left: What it means where nothing is filled in.
        lines: What is asked.
        things: What it is asked of.
    """

    name: str
    title: str
    how: str
    left: str
    lines: tuple[SheetLine, ...]
    things: tuple[SheetThing, ...]

    def said_of(self, thing: SheetThing) -> tuple[str, ...]:
        """What is said of a thing where it stands by itself: of its record nothing, where every thing has the same."""
        same = thing.entry and len({other.record for other in self.things}) == 1
        return thing.told if same else (*thing.told, *thing.about) if thing.entry else thing.about

    def grouped(self) -> list[tuple[str, list[SheetThing]]]:
        """The things below their headings."""
        return [(name, list(found)) for name, found in groupby(self.things, lambda thing: thing.group)]


@dataclass(frozen=True)
class SheetToFill:
    """A sheet to fill in.

    Attributes:
        kind: What kind of sheet it is.
        made: The day that it was made for.
        title: What it is, as a sentence.
        fixed: What is said at its top and is not filled in, by name, such as the meeting that it is for.
        sections: Its parts; none is empty.
        as_read: For each record on it, the fingerprint of what stood in its file.
        remarks: What could not be read, and so is not on it.
        bands: For each score that there can be, its band.
    """

    kind: str
    made: date
    title: str
    fixed: tuple[tuple[str, str], ...]
    sections: tuple[SheetSection, ...]
    as_read: Mapping[str, str]
    remarks: tuple[str, ...] = ()
    bands: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Spot:
    """A place on a sheet that was filled in.

    Attributes:
        text: How it is said: line and column, or page and cell.
        order: What puts it among the others.
    """

    text: str
    order: tuple[int, ...]


@dataclass(frozen=True)
class SheetPage:
    """A sheet as it was filled in, whatever its face was.

    Attributes:
        name: The file, as the user named it.
        data: What stands in it: its parts, by their names.
        spots: Where every value stands, by JSON pointer.
        faults: What cannot be an answer whatever was asked, each with its pointer.
    """

    name: str
    data: dict[str, Any]
    spots: Mapping[str, Spot]
    faults: tuple[tuple[str, str], ...] = ()
