"""The shipped loop: eight months of intelligence and meetings that fit the risks and concerns they led to (§4.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.state.intelligence_and_meetings import (
    answers,
    held_meetings,
    intelligence_state,
    meeting_state,
)
from qaif_cli.model.base import known
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.kinds.concern import Concern, ImprovementPlan
from qaif_cli.model.kinds.intelligence import Discussion, Intelligence
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from tests.support.moments import moment

RECORDS = Path(__file__).parent.parent / "records"
FIRST, LAST = date(2026, 3, 24), date(2026, 11, 17)
TODAY = date(2026, 11, 19)
WEEKS = [FIRST + timedelta(weeks=number) for number in range((LAST - FIRST).days // 7 + 1)]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Ask(RECORDS, RECORDS, date.max, date.max))


@pytest.fixture(scope="module")
def register(reading: Reading) -> Register:
    return reading.register


@pytest.fixture(scope="module")
def now(reading: Reading) -> Moment:
    return moment(reading.loaded, TODAY)


@pytest.fixture(scope="module")
def states(now: Moment) -> list[IntelligenceState]:
    return [intelligence_state(item, now) for item in now.register.intelligence]


def test_intelligence_comes_from_every_source_provider_and_area(reading: Reading) -> None:
    items = reading.register.intelligence
    assert len(items) >= 84
    assert {item.source_type for item in items} == {source.id for source in reading.framework.sources}
    assert {id_ for item in items for id_ in item.providers} == {
        provider.id for provider in reading.register.providers
    }
    assert {id_ for item in items for id_ in item.areas} == {area.id for area in reading.register.areas}
    assert {id_ for item in items for id_ in item.themes} == {theme.id for theme in reading.framework.themes}
    natures = Counter(item.nature for item in items)
    assert min(natures.values()) >= 0.4 * len(items)
    assert Counter(item.source_type for item in items)["regulation-28"] == 1
    assert 4 <= sum(item.sensitivity == "public" for item in items) <= 12


def test_every_week_has_its_insights_meeting_and_one_was_cancelled(now: Moment) -> None:
    meetings = [
        item for item in now.register.meetings if item.body == "insights-meeting" and item.date <= TODAY
    ]
    assert sorted(item.date for item in meetings) == WEEKS
    standing = Counter(meeting_state(item, now).held for item in meetings)
    assert standing == {"held": len(WEEKS) - 1, "cancelled": 1}
    held = held_meetings(now, "insights-meeting")
    for meeting, following in pairwise(held):
        assert meeting.minutes_agreed is not None
        assert meeting.minutes_agreed.date == following.date
    assert held[-1].minutes_agreed is None


def test_the_other_bodies_met_and_a_quarter_s_group_was_late(register: Register, now: Moment) -> None:
    days = {
        body: [meeting.date.isoformat() for meeting in held_meetings(now, body)]
        for body in ("system-quality-group", "quality-committee", "icb-board")
    }
    assert days == {
        "system-quality-group": ["2026-06-11", "2026-09-17"],
        "quality-committee": ["2026-03-26", "2026-05-28", "2026-07-23", "2026-09-24"],
        "icb-board": ["2026-04-02", "2026-06-04", "2026-08-06", "2026-10-01"],
    }
    moved = [item for item in register.meetings if item.cancelled and item.body == "system-quality-group"]
    assert [item.date.isoformat() for item in moved] == ["2026-09-10"]


def test_what_concerns_say_was_tabled_is_in_the_minutes(register: Register, now: Moment) -> None:
    met = {
        (meeting.body, meeting.date): {item.record for item in meeting.items}
        for meeting in now.register.meetings
        if meeting_state(meeting, now).held == "held"
    }
    for concern in register.concerns:
        for tabled in concern.tabled:
            on_table = met.get((tabled.body, tabled.date))
            assert on_table is None or concern.id in on_table, f"{concern.id} {tabled.body} {tabled.date}"


def test_decisions_on_intelligence_are_in_the_minutes_of_that_day(register: Register) -> None:
    met = {
        (meeting.body, meeting.date): {item.record: item.decision for item in meeting.items}
        for meeting in register.meetings
    }
    for item in register.intelligence:
        for entry in item.discussions:
            assert met[entry.body, entry.date][item.id], f"{item.id} {entry.date}"


def test_what_intelligence_led_to_was_opened_or_changed_then_or_after(register: Register) -> None:
    risks = {risk.id: risk for risk in register.risks}
    concerns = {concern.id: concern for concern in register.concerns}
    for item, entry in _discussions(register):
        if entry.decision == "open-risk" and entry.risk:
            assert risks[entry.risk].opened == entry.date, item.id
        if entry.decision == "change-risk" and entry.risk:
            assert max(_days_of_risk(risks[entry.risk])) >= entry.date, item.id
        if entry.decision == "open-concern" and entry.concern:
            assert any(
                change.date >= entry.date >= change.date - timedelta(days=7)
                for change in concerns[entry.concern].levels
            ), item.id
        if entry.decision == "change-concern" and entry.concern:
            assert max(_days_of_concern(concerns[entry.concern])) >= entry.date, item.id


def test_where_it_stands_on_the_day(states: list[IntelligenceState]) -> None:
    new = [state for state in states if state.standing == "new"]
    assert 4 <= len(new) <= 6
    assert all(state.item.date >= LAST for state in new)
    still_open = [state for state in states if state.standing == "open"]
    assert 7 <= len(still_open) <= 10
    assert sum(state.days_late > 0 for state in still_open) == 2
    assert any(len(state.discussions) == 3 for state in states)
    warnings = [state for state in states if state.item.early_warning]
    assert 10 <= len(warnings) <= 12
    assert sum(not state.answered for state in warnings) == 1
    assert sum(answers(entry) for state in warnings for entry in state.discussions) >= len(warnings) - 1


def test_nothing_is_dated_ahead_but_plans(register: Register) -> None:
    for item in register.intelligence:
        assert item.date <= TODAY
        assert all(entry.date <= TODAY for entry in item.discussions)
    ahead = [meeting for meeting in register.meetings if meeting.date > TODAY]
    assert {meeting.body for meeting in ahead} == {
        "insights-meeting", "system-quality-group", "quality-committee", "icb-board",
    }  # fmt: skip
    for meeting in ahead:
        assert meeting.chaired_by is None
        assert not meeting.actions
        assert not any(item.minute or item.decision or item.assurance for item in meeting.items)
    for meeting in register.meetings:
        assert all(action.done is None or action.done <= TODAY for action in meeting.actions)
        assert meeting.minutes_agreed is None or meeting.minutes_agreed.date <= TODAY


def test_few_actions_of_meetings_are_late_and_most_are_done(register: Register) -> None:
    actions = [(meeting.body, action) for meeting in register.meetings for action in meeting.actions]
    assert sum(action.done is not None for _, action in actions) > 0.7 * len(actions)
    late = Counter(body for body, action in actions if action.late_on(TODAY))
    assert late == {"insights-meeting": 2, "quality-committee": 1}


def _discussions(register: Register) -> Iterator[tuple[Intelligence, Discussion]]:
    for item in register.intelligence:
        for entry in item.discussions:
            yield item, entry


def _days_of_risk(risk: Risk) -> Iterator[date]:
    for entries in (risk.reviews, risk.controls, risk.gaps, risk.assurances):
        yield from (day for entry in entries if (day := known(entry.date)))
    if risk.closed:
        yield risk.closed.date


def _days_of_concern(concern: Concern) -> Iterator[date]:
    yield from (entry.date for entry in (*concern.levels, *concern.tabled, *concern.updates))
    if isinstance(concern.improvement_plan, ImprovementPlan):
        yield from (day for action in concern.improvement_plan.actions if (day := action.added))
