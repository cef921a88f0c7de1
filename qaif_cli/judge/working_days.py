"""Working days: Monday to Friday without the bank holidays of England, which are those of the package `holidays`.

Substitute days are among them. The package is read only where a day is counted that may be one, in a year that is not in our table.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from qaif_cli.judge.bank_holidays import YEARS

if TYPE_CHECKING:
    from collections.abc import Mapping

SATURDAY = 5
_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


def bank_holiday(day: date) -> str:
    """The name of the bank holiday that a day is in England; empty where it is none."""
    name = in_year(day.year).get(day, "")
    plain = name.removesuffix(" (observed)")
    substitute = " (substitute day)" if plain != name else ""
    return f"{_NAMES.get(plain, plain)}{substitute}"


@lru_cache(maxsize=64)
def in_year(year: int) -> Mapping[date, str]:
    """The bank holidays of a year, with their names."""
    if year in YEARS:
        said = (item.split(" ", 1) for item in YEARS[year].split("; "))
        return {date.fromisoformat(f"{year}-{day}"): name for day, name in said}
    return from_package(year)


def from_package(year: int) -> Mapping[date, str]:
    """The bank holidays of a year with their names, as the package says."""
    from holidays import country_holidays

    return dict(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date, closed: Collection[date] = ()) -> bool:
    """Whether a day is from Monday to Friday, no bank holiday in England, and no day of closure.

    Args:
        day: The day.
        closed: The days on which the organisation itself is closed.
    """
    return day.weekday() < SATURDAY and day not in closed and not bank_holiday(day)


def weekdays_on(day: date, count: int) -> date:
    """The day some days from Monday to Friday after a day, bank holidays among them: never later than `working_days_on`.

    Args:
        day: The day to count from, which is not counted itself.
        count: How many.
    """
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


@lru_cache(maxsize=4096)
def working_days_on(day: date, count: int) -> date:
    """The day some working days after a day.

    Args:
        day: The day to count from, which is not counted itself.
        count: How many.
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
