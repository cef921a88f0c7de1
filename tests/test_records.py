"""The shipped register: the framework whole, and an illustrative register that reads as a real one would."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.check import RuleResults, check
from qaif_cli.judge.state.position import position
from qaif_cli.model.history import corrected_place, day_of
from qaif_cli.model.kinds.concern import ImprovementPlan
from qaif_cli.model.position import Position
from qaif_cli.store import yaml
from tests.support.moments import moment
from tests.support.running import Qaif

RECORDS = Path(__file__).parent.parent / "records"
COMMITMENTS = {  # §5.1, in the order of the source
    "safety": 5, "quality-governance": 10, "safeguarding": 5, "infection-prevention": 5, "primary-care": 5,
    "acute-independent": 5, "care-sector": 5, "children-young-people": 5, "integrated-intermediate-care": 5,
    "learning-disability-autism": 5, "maternity-neonatal": 5, "mental-health": 5, "womens-services": 5,
}  # fmt: skip
PRIORITY_ACTIONS = {(1, 1): 4, (1, 2): 4, (1, 3): 4, (1, 4): 2, (1, 5): 4, (2, 1): 2, (2, 2): 2}  # §5.2, §5.3


@pytest.fixture(scope="module")
def reading() -> Reading:
    day = date.max
    return read(Ask(RECORDS, RECORDS, day, day))


@pytest.fixture(scope="module")
def day(reading: Reading) -> date:
    written_for = reading.framework.organisation.written_for
    assert written_for is not None
    return written_for


@pytest.fixture(scope="module")
def judged(reading: Reading, day: date) -> RuleResults:
    return check(moment(reading.loaded, day))


@pytest.fixture(scope="module")
def now(reading: Reading, day: date) -> Position:
    return position(moment(reading.loaded, day))


def test_every_file_is_read(reading: Reading) -> None:
    assert not reading.loaded.findings
    read = len(reading.register.held) + len(reading.register.beside) + 1  # the framework
    assert read == len(list(RECORDS.rglob("*.yaml")))


def test_on_its_day_it_has_no_error_and_some_warnings_and_unknowns(judged: RuleResults) -> None:
    counts = Counter(finding.severity for finding in judged.findings)
    assert counts["error"] == 0
    assert counts["warning"] >= 20
    assert counts["info"] >= 20
    assert judged.excused


def test_the_framework_is_whole(reading: Reading) -> None:
    register = reading.register
    assert {area.id for area in register.areas} == set(COMMITMENTS)
    assert Counter(area.type for area in register.areas) == {"service": 9, "function": 4}
    commitments = [item for item in register.commitments if item.type == "commitment"]
    assert Counter(item.area for item in commitments) == COMMITMENTS
    assert len(commitments) == 70
    for area, count in COMMITMENTS.items():
        assert sorted(item.position for item in commitments if item.area == area) == list(range(1, count + 1))
    priorities = [item for item in register.commitments if item.type == "priority"]
    assert {(item.plan_year, item.position): len(item.actions) for item in priorities} == PRIORITY_ACTIONS
    assert all("§5" in item.source for item in register.commitments)


def test_the_framework_names_what_the_source_names(reading: Reading) -> None:
    framework = reading.framework
    assert [level.id for level in framework.levels] == ["routine", "enhanced", "intensive"]
    assert len(framework.dimensions) == 6
    assert len(framework.values) == 4
    assert [(row.from_score, row.months, row.by_owner, row.mark) for row in framework.reviews] == [
        (15, 1, True, "V")
    ]
    group = framework.body("system-quality-group")
    assert group is not None
    assert not group.may_give_assurance
    assert len(framework.bodies) >= 10
    reachable = {consequence * likelihood for consequence in range(1, 6) for likelihood in range(1, 6)}
    assert all(
        sum(band.lowest <= score <= band.highest for band in framework.matrix.bands) == 1
        for score in reachable
    )


def test_risks_stand_in_every_area_and_band(reading: Reading, now: Position) -> None:
    assert len(reading.register.risks) >= 30
    assert {risk.area for risk in reading.register.risks} == set(COMMITMENTS)
    still_open = [state for state in now.risks.values() if not state.closed]
    assert {state.band for state in still_open} == {"low", "moderate", "high", "extreme"}
    assert len(still_open) < len(now.risks)
    assert len({provider.type for provider in reading.register.providers}) >= 7
    assert len(reading.register.providers) >= 10


def test_concerns_stand_at_every_level_and_on_every_kind_of_subject(now: Position) -> None:
    states = list(now.concerns.values())
    assert len(states) >= 8
    levels = Counter(state.level for state in states if not state.closed)
    assert levels["intensive"] == 1
    assert levels["enhanced"] >= 3
    assert {"service", "pathway", "place"} <= {state.concern.subject.type for state in states}
    assert any(
        len(state.changes) > 1 and state.level == "routine" and state.concern.exit_criteria
        for state in states
    )


def test_things_go_right_and_wrong(reading: Reading, now: Position) -> None:
    register = reading.register
    assert any(month.outcome == "missed" for state in now.risks.values() for month in state.months)
    assert any(month.outcome == "on-time" for state in now.risks.values() for month in state.months)
    assert any(state.score > state.initial_score for state in now.risks.values())
    assert any(
        chase.answered is None or (chase.answered - chase.date).days > 28
        for risk in register.risks
        for chase in risk.chases
    )
    assert any(corrected_place(review) is not None for risk in register.risks for review in risk.reviews)
    assert any(  # an improvement plan that came late
        plan
        for concern in register.concerns
        if isinstance(plan := concern.improvement_plan, ImprovementPlan)
        and isinstance(plan.agreed, date)
        and (plan.agreed - concern.levels[0].date).days > 60
    )
    moved = [
        area
        for area in register.areas
        if len({item.judgement.level for item in area.updates if item.judgement}) > 1
    ]
    assert len(moved) >= 5
    assert sum(1 for paper in register.papers if paper.issued) >= 4
    long = [risk for risk in register.risks if len(risk.reviews) > 5]
    assert any((day_of(risk.reviews[-1]) - day_of(risk.reviews[1])).days > 240 for risk in long)


def test_no_two_texts_are_alike(reading: Reading) -> None:
    seen: dict[str, str] = {}
    for item in reading.register.held:
        for text in set(_texts(yaml.parse(item.text))):
            if len(text) > 60 and "waivers" not in text:
                assert text not in seen, f"{item.path} and {seen[text]}: {text}"
                seen[text] = item.path


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "contract_holder":  # the same contract may hold for several providers
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


def test_the_list_of_commitments_is_whole(qaif: Qaif, day: date) -> None:
    shown = qaif(
        "commitment", "list", "--format", "json", "--records", str(RECORDS), "--as-of", day.isoformat()
    )
    listed = json.loads(shown.out)["commitments"]
    assert Counter(item["type"] for item in listed) == {"commitment": 70, "priority": 7}
    assert sum(len(item["actions"]) for item in listed if item["type"] == "priority") == 22
