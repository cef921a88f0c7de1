"""Where a situation stands: by when it is assessed again, and how many reassessments came in time."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from qaif_cli.judge.state.due import due_items
from qaif_cli.judge.state.situations import situations
from qaif_cli.model.base import Frozen
from qaif_cli.model.kinds.situation import Situation
from qaif_cli.model.situations import SituationState
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.desk import BASE
from tests.support.moments import moment

BY = "director-of-quality"
DAY = date(2026, 6, 15)


@cache
def held() -> dict[str, Any]:
    record: Frozen = load(Worktree(BASE)).register.situations[0]
    return record.model_dump(by_alias=True, warnings="none") | {"risks": [], "learnt": [], "actions": []}


def entry(day: int, at: str, by: int, by_hour: str | None = None) -> dict[str, Any]:
    return {
        "date": date(2026, 6, day), "at": at, "by": BY, "confidence": "high", "confidence_why": "Counted", "decision": f"As of {day} at {at}",
        "dissent": "none", "reassess_by": date(2026, 6, by), "reassess_at": by_hour,
    }  # fmt: skip


def state(*entries: dict[str, Any], day: date = DAY, **more: Any) -> SituationState:
    record = Situation.model_validate(held() | {"assessments": entries} | more)
    return situations(moment(record, day))["D-0001"]


IN_TIME = {
    "the same hour": ((entry(3, "08:00", 3, "12:00"), entry(3, "12:00", 4)), 1),
    "an hour late": ((entry(3, "08:00", 3, "12:00"), entry(3, "13:00", 4)), 0),
    "any hour of the day, where none is named": ((entry(3, "08:00", 3), entry(3, "23:59", 4)), 1),
    "an earlier day at a later hour": ((entry(3, "08:00", 5, "09:00"), entry(4, "18:00", 5)), 1),
    "a day late at an earlier hour": ((entry(3, "08:00", 4, "09:00"), entry(5, "08:00", 6)), 0),
    "written in another order": ((entry(3, "18:00", 4), entry(3, "08:00", 3, "20:00"), entry(4, "09:00", 5)), 2),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_TIME)
def test_a_reassessment_comes_in_time_or_not(name: str) -> None:
    entries, in_time = IN_TIME[name]
    made = state(*entries)
    assert (made.in_time, made.followed) == (in_time, len(entries) - 1)


def test_the_last_is_the_last_by_its_hour_and_of_another_day_by_its_day() -> None:
    made = state(entry(3, "18:00", 20), entry(3, "08:00", 19))
    assert made.last
    assert (made.last.decision, made.due) == ("As of 3 at 18:00", date(2026, 6, 20))
    assert state(entry(3, "18:00", 20), entry(4, "07:00", 21)).due == date(2026, 6, 21)


def test_what_was_closed_in_between_owes_nothing() -> None:
    closure = {"date": date(2026, 6, 4), "by": BY, "reason": "Over"}
    again = {"date": date(2026, 6, 10), "by": BY, "why": "Back", "closed": closure}
    made = state(entry(3, "08:00", 5), entry(10, "09:00", 20), reopened=[again])
    assert (made.in_time, made.since, made.lasted) == (1, date(2026, 6, 10), 5)
    assert state(entry(3, "08:00", 5), day=date(2026, 6, 7), reopened=[again]).due is None
    assert state(entry(3, "08:00", 5), day=date(2026, 6, 12), reopened=[again]).days_late == 2


def test_what_is_asked_for_is_due_with_its_hour() -> None:
    record = Situation.model_validate(held() | {"assessments": [entry(15, "08:00", 15, "16:00")]})
    owed = [(item.kind, item.title, item.due) for item in due_items(moment(record, DAY))]
    assert owed == [
        ("reassessment", "Assess it again at 16:00", DAY),
        ("decision", "Decide whether what lasts is a risk of the register", date(2026, 6, 17)),
    ]
    closed = {"closed": {"date": DAY, "by": BY, "reason": "Over"}}
    over = Situation.model_validate(held() | closed)
    assert due_items(moment(over, DAY)) == ()


def test_what_is_dated_tomorrow_is_not_known_yet() -> None:
    made = state(entry(14, "08:00", 15), entry(16, "08:00", 17))
    assert (made.due, made.followed) == (DAY, 0)
