"""How high a row must be for its texts to be read whole, where no program is there to measure them."""

from __future__ import annotations

from collections.abc import Iterable

_LINE = 13.0
"""The height of a line of 10 points, in points."""
_MOST = 409.0
"""No row of a workbook is higher."""


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """The height of a row, in points.

    Args:
        texts: The text of each cell, and how many letters its column is wide.
    """
    lines = max((lines_of(text, width) for text, width in texts), default=1)
    return min(_MOST, _LINE * lines + 2)


def lines_of(text: str, width: float) -> int:
    """In how many lines a text stands in a column; counted too many rather than too few."""
    room = max(1, int(width))
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: int) -> int:
    wide = len(line) if line.isascii() else sum(1 if ord(sign) < _WIDE else 2 for sign in line)
    if wide <= room:
        return 1
    lines, left = 1, room
    for word in line.split(" "):
        size = len(word)
        if size > left and left < room:
            lines, left = lines + 1, room
        lines += max(0, size - 1) // room
        left -= (size if size <= room else size % room or room) + 1
    return max(lines, wide // room)


_WIDE = 0x1100
"""From here on the letters of most scripts are twice as wide."""
