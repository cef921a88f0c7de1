"""Days and lengths of time as people write them: 2026-11-19 or 19 November 2026; 14d, 2w or 1m."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qaif_cli.errors import QaifError
from qaif_cli.judge.calendar import add_months
from qaif_cli.model.base import FIRST_YEAR, LAST_YEAR, is_counted
from qaif_cli.model.day_words import day_written

_LENGTH = re.compile(r"(\d{1,4})\s*([dwm]?)", re.ASCII | re.IGNORECASE)
NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""The days that are named from today, by how far they are; in a file they say nothing."""


def day_of(option: str, text: str, today: date) -> date:
    """A day that the user wrote: 2026-11-19, 19/11/2026, 19 November 2026 or 19 Nov 2026; today, yesterday, tomorrow.

    Figures alone are read day first, as people write them in Britain; only where the year stands first, the month
    comes next.

    Args:
        option: The option with which it was given, such as `--date`.
        text: What the user wrote.
        today: The real day.

    Raises:
        QaifError: where it is no day; it says why.
    """
    said = " ".join(text.lower().split())
    if said in NEAR_DAYS:
        return today + timedelta(days=NEAR_DAYS[said])
    found = day_written(text)
    if isinstance(found, str):
        raise QaifError(f"`{option} {text}` is not a date.", found)
    return within_calendar(f"{option} {text}", found)


def within_calendar(said: str, day: date) -> date:
    """A day, if it is one that can be counted from.

    Raises:
        QaifError: where it is not.
    """
    if not is_counted(day):
        raise QaifError(
            f"`{said}` is no day that is counted.", f"Write a year from {FIRST_YEAR} to {LAST_YEAR}."
        )
    return day


def is_length(text: str) -> bool:
    """Whether a text is a length of time with its unit: `2w`."""
    found = _LENGTH.fullmatch(text.strip())
    return bool(found and found[2])


def day_after(option: str, text: str, start: date) -> date:
    """The day at the end of a length of time that begins on a day.

    Args:
        option: The option with which it was given, such as `--within`.
        text: What the user wrote: days, weeks or months; days where no unit is named.
        start: The day.

    Raises:
        QaifError: where it is no length of time.
    """
    return _moved(option, text, start, 1)


def day_before(option: str, text: str, end: date) -> date:
    """The day at the start of a length of time that ends on a day; otherwise as `day_after`."""
    return _moved(option, text, end, -1)


def _moved(option: str, text: str, day: date, way: int) -> date:
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        raise QaifError(
            f"`{option} {text}` is not a length of time.", "Write days, weeks or months: 14d, 2w or 1m."
        )
    count, unit = way * int(found[1]), found[2].lower()
    end = add_months(day, count) if unit == "m" else day + timedelta(days=count * (7 if unit == "w" else 1))
    return within_calendar(f"{option} {text}", end)
