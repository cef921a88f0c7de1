"""Days and lengths of time as people write them: 2026-11-19 or 19 November 2026; 14d, 2w or 1m."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from qaif_cli.errors import QaifError
from qaif_cli.judge.calendar import add_months
from qaif_cli.model.base import FIRST_YEAR, LAST_YEAR, is_counted
from qaif_cli.model.words import MONTHS

_LENGTH = re.compile(r"(\d{1,4})\s*([dwm]?)", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./ -](?P<month>\d{1,2})[./ -](?P<year>\d{4})", re.ASCII)
_IN_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]{3,9})\.?,? (?P<year>\d{4})", re.ASCII
)
_WAYS = (_ISO, _DAY_FIRST, _IN_WORDS)
_YEAR_CUT = re.compile(r"\d{1,2}[./ -](\d{1,2}|[a-z]{3,9})[./ -]\d{2}", re.ASCII)
_MONTH_ALONE = re.compile(r"([a-z]{3,9})\.?[ -]\d{2,4}|\d{4}-\d{1,2}", re.ASCII)
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
WAYS_IN_WORDS = "2026-11-19, 19/11/2026 or 19 November 2026"


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
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    for way in _WAYS:
        found = way.fullmatch(said)
        month = _month(found["month"]) if found else 0
        if found and month:
            return within_calendar(
                f"{option} {text}", _there(option, text, int(found["year"]), month, int(found["day"]))
            )
    raise QaifError(f"`{option} {text}` is not a date.", _how(said))


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


def _month(text: str) -> int:
    """The number of a month, of its figures, its name or the first three letters of that; 0 where it is none."""
    if text.isdigit():
        return int(text)
    names = [number for number, name in enumerate(MONTHS, 1) if text in (name.lower(), name[:3].lower())]
    return next(iter(names), 9 if text == "sept" else 0)


def _there(option: str, text: str, year: int, month: int, day: int) -> date:
    """A day, where the calendar has it.

    Raises:
        QaifError: where it has not.
    """
    if not 1 <= month <= len(MONTHS):
        raise QaifError(
            f"`{option} {text}` is not a date.", f"There is no month {month}; the day comes first."
        )
    if not MINYEAR <= year <= MAXYEAR:
        raise QaifError(f"`{option} {text}` is not a date.", f"Write {WAYS_IN_WORDS}.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        named = f"{MONTHS[month - 1]} {year}"
        raise QaifError(f"`{option} {text}` is not a date.", f"{named} has {last} days.")
    return date(year, month, day)


def _how(said: str) -> str:
    """What is missing of a date, or how one is written."""
    if _YEAR_CUT.fullmatch(said):
        return f"Write the year with four figures: {WAYS_IN_WORDS}."
    if _MONTH_ALONE.fullmatch(said):
        return "That is a month; say the day too, such as 30 November 2026."
    return f"Write {WAYS_IN_WORDS}."


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
