"""What a cell says of the day or the period of a figure; nothing is guessed, and what is not clear is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import Literal

from qaif_cli.exchange.formats import number_cell, shows_month
from qaif_cli.exchange.sheet import Cell
from qaif_cli.model.base import is_counted
from qaif_cli.model.day_words import WAYS_IN_WORDS, day_written, month_number
from qaif_cli.model.words import in_words, month_in_words

Length = Literal["day", "month", "quarter", "year"]

_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?$", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2}[ -][a-z]{3,9}\.?[ -])(\d{2})", re.ASCII)
_MONTH = re.compile(r"([a-z]{3,9})\.?[ -](\d{4}|\d{2})", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{2})", re.ASCII)
_QUARTER = re.compile(
    r"(\d{4})[-/](\d{2}|\d{4}),?[ -]?q([1-4])|q([1-4]),?[ -](\d{4})[-/](\d{2}|\d{4})", re.ASCII
)
_YEAR = re.compile(r"(\d{4})[-/](\d{2}|\d{4})", re.ASCII)
_SERIAL = re.compile(r"[1-9]\d{4}", re.ASCII)
_BOTH_WAYS = re.compile(r"(\d{1,2})([./ -])(\d{1,2})\2(\d{4})", re.ASCII)
_CENTURY = 100
_MONTHS_IN_YEAR = 12
_LAST_QUARTER = 4
_BEGINS = 4
"""The financial year begins in April; its quarters are counted from there."""
CANNOT = "The date cannot be read. Write 2026-04-30, or 30/04/2026 with the day first."


@dataclass(frozen=True)
class When:
    """The day or the period of a figure.

    Attributes:
        last: The day, or the last day of the period.
        length: How long it is.
        serial: Whether it was written as the number of a day.
    """

    last: date
    length: Length = "day"
    serial: bool = False

    def words(self) -> str:
        """As it is told: `30 April 2026`, `April 2026`, `2026/27 Q1`."""
        year = self.last.year - (self.last.month < _BEGINS)
        if self.length == "quarter":
            return (
                f"{year}/{(year + 1) % _CENTURY:02} Q{(self.last.month - _BEGINS) % _MONTHS_IN_YEAR // 3 + 1}"
            )
        if self.length == "year":
            return f"{year}/{(year + 1) % _CENTURY:02}"
        return month_in_words(self.last) if self.length == "month" else in_words(self.last)


def when_of(cell: Cell) -> When | str:
    """The day or the period that a cell of a date column names; or what is wrong with it."""
    if cell.kind == "date" and isinstance(cell.value, datetime):
        day = cell.value.date()
        return _counted(When(_last_of_month(day), "month") if shows_month(cell.form) else When(day))
    if cell.kind == "number" and isinstance(cell.value, int | float):
        return when_written(str(cell.value))
    return when_written(cell.value) if isinstance(cell.value, str) and cell.kind == "text" else CANNOT


def when_written(text: str) -> When | str:
    """The day or the period that a text names; or what is wrong with it."""
    said = _MIDNIGHT.sub("", " ".join(text.lower().replace("–", "-").split()))
    for way in (_as_quarter, _as_month, _as_figures):
        found = way(said)
        if found is not None:
            return _counted(found)
    short = _SHORT_YEAR.fullmatch(said)
    day = day_written(f"{short[1]}20{short[2]}" if short else said)
    if isinstance(day, date):
        return _counted(When(day))
    unsaid = day.startswith((f"Write {WAYS_IN_WORDS}", "That is a month"))
    return CANNOT if unsaid else f"The date cannot be read. {day}"


def _counted(found: When) -> When | str:
    return found if is_counted(found.last) else CANNOT


def _as_quarter(said: str) -> When | None:
    """`2025/26 Q1`, and `2025/26` as the whole financial year."""
    found = _QUARTER.fullmatch(said)
    year = _YEAR.fullmatch(said)
    if found:
        first, second, quarter = int(found[1] or found[5]), found[2] or found[6], int(found[3] or found[4])
    elif year and not (said[4] == "-" and 1 <= int(year[2]) <= _MONTHS_IN_YEAR):
        first, second, quarter = int(year[1]), year[2], _LAST_QUARTER
    else:
        return None
    if (first + 1) % _CENTURY != int(second) % _CENTURY or int(second) not in (
        first + 1,
        (first + 1) % _CENTURY,
    ):
        return None
    month = _BEGINS + 3 * quarter - 1
    if not MINYEAR <= first < MAXYEAR:
        return None
    day = date(first + (month > _MONTHS_IN_YEAR), (month - 1) % _MONTHS_IN_YEAR + 1, 1)
    return When(_last_of_month(day), "quarter" if found else "year")


def _as_month(said: str) -> When | None:
    """`Apr-25`, `April 2025` and `2025-04`."""
    named, figures = _MONTH.fullmatch(said), _YEAR_MONTH.fullmatch(said)
    if named:
        year, month = int(named[2]) + (2000 if len(named[2]) == len("25") else 0), month_number(named[1])
    elif figures:
        year, month = int(figures[1]), int(figures[2])
    else:
        return None
    return (
        When(_last_of_month(date(year, month, 1)), "month")
        if 1 <= month <= _MONTHS_IN_YEAR and year
        else None
    )


def _as_figures(said: str) -> When | None:
    """`20260430`, and the number by which a spreadsheet counts days."""
    found = _FIGURES.fullmatch(said)
    if found:
        try:
            return When(date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            return None
    if _SERIAL.fullmatch(said):
        day = number_cell(float(said), "yyyy-mm-dd", "").value
        return When(day.date(), serial=True) if isinstance(day, datetime) else None
    return None


def _last_of_month(day: date) -> date:
    if (day.year, day.month) == (date.max.year, date.max.month):
        return date.max
    after = date(day.year + day.month // _MONTHS_IN_YEAR, day.month % _MONTHS_IN_YEAR + 1, 1)
    return after - timedelta(days=1)


def both_ways(texts: Iterable[str]) -> list[str]:
    """The dates that may be read day first and month first, where nothing in the file says which.

    It is said by one date that can be read in one way alone, and by dates all of which have the first of a month: the
    other reading would put a file of months into the first twelve days of January.

    Args:
        texts: Every date of the file as it is written.
    """
    found = [way for text in texts if (way := _BOTH_WAYS.fullmatch(_MIDNIGHT.sub("", text.strip())))]
    pairs = [(int(way[1]), int(way[3])) for way in found]
    if any(second <= _MONTHS_IN_YEAR < first for first, second in pairs) or all(
        first == 1 for first, _ in pairs
    ):
        return []
    return [
        way[0]
        for way, (first, second) in zip(found, pairs, strict=True)
        if first != second and max(first, second) <= _MONTHS_IN_YEAR
    ]
