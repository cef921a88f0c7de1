"""Weeks, quarters and cycles as the framework counts them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.meetings import frequency as sessions
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

MONDAY = date(2026, 5, 4)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2028, 12, 31))


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("first", "as_of", "weeks"),
    [
        (day(0), day(6), []),
        (day(0), day(7), [day(0)]),
        (day(0), day(13), [day(0)]),
        (day(0), day(14), [day(0), day(7)]),
        (day(1), day(14), [day(7)]),
        (day(6), day(14), [day(7)]),
        (day(7), day(0), []),
    ],
)
def test_a_week_counts_when_it_is_whole_and_over(first: date, as_of: date, weeks: list[date]) -> None:
    assert sessions.weeks(first, as_of) == weeks


@pytest.mark.parametrize(
    ("first", "as_of", "quarters"),
    [
        (date(2026, 4, 1), date(2026, 6, 30), []),
        (date(2026, 4, 1), date(2026, 7, 1), [date(2026, 4, 1)]),
        (date(2026, 4, 2), date(2026, 7, 1), []),
        (date(2026, 3, 23), date(2027, 1, 1), [date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)]),
    ],
)
def test_a_quarter_counts_when_it_is_whole_and_over(first: date, as_of: date, quarters: list[date]) -> None:
    assert sessions.quarters(first, as_of) == quarters


@given(DAYS, DAYS)
def test_weeks_and_quarters_lie_between_the_days(first: date, as_of: date) -> None:
    for monday in sessions.weeks(first, as_of):
        assert monday.weekday() == 0
        assert first <= monday
        assert monday + timedelta(days=6) < as_of
        assert all(sessions.week_of(monday + timedelta(days=number)) == monday for number in range(7))
    for quarter in sessions.quarters(first, as_of):
        assert sessions.quarter_of(quarter) == quarter
        assert first <= quarter < as_of
        assert sessions.quarter_of(as_of) > quarter


@given(DAYS)
def test_a_day_lies_in_its_week_and_its_quarter(any_day: date) -> None:
    assert 0 <= (any_day - sessions.week_of(any_day)).days < 7
    assert 0 <= (any_day - sessions.quarter_of(any_day)).days < 92
    assert sessions.quarter_of(any_day).month in (1, 4, 7, 10)


def test_a_cycle_ends_with_its_calendar_month() -> None:
    assert sessions.cycle_end(date(2026, 3, 26), 2) == date(2026, 5, 31)
    assert sessions.cycle_end(date(2026, 12, 31), 2) == date(2027, 2, 28)


def test_words() -> None:
    assert sessions.weeks_in_words([day(0)]) == "the week of 4 May 2026"
    assert sessions.weeks_in_words([day(0), day(7)]) == "the weeks of 4 May and 11 May 2026"
    assert sessions.weeks_in_words([date(2026, 12, 28), date(2027, 1, 4)]) == (
        "the weeks of 28 December 2026 and 4 January 2027"
    )
    assert sessions.weeks_in_words([day(7 * place) for place in range(8)]) == (
        "the weeks of 4 May, 11 May, 18 May, 25 May, 1 June, 8 June 2026 and 2 more"
    )
    assert sessions.quarters_in_words([date(2026, 10, 1)]) == "the quarter October to December 2026"
    assert sessions.quarters_in_words([date(2026, 10, 1), date(2027, 1, 1)]) == (
        "the quarters October to December 2026 and January to March 2027"
    )


def test_recorded_since_is_never_before_the_framework(base: Path) -> None:
    framework = load(Worktree(base)).framework
    assert framework is not None
    body = framework.bodies[0]
    assert sessions.recorded_since(None, framework) is None
    assert sessions.recorded_since(body, framework) is None
    for said, counted in ((date(2026, 3, 23), date(2026, 3, 23)), (date(2020, 1, 1), framework.valid_from)):
        assert sessions.recorded_since(body.model_copy(update={"recorded_from": said}), framework) == counted


def test_the_first_meeting_after_a_day() -> None:
    meetings = [
        Meeting(id="group", title="Group", owner="secretary", body="group", date=day(number))
        for number in (0, 7)
    ]
    assert sessions.first_after(meetings, day(0)) == meetings[1]
    assert sessions.first_after(meetings, day(7)) is None
