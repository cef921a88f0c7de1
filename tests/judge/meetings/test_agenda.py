from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.meetings.agenda import (
    carried_forward,
    due_before,
    last_meeting,
    matters_arising,
    next_meeting,
)
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from tests.support.committees import meeting, plant
from tests.support.moments import moment

DAY = date(2026, 6, 15)
QC = "quality-committee"
JULY = f"2026-07-23-{QC}"


@pytest.fixture
def planted(base: Path) -> Path:
    plant(base)
    return base


def read(records: Path) -> Moment:
    now = moment(records, DAY)
    assert not now.written.unreadable
    return now


def day_of(found: Meeting | None) -> date | None:
    return found.date if found else None


def test_the_next_meeting_is_not_cancelled_and_not_held(planted: Path) -> None:
    meeting(planted, QC, "2026-06-15", "chaired_by: secretary\n")
    cancelled = "cancelled:\n  date: 2026-06-{}\n  by: secretary\n  why: Not quorate\n"
    meeting(planted, QC, "2026-06-25", cancelled.format("01"))
    meeting(planted, QC, "2026-07-02", cancelled.format("20"))
    now = read(planted)
    assert day_of(next_meeting(now.on(date(2026, 6, 14)), QC)) == DAY
    assert day_of(next_meeting(now, QC)) == date(2026, 7, 2)  # as was thought on that day
    assert day_of(next_meeting(now.on(date(2026, 6, 20)), QC)) == date(2026, 7, 23)
    assert next_meeting(now.on(date(2026, 7, 24)), QC) is None
    assert day_of(last_meeting(now, QC)) == DAY
    assert day_of(last_meeting(now.on(date(2026, 6, 14)), QC)) == date(2026, 5, 28)
    assert last_meeting(now.on(date(2026, 1, 21)), QC) is None


def test_an_action_is_carried_forward_until_it_is_done_and_its_meetings_are_counted(planted: Path) -> None:
    now = read(planted)
    assert [
        (item.meeting.date, item.action.id, item.due, item.days_late, item.times)
        for item in carried_forward(now, QC)
    ] == [
        (date(2026, 1, 22), "A1", date(2026, 3, 1), 106, 2),
        (date(2026, 3, 26), "A1", date(2026, 7, 1), 0, 1),
        (date(2026, 5, 28), "A1", None, 0, 0),
    ]
    then = carried_forward(now.on(date(2026, 4, 19)), QC)
    assert [(item.action.title, item.times) for item in then] == [
        ("Say how results are counted", 1),
        ("Share the plan", 0),
        ("Visit Fernhill with the region", 0),
    ]


def test_an_action_is_carried_forward_though_nobody_recorded_who_chaired(planted: Path) -> None:
    action = "actions:\n  - {id: A1, title: Write to Oakrise, owner: secretary, due: 2026-06-30}\n"
    meeting(planted, QC, "2026-06-11", action)
    now = read(planted)
    assert "Write to Oakrise" in [item.action.title for item in carried_forward(now, QC)]
    assert [item.times for item in carried_forward(now, QC)] == [2, 0, 1, 0]


def test_matters_arise_from_the_last_meeting_that_was_held(planted: Path) -> None:
    now = read(planted)
    found = matters_arising(now, QC)
    assert found.last is not None
    assert (found.last.date, found.minutes_agreed) == (date(2026, 5, 28), None)
    assert [(item.item.id, item.since) for item in found.decisions] == [("M1", ()), ("M3", ())]
    assert [item.id for item in found.undecided] == ["M2"]
    assert found.actions == carried_forward(now, QC)


def test_a_decision_is_followed_to_where_the_record_was_on_the_table_again(planted: Path) -> None:
    meeting(
        planted,
        "system-quality-group",
        "2026-06-11",
        "chaired_by: chief-nursing-officer\nitems:\n  - id: M1\n    record: R-0001\n    decision: Lend a nurse\n",
    )
    now = read(planted)
    since = matters_arising(now, QC).decisions[1].since
    assert [(entry.body, entry.decision) for entry in since] == [("system-quality-group", "Lend a nurse")]


def test_what_arises_at_a_past_meeting_is_as_it_was_the_day_before(planted: Path) -> None:
    now = read(planted)
    march = now.register.get(Meeting, f"2026-03-26-{QC}")
    found = matters_arising(now, QC, before=march)
    assert found.last is not None
    assert (found.last.date, found.minutes_agreed) == (date(2026, 1, 22), date(2026, 3, 26))
    assert [(item.action.id, item.times) for item in found.actions] == [("A1", 0)]


def test_nothing_arises_where_no_meeting_was_held(base: Path) -> None:
    now = read(base)
    found = matters_arising(now, QC)
    assert (found.last, found.decisions, found.actions) == (None, (), ())


def test_what_is_due_before_a_meeting_is_what_the_meeting_is_about(planted: Path) -> None:
    now = read(planted)
    july = now.register.get(Meeting, JULY)
    assert july
    found = [(item.record, item.kind, item.due) for item in due_before(now, july)]
    assert found == [
        ("primary-care", "update", date(2026, 7, 14)),
        ("Q-0001", "action", date(2026, 7, 15)),
    ]
    september = july.model_copy(update={"date": date(2026, 9, 17), "items": ()})
    found = [(item.record, item.kind, item.due) for item in due_before(now, september)]
    assert found == [
        ("primary-care", "update", date(2026, 7, 14)),
        ("Q-0001", "decision", date(2026, 9, 17)),
    ]
