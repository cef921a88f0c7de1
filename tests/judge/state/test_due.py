from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.state.due import due_by, due_items
from qaif_cli.judge.state.open_records import limit
from qaif_cli.model.framework import Framework
from qaif_cli.model.position import DueItem
from qaif_cli.model.record import Waiver
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.covering import FUNCTIONS, Put, Write, meeting, plant
from tests.support.moments import moment

DAY = date(2026, 6, 15)
NEW = Put(
    "intelligence/2026/I-0001.yaml",
    "discussions:\n  - date: 2026-04-14\n",
    "discussions:\n  - date: 2026-05-26\n",
)
OFF = Write(
    "meetings/2026/2026-04-14-insights-meeting.yaml",
    """\
id: 2026-04-14-insights-meeting
title: Insights Meeting
owner: secretary
body: insights-meeting
date: 2026-04-14
cancelled: { date: 2026-04-10, by: secretary, why: Three leads are ill }
""",
)


@pytest.fixture
def register(base: Path) -> Register:
    return load(Worktree(base)).register


@pytest.fixture
def framework(base: Path) -> Framework:
    found = load(Worktree(base)).framework
    assert found
    return found


def owed(
    register: Register, framework: Framework, day: date, record: str
) -> list[tuple[str, str, date | None, int]]:
    items = due_items(moment(register, day, framework))
    return [(item.kind, item.owner, item.due, item.days_late) for item in items if item.record == record]


def changed(register: Register, record: str, **fields: object) -> Register:
    """The register with some fields of one record changed."""
    held = tuple(
        Held(
            item.kind,
            item.path,
            item.record.model_copy(update=fields) if item.record.id == record else item.record,
            item.text,
        )
        for item in register.held
    )
    return Register(held)


def test_a_risk_owes_its_review_its_open_actions_and_its_target(
    register: Register, framework: Framework
) -> None:
    assert owed(register, framework, DAY, "R-0001") == [
        ("review", "quality-lead", date(2026, 7, 1), 0),
        ("action", "safety-lead", date(2026, 7, 31), 0),
        ("target", "quality-lead", date(2026, 12, 31), 0),
    ]


def test_an_extension_counts_from_the_day_on_which_it_was_given(
    register: Register, framework: Framework
) -> None:
    before = owed(register, framework, date(2026, 5, 19), "R-0001")
    assert ("action", "safety-lead", date(2026, 5, 31), 0) in before


def test_what_is_past_its_day_is_late_by_so_many_days(register: Register, framework: Framework) -> None:
    assert ("review", "quality-lead", date(2026, 7, 1), 3) in owed(
        register, framework, date(2026, 7, 4), "R-0001"
    )
    assert ("review", "quality-lead", date(2026, 7, 1), 0) in owed(
        register, framework, date(2026, 7, 1), "R-0001"
    )


def test_a_closed_risk_owes_nothing(register: Register, framework: Framework) -> None:
    assert owed(register, framework, DAY, "R-0003") == []


def test_a_risk_that_is_not_validated_has_no_day_for_it(register: Register, framework: Framework) -> None:
    found = owed(changed(register, "R-0002", validated="unknown"), framework, DAY, "R-0002")
    assert ("validation", "quality-lead", None, 0) in found


def test_a_concern_owes_its_actions_its_criteria_and_a_decision(
    register: Register, framework: Framework
) -> None:
    assert owed(register, framework, DAY, "Q-0001") == [
        ("action", "quality-lead", date(2026, 7, 15), 0),
        ("decision", "quality-lead", date(2026, 9, 17), 0),
        ("exit-criterion", "quality-lead", date(2026, 9, 30), 0),
    ]


def test_criteria_of_a_level_that_has_been_left_are_owed_no_more(
    register: Register, framework: Framework
) -> None:
    assert [kind for kind, *_ in owed(register, framework, date(2026, 3, 1), "Q-0002")] == ["exit-criterion"]
    assert owed(register, framework, DAY, "Q-0002") == []


def test_a_service_owes_an_update_each_interval_and_a_function_does_not(
    register: Register, framework: Framework
) -> None:
    assert owed(register, framework, DAY, "primary-care") == [
        ("update", "quality-lead", date(2026, 7, 14), 0)
    ]
    assert owed(register, framework, DAY, "safety") == []


