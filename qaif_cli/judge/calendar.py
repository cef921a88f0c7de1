"""Calendar months, as the framework counts them: a month is not thirty days."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from qaif_cli.model.words import MONTHS, listed

_FEBRUARY = 2
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it is shorter.

    Args:
        day: The day to count from.
        months: How many calendar months; negative to go back.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def months_on(day: date, months: int) -> date:
    """The day by which something is due some months after a day: the same day, and after the last of a month the last.

    What is done on the last day of every month is done in time: 28 February is followed by 31 March.

    Args:
        day: The day to count from.
        months: How many calendar months.
    """
    later = add_months(day, months)
    return last_of_month(later) if day == last_of_month(day) else later


def _length(year: int, month: int) -> int:
    """How many days a month has; asked for so often that the day of the week, which nobody asks for, is not worked out."""
    return _LENGTHS[month - 1] + (month == _FEBRUARY and isleap(year))


def first_of_month(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=_length(day.year, day.month))


def months_between(first: date, last: date) -> Iterator[date]:
    """The first day of every month from one day's month to another's, both included."""
    month = first_of_month(first)
    while month <= last:
        yield month
        month = add_months(month, 1)


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def months_in_words(days: Iterable[date]) -> str:
    """Months as papers write them: November 2025, January and February 2026."""
    years: dict[int, list[str]] = {}
    for day in days:
        years.setdefault(day.year, []).append(MONTHS[day.month - 1])
    return listed([f"{listed(names)} {year}" for year, names in years.items()])


def days_in_words(count: int) -> str:
    """A number of days: 1 day, 12 days."""
    return f"{count} day" if count == 1 else f"{count} days"
