"""How often a body meets, as people say it: what is understood, what is refused, and that each rule can be said again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.errors import QaifError
from qaif_cli.flow.how_often import EXAMPLES, Recurrence, recurrence
from qaif_cli.judge.meetings.recurrence import rule_fault
from qaif_cli.model.how_often import in_words

TODAY = date(2026, 11, 30)
ODD, EVEN = "1,3,5,7,9,11", "2,4,6,8,10,12"
TAKEN = {
    "every Tuesday": ("weekly", "FREQ=WEEKLY;BYDAY=TU"),
    "Tuesdays": ("weekly", "FREQ=WEEKLY;BYDAY=TU"),
    "weekly on Tue": ("weekly", "FREQ=WEEKLY;BYDAY=TU"),
    "Wednesday, every week.": ("weekly", "FREQ=WEEKLY;BYDAY=WE"),
    "first Tuesday of the month": ("monthly", "FREQ=MONTHLY;BYDAY=+1TU"),
    "1st Tuesday of each month": ("monthly", "FREQ=MONTHLY;BYDAY=+1TU"),
    "on the last  friday, every month": ("monthly", "FREQ=MONTHLY;BYDAY=-1FR"),
    "every month on the second Mon": ("monthly", "FREQ=MONTHLY;BYDAY=+2MO"),
    "first Tuesday, every two months": ("two-monthly", f"FREQ=YEARLY;BYMONTH={EVEN};BYDAY=+1TU"),
    "First TUESDAY of the month, every 2 months": ("two-monthly", f"FREQ=YEARLY;BYMONTH={EVEN};BYDAY=+1TU"),
    "first Tuesday, every other month, from January": ("two-monthly", f"FREQ=YEARLY;BYMONTH={ODD};BYDAY=+1TU"),
    "last Monday, every two months": ("two-monthly", f"FREQ=YEARLY;BYMONTH={ODD};BYDAY=-1MO"),  # today is one
    "quarterly, second Thursday, starting in March": ("quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=+2TH"),
    "second Thursday, every three months": ("quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=+2TH"),
    "second Thursday of Mar, Jun, Sep and Dec": ("quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=+2TH"),
    "fourth Thursday in January March May July September November": (
        "two-monthly", f"FREQ=YEARLY;BYMONTH={ODD};BYDAY=+4TH",
    ),
    "Tues, every week": ("weekly", "FREQ=WEEKLY;BYDAY=TU"),
    "every Weds.": ("weekly", "FREQ=WEEKLY;BYDAY=WE"),
    "every Thurs": ("weekly", "FREQ=WEEKLY;BYDAY=TH"),
    "second Thur of the month": ("monthly", "FREQ=MONTHLY;BYDAY=+2TH"),
    "every second Tuesday of the month": ("monthly", "FREQ=MONTHLY;BYDAY=+2TU"),
    "every third Tuesday, every month": ("monthly", "FREQ=MONTHLY;BYDAY=+3TU"),
    "every second Tuesday of Mar., Jun., Sept. and Dec.": ("quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=+2TU"),
    "second Thurs of March, June, Sept and December": ("quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=+2TH"),
    "second Thursday, quarterly, from Sept": ("quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=+2TH"),
    "first Thursday of every other month": ("two-monthly", f"FREQ=YEARLY;BYMONTH={EVEN};BYDAY=+1TH"),
    "first Thursday of every second month": ("two-monthly", f"FREQ=YEARLY;BYMONTH={EVEN};BYDAY=+1TH"),
    "first Thursday in every 2nd month from January": ("two-monthly", f"FREQ=YEARLY;BYMONTH={ODD};BYDAY=+1TH"),
    "first Thursday of alternate months": ("two-monthly", f"FREQ=YEARLY;BYMONTH={EVEN};BYDAY=+1TH"),
    "first Thursday of every third month": ("quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=+1TH"),
    "not ours": ("not-ours", ""),
}  # fmt: skip
REFUSED = {
    "": "it names no weekday",
    "monthly": "it names no weekday",
    "Tuesday": "it does not say how often",
    "first Tuesday": "it does not say how often",
    "every second Tuesday": "no body that meets every two weeks",
    "every 2nd Tues": "no body that meets every two weeks",
    "every other Tuesday": "no body that meets every two weeks",
    "alternate Thursdays": "no body that meets every two weeks",
    "fortnightly on Weds": "no body that meets every two weeks",
    "every 2 weeks on Thurs": "no body that meets every two weeks",
    "Tuesday, every other week": "no body that meets every two weeks",
    "every third Tuesday": "no body that meets every three weeks",
    "every fourth Tuesday": "no body that meets every four weeks",
    "every first Tuesday": "it does not say how often",
    "every other Tuesday of the month": "is not understood",
    "first Thursday of every other quarter": "is not understood",
    "Tuesday, monthly": "which Tuesday of the month",
    "every Tuesday of the month": "which Tuesday of the month",
    "Tuesdays from March": "which Tuesday of the month",
    "first Tuesday, weekly": "meets on every such weekday",
    "fifth Tuesday of the month": "`fifth tuesday of the month` is not understood",
    "first and third Tuesday of the month": "`first and third tuesday of the month` is not understood",
    "first Tuesday of the month or so": "`or so` is not understood",
    "first working day of the month": "is not understood",
    "15th of the month": "is not understood",
    "bi-monthly, first Tuesday": "twice a month to some",
    "every two weeks on Tuesday": "no body that meets every two weeks",
    "every fortnight": "no body that meets every two weeks",
    "every Tuesday, weekly, weekly": "says a second time",
    "first Tuesday of January and February": "not one, two or three apart",
    "first Tuesday of January, March, May, September and November": "not one, two or three apart",
    "first Tuesday of March, June, September and December, every two months": "those months are not `every two months`",
    "first Tuesday of January and July from January": "names the months and the first of them",
    "first Tuesday, every month, from May": "begins with no month",
    "FREQ=WEEKLY;BYDAY=TU": "is not understood",
}


@pytest.mark.parametrize(("said", "meant"), TAKEN.items())
def test_what_is_understood(said: str, meant: tuple[str, str]) -> None:
    found = recurrence(said, TODAY)
    assert (found.frequency, found.rule) == meant


@pytest.mark.parametrize(("said", "why"), REFUSED.items())
def test_what_is_refused_and_why(said: str, why: str) -> None:
    with pytest.raises(QaifError) as refused:
        recurrence(said, TODAY)
    assert why in str(refused.value)
    assert "Say it as `every Tuesday`, " in refused.value.todo


def test_each_example_that_a_refusal_gives_is_understood() -> None:
    for example in EXAMPLES:
        assert recurrence(example, TODAY).frequency


@given(
    st.sampled_from(["first", "second", "third", "fourth", "last"]),
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
    st.sampled_from(["every month", "every two months", "every three months"]),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_what_is_understood_can_be_said_again(place: str, weekday: str, often: str, today: date) -> None:
    """A rule said in words means that rule again, on whatever day; and each is one that the framework reads."""
    found = recurrence(f"{place} {weekday}, {often}", today)
    assert rule_fault(found.rule) == ""
    assert recurrence(in_words(found.frequency, found.rule), date(2026, 2, 3)) == found


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=DAILY"]
)
def test_a_rule_that_these_words_cannot_say_is_not_put_into_others(rule: str) -> None:
    assert in_words("monthly", rule) == ""


def test_a_weekly_rule_is_said_again() -> None:
    assert recurrence(in_words("weekly", "FREQ=WEEKLY;BYDAY=TU"), TODAY) == Recurrence(
        "weekly", "FREQ=WEEKLY;BYDAY=TU"
    )


def test_what_the_page_on_it_says_is_understood() -> None:
    page = (Path(__file__).parents[2] / "docs" / "beginning.md").read_text("utf-8")
    rows = page.partition("| Words | Means |")[2].partition("\n\n")[0].splitlines()[2:]
    said = [words for row in rows for words in re.findall("`([^`]+)`", row.split("|")[1])]
    assert len(said) > 6
    for words in said:
        assert recurrence(words, TODAY).frequency
