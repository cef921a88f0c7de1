"""A series from a two-column CSV (date, value), as an analyst's spreadsheet exports it.

Taken as they come: a byte order mark, any line ends, a header or none, thousands commas in quotes, % signs, blank lines,
and the usual marks for a missing value. Every line that cannot be read is said, all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qaif_cli.exchange.cells import (
    LINE_END,
    MISSING,
    NOT_CLEAR,
    CsvRow,
    between,
    day_in,
    number_in,
    printable,
    rows_in,
    text_of,
    unclear,
    unread,
)
from qaif_cli.model.spc import Point

_COLUMNS = 2


@dataclass(frozen=True)
class Series:
    """What a file holds.

    Attributes:
        points: The points, in the order of the file.
        name: The heading of the value column; empty where there is none.
        percent: Whether the values have a % sign.
    """

    points: tuple[Point, ...]
    name: str = ""
    percent: bool = False


def read_series(data: bytes, name: str) -> Series:
    """Read a series.

    Args:
        data: The file.
        name: What it is called in messages.

    Raises:
        QaifError: with every line that cannot be read, its number, the line itself and what to do.
    """
    text = text_of(data, name)
    lines = LINE_END.split(text)
    faults: dict[int, str] = {}
    rows = list(rows_in(lines, faults, _COLUMNS))
    heading = ""
    if rows and _is_header(rows[0].cells):
        heading = printable((rows.pop(0).cells[1:] or [""])[0])
    points = _points(rows, faults, between(lines))
    if faults:
        raise unread("The series cannot be read", name, lines, faults)
    return Series(tuple(points), heading, percent=any("%" in row.cells[1] for row in rows))


def _is_header(cells: Sequence[str]) -> bool:
    """Whether a first line is a heading: no date, and no value beside it."""
    value = cells[1] if len(cells) > 1 else ""
    if day_in(cells[0]) is not None or number_in(value) is not None:
        return False
    return value.lower() not in MISSING or not any(sign.isdigit() for sign in cells[0])


def _points(rows: Sequence[CsvRow], faults: dict[int, str], sign: str) -> list[Point]:
    points: list[Point] = []
    seen: dict[date, int] = {}
    signed = [row.line for row in rows if len(row.cells) == _COLUMNS and "%" in row.cells[1]]
    for row in rows:
        wrong = _wrong(row, bool(signed), sign)
        day = day_in(row.cells[0])
        if not wrong and day in seen:
            wrong = f"This date stands in line {seen[day]} too. Keep one of the two."
        if wrong or day is None:
            faults[row.line] = wrong
            continue
        seen[day] = row.line
        points.append(Point(day, number_in(row.cells[1])))
    return points


def _wrong(row: CsvRow, signed: bool, sign: str) -> str:
    """What is wrong with a line and what to do; empty where nothing is."""
    if len(row.cells) < _COLUMNS:
        return "There is one column, and a date and a value are meant. Write them as 2026-04-01,12.5."
    if len(row.cells) > _COLUMNS:
        return 'There are more than two columns. Leave two; a number with a comma stands in quotes: "1,234".'
    said = []
    if not row.cells[0]:
        said.append("There is no date. Write it, or take the line out.")
    elif day_in(row.cells[0]) is None:
        said.append("The date cannot be read. Write 2026-04-01, or 01/04/2026 with the day first.")
    if row.cells[1].lower() not in MISSING:
        if number_in(row.cells[1]) is None:
            said.append("The value is no number. Write a number such as 1234.5, or NA where there is none.")
        elif unclear(row.cells[1], sign):
            said.append(NOT_CLEAR)
        elif signed and "%" not in row.cells[1]:
            said.append("The value has no % sign, and others have. Write all of them alike.")
    return " ".join(said)
