"""The impact of a change is proposed, assessed, signed, decided on and looked back on; what cannot be is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

LEAD = ("--by", "quality-lead")
ADD = ("impact", "add", "--title", "One reader of results", "--subject", "saving", "--area", "primary-care", "--owner", "quality-lead")  # fmt: skip
ASSESS = ("impact", "assess", "E-0002", *LEAD)
WORSE = (*ASSESS, "--dimension", "safe", "--effect", "worse", "--consequence", "4", "--likelihood", "4")
DECIDE = ("impact", "decide", "E-0002", "--body", "quality-committee")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


@pytest.fixture
def proposed(desk: Desk) -> Desk:
    desk.does(*ADD, "--provider", "oakrise-practice", "--starts", "2026-09-01")
    return desk


def text(desk: Desk) -> str:
    return (desk.records / "impacts" / "E-0002.yaml").read_text("utf-8")


def test_what_changes_the_same_service_is_named_at_once(desk: Desk) -> None:
    said = desk.does(*ADD, "--provider", "oakrise-practice")
    assert "Open already for the same service: E-0001 Fewer evening clinics at Oakrise." in said
    assert "Open already" not in desk.does(*ADD, "--provider", "fernhill-practice")
    assert "starts: unknown" in text(desk)


def test_the_first_assessment_is_a_screening(proposed: Desk) -> None:
    said = proposed.does(*WORSE, "--mitigation", "A second reader", "--after-consequence", "4", "--after-likelihood", "2")  # fmt: skip
    assert "Recorded as its screening." in said
    assert "16 (Extreme): above 8 a full assessment is asked for" in said
    assert "With the mitigation 8 (High)." in said
    assert "stage: screening" in text(proposed)
    again = proposed.does(*ASSESS, "--stage", "full", "--note", "With two patients")
    assert "screening" not in again
    assert text(proposed).count("stage:") == 2


def test_what_is_left_of_a_high_score_asks_for_a_risk(proposed: Desk) -> None:
    assert "From 15 a risk holds what is left" in proposed.does(*WORSE)


def test_one_answer_serves_several_dimensions_and_groups(proposed: Desk) -> None:
    proposed.does(*ASSESS, "--dimension", "safe", "--dimension", "effective", "--effect", "same", "--group", "age", "--group", "carers", "--affected", "no", "--says", "None, because nobody comes otherwise")  # fmt: skip
    assert text(proposed).count("care: same") == 2
    assert text(proposed).count("affected: false") == 2
    assert "EIA006" not in proposed("check", "--select", "EIA").out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (ASSESS, "Missing: --dimension, --group or --stage."),
        ((*ASSESS, "--dimension", "safe"), "Missing: --effect."),
        ((*ASSESS, "--dimension", "safe", "--effect", "worse"), "Missing: --consequence, --likelihood."),
        ((*ASSESS, "--dimension", "safe", "--effect", "same", "--consequence", "3"), "--effect same has no score"),
        ((*ASSESS, "--effect", "same"), "--effect belongs to --dimension, which was not given."),
        ((*WORSE, "--after-consequence", "2"), "Missing: --after-likelihood."),
        ((*ASSESS, "--group", "age"), "Missing: --affected, --says."),
        ((*ASSESS, "--group", "ages", "--affected", "no", "--says", "None"), "Did you mean `age`?"),
        ((*ADD, "--subject", "savings"), "Did you mean `saving`?"),
        ((*DECIDE, "--decision", "go", "--condition", "A rota", "--owner", "quality-lead", "--due", "4w"), "--decision go has no conditions."),
        ((*DECIDE, "--decision", "go", "--seen-with", "E-0002"), "--seen-with E-0002 is the change itself."),
        ((*DECIDE, "--decision", "go-with-conditions", "--condition", "A rota"), "Missing: --owner, --due."),
        (("impact", "look-back", "E-0002", "--went", "worse", "--found", "Late", *LEAD), "E-0002 begins on 1 September 2026, after that day."),
        (("impact", "edit", "E-0002", "--look-back", "2026-08-31"), "The look-back of 31 August 2026 would be before the change begins on 1 September 2026."),
        ((*ADD, "--starts", "2026-09-01", "--look-back", "2026-08-31"), "would be before the change begins"),
        (("impact", "sign", "E-0002", "--for", "nurses", *LEAD), "Did you mean `nursing`?"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(words: tuple[str, ...], why: str, proposed: Desk) -> None:
    before = text(proposed)
    assert why in proposed.refuses(*words)
    assert text(proposed) == before


def test_nothing_is_looked_back_on_that_nobody_knows_to_have_begun(desk: Desk) -> None:
    desk.does(*ADD)
    said = desk.refuses("impact", "look-back", "E-0002", "--went", "better", "--found", "Well", *LEAD)
    assert "Nobody knows when E-0002 began. Say it first: `qaif impact edit E-0002 --starts DATE`." in said


def test_a_signature_says_what_is_not_answered(proposed: Desk) -> None:
    said = proposed.does("impact", "sign", "E-0002", "--for", "nursing", "--by", "chief-nursing-officer")
    assert "Not answered yet: Safe, Effective, Age and Carers." in said


def test_each_condition_becomes_an_action(proposed: Desk) -> None:
    said = proposed.does(*DECIDE, "--decision", "go-with-conditions", "--condition", "A rota", "--condition", "A count", "--owner", "safety-lead", "--due", "4w", "--seen-with", "E-0001")  # fmt: skip
    assert "Not signed yet for nursing and medicine: it may not begin before [§5.1 Quality governance" in said
    assert "that it is signed before it begins, and by whom, is our own]" in said
    assert "id: A1\n    title: A rota" in text(proposed)
    assert "id: A2\n    title: A count" in text(proposed)
    assert "EIA005" not in proposed("check", "--select", "EIA").out
    assert "go with conditions" in proposed("impact", "list", "--status", "go-with-conditions").out


def test_what_comes_after_the_start_is_said(desk: Desk) -> None:
    desk.does(*ADD, "--provider", "fernhill-practice", "--starts", "2026-05-04", "--date", "2026-05-01")
    late = "E-0002 began on 4 May 2026: the"
    assert f"{late} signature comes after it." in desk.does("impact", "sign", "E-0002", "--for", "medical", *LEAD)  # fmt: skip
    assert f"{late} decision comes after it." in desk.does(*DECIDE, "--decision", "go")


def test_worse_than_expected_asks_for_a_risk_and_closing_for_a_look_back(desk: Desk) -> None:
    looked = desk.does("impact", "look-back", "E-0001", "--went", "worse", "--found", "Fewer come", *LEAD)
    assert "No risk of the register holds it" in looked
    desk.does("impact", "edit", "E-0001", "--risk", "R-0002", "--without-indicator", "results-read")
    desk.does(*ADD, "--starts", "2026-05-04", "--date", "2026-05-01")
    said = desk.does("impact", "close", "E-0002", *LEAD, "--reason", "Over")
    assert "Nobody looked back on it yet: `qaif impact look-back E-0002` (EIA010)." in said
    assert "closed on" in desk.refuses(*ASSESS, "--stage", "full")
    assert "is open again" in desk.does("impact", "reopen", "E-0002", *LEAD, "--why", "It goes on")
