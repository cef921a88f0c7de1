"""Lengths of time as people write them: 14d, 2w or 1m."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qaif_cli.errors import QaifError
from qaif_cli.judge.calendar import add_months

_LENGTH = re.compile(r"(\d{1,4})\s*([dwm]?)", re.ASCII | re.IGNORECASE)


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
