from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.flow.cards import cards
from tests.support.running import Qaif, Result
from tests.support.writing import Changes

pytestmark = pytest.mark.usefixtures("june")
AGREED = ("--until", "2026-12-31", "--why", "New system", "--agreed-by", "quality-committee")


@pytest.fixture
def waive(qaif: Qaif, base: Path) -> Qaif:
    """Runs `qaif waive` on the base register."""

    def go(*words: str) -> Result:
        return qaif("waive", *words, "--records", str(base))

    return go


def test_an_exception_is_written_whole(waive: Qaif, changes: Changes) -> None:
    result = waive("R-0001", "--rule", "act003", *AGREED, "--agreed-on", "2026-06-11")
    assert "ACT003 finds nothing in R-0001 at present." in result.out
    assert changes() == [
        "+waivers:",
        "+  - rule: ACT003",
        "+    agreed_on: 2026-06-11",
        "+    agreed_by: quality-committee",
        "+    until: 2026-12-31",
        "+    why: New system",
    ]


def test_what_it_sets_aside_is_said(waive: Qaif, base: Path) -> None:
    path = base / "risks" / "R-0001.yaml"
    path.write_text(path.read_text("utf-8").replace("due: 2026-07-31", "due: 2026-06-01"), "utf-8")
    result = waive("R-0001", "--rule", "action-overdue", *AGREED)
    assert "Sets aside until 31 December 2026: action A2 was due by 1 June 2026" in result.out


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2027-03-31", "Set aside until 31 December 2026 already, and now until 31 March 2027: "),
        ("2026-11-30", "Set aside until 31 December 2026 already, which this does not change: "),
    ],
)
def test_of_two_exceptions_the_later_end_holds(
    until: str, said: str, waive: Qaif, qaif: Qaif, base: Path
) -> None:
    path = base / "risks" / "R-0001.yaml"
    path.write_text(path.read_text("utf-8").replace("due: 2026-07-31", "due: 2026-06-01"), "utf-8")
    waive("R-0001", "--rule", "ACT003", *AGREED)
    again = waive("R-0001", "--rule", "ACT003", *AGREED, "--until", until, "--why", "Still new")
    assert said in again.out
    late = qaif("check", "--records", str(base), "--as-of", "2027-02-01", "--select", "ACT003").out
    assert ("R-0001" in late) == (until < "2027")


def test_a_body_that_may_not_agree_is_written_and_said(waive: Qaif, changes: Changes) -> None:
    result = waive("R-0001", "--rule", "ACT003", *AGREED[:-1], "insights-meeting")
    assert "It has no effect until a body that may give assurance agrees." in result.out
    assert "which may not give assurance" in result.out
    assert changes() != []


@pytest.mark.parametrize(
    "code", ["CHG003", "CHG019", "FIL001", "SHP001", "IDS001", "LNK002", "HIS002", "EXT001"]
)
def test_what_cannot_be_true_cannot_be_set_aside(code: str, waive: Qaif, changes: Changes) -> None:
    result = waive("R-0001", "--rule", code, *AGREED)
    assert (result.code, changes()) == (2, [])
    assert f"{code} cannot be set aside" in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Missing: --rule, --until, --why, --agreed-by."),
        (("--rule", "ACT033", *AGREED), "There is no rule `ACT033`. Did you mean `ACT003`?"),
        (("--rule", "ACT003", *AGREED, "--until", "2026-06-01"), "before it was agreed on 15 June 2026"),
        (("--rule", "ACT003", *AGREED, "--until", "unknown"), "--until must be known here."),
        (("--rule", "ACT003", *AGREED, "--agreed-on", "2026-06-20"), "a day that has not come yet"),
        (("--rule", "ACT003", *AGREED[:-1], "quality-comittee"), "Did you mean `quality-committee`?"),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], said: str, waive: Qaif, changes: Changes) -> None:
    result = waive("R-0001", *words)
    assert (result.code, changes()) == (2, [])
    assert said in result.err


def test_a_dry_run_writes_nothing(waive: Qaif, changes: Changes) -> None:
    assert "+waivers:" in waive("R-0001", "--rule", "ACT003", *AGREED, "--dry-run").out
    assert changes() == []


def test_no_rule_on_a_change_can_be_set_aside(waive: Qaif, changes: Changes) -> None:
    on_changes = [card for card in cards() if card.code.startswith("CHG")]
    assert len(on_changes) > 20
    for card in on_changes:
        for said in (card.code, card.name):
            result = waive("R-0001", "--rule", said, *AGREED)
            assert (result.code, result.out) == (2, "")
            assert f"{card.code} cannot be set aside: it judges changes" in result.err
    assert changes() == []


def test_from_confidentiality_only_the_body_that_the_settings_name_may_agree(waive: Qaif, base: Path) -> None:
    none = "It has no effect until a body that the settings name for it agrees."
    assert none not in waive("R-0001", "--rule", "CNF003", *AGREED, "--dry-run").out
    assert none in waive("R-0001", "--rule", "CNF003", *AGREED[:-1], "insights-meeting", "--dry-run").out
    path = base / "framework.yaml"
    path.write_text(
        path.read_text("utf-8").replace("agreed_by: [quality-committee]", "agreed_by: [insights-meeting]"),
        "utf-8",
    )
    assert none in waive("R-0001", "--rule", "CNF003", *AGREED, "--dry-run").out
    assert none not in waive("R-0001", "--rule", "CNF003", *AGREED[:-1], "insights-meeting", "--dry-run").out


def test_what_is_agreed_to_stay_may_be_written(waive: Qaif, qaif: Qaif, base: Path) -> None:
    title = ("risk", "edit", "R-0001", "--title", "The pump QQ 00 00 00 A fails", "--records", str(base))
    refused = qaif(*title)
    assert (refused.code, "holds a National Insurance number" in refused.err, "00 00" in refused.err) == (
        2,
        True,
        False,
    )
    assert waive("R-0001", "--rule", "CNF003", *AGREED, "--agreed-on", "2026-06-11").code == 0
    written = qaif(*title)
    assert written.code == 0, written.err
