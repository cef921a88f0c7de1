"""Days, months, figures and lists in words, for all parts of the program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

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


def as_given(value: float) -> str:
    """A figure with thousands commas and every decimal that it has: 1,204 and 99.95; never 1e-05."""
    text = format(Decimal(repr(value)), ",f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def with_unit(value: float, unit: str) -> str:
    """A figure with what it counts: `81.5%`, `1,204 days`."""
    return f"{as_given(value)}{'' if unit == '%' else ' '}{unit}"


def listed(items: Sequence[str], joint: str = "and") -> str:
    """`a, b and c`."""
    if len(items) < 2:  # noqa: PLR2004  # one or none needs no joint
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
