"""By when a case is to be answered, and whether it was in time: every unit of a clock, its ends and its exceptions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.judge.rules.cases import run_out
from qaif_cli.judge.state import cases
from qaif_cli.judge.state.cases import answered_in_time, case_state, due_day
from qaif_cli.judge.state.due import due_items
from qaif_cli.judge.working_days import is_working_day, weekdays_on, working_days_on
from qaif_cli.model.clocks import Clock
from qaif_cli.model.kinds.case import Case, CaseAnswer
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

BASE = load(Worktree(Path(__file__).parents[2] / "base" / "records"))
assert BASE.framework
FRAMEWORK = BASE.framework
BY = "quality-lead"
WHOLE = {"id": "C-0009", "title": "A report", "owner": BY, "reference": "7", "ours": "answer"}


def case(clock: str, received: str, **more: Any) -> Case:
    return Case.model_validate(WHOLE | {"clock": clock, "received": received} | more)


@pytest.mark.parametrize(
    ("clock", "received", "more", "due"),
    [
        ("regulation-28", "2026-09-01", {}, "2026-10-27"),
        ("regulation-28", "2026-09-01", {"printed": "2026-10-20"}, "2026-10-20"),
        ("regulation-28", "2026-09-01", {"printed": "2026-11-20"}, "2026-10-27"),
        ("complaint-acknowledgement", "2026-04-02", {}, "2026-04-09"),  # Good Friday and Easter Monday
        ("complaint-acknowledgement", "2026-12-24", {}, "2026-12-31"),  # with the substitute for Boxing Day
        ("complaint-acknowledgement", "2026-06-13", {}, "2026-06-17"),  # on a Saturday
        ("leder-review", "2025-08-31", {}, "2026-02-28"),
        ("leder-review", "2026-02-28", {}, "2026-08-28"),
        ("national-alert", "2026-06-01", {"printed": "2026-06-30"}, "2026-06-30"),
        ("national-alert", "2026-06-01", {}, None),
        ("safeguarding-adult-review", "2020-06-01", {}, None),
        ("safeguarding-adult-review", "2026-06-01", {"printed": "2026-12-01"}, "2026-12-01"),
        ("a-clock-that-is-gone", "2026-06-01", {}, None),
    ],
)
def test_the_day_of_each_clock(clock: str, received: str, more: dict[str, Any], due: str | None) -> None:
    assert due_day(case(clock, received, **more), FRAMEWORK) == (date.fromisoformat(due) if due else None)


def given_longer(day: str, due: str) -> dict[str, str]:
    return {"date": day, "due": due, "by": BY, "why": "The coroner gave longer"}


def test_the_last_extension_holds_even_where_it_is_an_earlier_day() -> None:
    longer = [given_longer("2026-10-01", "2026-11-30"), given_longer("2026-10-08", "2026-11-20")]
    held = case("regulation-28", "2026-09-01", extensions=longer)
    assert due_day(held, FRAMEWORK) == date(2026, 11, 20)


DUE = date(2026, 10, 27)
"""The last day of a report of 1 September."""


@given(
    steps=st.lists(
        st.tuples(st.dates(date(2026, 9, 1), date(2026, 12, 31)), st.integers(1, 60)), min_size=1, max_size=3
    )
)
@settings(max_examples=40)
def test_what_was_late_stays_late_whatever_is_given_after_its_day(steps: list[tuple[date, int]]) -> None:
    longer = [given_longer(str(day), str(day + timedelta(more))) for day, more in sorted(steps)]
    held = case("regulation-28", "2026-09-01", extensions=longer)
    first, *_ = sorted(steps)
    due = due_day(held, FRAMEWORK)
    assert due
    assert (due == DUE) if first[0] > DUE else (due >= first[0])
    never = case(
        "regulation-28", "2026-09-01", extensions=[*longer, given_longer("2027-12-01", "2027-12-31")]
    )
    assert due_day(never, FRAMEWORK) == due


@pytest.mark.parametrize(
    ("day", "due", "in_time", "place"),
    [
        ("2026-10-27", "2026-11-30", True, "/extensions/0/due"),
        ("2026-10-28", "2026-10-27", False, "/received"),
    ],
)
def test_longer_is_given_by_the_last_day_or_too_late(day: str, due: str, in_time: bool, place: str) -> None:
    held = case("regulation-28", "2026-09-01", extensions=[given_longer(day, "2026-11-30")])
    assert due_day(held, FRAMEWORK) == date.fromisoformat(due)
    answered = held.model_copy(update={"answered": CaseAnswer(date=date(2026, 11, 20), by=BY)})
    assert answered_in_time(answered, FRAMEWORK) is in_time
    day_after = date(2026, 12, 1)
    now = Moment(Register((Held("case", "cases/C-0009.yaml", held, ""),)), FRAMEWORK, day_after, day_after)
    assert [hit.pointer for hit in run_out.check(now)] == [place]


@pytest.mark.parametrize(
    ("clock", "received", "answered", "in_time"),
    [
        ("regulation-28", "2026-09-01", "2026-10-27", True),
        ("regulation-28", "2026-09-01", "2026-10-28", False),
        ("complaint-acknowledgement", "2026-04-02", "2026-04-09", True),
        ("complaint-acknowledgement", "2026-04-02", "2026-04-10", False),
        ("safeguarding-adult-review", "2020-06-01", "2026-04-10", None),
        ("national-alert", "2020-06-01", "2026-04-10", None),
    ],
)
def test_an_answer_is_in_time_until_the_end_of_its_day(
    clock: str, received: str, answered: str, in_time: bool | None
) -> None:
    held = case(clock, received, answered={"date": answered, "by": BY})
    assert answered_in_time(held, FRAMEWORK) is in_time


def test_bank_holidays_are_not_read_for_what_was_in_time_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cases, "working_days_on", lambda *_: pytest.fail("they were read"))
    held = case("complaint-acknowledgement", "2026-04-02", answered={"date": "2026-04-07", "by": BY})
    assert answered_in_time(held, FRAMEWORK)


@given(
    day=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    count=st.integers(1, 20),
)
@settings(max_examples=60)
def test_working_days_are_counted_one_by_one(day: date, count: int) -> None:
    end = working_days_on(day, count)
    between = [date.fromordinal(one) for one in range(day.toordinal() + 1, end.toordinal() + 1)]
    assert sum(map(is_working_day, between)) == count
    assert is_working_day(end)
    assert weekdays_on(day, count) <= end


@pytest.mark.parametrize(
    ("more", "standing", "due"),
    [
        ({}, "late", "2026-10-27"),
        ({"extensions": [given_longer("2026-10-01", "2026-11-30")]}, "running", "2026-11-30"),
        ({"answered": {"date": "2026-11-01", "by": BY}}, "answered", None),
        ({"closed": {"date": "2026-11-01", "by": BY, "reason": "Done"}}, "closed", None),
    ],
)
def test_where_it_stands(more: dict[str, Any], standing: str, due: str | None) -> None:
    now = Moment(BASE.register, FRAMEWORK, date(2026, 11, 19), date(2026, 11, 19))
    state = case_state(case("regulation-28", "2026-09-01", **more), now)
    assert (state.standing, state.due) == (standing, date.fromisoformat(due) if due else None)
    assert state.waits is (due is not None)


def test_a_draft_is_asked_for_where_the_clock_leaves_time_for_one() -> None:
    now = Moment(BASE.register, FRAMEWORK, date(2026, 9, 19), date(2026, 9, 19))
    asked = case("regulation-28", "2026-09-01")
    assert case_state(asked, now).draft_due == date(2026, 10, 13)
    assert case_state(case("complaint-acknowledgement", "2026-09-18"), now).draft_due is None
    assert case_state(asked.model_copy(update={"ours": "follow"}), now).draft_due is None
    without = FRAMEWORK.model_copy(
        update={"thresholds": FRAMEWORK.thresholds.model_copy(update={"case_drafted": None})}
    )
    assert case_state(asked, replace(now, framework=without)).draft_due is None


SHIPPED = {
    "regulation-28": (56, "days", "V2"),
    "ombudsman-action": (None, "printed-day", "U"),
    "complaint-acknowledgement": (3, "working-days", "V2"),
    "complaint-response": (6, "months", "V2"),
    "leder-review": (6, "months", "V2"),
    "rapid-review": (15, "working-days", "V2"),
    "safeguarding-adult-review": (None, "months", "U"),
    "domestic-abuse-death-review": (None, "months", "U"),
    "child-death-review": (None, "months", "U"),
    "nice-appraisal": (3, "months", "V2"),
    "national-alert": (None, "printed-day", "V2"),
    "quality-account-draft": (None, "printed-day", "V2"),
    "quality-account-statement": (None, "days", "U"),
    "quality-account-publication": (None, "printed-day", "V2"),
    "safety-learning-response": (None, "months", "U"),
}
"""The clocks that a workspace begins with, as far as their sources were read."""


def test_the_clocks_that_are_shipped_are_those_whose_source_was_read() -> None:
    shipped = load(Worktree(Path(__file__).parents[3] / "records")).framework
    assert shipped
    assert {clock.id: (clock.length, clock.unit, clock.mark) for clock in shipped.clocks} == SHIPPED
    assert shipped.never_events
    assert (shipped.never_events.types, shipped.never_events.mark) == ((), "U")


def test_the_providers_draft_is_timed_and_our_statement_is_not() -> None:
    shipped = load(Worktree(Path(__file__).parents[3] / "records"))
    assert shipped.framework
    account = {
        clock.id: clock.applies_to for clock in shipped.framework.clocks if clock.family == "quality-account"
    }
    assert account == {
        "quality-account-draft": "provider",
        "quality-account-statement": "us",
        "quality-account-publication": "provider",
    }
    drafts = [held for held in shipped.register.cases if held.clock == "quality-account-draft"]
    assert [(due_day(held, shipped.framework), held.ours) for held in drafts] == [
        (date(2026, 4, 30), "follow")
    ]
    assert due_day(case("quality-account-statement", "2026-04-20"), shipped.framework) is None


def test_no_clock_is_marked_as_seen_in_the_framework_itself() -> None:
    shipped = load(Worktree(Path(__file__).parents[3] / "records")).framework
    assert shipped
    for clock in (*shipped.clocks, *FRAMEWORK.clocks):
        assert clock.mark in ("V2", "U"), f"{clock.id}: the framework names it, and says no length and no day"
    assert all(";" in clock.citation for clock in shipped.clocks if clock.mark == "V2")


@pytest.mark.parametrize(
    "wrong",
    [{"length": None}, {"unit": "printed-day"}, {"mark": "P", "length": None}, {"unit": "weeks"}],
)
def test_a_clock_without_a_length_is_off_or_runs_to_a_printed_day(wrong: dict[str, Any]) -> None:
    clock = FRAMEWORK.clocks[0].model_dump() | wrong
    with pytest.raises(ValueError, match=r"length|unit"):
        Clock.model_validate(clock)


@pytest.mark.parametrize("closed", ["2026-09-20", "2026-10-20", "2026-10-27", "2026-11-05"])
@pytest.mark.parametrize("reopened", ["2026-11-10", "2026-11-19"])
def test_that_we_closed_it_for_a_time_stops_no_clock(closed: str, reopened: str) -> None:
    again = {
        "date": reopened,
        "by": BY,
        "why": "It was never answered",
        "closed": {"date": closed, "by": BY, "reason": "Over"},
    }
    held = case("regulation-28", "2026-09-01", reopened=[again])
    register = Register((Held("case", "cases/C-0009.yaml", held, ""),))
    now = Moment(register, FRAMEWORK, date(2026, 11, 19), date(2026, 11, 19))
    state = case_state(held, now)
    assert (state.due, state.days_late, state.standing) == (date(2026, 10, 27), 23, "late")
    owed = [(item.due, item.days_late) for item in due_items(now) if item.what.startswith("Answer")]
    assert owed == [(date(2026, 10, 27), 23)]
    assert ["27 October 2026, 23 days ago" in hit.message for hit in run_out.check(now)] == [True]
