"""The ways in which people write one day, strictly: flags, questions and imported files share this list."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from qaif_cli.model.words import MONTHS

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./ -](?P<month>\d{1,2})[./ -](?P<year>\d{4})", re.ASCII)
_IN_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[a-z]{3,9})\.?,?[ -](?P<year>\d{4})", re.ASCII
)
_WAYS = (_ISO, _DAY_FIRST, _IN_WORDS)
_YEAR_CUT = re.compile(r"\d{1,2}[./ -](\d{1,2}|[a-z]{3,9})[./ -]\d{2}", re.ASCII)
_MONTH_ALONE = re.compile(r"([a-z]{3,9})\.?[ -]\d{2,4}|\d{4}-\d{1,2}", re.ASCII)
WAYS_IN_WORDS = "2026-11-19, 19/11/2026 or 19 November 2026"


def day_written(text: str) -> date | str:
    """A day that somebody wrote; or what to do, where it is none.

    Figures alone are read day first, as people write them in Britain; only where the year stands first, the month
    comes next.
    """
    said = " ".join(text.lower().split())
    for way in _WAYS:
        found = way.fullmatch(said)
        month = month_number(found["month"]) if found else 0
        if found and (month or found["month"].isdigit()):
            return _there(int(found["year"]), month, int(found["day"]))
    if _YEAR_CUT.fullmatch(said):
        return f"Write the year with four figures: {WAYS_IN_WORDS}."
    if _MONTH_ALONE.fullmatch(said):
        return "That is a month; say the day too, such as 30 November 2026."
    return f"Write {WAYS_IN_WORDS}."


def month_number(text: str) -> int:
    """The number of a month, of its figures, its name or the first three letters of that; 0 where it is none."""
    if text.isdigit():
        return int(text)
    low = text.lower()
    names = [number for number, name in enumerate(MONTHS, 1) if low in (name.lower(), name[:3].lower())]
    return next(iter(names), 9 if low == "sept" else 0)


def _there(year: int, month: int, day: int) -> date | str:
    """A day, where the calendar has it."""
    if not 1 <= month <= len(MONTHS):
        return f"There is no month {month}; the day comes first."
    if not MINYEAR <= year <= MAXYEAR:
        return f"Write {WAYS_IN_WORDS}."
    last = monthrange(year, month)[1]
    return date(year, month, day) if 1 <= day <= last else f"{MONTHS[month - 1]} {year} has {last} days."
