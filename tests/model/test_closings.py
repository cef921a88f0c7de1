"""When a record was closed: each closing with its time, as the file has it and as it was known on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.model.as_known import as_known
from qaif_cli.model.closings import closed_on, closings, closings_in
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.pointers import in_file
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

FIRST, AGAIN = date(2026, 2, 1), date(2026, 3, 10)
SECOND = date(2026, 4, 20)


@pytest.fixture
def twice(base: Path) -> Risk:
    """A risk that was closed, opened again and closed for good."""
    risk = load(Worktree(base)).register.get(Risk, "R-0001")
    assert risk
    return _with(
        risk,
        reopened=[_reopening(AGAIN, FIRST)],
        closed=_closure(SECOND),
    )


def _closure(day: date) -> dict[str, Any]:
    return {"date": day, "by": "safety-lead", "reason": "Over"}


def _reopening(day: date, closed: date, **more: str) -> dict[str, Any]:
    return {"date": day, "by": "safety-lead", "why": "Back", "closed": _closure(closed), **more}


def _with(record: Risk, **fields: Any) -> Risk:
    return Risk.model_validate(record.model_dump(by_alias=True, warnings="none") | fields)


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 1, 31), None),
        (FIRST, FIRST),
        (date(2026, 3, 9), FIRST),
        (AGAIN, None),
        (date(2026, 4, 19), None),
        (SECOND, SECOND),
        (date(2027, 1, 1), SECOND),
    ],
)
def test_each_day_is_in_its_time(twice: Risk, day: date, closed: date | None) -> None:
    found = closed_on(twice, day)
    assert (found.since if found else None) == closed
    then = as_known(twice, day, settled=True)
    assert then
    assert (then.closed.date if then.closed else None) == closed
    assert bool(closed_on(then, day)) == bool(closed)
    assert len(then.reopened) == (day >= AGAIN)


def test_closings_of_a_period_are_those_whose_day_lies_in_it(twice: Risk) -> None:
    assert [(time.since, time.until) for time in closings(twice)] == [(FIRST, AGAIN), (SECOND, None)]
    assert [time.since for time in closings_in(twice, FIRST, SECOND)] == [FIRST, SECOND]
    assert [time.since for time in closings_in(twice, date(2026, 2, 2), SECOND)] == [SECOND]
    assert closings_in(twice, date(2026, 2, 2), date(2026, 4, 19)) == ()


def test_a_reopening_on_the_day_of_the_closing_leaves_no_day_closed(twice: Risk) -> None:
    same = _with(twice, reopened=[_reopening(FIRST, FIRST)], closed=None)
    assert closed_on(same, FIRST) is None
    assert [time.since for time in closings(same)] == [FIRST]


def test_a_corrected_reopening_counts_as_the_correction_has_it(twice: Risk) -> None:
    later = date(2026, 3, 20)
    put_right = _reopening(later, FIRST, corrects=f"{AGAIN}/1")
    risk = _with(twice, reopened=[_reopening(AGAIN, FIRST), put_right], closed=None)
    alone = _with(twice, reopened=[_reopening(later, FIRST)], closed=None)
    for day in (FIRST, AGAIN, date(2026, 3, 19), later, SECOND):
        assert bool(closed_on(risk, day)) == bool(closed_on(alone, day)), day


def test_a_closing_of_a_past_day_is_found_where_it_stands_in_the_file(twice: Risk) -> None:
    assert in_file(twice, "/closed/reason", date(2026, 3, 1)) == "/reopened/0/closed/reason"
    assert in_file(twice, "/closed", SECOND) == "/closed"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if "closed" in kind.model.model_fields])
def test_every_kind_that_is_closed_can_be_opened_again(kind: str) -> None:
    shape = next(item.model for item in KINDS if item.name == kind)
    assert "reopened" in shape.model_fields
