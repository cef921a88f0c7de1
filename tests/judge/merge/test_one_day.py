"""Two entries of one day, one from each side: what holds hangs on no one's being the one who merges."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.judge.merge.three_way import Settlement, settle
from tests.judge.merge.test_any_order import edited

Data = dict[str, Any]
DAY = st.sampled_from(["2026-06-14", "2026-06-15", "2026-06-16"])
REVIEW = st.fixed_dictionaries(
    {"date": DAY, "consequence": st.integers(1, 2), "likelihood": st.integers(1, 2)},
    optional={"note": st.sampled_from(["a", "b"])},
)
BASE: Data = {"reviews": [{"date": "2026-06-01", "consequence": 4, "likelihood": 4}]}


def side(*entries: Data) -> Data:
    return {"reviews": [*BASE["reviews"], *sorted(entries, key=lambda entry: str(entry["date"]))]}


def ended(ours: Data, done: Settlement, choice: str) -> dict[str, tuple[int, int]]:
    """What holds from each day on, where everything open is decided one way."""
    edits = [*done.edits, *(edit for item in done.open if choice == "theirs" for edit in item.from_theirs)]
    return {
        entry["date"]: (entry["consequence"], entry["likelihood"]) for entry in edited(ours, edits)["reviews"]
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(REVIEW, min_size=1, max_size=2), st.lists(REVIEW, min_size=1, max_size=2))
def test_what_holds_is_the_same_whoever_merges(mine: list[Data], other: list[Data]) -> None:
    ours, theirs = side(*mine), side(*other)
    here, there = settle(BASE, ours, theirs), settle(BASE, theirs, ours)
    assert len(here.open) == len(there.open)
    assert ended(ours, here, "ours") == ended(theirs, there, "theirs")
    assert ended(ours, here, "theirs") == ended(theirs, there, "ours")
    if not here.open:
        assert ended(ours, here, "ours") == ended(theirs, there, "ours")


@pytest.mark.parametrize(
    ("history", "ours", "theirs", "asked"),
    [
        ("reviews", {"consequence": 4, "likelihood": 5}, {"consequence": 3, "likelihood": 2}, True),
        ("reviews", {"consequence": 4, "likelihood": 5}, {"consequence": 4, "likelihood": 5, "note": "x"}, False),
        ("levels", {"level": "enhanced"}, {"level": "routine"}, True),
        ("positions", {"position": "met"}, {"position": "not-met"}, True),
        ("updates", {"status": "on-track"}, {"status": "late"}, True),
        ("updates", {"judgement": {"level": "full"}}, {"improvement": "it began"}, False),
        ("updates", {"insight": "a"}, {"insight": "b"}, False),
        ("extensions", {"due": "2026-09-01"}, {"due": "2026-10-01"}, True),
        ("shared", {"with_body": "a"}, {"with_body": "b"}, False),
    ],
)  # fmt: skip
def test_it_is_asked_where_something_else_would_hold(
    history: str, ours: Data, theirs: Data, asked: bool
) -> None:
    day = {"date": "2026-06-15"}
    base: Data = {history: [{"date": "2026-06-01", "note": "first"}]}
    mine, other = ({history: [*base[history], {**day, **entry}]} for entry in (ours, theirs))
    done = settle(base, mine, other)
    assert [item.name for item in done.open] == [history] * asked
    assert len(edited(mine, done.edits)[history]) == 3


@pytest.mark.parametrize(("mine", "other"), [("08:00", "09:30"), ("09:30", "08:00")])
def test_the_time_of_day_tells_which_is_the_later(mine: str, other: str) -> None:
    day = {"date": "2026-06-15"}
    sides = [{"assessments": [{**day, "at": at, "decision": f"of {at}"}]} for at in (mine, other)]
    done = settle({}, *sides)
    assert done.open == []
    assert [entry["at"] for entry in edited(sides[0], done.edits)["assessments"]] == ["08:00", "09:30"]


def test_the_same_time_of_one_day_is_a_question() -> None:
    entries = [{"date": "2026-06-15", "at": "08:00", "decision": said} for said in ("stay", "go")]
    done = settle({}, *({"assessments": [entry]} for entry in entries))
    assert [item.name for item in done.open] == ["assessments"]


def test_another_day_is_no_question() -> None:
    later = {"date": "2026-06-16", "consequence": 1, "likelihood": 1}
    done = settle(BASE, side({"date": "2026-06-15", "consequence": 2, "likelihood": 1}), side(later))
    assert done.open == []


def test_a_correction_goes_with_what_it_corrects() -> None:
    entry = {"date": "2026-06-15", "consequence": 2, "likelihood": 2}
    correction = {**entry, "corrects": "2026-06-15/2", "likelihood": 1}
    ours, theirs = side(entry, correction), side({**entry, "consequence": 3})
    done = settle(BASE, ours, theirs)
    for choice in ((), done.open[0].from_theirs):
        reviews = edited(ours, [*done.edits, *choice])["reviews"]
        place = int(next(item for item in reviews if "corrects" in item)["corrects"].rpartition("/")[2])
        assert reviews[place - 1] == entry
    assert done.open[0].ours.startswith("score 2 (2 × 1) holds from 15 June 2026")
    assert done.open[0].theirs.startswith("score 6 (3 × 2) holds")
