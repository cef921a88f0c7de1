"""A situation is opened, assessed with options scored in each way, learnt from and closed; what cannot be is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.situations import option_of
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

LEAD = ("--by", "quality-lead")
ADD = ("situation", "add", "--title", "The lift at Oakrise stands still", "--trigger", "It stopped in the night", "--area", "primary-care", "--owner", "quality-lead")  # fmt: skip
ASSESS = ("situation", "assess", "D-0002", "--confidence", "low", "--why", "No engineer yet", "--decision", "See people downstairs", "--dissent", "None.", *LEAD)  # fmt: skip
SOON = ("--at", "8.30", "--reassess-by", "1d")
WHOLE = (
    "See people downstairs; act 2x2; not act 3x4; moved 3 x 3 to the waiting room, held by Oakrise Practice"
)
CLOSE = ("situation", "close", "D-0002", *LEAD, "--reason", "It goes again")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.does(*ADD)
    return desk


def text(desk: Desk) -> str:
    return (desk.records / "situations" / "D-0002.yaml").read_text("utf-8")


def test_it_is_assessed_on_the_day_on_which_it_began(desk: Desk) -> None:
    said = desk.does(*ADD, "--service", "Blood tests", "--risk", "R-0002")
    assert "`qaif situation assess D-0002`, by the end of 15 June 2026." in said
    assert "services:\n  - Blood tests\n" in text(desk)
    assert "reassessment" in desk("due", "--format", "json").out
    assert "DYN001" not in desk("check", "--select", "DYN").out


def test_an_assessment_says_what_each_way_scores_and_by_when_it_is_made_again(opened: Desk) -> None:
    said = opened.does(
        *ASSESS, *SOON, "--reassess-at", "1230", "--rising", "People who wait", "--option", WHOLE
    )
    assert (
        "See people downstairs: act 4 (Moderate), not act 12 (High) and moved 9 (High) to the waiting room."
        in said
    )
    assert "D-0002 is to be assessed again by 16 June 2026 at 12:30." in said
    there = text(opened)
    for line in (
        "at: 08:30",
        "reassess_at: 12:30",
        "heading: rising",
        "held_by: Oakrise Practice",
        "dissent: none",
    ):
        assert line in there
    assert opened("check", "--select", "DYN").out.count("DYN0") == 0


def test_what_is_not_scored_is_said(opened: Desk) -> None:
    assert "No option is scored (DYN002)." in opened.does(*ASSESS, *SOON)
    said = opened.does(
        *ASSESS, "--at", "9:00", "--reassess-by", "1d", "--option", "Wait; act 2x2; moves nothing"
    )
    assert "Wait: act 4 (Moderate), moves nothing and no score for “not act” (DYN002)." in said


def test_a_day_later_than_the_settings_allow_is_said(opened: Desk) -> None:
    settings = opened.records / "framework.yaml"
    allowed = (
        "  situation_reassessed: { value: 2, unit: days, citation: our own, mark: P }\n  situation_lasting:"
    )
    settings.write_text(settings.read_text("utf-8").replace("  situation_lasting:", allowed), "utf-8")
    said = opened.does(*ASSESS, "--at", "08:30", "--reassess-by", "1w", "--option", WHOLE)
    assert "D-0002 is to be assessed again by 17 June 2026." in said
    assert "22 June 2026 is later than the settings allow [our own]." in said


def test_a_length_of_time_counts_from_the_assessment(desk: Desk) -> None:
    desk.does(*ADD, "--date", "2026-06-08")
    said = desk.does(*ASSESS, *SOON, "--date", "2026-06-09", "--option", WHOLE)
    assert "D-0002 is to be assessed again by 10 June 2026." in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((*ADD, "--date", "2026-06-16"), "16 June 2026 has not come yet."),
        ((*ASSESS, "--reassess-by", "1d"), "Missing: --at."),
        ((*ASSESS, "--at", "08:30"), "Missing: --reassess-by."),
        ((*ASSESS, "--at", "25:00", "--reassess-by", "1d"), "`--at 25:00` is no time of day. Write 08:30 or 16:45."),
        ((*ASSESS, "--at", "morning", "--reassess-by", "1d"), "is no time of day."),
        ((*ASSESS, "--at", "08:30", "--reassess-by", "2026-06-14"), "The reassessment of 14 June 2026 would be no later"),
        ((*ASSESS, "--at", "08:30", "--reassess-by", "today", "--reassess-at", "08:30"), "would be no later than the assessment itself."),
        ((*ASSESS, *SOON, "--intelligence", "I-9999"), "I-9999"),
        ((*ASSESS, *SOON, "--body", "surge-cell"), "surge-cell"),
        (CLOSE, "Missing: --learnt. A situation is closed with what was learnt."),
        (("situation", "reopen", "D-0002", *LEAD, "--why", "Again"), "D-0002 is not closed."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(words: tuple[str, ...], why: str, opened: Desk) -> None:
    before = text(opened)
    assert why in opened.refuses(*words)
    assert text(opened) == before


SCORE = {"consequence": 2, "likelihood": 3}
READ: dict[str, dict[str, Any]] = {
    "Wait": {"what": "Wait"},
    "Wait; act 2x3": {"what": "Wait", "act": SCORE},
    "Wait ; ACT 2 × 3 ;": {"what": "Wait", "act": SCORE},
    "Act on it; not-act 2*3; Moves Nothing": {"what": "Act on it", "not_act": SCORE, "moves_nothing": True},
    "A; moved 2x3 to homes, beds, held by X; moved 2x3 to crews, held by Y": {
        "what": "A",
        "moved": [SCORE | {"to": "homes, beds", "held_by": "X"}, SCORE | {"to": "crews", "held_by": "Y"}],
    },
}
REFUSED = {
    "": "does not say what could be done",
    "act 2x3": "does not say what could be done",
    "; act 2x3": "does not say what could be done",
    "moves nothing": "does not say what could be done",
    "Wait; act 2": "`act 2` of",
    "Wait; perhaps": "is no score",
    "Wait; act 0x3": "`0` of `act 0x3` is no consequence.",
    "Wait; act 3x6": "`6` of `act 3x6` is no likelihood.",
    "Wait; act 2x3; act 2x3": "scores “act” twice",
    "Wait; not act 2x3; not-act 2x2": "scores “not act” twice",
    "Wait; moved 2x3": "does not say where the risk goes, and who holds it there",
    "Wait; moved 2x3 to homes": "`moved 2x3 to homes` of",
    "Wait; act 2x3 to homes, held by X": "which “moved” does",
    "Wait; moves nothing; moved 2x3 to homes, held by X": "moves nothing, and moves something",
}


@pytest.mark.parametrize("said", READ)
def test_an_option_is_read_with_its_scores(said: str) -> None:
    assert option_of(said) == READ[said]


@pytest.mark.parametrize("said", REFUSED)
def test_an_option_that_says_something_else_is_refused(said: str) -> None:
    with pytest.raises(QaifError) as refused:
        option_of(said)
    assert REFUSED[said] in str(refused.value)


def test_it_is_closed_with_what_was_learnt_and_assessed_when_it_is_opened_again(opened: Desk) -> None:
    assert "Nobody assessed it." in opened.does(
        *CLOSE, "--learnt", "The spare key hangs with us", "--dry-run"
    )
    opened.does(*ASSESS, *SOON, "--option", WHOLE)
    opened.does(*CLOSE, "--learnt", "The spare key hangs with us")
    assert "learnt:\n  - date: 2026-06-15\n    what: The spare key hangs with us\n" in text(opened)
    assert "closed on 15 June 2026" in opened.refuses(*ASSESS, *SOON)
    said = opened.does("situation", "reopen", "D-0002", *LEAD, "--why", "It stopped again")
    assert "is open again from 15 June 2026" in said
    assert "It is to be assessed again by 15 June 2026." in said
    opened.does(*CLOSE)  # what it taught stands there already


def test_what_lasts_is_given_a_risk(desk: Desk) -> None:
    desk.does(*ADD, "--date", "2026-05-18")
    desk.does(*ASSESS, *SOON, "--option", WHOLE)
    assert "DYN003" in desk("check", "--select", "DYN").out
    said = desk.does(*CLOSE, "--learnt", "Ring early", "--dry-run")
    assert "It lasted since 18 May 2026, and no open risk holds what was left of it." in said
    desk.does("situation", "edit", "D-0002", "--risk", "R-0001")
    assert "DYN003" not in desk("check", "--select", "DYN").out
