"""Reviews of risks scoring 15 or above: by the owner, every calendar month, judged over the whole period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.calendar import add_months, last_of_month, months_on
from qaif_cli.judge.state.reviews import high_since, owed_months, review_due
from qaif_cli.model.as_known import as_known
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.position import Month
from tests.support.moments import base_framework, known, moment

FRAMEWORK = base_framework()
OWNER, DEPUTY, OTHER = "quality-lead", "safety-lead", "secretary"


def review(day: date | str, score: int = 16, by: str = OWNER) -> dict[str, Any]:
    consequence, likelihood = {16: (4, 4), 15: (5, 3), 12: (4, 3), 9: (3, 3)}[score]
    return {"date": day, "by": by, "consequence": consequence, "likelihood": likelihood}


def a_risk(*reviews: dict[str, Any], **more: Any) -> Risk:
    return Risk.model_validate(
        {
            "id": "R-0001",
            "title": "A risk",
            "owner": OWNER,
            "whose": "icb",
            "area": "primary-care",
            "domain": "safety",
            "dimensions": ["safe"],
            "cause": "a",
            "event": "b",
            "effect": "c",
            "executive_lead": "unknown",
            "tier": "local",
            "opened": "unknown",
            "validated": "unknown",
            "target": "unknown",
            "reviews": list(reviews),
            **more,
        }
    )


def owed_on(risk: Risk, day: date) -> tuple[Month, ...]:
    """The months owed by a risk as it was known; none where it was not there yet."""
    there = as_known(risk, day, settled=True)
    return owed_months(there, moment(risk, day)) if there else ()


def outcomes(risk: Risk, as_of: date) -> list[tuple[int, str]]:
    return [(month.first.month, month.outcome) for month in owed_on(risk, as_of)]


JAN, FEB, MAR = date(2026, 1, 12), date(2026, 2, 12), date(2026, 3, 12)


@pytest.mark.parametrize(
    ("reviews", "as_of", "expected"),
    [
        ([review(JAN)], date(2026, 1, 31), []),
        ([review(JAN)], date(2026, 2, 12), [(2, "awaited")]),
        ([review(JAN)], date(2026, 2, 13), [(2, "late")]),
        ([review(JAN)], date(2026, 3, 1), [(2, "missed"), (3, "awaited")]),
        ([review(JAN), review(FEB)], date(2026, 2, 28), [(2, "on-time")]),
        ([review(JAN), review(FEB + timedelta(days=1))], date(2026, 2, 28), [(2, "late")]),
        ([review(JAN), review(FEB, by=DEPUTY)], date(2026, 2, 28), [(2, "on-time")]),
        ([review(JAN), review(FEB, by=OTHER)], date(2026, 3, 1), [(2, "missed"), (3, "awaited")]),
        ([review(JAN), review(MAR)], date(2026, 3, 31), [(2, "missed"), (3, "on-time")]),
        ([review(JAN, 12)], date(2026, 3, 31), []),
        ([review(JAN, 15)], date(2026, 3, 1), [(2, "missed"), (3, "awaited")]),
        ([review(JAN), review(FEB - timedelta(days=2), 9, OTHER)], date(2026, 3, 31), []),
        ([review(JAN, 12), review(FEB)], date(2026, 4, 1), [(3, "missed"), (4, "awaited")]),
        ([review("unknown"), review(MAR)], date(2025, 5, 1), [(4, "missed"), (5, "awaited")]),
        ([review(date(2026, 1, 28))], date(2026, 2, 28), [(2, "awaited")]),
        ([review(JAN)], date(2026, 2, 28), [(2, "late")]),
    ],
)
def test_the_months_that_were_owed(
    reviews: list[dict[str, Any]], as_of: date, expected: list[tuple[int, str]]
) -> None:
    assert outcomes(a_risk(*reviews), as_of) == expected


def owed_in(risk: Risk, as_of: date) -> list[tuple[str, str, str]]:
    return [(f"{month.first:%Y-%m}", str(month.due), month.outcome) for month in owed_on(risk, as_of)]


@pytest.mark.parametrize("first", ["unknown", date(2026, 6, 10), date(2026, 10, 1)])
def test_nothing_is_owed_before_the_risk_was_opened(first: date | str) -> None:
    risk, day = a_risk(review(first), opened="2026-10-01"), date(2026, 11, 19)
    assert owed_in(risk, day) == [("2026-11", "2026-11-01", "late")]
    assert review_due(known(risk, day), moment(risk, day)) == date(2026, 11, 1)


def test_a_risk_opened_in_a_month_owes_nothing_in_it() -> None:
    risk = a_risk(review("unknown"), opened="2026-10-15")
    assert owed_in(risk, date(2026, 11, 14)) == [("2026-11", "2026-11-15", "awaited")]


@pytest.mark.parametrize(
    ("reviewed", "due", "december"),
    [
        (date(2026, 11, 2), date(2026, 12, 2), date(2026, 12, 2)),
        (date(2026, 11, 28), date(2026, 12, 28), date(2026, 12, 28)),
        (date(2026, 10, 29), date(2026, 11, 29), date(2026, 12, 31)),
        (date(2026, 9, 1), date(2026, 11, 29), date(2026, 12, 31)),
        ("unknown", date(2026, 12, 29), date(2026, 12, 31)),
    ],
)
def test_in_a_new_register_the_month_runs_from_the_review(
    reviewed: date | str, due: date, december: date
) -> None:
    begun = FRAMEWORK.model_copy(update={"valid_from": date(2026, 11, 29)})
    risk, day = a_risk(review(reviewed), opened="2025-06-03"), date(2026, 12, 20)
    now = moment(known(risk, day), day, begun)
    assert review_due(known(risk, day), now) == due
    assert [(month.first, month.due) for month in owed_months(known(risk, day), now)] == [
        (date(2026, 12, 1), december)
    ]


def test_reviews_on_the_last_day_of_every_month_are_on_time() -> None:
    ends = [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    risk, day = a_risk(*map(review, ends)), date(2026, 5, 31)
    assert [month.outcome for month in owed_on(risk, day)] == ["on-time", "on-time", "on-time", "awaited"]
    assert review_due(known(risk, day), moment(risk, day)) == day


@given(
    st.dates(min_value=date(2024, 1, 1), max_value=date(2029, 12, 31)), st.integers(1, 40), st.integers(0, 30)
)
def test_reviewing_on_the_last_day_of_every_month_is_never_late(start: date, count: int, days: int) -> None:
    reviews = [review(start), *(review(last_of_month(add_months(start, ahead))) for ahead in range(count))]
    last = last_of_month(add_months(start, count - 1))
    risk = a_risk(*reviews, opened=start)
    as_of = min(last + timedelta(days=days), last_of_month(last + timedelta(days=1)))
    assert {month.outcome for month in owed_on(risk, as_of)} <= {"on-time", "awaited"}
    due = review_due(known(risk, as_of), moment(risk, as_of))
    assert due is not None
    assert due >= as_of or due == FRAMEWORK.valid_from


def test_no_month_before_the_framework_is_owed() -> None:
    months = owed_on(a_risk(review(date(2024, 6, 3))), date(2025, 5, 31))
    assert [month.first for month in months] == [date(2025, 4, 1), date(2025, 5, 1)]


def test_a_closed_risk_owes_nothing_after_its_end() -> None:
    closed = {"date": "2026-02-10", "by": OWNER, "reason": "over"}
    assert outcomes(a_risk(review(JAN), closed=closed), date(2026, 6, 15)) == []


def test_whose_review_counts_is_judged_by_who_owned_it_that_day() -> None:
    former = [{"role": OTHER, "until": "2026-02-28"}]
    assert outcomes(
        a_risk(review(JAN), review(FEB, by=OTHER), previous_owners=former), date(2026, 2, 28)
    ) == [
        (2, "on-time"),
    ]


@pytest.mark.parametrize(
    ("reviews", "due"),
    [
        ([review(date(2026, 1, 31))], date(2026, 2, 28)),
        ([review(date(2026, 2, 28))], date(2026, 3, 31)),
        ([review(date(2026, 4, 30))], date(2026, 5, 31)),
        ([review(date(2026, 2, 27))], date(2026, 3, 27)),
        ([review(JAN, by=OTHER)], FEB),
        ([review(JAN), review(FEB, by=OTHER)], FEB),
        ([review(JAN), review(FEB)], MAR),
        ([review(JAN, 12), review(FEB, by=OTHER)], MAR),
        ([review(JAN, 12)], None),
        ([review("unknown")], date(2025, 5, 1)),
    ],
)
def test_the_next_review_is_due_a_calendar_month_after_the_owners_last(
    reviews: list[dict[str, Any]], due: date | None
) -> None:
    risk, day = a_risk(*reviews), date(2026, 6, 15)
    assert review_due(known(risk, day), moment(risk, day)) == due


def test_high_since_counts_without_a_break() -> None:
    reviews = [
        Review.model_validate(item)
        for item in (review(JAN), review(FEB, 12), review(MAR), review(date(2026, 4, 2)))
    ]
    assert high_since(reviews, 15) == MAR
    assert high_since(reviews[:2], 15) is None


STARTS = st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 12, 31))
GAPS = st.lists(st.integers(min_value=1, max_value=90), max_size=15)
SCORES = st.sampled_from([9, 12, 15, 16])
ROLES = st.sampled_from([OWNER, DEPUTY, OTHER])


@st.composite
def histories(draw: st.DrawFn) -> Risk:
    day = draw(STARTS)
    reviews = [review(day, draw(SCORES), draw(ROLES))]
    for gap in draw(GAPS):
        day += timedelta(days=gap)
        reviews.append(review(day, draw(SCORES), draw(ROLES)))
    first = draw(st.sampled_from([reviews[0]["date"], "unknown"]))
    opened = draw(st.one_of(st.just("unknown"), STARTS))
    return a_risk(reviews[0] | {"date": first}, *reviews[1:], opened=opened)


@st.composite
def kept(draw: st.DrawFn) -> tuple[Risk, date]:
    """A high risk whose every review came by the day it was due, and the day on which the next one is due."""
    day = draw(STARTS)
    reviews = [review(day)]
    for share in draw(st.lists(st.integers(min_value=1, max_value=31), max_size=20)):
        day = min(day + timedelta(days=share), months_on(day, 1))
        reviews.append(review(day, by=draw(st.sampled_from([OWNER, DEPUTY]))))
    return a_risk(*reviews), months_on(day, 1)


@given(histories(), st.integers(min_value=0, max_value=1200))
def test_owed_months_never_overlap_and_lie_between_the_framework_and_the_day(risk: Risk, days: int) -> None:
    as_of = date(2024, 1, 1) + timedelta(days=days)
    months = owed_on(risk, as_of)
    firsts = [month.first for month in months]
    assert firsts == sorted(set(firsts))
    for month in months:
        assert FRAMEWORK.valid_from <= month.first <= as_of
        assert risk.opened == "unknown" or risk.opened < month.first
        assert month.first.day == 1
        assert month.first <= month.due <= last_of_month(month.first)
        assert month.reviewed is None or month.first <= month.reviewed <= min(
            as_of, last_of_month(month.first)
        )


@given(kept())
def test_reviewing_by_the_due_day_leaves_nothing_late_or_missed(pair: tuple[Risk, date]) -> None:
    risk, due = pair
    found = {month.outcome for month in owed_on(risk, due)}
    assert found <= {"on-time", "awaited"}
    assert review_due(known(risk, due), moment(risk, due)) == FRAMEWORK.counted_from(due)


@given(histories(), st.integers(min_value=0, max_value=1200), st.integers(min_value=0, max_value=400))
def test_a_month_that_is_over_is_judged_the_same_ever_after(risk: Risk, days: int, more: int) -> None:
    as_of = date(2024, 1, 1) + timedelta(days=days)
    then = [month for month in owed_on(risk, as_of) if last_of_month(month.first) < as_of]
    later = owed_on(risk, as_of + timedelta(days=more))
    assert [month for month in later if last_of_month(month.first) < as_of] == then


@given(histories(), st.integers(min_value=0, max_value=1200))
def test_reviews_by_others_never_turn_a_missed_month_into_a_kept_one(risk: Risk, days: int) -> None:
    as_of = date(2024, 1, 1) + timedelta(days=days)
    for month in owed_on(risk, as_of):
        if month.reviewed:
            assert any(item.date == month.reviewed and item.by in {OWNER, DEPUTY} for item in risk.reviews)
