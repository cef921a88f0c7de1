"""Days and lengths of time as people write them: 2026-11-19; 14d, 2w or 1m."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qaif_cli.errors import QaifError
from qaif_cli.judge.calendar import add_months

_LENGTH = re.compile(r"(\d{1,4})\s*([dwm]?)", re.ASCII | re.IGNORECASE)


_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", re.ASCII)


def iso_day(option: str, text: str) -> date:
    """A day that the user wrote.

    Args:
        option: The option with which it was given, such as `--date`.
        text: What the user wrote: year, month and day.

    Raises:
        QaifError: where it is none; of a day written the British way round it says how it is written here.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QaifError(f"`{option} {text}` is not a date.", _how(text)) from None


def _how(text: str) -> str:
    """How a date is written."""
    said = _DAY_FIRST.fullmatch(text.strip())
    try:
        meant = date(*(int(part) for part in reversed(said.groups()))) if said else None
    except ValueError:
        meant = None
    return f"Write it {meant}." if meant else "Write year-month-day, for example 2026-11-19."


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
    return add_months(day, count) if unit == "m" else day + timedelta(days=count * (7 if unit == "w" else 1))
