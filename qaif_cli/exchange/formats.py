"""What the number format of a cell says of the number in it: a day, a month, a percentage."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from qaif_cli.exchange.sheet import Cell

_NOT_SIGNS = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.', re.IGNORECASE)
"""What stands in a format to be shown as it is, or for a colour or a language."""
_FROM_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zones
_FROM_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - the same
_FIRST_SURE = 61
"""The first day on whose number all spreadsheets agree: Excel has a 29 February 1900."""
_AFTER_LAST = 2_957_004
_SECONDS = 86_400


def _signs(form: str) -> str:
    return _NOT_SIGNS.sub("", form.split(";", maxsplit=1)[0]).lower()


@cache
def is_dated(form: str) -> bool:
    """Whether a number in this format is a day."""
    signs = _signs(form)
    return "general" not in signs and ("y" in signs or "d" in signs or "mmm" in signs)


def shows_month(form: str) -> bool:
    """Whether a day in this format is shown as a month and a year, without the day: `mmm-yy`."""
    signs = _signs(form)
    return is_dated(form) and "d" not in signs and "m" in signs


def day_in(cell: Cell) -> date | str:
    """The day of one event that a cell with a date says; or why it says none: it shows no day, or holds an hour.

    Raises:
        TypeError: where the cell holds no date.
    """
    if not isinstance(cell.value, datetime):
        raise TypeError(cell.kind)
    if is_dated(cell.form) and "d" not in _signs(cell.form):
        return f"the cell shows a {'month' if shows_month(cell.form) else 'year'}, and a day is meant"
    if cell.value.time() != time.min:
        return f"`{cell.value.isoformat(' ')}` has an hour, and a day is meant"
    return cell.value.date()


def is_percent(form: str) -> bool:
    """Whether a number in this format is shown as a percentage: 0.87 as 87%."""
    return "%" in _signs(form)


def number_cell(number: float, form: str, formula: str, *, from_1904: bool = False) -> Cell:
    """The cell of a number, which is a day where its format says so."""
    first = 0 if from_1904 else _FIRST_SURE
    if is_dated(form) and first <= number < _AFTER_LAST:
        start = _FROM_1904 if from_1904 else _FROM_1900
        return Cell("date", start + timedelta(seconds=round(number * _SECONDS)), formula, form)
    return Cell("number", int(number) if number.is_integer() else number, formula, form)
