"""The lines and cells of a CSV as a spreadsheet exports it: dates, numbers, and what stands for none."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.model.base import is_counted

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "none", "-", "–", "*", "..", "#div/0!"})
"""What stands for a missing or suppressed value, in small letters."""
_WIDEST = 100
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 00:00(?::00)?)?")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?")
_UNCLEAR = re.compile(r"[+−-]?\d{1,3},\d{3}")
_BETWEEN = ",\t;"
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class CsvRow:
    """A row of the file that is not empty.

    Attributes:
        line: The line of the file in which it begins, counted from 1.
        cells: Its cells, without blanks around them.
    """

    line: int
    cells: list[str]


def text_of(data: bytes, name: str) -> str:
    """The text, in the encodings in which spreadsheets save it.

    Args:
        data: The file.
        name: What it is called in messages.

    Raises:
        QaifError: where it is not text.
    """
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise QaifError(f"`{name}` is not a text file.", "Save the sheet as CSV (comma separated).")


def rows_in(lines: Sequence[str], faults: dict[int, str], columns: int) -> Iterator[CsvRow]:
    """The rows that hold anything, each with the line in which it begins.

    Args:
        lines: The file.
        faults: By line, what cannot be read; added to.
        columns: How many are meant; empty cells beyond them are left out.
    """
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=between(lines), strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [" ".join(cell.split()) for cell in cells]
            while stripped and not stripped[-1] and len(stripped) > columns:
                stripped.pop()
            if any(stripped):
                yield CsvRow(line, stripped)
            line = reader.line_num + 1
    except csv.Error:
        faults[line] = "A quotation mark is not closed, or stands inside a cell. Put it right or take it out."


def between(lines: Sequence[str]) -> str:
    """The separator between cells: the one after a date in one of the first two lines, else the first one found."""
    filled = [line for line in lines if line.strip()][:2]
    for line in reversed(filled):
        for sign in _BETWEEN:
            if any(day_in(cell.strip(' "')) for cell in line.split(sign)[:2]):
                return sign
    return next((sign for sign in _BETWEEN if sign in "".join(filled[:1])), ",")


def unclear(text: str, sign: str) -> bool:
    """Whether a comma in a number may stand for thousands or for decimals: `12,500` in a file with semicolons."""
    return sign == ";" and _UNCLEAR.fullmatch(text.removesuffix("%").strip()) is not None


def day_in(text: str) -> date | None:
    """2026-04-01 or 01/04/2026, with or without a midnight after it."""
    iso, british = _ISO.fullmatch(text), _BRITISH.fullmatch(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif british:
        day, month, year = (int(part) for part in british.groups())
    else:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if is_counted(found) else None


def number_in(text: str) -> float | None:
    """A number with or without thousands commas and a % sign; None where it is none."""
    plain = text.removesuffix("%").strip().replace("−", "-")
    if not _NUMBER.fullmatch(plain) or not any(sign.isdigit() for sign in plain.partition("e")[0]):
        return None
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None


NOT_CLEAR = "The comma may stand for thousands or for decimals. Write 12500 or 12.5."
"""What is said of a value that is `unclear`."""


def unread(what: str, name: str, lines: Sequence[str], faults: Mapping[int, str]) -> QaifError:
    """The message about lines that cannot be read: each with its number, its text and what to do.

    Args:
        what: What cannot be done because of them.
        name: What the file is called.
        lines: The file.
        faults: By line, what is wrong and what to do.
    """
    told = "".join(
        f"\n  {name}:{line}: {fault}\n      {line} | {shown(lines[line - 1])}"
        for line, fault in sorted(faults.items())
    )
    return QaifError(f"{what}:{told}", "\nPut these lines right and try again.")


def shown(line: str) -> str:
    """A line as it may be printed on a terminal."""
    clean = printable(line.replace("\t", " ")).strip()
    return clean if len(clean) <= _WIDEST else f"{clean[: _WIDEST - 1]}…"


def printable(text: str) -> str:
    """Without signs that would move the cursor or hide what stands beside them."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)
