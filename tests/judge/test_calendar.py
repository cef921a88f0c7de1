"""Months are calendar months, and days are written as papers write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.calendar import (
    add_months,
    day_before,
    days_in_words,
    first_of_month,
    last_of_month,
    months_between,
    months_in_words,
    months_on,
)
from qaif_cli.model.words import in_words

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))
MONTHS = st.integers(min_value=-200, max_value=200)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
        (date(2026, 5, 4), 12, date(2027, 5, 4)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


@given(DAYS, MONTHS)
def test_adding_months_moves_by_that_many_months_and_never_to_a_later_day_of_the_month(
    day: date, months: int
) -> None:
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == min(day.day, last_of_month(moved).day)


@given(DAYS, DAYS, MONTHS)
def test_adding_months_keeps_the_order_of_days(one: date, other: date, months: int) -> None:
    first, last = sorted((one, other))
    assert add_months(first, months) <= add_months(last, months)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 2, 28), 1, date(2026, 3, 31)),
        (date(2028, 2, 28), 1, date(2028, 3, 28)),
        (date(2026, 4, 30), 2, date(2026, 6, 30)),
        (date(2026, 4, 30), 1, date(2026, 5, 31)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 5, 4), 1, date(2026, 6, 4)),
    ],
)
def test_after_the_last_day_of_a_month_something_is_due_on_the_last_of_a_later_one(
    day: date, months: int, due: date
) -> None:
    assert months_on(day, months) == due


@given(DAYS, DAYS, st.integers(min_value=0, max_value=200))
def test_what_is_due_later_was_done_later(one: date, other: date, months: int) -> None:
    first, last = sorted((one, other))
    assert months_on(first, months) <= months_on(last, months)
    assert months_on(last_of_month(one), months) == last_of_month(add_months(one, months))


@given(DAYS)
def test_a_month_runs_from_its_first_day_to_its_last(day: date) -> None:
    assert first_of_month(day) <= day <= last_of_month(day)
    assert last_of_month(day) + timedelta(days=1) == add_months(first_of_month(day), 1)
    assert day_before(first_of_month(day)) == last_of_month(add_months(day, -1))


def test_months_between_has_both_ends() -> None:
    assert list(months_between(date(2025, 11, 30), date(2026, 1, 1))) == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
    ]
    assert list(months_between(date(2026, 2, 1), date(2026, 1, 31))) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([date(2026, 6, 1)], "June 2026"),
        ([date(2026, 6, 1), date(2026, 7, 1)], "June and July 2026"),
        (
            [date(2025, 11, 1), date(2026, 1, 1), date(2026, 2, 1)],
            "November 2025 and January and February 2026",
        ),
        ([date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)], "April, May and June 2026"),
    ],
)
def test_months_in_words(days: list[date], words: str) -> None:
    assert months_in_words(days) == words


def test_days_in_words() -> None:
    assert in_words(date(2026, 8, 6)) == "6 August 2026"
    assert days_in_words(1) == "1 day"
    assert days_in_words(0) == "0 days"
