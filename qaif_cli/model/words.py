"""The few words that every room writes alike: days, months and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """A day as papers write it: 6 August 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: date) -> str:
    """The month of a day: August 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def listed(items: Sequence[str], joint: str = "and") -> str:
    """`a, b and c`."""
    if len(items) < 2:  # noqa: PLR2004  # one or none needs no joint
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
