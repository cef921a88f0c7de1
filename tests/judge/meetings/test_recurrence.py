"""Recurrence is RFC 5545's, bank holidays are England's, and where a meeting goes from one is ours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.bank_holidays import YEARS
from qaif_cli.judge.meetings.recurrence import (
    meeting_days,
    rule_fault,
    rule_of,
    usual_day,
)
from qaif_cli.judge.working_days import bank_holiday, from_package, in_year, is_working_day
from qaif_cli.model.framework import Framework
from qaif_cli.model.settings import Body, ClosedDay
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

BASE = Path(__file__).parents[2] / "base" / "records"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
COMMITTEE = "FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYDAY=+4TH"
RECURRENCES = st.builds(
    "FREQ={};INTERVAL={};BYDAY={}".format,
    st.just("WEEKLY"),
    st.integers(min_value=1, max_value=4),
    st.sampled_from(["MO", "TU", "WE", "TH", "FR"]),
)
MONTHLY = st.builds(
    "FREQ=MONTHLY;INTERVAL={};BYDAY=+{}{}".format,
    st.integers(min_value=1, max_value=6),
    st.integers(min_value=1, max_value=4),
    st.sampled_from(["MO", "TU", "WE", "TH", "FR"]),
)
STARTS = st.dates(min_value=date(2025, 4, 1), max_value=date(2035, 12, 31))


def framework(closed: dict[str, str] | None = None) -> Framework:
    found = load(Worktree(BASE)).framework
    assert found
    days = tuple(ClosedDay(date=date.fromisoformat(day), why=why) for day, why in (closed or {}).items())
    return found.model_copy(update={"closed_days": days})


FRAMEWORK = framework()


def body(recurs: str | None, frequency: str = "weekly", recorded_from: date | None = None) -> Body:
    return FRAMEWORK.bodies[0].model_copy(
        update={"recurs": recurs, "frequency": frequency, "recorded_from": recorded_from}
    )


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "New Year's Day"),
        ("2026-04-03", "Good Friday"),
        ("2026-04-06", "Easter Monday"),
        ("2026-05-04", "Early May bank holiday"),
        ("2026-05-25", "Spring bank holiday"),
        ("2026-08-31", "Summer bank holiday"),
        ("2026-12-25", "Christmas Day"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2027-12-27", "Christmas Day (substitute day)"),
    ],
)
def test_the_bank_holidays_of_england(day: str, name: str) -> None:
    assert bank_holiday(date.fromisoformat(day)) == name
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("year", [*YEARS, 2019, 2040])
def test_the_table_says_what_the_package_says(year: int) -> None:
    assert in_year(year) == from_package(year)


@pytest.mark.parametrize("day", ["2026-03-17", "2026-01-02", "2026-08-03", "2026-11-30", "2026-12-29"])
def test_no_bank_holidays_of_its_neighbours(day: str) -> None:
    assert bank_holiday(date.fromisoformat(day)) == ""
    assert is_working_day(date.fromisoformat(day))


def test_a_weekend_or_a_day_of_closure_is_no_working_day() -> None:
    assert not is_working_day(date(2026, 6, 13))
    assert not is_working_day(date(2026, 6, 15), {date(2026, 6, 15)})


def test_a_weekly_body_goes_to_the_next_working_day_of_the_same_week() -> None:
    days = meeting_days(body("FREQ=WEEKLY;BYDAY=MO"), FRAMEWORK, date(2026, 3, 30), date(2026, 5, 11))
    assert [(str(item.day), str(item.meant), item.why) for item in days if item.why] == [
        ("2026-04-07", "2026-04-06", "Easter Monday"),
        ("2026-05-05", "2026-05-04", "Early May bank holiday"),
    ]


def test_on_a_friday_it_goes_to_the_day_before() -> None:
    days = meeting_days(body("FREQ=WEEKLY;BYDAY=FR"), FRAMEWORK, date(2026, 3, 30), date(2026, 4, 5))
    assert [(item.day, item.why) for item in days] == [(date(2026, 4, 2), "Good Friday")]
    christmas = meeting_days(body("FREQ=WEEKLY;BYDAY=FR"), FRAMEWORK, date(2026, 12, 21), date(2026, 12, 27))
    assert [item.day for item in christmas] == [date(2026, 12, 24)]


def test_any_other_body_goes_to_the_next_working_day_of_its_month() -> None:
    found = meeting_days(body("FREQ=MONTHLY;BYDAY=1FR", "monthly"), FRAMEWORK, *YEAR)
    assert [item.day for item in found if item.why] == [date(2026, 4, 7)]
    yearly = meeting_days(body("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", "monthly"), FRAMEWORK, *YEAR)
    assert [item.day for item in yearly] == [date(2026, 12, 29)]


def test_days_of_closure_are_left_out_too() -> None:
    shut = framework({f"2026-12-{day}": "closed between the years" for day in (29, 30, 31)})
    found = meeting_days(body("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=28", "monthly"), shut, *YEAR)
    assert [(item.day, item.why) for item in found] == [(date(2026, 12, 24), "Boxing Day (substitute day)")]


def test_a_week_without_a_working_day_keeps_its_day() -> None:
    shut = framework({f"2026-06-{day:02}": "strike" for day in range(1, 6)})
    found = meeting_days(body("FREQ=WEEKLY;BYDAY=TU"), shut, date(2026, 6, 1), date(2026, 6, 7))
    assert [(item.day, item.meant, item.why) for item in found] == [
        (date(2026, 6, 2), date(2026, 6, 2), "strike")
    ]


def test_a_date_that_falls_on_a_weekend_moves_and_a_weekday_that_was_meant_does_not() -> None:
    ninth = meeting_days(body("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9", "monthly"), FRAMEWORK, *YEAR)
    assert [(item.day, item.why) for item in ninth] == [(date(2026, 5, 11), "a Saturday")]
    meant = meeting_days(body("FREQ=YEARLY;BYMONTH=5;BYDAY=+2SA", "monthly"), FRAMEWORK, *YEAR)
    assert [(item.day, item.why) for item in meant] == [(date(2026, 5, 9), "")]


def test_every_second_month_is_counted_from_the_day_since_when_meetings_are_kept() -> None:
    every = body("FREQ=MONTHLY;INTERVAL=2;BYDAY=+4TH", "two-monthly", date(2026, 3, 23))
    assert [item.day.month for item in meeting_days(every, FRAMEWORK, *YEAR)] == [3, 5, 7, 9, 11]
    assert meeting_days(body(COMMITTEE), FRAMEWORK, date(2025, 1, 1), date(2025, 3, 31)) == ()


@pytest.mark.parametrize(
    ("frequency", "met", "rule", "months"),
    [
        ("two-monthly", date(2026, 1, 22), "FREQ=MONTHLY;INTERVAL=2;BYDAY=+4TH", [1, 3, 5, 7, 9, 11]),
        ("quarterly", date(2026, 3, 12), "FREQ=MONTHLY;INTERVAL=3;BYDAY=+2TH", [3, 6, 9, 12]),
        ("monthly", date(2026, 10, 30), "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR", [10, 11, 12]),
    ],
)
def test_without_a_rule_the_frequency_is_counted_from_the_last_meeting(
    frequency: str, met: date, rule: str, months: list[int]
) -> None:
    who = body(None, frequency)
    assert rule_of(who, met) == rule
    days = [item.meant for item in meeting_days(who, FRAMEWORK, *YEAR, met=met)]
    assert days[0] == met
    assert [day.month for day in days] == months
    assert {day.weekday() for day in days} == {met.weekday()}


def test_where_nothing_says_when_a_body_meets_there_are_no_days() -> None:
    assert meeting_days(body(None), FRAMEWORK, *YEAR) == ()
    assert rule_of(body(None, "not-ours"), date(2026, 3, 12)) == ""


@pytest.mark.parametrize(
    "rule",
    [
        "every Tuesday",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=YEARLY;INTERVAL=00;BYMONTH=1",
        "FREQ=WEEKLY;BYDAY=DI",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=MONTHLY;BYFAR=1",
        "FREQ=WEEKLY;UNTIL=20261301",
        "RRULE:FREQ=WEEKLY",
        "FREQ=WEEKLY\nEXDATE:20260101",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=3,0;BYDAY=+2TH",
        "FREQ=YEARLY;BYDAY=+60TU",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_that_cannot_be_read_is_said(rule: str) -> None:
    assert rule_fault(rule)


def days_of(recurs: str, first: str, last: str, frequency: str = "monthly") -> list[str]:
    found = meeting_days(
        body(recurs, frequency), FRAMEWORK, date.fromisoformat(first), date.fromisoformat(last)
    )
    return [str(item.day) for item in found]


@pytest.mark.parametrize(
    ("recurs", "first", "last", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=-1FR", "2029-03-01", "2029-04-30", ["2029-03-29", "2029-04-27"]),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2027-01-01",
            "2027-03-31",
            ["2027-01-29", "2027-02-26", "2027-03-31"],
        ),
        (
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=31",
            "2028-12-01",
            "2029-03-31",
            ["2028-12-29", "2029-03-29"],
        ),
        ("FREQ=WEEKLY;BYDAY=MO,TU", "2026-04-06", "2026-04-12", ["2026-04-07", "2026-04-08"]),
        ("FREQ=WEEKLY;BYDAY=TH,FR", "2026-03-30", "2026-04-05", ["2026-04-01", "2026-04-02"]),
        ("FREQ=MONTHLY;BYMONTHDAY=3,4", "2026-05-01", "2026-05-31", ["2026-05-05", "2026-05-06"]),
        ("FREQ=WEEKLY;BYDAY=MO", "2026-04-07", "2026-04-12", ["2026-04-07"]),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-03-30", "2026-04-02", ["2026-04-02"]),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-04-03", "2026-04-05", []),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-05-04", "2026-05-05", ["2026-05-04", "2026-05-05"]),
    ],
)
def test_a_meeting_that_is_moved_keeps_to_its_week_or_month_and_none_is_lost(
    recurs: str, first: str, last: str, days: list[str]
) -> None:
    assert days_of(recurs, first, last) == days


def test_every_so_many_weeks_keeps_to_the_month_where_its_week_has_room() -> None:
    shut = framework({"2026-09-30": "closed"})
    quarterly = body("FREQ=WEEKLY;INTERVAL=13;BYDAY=WE", "quarterly", date(2026, 7, 1))
    found = meeting_days(quarterly, shut, date(2026, 9, 1), date(2026, 10, 31))
    assert [item.day for item in found] == [date(2026, 9, 29)]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20260630", "2026-06-30"),
        ("20260630T083000Z", "2026-06-30"),
        ("20260630T225959Z", "2026-06-30"),
        ("20260629T230000Z", "2026-06-30"),
        ("20260629T225959Z", "2026-06-23"),
        ("20261229T000000Z", "2026-12-29"),
        ("20261228T235959Z", "2026-12-22"),
    ],
)
def test_the_last_moment_of_a_rule_in_utc_is_a_day_in_england(until: str, last: str) -> None:
    rule = f"FREQ=WEEKLY;WKST=MO;UNTIL={until};BYDAY=TU"
    assert rule_fault(rule) == ""
    assert days_of(rule, "2026-06-01", "2027-01-31")[-1] == last


def test_a_rule_that_has_ended_is_a_rule() -> None:
    assert rule_fault("FREQ=WEEKLY;BYDAY=TU;UNTIL=20250630T225959Z") == ""
    assert "no day" in rule_fault("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")


@pytest.mark.parametrize(
    ("frequency", "met", "usual"),
    [
        ("weekly", ["2026-03-30", "2026-04-07"], "2026-03-30"),
        ("weekly", ["2026-06-02", "2026-06-09", "2026-06-17"], "2026-06-09"),
        ("weekly", ["2026-06-09", "2026-06-17"], "2026-06-17"),
        ("monthly", ["2026-03-02", "2026-04-07", "2026-05-05"], "2026-03-02"),
        ("two-monthly", ["2026-01-22", "2026-03-26", "2026-05-21"], "2026-03-26"),
        ("monthly", ["2026-11-30", "2026-12-24"], "2026-12-24"),
        ("not-ours", ["2026-03-02", "2026-04-07"], "2026-04-07"),
    ],
)
def test_a_body_keeps_to_its_usual_weekday_whatever_was_moved_before(
    frequency: str, met: list[str], usual: str
) -> None:
    days = [date.fromisoformat(day) for day in met]
    assert usual_day(body(None, frequency), FRAMEWORK, days) == date.fromisoformat(usual)


def test_a_body_that_never_met_has_no_usual_day() -> None:
    assert usual_day(body(None), FRAMEWORK, []) is None


WEEKDAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR"]), min_size=1, max_size=3, unique=True).map(
    ",".join
)
EVERY_KIND = st.one_of(
    RECURRENCES,
    MONTHLY,
    st.builds("FREQ=WEEKLY;BYDAY={}".format, WEEKDAYS),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={},{}".format, st.integers(1, 28), st.integers(-5, -1)),
    st.builds("FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY={}".format, st.sampled_from(["+1TH", "-1TH", "-1FR"])),
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(3, 40)),
)


@given(EVERY_KIND, STARTS, st.integers(0, 150), st.integers(0, 150), st.sampled_from(["weekly", "quarterly"]))
def test_a_plan_for_a_time_is_that_for_its_two_halves(
    recurs: str, start: date, one: int, other: int, frequency: str
) -> None:
    who = body(recurs, frequency, date(2025, 4, 1))
    middle, end = start + timedelta(days=one), start + timedelta(days=one + other)
    halves = [
        *meeting_days(who, FRAMEWORK, start, middle),
        *meeting_days(who, FRAMEWORK, middle + timedelta(days=1), end),
    ]
    assert list(meeting_days(who, FRAMEWORK, start, end)) == halves


@given(EVERY_KIND, STARTS)
def test_no_meeting_is_lost_and_none_leaves_its_month_or_week(recurs: str, start: date) -> None:
    first = start.replace(day=1)
    last = first + timedelta(days=370)
    # A meeting meant for the first day may go to a day before it in its week, where that is a holiday.
    found = meeting_days(body(recurs, recorded_from=first), FRAMEWORK, first - timedelta(days=7), last)
    moments = rrulestr(recurs, dtstart=datetime.combine(first, time.min)).between(
        datetime.combine(first, time.min), datetime.combine(last - timedelta(days=31), time.min), inc=True
    )
    assert {moment.date() for moment in moments} <= {item.meant for item in found}
    assert len({item.day for item in found}) == len(found)
    for item in found:
        if recurs.startswith("FREQ=WEEKLY"):
            assert item.day.isocalendar()[:2] == item.meant.isocalendar()[:2]
        else:
            assert (item.day.year, item.day.month) == (item.meant.year, item.meant.month)


@given(RECURRENCES | MONTHLY, STARTS)
def test_every_day_is_a_working_day_and_weeks_are_kept(recurs: str, start: date) -> None:
    assert rule_fault(recurs) == ""
    found = meeting_days(body(recurs, recorded_from=start), FRAMEWORK, start, start + timedelta(days=400))
    assert found
    assert [item.day for item in found] == sorted({item.day for item in found})
    for item in found:
        assert is_working_day(item.day)
        assert bool(item.why) is (item.day != item.meant)
        if recurs.startswith("FREQ=WEEKLY"):
            assert item.day.isocalendar()[:2] == item.meant.isocalendar()[:2]
        else:
            assert (item.day.year, item.day.month) == (item.meant.year, item.meant.month)
