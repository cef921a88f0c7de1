from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.running import Golden, Qaif

DAY = ("--as-of", "2026-06-15")
ONE_OF_EACH = {
    "area": "primary-care",
    "risk": "R-0001",
    "provider": "fernhill-practice",
    "concern": "Q-0001",
    "commitment": "primary-care-1",
    "paper": "quality-committee-2026-05-28",
    "indicator": "results-read",
    "case": "C-0001",
    "intelligence": "I-0001",
    "meeting": "2026-04-14-insights-meeting",
    "assessment": "nhse-patient-safety",
    "horizon": "H-0001",
    "impact": "E-0001",
    "situation": "D-0001",
}


EXTENSIONS = """extensions:
  - { date: 2026-05-01, due: 2026-06-01, by: quality-lead, why: Asked }
  - { date: 2026-05-01, corrects: 2026-05-01/1, due: 2026-06-08, by: quality-lead, why: Misread }
"""
RISK_ALONE = ("IF", "THEN", "RESULTING IN")


@pytest.mark.parametrize(("kind", "id_"), ONE_OF_EACH.items())
def test_a_record_is_shown_whole(kind: str, id_: str, qaif: Qaif, base: Path, golden: Golden) -> None:
    text = qaif(kind, "show", id_, "--records", str(base), *DAY)
    assert (text.code, text.err) == (0, "")
    golden(f"show/{kind}.txt", text.out)
    golden(f"show/{kind}.json", qaif(kind, "show", id_, "--records", str(base), *DAY, "--format", "json").out)


def test_what_happened_later_is_not_shown(qaif: Qaif, base: Path) -> None:
    then = qaif("risk", "show", "r-0001", "--records", str(base), "--as-of", "2026-03-10", "--format", "json")
    risk = json.loads(then.out)["risk"]
    assert [review["date"] for review in risk["reviews"]] == ["2026-01-20", "2026-03-04"]
    assert risk["actions"][0]["done"] is None
    assert risk["chases"] == []
    assert risk["computed"]["score"] == 16
    assert risk["computed"]["concerns"] == ["Q-0001"]


def test_a_record_that_is_closed_later_is_open(qaif: Qaif, base: Path) -> None:
    then = json.loads(
        qaif(
            "risk", "show", "R-0003", "--records", str(base), "--as-of", "2025-10-01", "--format", "json"
        ).out
    )
    assert then["risk"]["closed"] is None
    assert then["risk"]["computed"]["status"] == "open"


@pytest.mark.parametrize(
    ("typed", "id_"), [("fern", "fernhill-practice"), ("r1", "R-0001"), ("Q-2", "Q-0002")]
)
def test_a_record_is_meant_by_the_beginning_of_its_id(typed: str, id_: str, qaif: Qaif, base: Path) -> None:
    """As every other command takes it."""
    shown, whole = (qaif("show", name, "--records", str(base), *DAY) for name in (typed, id_))
    assert whole.code == 0
    assert shown == whole


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("risk", "show", "r11"), "There is no risk `R-0011`. Did you mean `R-0001`?"),
        (("risk", "show", "Q-0001"), "`Q-0001` is not a risk. Run `qaif concern show Q-0001`."),
        (("provider", "show", "x"), "`qaif provider list --status all` lists them."),
    ],
)
def test_what_is_not_there_is_said(arguments: tuple[str, ...], said: str, qaif: Qaif, base: Path) -> None:
    result = qaif(*arguments, "--records", str(base), *DAY)
    assert result.code == 2
    assert said in result.err


def test_a_record_that_did_not_exist_yet_is_not_shown(qaif: Qaif, base: Path) -> None:
    result = qaif("risk", "show", "R-0001", "--records", str(base), "--as-of", "2025-12-31")
    assert result.code == 2
    assert "R-0001 did not exist on 31 December 2025." in result.err


def test_what_a_later_entry_puts_right_is_said_not_to_count(qaif: Qaif, base: Path) -> None:
    file = base / "cases" / "C-0001.yaml"
    file.write_text(file.read_text("utf-8") + EXTENSIONS, "utf-8")
    shown = qaif("case", "show", "C-0001", "--records", str(base), *DAY).out
    lines = [line.strip() for line in shown.splitlines() if "due: " in line and "June 2026" in line]
    assert lines == [
        "1 May 2026  no longer counts, put right below; due: 1 June 2026; by: Quality Lead for Primary Care; why: Asked",
        "1 May 2026  corrects: 2026-05-01/1; due: 8 June 2026; by: Quality Lead for Primary Care; why: Misread",
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("quality-committee", "`quality-committee` is no record; framework.yaml has it: body, Quality Committee. `qaif body list` lists each body;"),
        ("Quality Committee", "`qaif find quality-committee` says which records name it."),
        ("quality-lead", "it: role, Quality Lead for Primary Care. `qaif role list` lists each role;"),
        ("intensive", "framework.yaml has it: level, intensive."),
        ("framework", "`framework.yaml` holds the settings, and is no record."),
    ],
)  # fmt: skip
def test_what_stands_in_the_settings_is_said_to_be_there(
    asked: str, said: str, qaif: Qaif, base: Path
) -> None:
    for verb in ("show", "edit"):
        refused = qaif(verb, asked, "--records", str(base))
        assert (refused.code, said in refused.err) == (2, True), refused.err


def test_only_a_risk_is_told_as_if_then_resulting_in(qaif: Qaif, base: Path) -> None:
    file = base / "cases" / "C-0001.yaml"
    effect = "effect: { date: 2026-06-10, by: quality-lead, evidence: Fewer are missed }\n"
    file.write_text(file.read_text("utf-8") + effect, "utf-8")
    for kind, id_ in ONE_OF_EACH.items():
        shown = qaif(kind, "show", id_, "--records", str(base), *DAY).out
        told = [word for word in RISK_ALONE if any(line.startswith(word) for line in shown.splitlines())]
        assert told == (list(RISK_ALONE) if kind == "risk" else []), kind
    shown = qaif("case", "show", "C-0001", "--records", str(base), *DAY).out
    assert "\nEffect\n  Date            10 June 2026\n" in shown
