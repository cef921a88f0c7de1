"""The self-assessments that are shipped: every list whole, as the framework has it, and worded as a real register is."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.check import check
from qaif_cli.judge.state.position import position
from qaif_cli.judge.state.self_assessment import by_exception
from qaif_cli.model.kinds.assessment import Assessment

RECORDS = Path(__file__).parent.parent / "records"
DAY = date(2026, 11, 19)
SETS = {"nhse-function": 7, "requirement": 6, "step": 7, "ics-statement": 17, "focus-area": 6}
PARTS = {1: 2, 2: 8, 3: 5, 4: 2, 5: 2, 6: 7, 7: 0}  # §3.4, in the order of the source
SECTIONS = {
    "nhse-function": "§3.4",
    "requirement": "§2.6",
    "step": "§4.1",
    "ics-statement": "§3.2",
    "focus-area": "§3.5",
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Ask(RECORDS, RECORDS, DAY, DAY))


def of(reading: Reading, set_: str) -> list[Assessment]:
    return [item for item in reading.register.assessments if item.set == set_]


def test_every_list_is_whole(reading: Reading) -> None:
    assert Counter(item.set for item in reading.register.assessments) == SETS
    assert {item.id: item.count for item in reading.framework.assessment_sets} == SETS
    for set_, count in SETS.items():
        held = of(reading, set_)
        assert sorted(item.place for item in held) == list(range(1, count + 1))
        assert all(item.source.startswith(SECTIONS[set_]) for item in held)


def test_the_functions_have_their_parts_and_the_statements_their_themes(reading: Reading) -> None:
    functions = of(reading, "nhse-function")
    assert {item.place: len(item.parts) for item in functions} == PARTS
    statements = of(reading, "ics-statement")
    assert Counter(item.theme for item in statements) == {
        "quality-and-safety": 6,
        "integration": 3,
        "leadership": 8,
    }
    assert all(item.theme is None for item in reading.register.assessments if item not in statements)


def test_a_part_of_which_a_position_speaks_is_a_part_of_the_function(reading: Reading) -> None:
    for item in reading.register.assessments:
        named = {entry.part for position in item.positions for entry in position.parts}
        assert named <= {part.id for part in item.parts}


def test_all_stand_somewhere_and_most_are_shown_by_records(reading: Reading) -> None:
    states = position(reading.now).assessments.values()
    counts = Counter(state.position for state in states)
    assert counts["met"] >= 5
    assert counts["not-met"] >= 2
    assert counts["unknown"] >= 1
    assert counts["partly-met"] > len(states) / 2
    assert all(state.latest for state in states)
    assert sum(any(item.record for item in state.evidence) for state in states) >= 35
    assert sum(state.renew_by is not None and state.renew_by < DAY for state in states) == 1
    assert sum(state.weak and not state.acted_on for state in states) == 2


def test_on_their_day_they_give_warnings_and_no_error(reading: Reading) -> None:
    found = check(reading.now).findings
    codes = Counter(finding.code for finding in found if finding.path.startswith("assessments/"))
    assert codes == {"AST004": 2, "AST005": 1, "ACT003": 1, "UNK001": 4}


def test_what_is_shown_by_a_record_was_so_when_it_was_said(reading: Reading) -> None:
    """No position rests on a risk or a concern that began after it."""
    register = reading.register
    for item in register.assessments:
        for entry in item.positions:
            for evidence in entry.evidence:
                held = register.by_id[evidence.record].record if evidence.record else None
                opened = getattr(held, "opened", None)
                assert not isinstance(opened, date) or opened <= entry.date, (item.id, evidence.record)


def test_the_committee_hears_of_what_is_weak_unknown_old_or_without_evidence(reading: Reading) -> None:
    found = by_exception(reading.now)
    reasons = {item.state.assessment.id: item.reasons for item in found}
    assert reasons["step-7"] == ("partly-met", "without action", "not renewed")
    assert "ics-learning-improvement" not in reasons, "nothing is asked of a list that its maker has paused"
    assert reasons["focus-leder-notification"] == ("unknown",)
    assert "requirement-1" not in reasons
    assert [item.state.assessment.set for item in found] == sorted(
        (item.state.assessment.set for item in found), key=list(SETS).index
    )


def test_no_standard_is_longer_than_a_line_of_a_paper(reading: Reading) -> None:
    for item in reading.register.assessments:
        assert len(item.standard) < 120
        assert not re.search(r"\bwe statement|\bCQC\b", item.standard)
