"""A series from a two-column CSV (date, value), as an analyst's spreadsheet exports it.

Taken as they come: a byte order mark, any line ends, a header or none, thousands commas in quotes, % signs, blank lines,
and the usual marks for a missing value. Every line that cannot be read is said, all of them at once.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.model.spc import Point

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "none", "-", "–", "*", "..", "#div/0!"})
"""What stands for a missing or suppressed value, in small letters."""
_COLUMNS = 2
_WIDEST = 100
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 00:00(?::00)?)?")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?")
_LINE_END = re.compile(r"\r\n|\r|\n")


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


@dataclass(frozen=True)
class _Row:
    line: int
    cells: list[str]


def read_series(data: bytes, name: str) -> Series:
    """Read a series.

    Args:
        data: The file.
        name: What it is called in messages.

    Raises:
        QaifError: with every line that cannot be read, its number, the line itself and what to do.
    """
    text = _decoded(data, name)
    lines = _LINE_END.split(text)
    faults: dict[int, str] = {}
    rows = list(_rows(lines, faults))
    heading = ""
    if rows and _is_header(rows[0].cells):
        heading = _printable((rows.pop(0).cells[1:] or [""])[0])
    points = _points(rows, faults)
    if faults:
        told = "".join(
            f"\n  {name}:{line}: {what}\n      {line} | {_shown(lines[line - 1])}"
            for line, what in sorted(faults.items())
        )
        raise QaifError(f"The series cannot be read:{told}", "\nPut these lines right and try again.")
    return Series(tuple(points), heading, percent=any("%" in row.cells[1] for row in rows))


def _decoded(data: bytes, name: str) -> str:
    """The text, in the encodings in which spreadsheets save it."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise QaifError(
        f"`{name}` is not a text file.", "Save the sheet as CSV (comma separated), with two columns."
    )


def _rows(lines: Sequence[str], faults: dict[int, str]) -> Iterator[_Row]:
    """The rows that hold anything, each with the line in which it begins."""
    first = next((line for line in lines if line.strip()), "")
    between = next((sign for sign in ",\t;" if sign in first), ",")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=between, strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [" ".join(cell.split()) for cell in cells]
            while stripped and not stripped[-1] and len(stripped) > _COLUMNS:
                stripped.pop()
            if any(stripped):
                yield _Row(line, stripped)
            line = reader.line_num + 1
    except csv.Error:
        faults[line] = "A quotation mark is not closed, or stands inside a cell. Put it right or take it out."


def _is_header(cells: Sequence[str]) -> bool:
    """Whether a first line is a heading: no date, and no value beside it."""
    value = cells[1] if len(cells) > 1 else ""
    if _date(cells[0]) is not None or _number(value) is not None:
        return False
    return value.lower() not in MISSING or not any(sign.isdigit() for sign in cells[0])


def _points(rows: Sequence[_Row], faults: dict[int, str]) -> list[Point]:
    points: list[Point] = []
    seen: dict[date, int] = {}
    signed = [row.line for row in rows if len(row.cells) == _COLUMNS and "%" in row.cells[1]]
    for row in rows:
        wrong = _wrong(row, bool(signed))
        day = _date(row.cells[0])
        if not wrong and day in seen:
            wrong = f"This date stands in line {seen[day]} too. Keep one of the two."
        if wrong or day is None:
            faults[row.line] = wrong
            continue
        seen[day] = row.line
        points.append(Point(day, _number(row.cells[1])))
    return points


def _wrong(row: _Row, signed: bool) -> str:
    """What is wrong with a line and what to do; empty where nothing is."""
    if len(row.cells) < _COLUMNS:
        return "There is one column, and a date and a value are meant. Write them as 2026-04-01,12.5."
    if len(row.cells) > _COLUMNS:
        return 'There are more than two columns. Leave two; a number with a comma stands in quotes: "1,234".'
    said = []
    if not row.cells[0]:
        said.append("There is no date. Write it, or take the line out.")
    elif _date(row.cells[0]) is None:
        said.append("The date cannot be read. Write 2026-04-01, or 01/04/2026 with the day first.")
    if row.cells[1].lower() not in MISSING:
        if _number(row.cells[1]) is None:
            said.append("The value is no number. Write a number such as 1234.5, or NA where there is none.")
        elif signed and "%" not in row.cells[1]:
            said.append("The value has no % sign, and others have. Write all of them alike.")
    return " ".join(said)


def _date(text: str) -> date | None:
    """2026-04-01 or 01/04/2026, with or without a midnight after it."""
    iso, british = _ISO.fullmatch(text), _BRITISH.fullmatch(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif british:
        day, month, year = (int(part) for part in british.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> float | None:
    """A number with or without thousands commas and a % sign; None where it is none."""
    plain = text.removesuffix("%").strip().replace("−", "-")
    if not _NUMBER.fullmatch(plain) or not any(sign.isdigit() for sign in plain.partition("e")[0]):
        return None
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None


def _shown(line: str) -> str:
    """A line as it may be printed on a terminal."""
    clean = _printable(line.replace("\t", " ")).strip()
    return clean if len(clean) <= _WIDEST else f"{clean[: _WIDEST - 1]}…"


def _printable(text: str) -> str:
    """Without signs that would move the cursor or hide what stands beside them."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)