def test_a_commitment_never_reported_on_is_counted_from_the_first_day_of_the_framework(
    register: Register, framework: Framework
) -> None:
    bare = changed(changed(register, "primary-care-1", updates=(), actions=()), "primary-care", updates=())
    found = owed(bare, framework, DAY, "primary-care-1")
    assert [due for kind, _, due, _ in found if kind == "update"] == [date(2025, 10, 1)]


BEGAN = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("happened", "count", "unit", "due"),
    [
        (date(2026, 11, 2), 1, "months", date(2026, 12, 2)),
        (date(2026, 9, 30), 2, "months", date(2026, 11, 30)),
        (date(2026, 11, 28), 14, "days", date(2026, 12, 12)),
        (date(2024, 3, 5), 1, "months", BEGAN),
        (None, 1, "months", date(2026, 12, 29)),
        (None, 14, "days", date(2026, 12, 13)),
        (date(2026, 11, 30), 1, "months", date(2026, 12, 31)),
    ],
)
def test_time_runs_from_what_happened_and_nothing_is_due_before_the_framework(
    happened: date | None, count: int, unit: str, due: date, framework: Framework
) -> None:
    begun = framework.model_copy(update={"valid_from": BEGAN})
    threshold = framework.thresholds.cqc_checked.model_copy(update={"value": count, "unit": unit})
    assert limit(threshold, happened, begun) == due


def test_in_a_new_register_a_report_runs_from_the_last_one(register: Register, framework: Framework) -> None:
    begun = framework.model_copy(update={"valid_from": date(2026, 6, 1)})
    assert owed(register, begun, DAY, "primary-care") == [("update", "quality-lead", date(2026, 7, 14), 0)]


def test_a_status_that_need_not_be_checked_is_not_owed(register: Register, framework: Framework) -> None:
    assert owed(register, framework, DAY, "fernhill-practice") == [
        ("check", "quality-lead", date(2027, 2, 3), 0)
    ]
    assert owed(register, framework, DAY, "oakrise-practice") == []
    assert owed(
        changed(register, "fernhill-practice", cqc="unknown"), framework, DAY, "fernhill-practice"
    ) == [("check", "quality-lead", None, 0)]


def test_an_agreed_exception_ends_on_the_last_day_to_which_it_was_renewed(
    register: Register, framework: Framework
) -> None:
    def agreed(on: date, until: date) -> Waiver:
        return Waiver(rule="ACT003", agreed_on=on, agreed_by="quality-committee", until=until, why="Agreed")

    waivers = (
        agreed(date(2026, 3, 1), date(2026, 5, 31)),
        agreed(date(2026, 5, 28), date(2026, 6, 30)),
        agreed(date(2026, 6, 20), date(2027, 1, 1)),
    )
    found = owed(changed(register, "R-0002", waivers=waivers), framework, DAY, "R-0002")
    assert found[0] == ("exception", "quality-lead", date(2026, 6, 30), 0)
    assert [kind for kind, *_ in found].count("exception") == 1


def test_the_longest_overdue_comes_first_and_what_has_no_day_last(
    register: Register, framework: Framework
) -> None:
    shown = changed(register, "R-0002", validated="unknown")
    items = due_items(moment(shown, date(2026, 10, 1), framework))
    days = [item.due or date.max for item in items]
    assert days == sorted(days)
    assert items[-1].kind == "validation"


def test_what_has_no_day_is_never_left_out() -> None:
    soon, far, none = (
        DueItem("R-0001", "action", "", "", day, 0) for day in (date(2026, 6, 29), date(2026, 6, 30), None)
    )
    assert due_by((soon, far, none), date(2026, 6, 29)) == (soon, none)


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2026, 4, 9), date(2026, 4, 14)), (date(2026, 4, 10), date(2026, 4, 21))],
)
def test_a_meeting_is_counted_on_until_it_is_called_off(day: date, due: date, base: Path) -> None:
    plant(base, *FUNCTIONS, NEW, OFF, meeting("insights-meeting", "2026-04-21", "director-of-quality"))
    items = due_items(moment(base, day))
    assert [item.due for item in items if item.record == "I-0001"] == [due]
