"""A table: columns, rows of words, and how strongly some of the words should catch the eye."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: Its heading.
        number: Whether it stands to the right.
        fixed: Whether its cells are never broken over lines.
        main: Whether it is given twice the room of another where there is too little.
        spare: Whether it may be left out where there is too little room.
    """

    name: str
    number: bool = False
    fixed: bool = False
    main: bool = False
    spare: bool = False


@dataclass(frozen=True)
class Table:
    """Words in columns; a cell may have several lines.

    Attributes:
        title: What stands above it; none where it says nothing.
        empty: What is said where there are no rows.
        caption: What stands below it.
        spaced: Whether a line stands between rows.
        lined: Whether its cells have lines of their own; else a break in what somebody wrote is a space.
        tones: The styles of words, in small letters; no word is told by its style alone.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    empty: str = "Nothing to show."
    caption: str = ""
    spaced: bool = False
    lined: bool = False
    tones: Mapping[str, str] = field(default_factory=dict)

    def tone(self, cell: str) -> str:
        """The style of a cell that holds a word of a scale, alone or after a number or some days; else none."""
        first, _, word = cell.partition("\n")[0].lower().rpartition(" ")
        counted = all(part.isdigit() or part in {"day", "days"} for part in first.split())
        return self.tones.get(word, "") if counted else ""
