"""Closing and reopening owes nothing between, for every kind that can be closed; on the days between it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.calendar import last_of_month
from qaif_cli.judge.check import check
from qaif_cli.judge.state.due import due_items
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.judge.state.reviews import owed_months, review_due
from qaif_cli.model.as_known import as_known
from qaif_cli.model.closings import closed_on
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.record import Record
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.judge.state.test_reviews import OWNER, a_risk, owed_on, review
from tests.support.desk import BASE
from tests.support.moments import known, moment

START = date(2025, 7, 1)
Spans = Sequence[tuple[date, date | None]]


def closed(spans: Spans) -> dict[str, Any]:
    """The fields of a record that was closed and opened again: each time it was closed and until when."""
    found: dict[str, Any] = {"reopened": []}
    for since, until in spans:
        closure = {"date": since, "by": OWNER, "reason": "Over"}
        if until:
            found["reopened"].append({"date": until, "by": OWNER, "why": "Back", "closed": closure})
        else:
            found["closed"] = closure
    return found


def test_a_risk_closed_over_two_first_days_of_months_owes_neither() -> None:
    """Closed on 16 September and open again on 5 November: neither October nor November was missed."""
    days = [date(2026, 7, 1), date(2026, 7, 30), date(2026, 8, 28), date(2026, 11, 5)]
    risk = a_risk(*map(review, days), opened=days[0], **closed([(date(2026, 9, 16), date(2026, 11, 5))]))
    told = owed_on(risk, date(2026, 11, 19))
    assert [(month.first.month, month.outcome) for month in told] == [(8, "on-time")]
    assert review_due(known(risk, date(2026, 11, 19)), moment(risk, date(2026, 11, 19))) == date(2026, 12, 5)


def test_a_review_that_somebody_else_made_on_reopening_starts_the_owners_month() -> None:
    again = date(2026, 4, 20)
    risk = a_risk(
        review(date(2026, 1, 12)), review(again, by="secretary"), **closed([(date(2026, 2, 1), again)])
    )
    assert review_due(known(risk, again), moment(risk, again)) == date(2026, 5, 20)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[date], list[tuple[date, date | None]]]:
    """Days of reviews, and times in which the risk was closed, in which none lies."""
    edges = sorted(draw(st.lists(st.integers(20, 500), max_size=6, unique=True)))
    days = [START + timedelta(days=edge) for edge in edges]
    spans: list[tuple[date, date | None]] = [*zip(days[::2], [*days[1::2], None], strict=False)]
    offsets = draw(st.lists(st.integers(0, 520), max_size=12, unique=True))
    reviews = sorted({START, *(START + timedelta(days=offset) for offset in offsets)})
    open_then = [day for day in reviews if not any(s < day and (u is None or day < u) for s, u in spans)]
    return open_then, spans


@given(histories(), st.integers(30, 560))
def test_no_month_and_no_review_is_owed_for_a_closed_time(
    history: tuple[list[date], list[tuple[date, date | None]]], ahead: int
) -> None:
    reviews, spans = history
    risk, day = a_risk(*map(review, reviews), opened=START, **closed(spans)), START + timedelta(days=ahead)
    there = known(risk, day)
    assert is_open(there) == (closed_on(risk, day) is None)
    months = owed_months(there, moment(risk, day))
    for month in months:
        assert closed_on(there, month.first) is None
        assert closed_on(there, month.due) is None or month.outcome != "missed"
    due = review_due(there, moment(risk, day)) if is_open(there) else None
    assert due is None or closed_on(there, due) is None
    missed = [month.first for month in months if month.outcome == "missed"]
    for first in missed:
        assert all(
            closed_on(there, first + timedelta(days=n)) is None for n in range(last_of_month(first).day)
        )


@given(histories(), st.integers(0, 560))
def test_closed_and_opened_again_on_one_day_changes_nothing_but_when_a_month_begins(
    history: tuple[list[date], list[tuple[date, date | None]]], ahead: int
) -> None:
    reviews, _ = history
    same = reviews[-1]
    plain = a_risk(*map(review, reviews), opened=START)
    again = a_risk(*map(review, reviews), opened=START, **closed([(same, same)]))
    day = max(same, START + timedelta(days=ahead))
    assert owed_on(again, day) == owed_on(plain, day)


@cache
def base() -> dict[str, Record]:
    return {item.record.id: item.record for item in load(Worktree(BASE)).register.held}


CLOSABLE = (
    "R-0001",
    "Q-0001",
    "primary-care-1",
    "results-read",
    "fernhill-practice",
    "C-0001",
    "E-0001",
    "H-0001",
    "D-0001",
)
SINCE, UNTIL = date(2026, 6, 12), date(2026, 11, 2)


def test_each_kind_that_can_be_closed_is_here() -> None:
    assert {type(base()[id_]) for id_ in CLOSABLE} == {
        type(record) for record in base().values() if "closed" in type(record).model_fields
    }


def _closed_for_a_time(id_: str) -> Record:
    record = base()[id_]
    return type(record).model_validate(
        record.model_dump(by_alias=True, warnings="none") | closed([(SINCE, UNTIL)])
    )


@pytest.mark.parametrize("id_", CLOSABLE)
def test_of_every_kind_nothing_is_owed_by_a_day_on_which_it_was_closed(id_: str) -> None:
    record = _closed_for_a_time(id_)
    for day in (SINCE, UNTIL - timedelta(days=1)):
        assert not is_open(known(record, day))
        assert due_items(moment(record, day)) == ()
    for day in (UNTIL, UNTIL + timedelta(days=20)):
        assert is_open(known(record, day))
        owed = due_items(moment(record, day))
        assert [item for item in owed if item.due and closed_on(record, item.due)] == []
        assert all(item.days_late <= (day - UNTIL).days for item in owed if item.due and item.due >= SINCE)


@pytest.mark.parametrize("id_", CLOSABLE)
def test_of_every_kind_no_rule_counts_a_day_on_which_it_was_closed(id_: str) -> None:
    """On the day on which it is open again, nothing is late that was not when it was closed."""
    record = _closed_for_a_time(id_)
    before, after = (
        {(item.code, item.pointer) for item in check(moment(record, day)).findings if item.severity != "info"}
        for day in (SINCE - timedelta(days=1), UNTIL)
    )
    assert after - before == set()


@given(st.lists(st.integers(0, 300), min_size=2, max_size=6, unique=True))
def test_each_day_is_either_closed_or_open(edges: list[int]) -> None:
    days = [START + timedelta(days=edge) for edge in sorted(edges)]
    spans: Spans = [*zip(days[::2], [*days[1::2], None], strict=False)]
    risk = Risk.model_validate(
        a_risk(review(START), opened=START).model_dump(warnings="none") | closed(spans)
    )
    for since, until in pairwise([*days, days[-1] + timedelta(days=9)]):
        for day in (since, until - timedelta(days=1)):
            shut = days.index(since) % 2 == 0
            there = as_known(risk, day, settled=True)
            assert there
            assert (there.closed is not None) == shut
            assert there.closed is None or there.closed.date == since
