"""Tables as plain columns that fit a width. Nothing is cut off: what is too long goes on in the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qaif_cli.model.framework import Framework
from qaif_cli.model.table import Column, Table

GAP = 2
_NARROWEST = 6
_ROOMY = 28
_PADDED = 200
"""One cell that is wider than this does not make every other line as wide."""
_BREAK = re.compile(r"(?<=[a-z]-)(?=[a-z0-9])|(?<=[0-9]-)(?=[a-z])")
"""Where a word may be broken: after a hyphen, never inside a date or an ID such as R-0007."""
_BANDS = ("green", "yellow", "dark_orange", "bold red")
_LEVELS = ("", "yellow", "bold red")


def tones(framework: Framework) -> dict[str, str]:
    """The styles of the words of bands and levels: the higher, the stronger."""
    bands = [band.name.lower() for band in sorted(framework.matrix.bands, key=lambda band: band.lowest)]
    levels = [level.name.lower() for level in sorted(framework.levels, key=lambda level: level.order)]
    return {**_ramp(levels, _LEVELS), **_ramp(bands, _BANDS), "late": "bold red", "yes": "bold red"}


def _ramp(words: Sequence[str], styles: Sequence[str]) -> dict[str, str]:
    last = len(styles) - 1
    return {
        word: styles[min(last, round(place * last / max(1, len(words) - 1)))]
        for place, word in enumerate(words)
    }


def as_columns(table: Table, width: int | None = None) -> str:
    """The table as aligned columns without boxes.

    Args:
        table: What to print.
        width: How many characters fit in a line; as many as it takes where None.
    """
    head = f"{table.title}\n\n" if table.title else ""
    if not table.rows:
        return f"{head}{table.empty}\n"
    fitted = fit(table, width, 0, GAP)
    widths = [min(wide, _PADDED) for wide in _natural(fitted)]
    rows = [tuple(column.name for column in fitted.columns), *fitted.rows]
    body = ("\n\n" if table.spaced else "\n").join(_lines(row, fitted.columns, widths) for row in rows)
    foot = f"\n\n{fitted.caption}" if fitted.caption else ""
    return f"{head}{body}{foot}\n"


def fit(table: Table, width: int | None, overhead: int, gap: int) -> Table:
    """The table with its cells and headings broken into lines, so that it fits.

    Columns that may be spared go, the last one first, until the main column has room; the caption says which.

    Args:
        table: What to print.
        width: How many characters fit in a line; None where no cell need be broken.
        overhead: How many of them stand at the ends of a line.
        gap: How many stand between two columns.
    """
    if not table.lined:
        table = replace(table, rows=tuple(tuple(map(_in_one_line, row)) for row in table.rows))
    if width is None or not table.rows:
        return table
    gone: list[str] = []
    while True:
        room = width - overhead - gap * (len(table.columns) - 1)
        widths = _shrunk(table, _natural(table), room)
        spare = next((place for place in reversed(range(len(widths))) if table.columns[place].spare), None)
        if spare is None or (sum(widths) <= room and not _crushed(table, widths)):
            break
        gone.append(table.columns[spare].name)
        table = _without(table, spare)
    return replace(
        table,
        columns=tuple(
            replace(column, name=wrapped(column.name, wide))
            for column, wide in zip(table.columns, widths, strict=True)
        ),
        rows=tuple(
            tuple(wrapped(cell, wide) for cell, wide in zip(row, widths, strict=True)) for row in table.rows
        ),
        caption="\n".join(filter(None, (table.caption, _spared(gone)))),
    )


def _in_one_line(cell: str) -> str:
    return " ".join(cell.splitlines()) if "\n" in cell or "\r" in cell else cell


def _spared(gone: list[str]) -> str:
    """Which columns had no room."""
    return f"Too narrow for: {', '.join(reversed(gone))}." if gone else ""


def _crushed(table: Table, widths: list[int]) -> bool:
    """Whether a main column has too little room for what it says."""
    natural = _natural(table)
    mains = [place for place, column in enumerate(table.columns) if column.main]
    return any(widths[place] < min(_ROOMY, natural[place]) for place in mains)


def _without(table: Table, place: int) -> Table:
    return replace(
        table,
        columns=table.columns[:place] + table.columns[place + 1 :],
        rows=tuple(row[:place] + row[place + 1 :] for row in table.rows),
    )


def wrapped(text: str, width: int) -> str:
    """The text in lines of a width, broken at spaces, after hyphens, and inside a word only if it must be."""
    return "\n".join(line for part in text.split("\n") for line in _wrap(part, width))


def _wrap(text: str, width: int) -> list[str]:
    if len(text) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split():
        pieces = _BREAK.split(word)
        for place, piece in enumerate(pieces):
            joint = "" if place or not line else " "
            if len(line) + len(joint) + len(piece) <= width:
                line += joint + piece
                continue
            if line:
                lines.append(line)
            while len(piece) > width:
                lines.append(piece[:width])
                piece = piece[width:]  # noqa: PLW2901  # what is left of the same piece
            line = piece
    return [*lines, line]


def _natural(table: Table) -> list[int]:
    rows = [tuple(column.name for column in table.columns), *table.rows]
    return [
        max(len(line) for row in rows for line in row[place].split("\n"))
        for place in range(len(table.columns))
    ]


def _least(table: Table, place: int) -> int:
    """How narrow a column may become: as its longest part that is not broken."""
    column = table.columns[place]
    cells = [row[place] for row in table.rows]
    if column.fixed or column.number:
        heads = [len(word) for word in column.name.split()]
        return max([*heads, *(len(line) for cell in cells for line in cell.split("\n"))])
    pieces = (
        piece for cell in (column.name, *cells) for word in cell.split() for piece in _BREAK.split(word)
    )
    return max(_NARROWEST, min(14, max((len(piece) for piece in pieces), default=0)))


def _shrunk(table: Table, natural: list[int], room: int) -> list[int]:
    """Widths that fit: the widest column gives way first, down to its least; a main one counts for half.

    Where even that is too wide, words are broken rather than cut off.
    """
    widths = list(natural)
    least = [min(wide, _least(table, place)) for place, wide in enumerate(natural)]
    broken = [
        wide if column.fixed or column.number else min(wide, _NARROWEST)
        for wide, column in zip(least, table.columns, strict=True)
    ]
    for floor in (least, broken):
        while sum(widths) > room:
            loose = [place for place, wide in enumerate(widths) if wide > floor[place]]
            if not loose:
                break
            widths[max(loose, key=lambda place: widths[place] / (2 if table.columns[place].main else 1))] -= 1
    return widths


def _lines(row: tuple[str, ...], columns: tuple[Column, ...], widths: list[int]) -> str:
    cells = [cell.split("\n") for cell in row]
    lines = []
    for place in range(max(len(cell) for cell in cells)):
        parts = [
            (cell[place] if place < len(cell) else "").rjust(wide)
            if column.number
            else (cell[place] if place < len(cell) else "").ljust(wide)
            for cell, column, wide in zip(cells, columns, widths, strict=True)
        ]
        lines.append((" " * GAP).join(parts).rstrip())
    return "\n".join(lines)
