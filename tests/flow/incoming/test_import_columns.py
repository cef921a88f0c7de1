"""Which column is proposed for which field, and where a person is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from qaif_cli.store import yaml
from tests.flow.incoming.conftest import DEFAULTS, Imports, Written
from tests.support.desk import Desk

CLEAR = {
    "the plain ones": ("Likelihood,Impact,Score", "likelihood,consequence,score"),
    "the residual ones alone": ("Residual likelihood,Residual impact", "likelihood,consequence"),
    "a current score beside plain levels": (
        "Likelihood,Impact,Current Risk Score",
        "likelihood,consequence,score",
    ),
    "inherent and current": (
        "Inherent L,Inherent C,Current L,Current C",
        "initial_likelihood,initial_consequence,likelihood,consequence",
    ),
    "current and target": (
        "Current L,Current C,Target L,Target C,Target score",
        "likelihood,consequence,target_likelihood,target_consequence,target_score",
    ),
    "a previous score": ("Likelihood,Impact,Previous score", "likelihood,consequence,leave"),
}
ASKED = {
    "inherent and residual": "Inherent L,Inherent C,Residual L,Residual C",
    "plain and residual": "Likelihood,Impact,Residual likelihood,Residual impact",
    "plain and inherent": "Likelihood,Impact,Inherent likelihood,Inherent impact",
    "a threat and a residual": "Threat Likelihood Score,Impact,Residual Likelihood,Residual impact",
    "inherent alone": "Inherent likelihood,Inherent impact",
    "current and residual": "Current L,Current C,Residual L,Residual C",
    "two of one name": "Likelihood,Impact,Likelihood,Impact",
}


def row(columns: str) -> str:
    steps = ",".join("4" if name.endswith(("score", "Score")) else "2" for name in columns.split(","))
    return f"Ref,Risk,{columns}\nA1,Beds,{steps}\n"


@pytest.mark.parametrize("name", CLEAR)
def test_what_can_mean_one_thing_is_proposed(name: str, imports: Imports) -> None:
    columns, fields = CLEAR[name]
    _, said = imports(row(columns))
    assert "To be decided" not in said
    for column, field in zip(columns.split(","), fields.split(","), strict=True):
        assert f"  {column} → {field}" in said


@pytest.mark.parametrize("name", ASKED)
def test_what_can_mean_two_things_is_asked(name: str, desk: Desk, imports: Imports) -> None:
    code, said = imports(row(ASKED[name]), "", "--write")
    assert code == 2
    assert "To be decided: Which" in said
    assert "Write into the map, under `columns:`, one of" in said
    assert desk.changed() == []


def test_what_is_said_for_the_map_settles_the_question(desk: Desk, imports: Imports) -> None:
    sheet = row("Inherent L,Inherent C,Residual L,Residual C")
    _, said = imports(sheet)
    line = next(line for line in said.split("\n") if line.startswith("  Residual L, Residual C"))
    columns = line.partition(": ")[2]
    assert "Residual L: likelihood" in columns
    assert "Inherent L: initial_likelihood" in columns
    told = f"columns: {{Ref: reference, Risk: title, {columns}}}\n{DEFAULTS}"
    assert imports(sheet, told, "--write")[0] == 0
    assert desk.changed() == ["risks/R-0004.yaml"]


def test_two_status_columns_are_asked_about(imports: Imports) -> None:
    _, said = imports("Ref,Risk,Likelihood,Impact,Status,Register_Status\nA1,Beds,2,2,Active,Open\n")
    assert "To be decided: Which column is the status: open or closed" in said
    assert "  Register_Status: Status: leave, Register_Status: status" in said


def test_a_review_that_may_be_the_last_or_the_next_is_asked_about(imports: Imports) -> None:
    _, said = imports("Ref,Risk,Likelihood,Impact,Date of Review\nA1,Beds,2,2,2026-01-01\n")
    assert "To be decided: `Date of Review` is the day of which review?" in said


def test_a_sheet_without_levels_is_refused_in_words(imports: Imports) -> None:
    code, said = imports("Ref,Risk,Owner,Residual risk\nA1,Beds,Lead,High\n", "", "--write")
    assert code == 2
    assert "Residual risk → level" in said
    told = f"columns: {{Ref: reference, Risk: title, Residual risk: leave}}\n{DEFAULTS}"
    code, said = imports("Ref,Risk,Owner,Residual risk\nA1,Beds,Lead,High\n", told)
    assert (code, "no columns say the consequence and the likelihood, and no score is guessed" in said) == (
        1,
        True,
    )
    told = (
        f"columns: {{Ref: reference, Risk: title, Residual risk: level}}\n{DEFAULTS}"
        "values: {level: {High: {consequence: 4, likelihood: 3}}}\n"
    )
    code, said = imports("Ref,Risk,Owner,Residual risk\nA1,Beds,Lead,High\n", told)
    assert (code, "level: High = 4 × 3 (1)" in said) == (0, True)


def test_words_that_are_none_of_the_registers_are_not_taken_for_an_area(imports: Imports) -> None:
    _, said = imports("Ref,Risk,Likelihood,Impact,Directorate,Category\nA1,Beds,2,2,Surgery,safety\n")
    assert "Directorate → leave (none of its words is a area" not in said
    assert "Directorate → leave (its words are nothing of the register" in said
    assert "Category → domain" in said


def test_a_first_and_a_present_score_need_the_day_of_the_present_one(desk: Desk, imports: Imports) -> None:
    sheet = "Ref,Risk,Inherent L,Inherent C,Current L,Current C,Last review\nA1,Beds,4,4,2,4,2026-05-01\n"
    told = (
        "columns: {Ref: reference, Risk: title, Inherent L: initial_likelihood, Inherent C: initial_consequence,"
        " Current L: likelihood, Current C: consequence, Last review: reviewed}\n" + DEFAULTS
    )
    code, said = imports(sheet, told.replace(", Last review: reviewed", ""))
    assert (code, "no day of the present one" in said) == (1, True)
    assert imports(sheet, told, "--write")[0] == 0
    text = (desk.records / "risks/R-0004.yaml").read_text("utf-8")
    assert text.index(
        "date: unknown\n    by: safety-lead\n    consequence: 4\n    likelihood: 4"
    ) < text.index("date: 2026-05-01\n    by: safety-lead\n    consequence: 4\n    likelihood: 2")


def test_a_first_score_that_stays_is_kept_with_its_day_so_that_the_risk_is_not_taken_for_a_new_one(
    desk: Desk, imports: Imports
) -> None:
    sheet = (
        "Ref,Risk,Inherent L,Inherent C,Current L,Current C,Opened,Last review\n"
        "A1,Beds,4,4,4,4,2026-01-09,2026-05-01\n"
        "A2,Heat,2,2,2,2,,2026-05-01\n"
    )
    told = (
        "columns: {Ref: reference, Risk: title, Inherent L: initial_likelihood, Inherent C: initial_consequence,"
        " Current L: likelihood, Current C: consequence, Opened: opened, Last review: reviewed}\n" + DEFAULTS
    )
    code, said = imports(sheet, told, "--write")
    assert (code, said if code else "") == (0, "")
    assert "the same as the present score: `Inherent L` 1, `Inherent C` 1" in said
    kept = (desk.records / "risks/R-0004.yaml").read_text("utf-8")
    assert kept.index("- date: 2026-01-09") < kept.index("- date: 2026-05-01")
    assert (desk.records / "risks/R-0005.yaml").read_text("utf-8").count("- date: ") == 1


def test_on_a_terminal_it_is_asked(desk: Desk, written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["9", "2", "safety", "nowhere", "safety", "quality lead", "safety-lead"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(answers))
    sheet = written("r.csv", row("Likelihood,Impact,Residual likelihood,Residual impact"))
    result = desk("import", "risks", sheet, "--write")
    assert result.code == 0
    assert "Which is the score with the present controls?" in result.out
    assert "Say a number from 1 to 2." in result.err
    assert "There is no domain `nowhere`." in result.err
    assert list(answers) == []
    assert desk.changed() == ["risks/R-0004.yaml"]


def test_the_written_map_asks_of_each_word_that_stops_a_row(desk: Desk, written: Written) -> None:
    """A day that is none, a status that needs a day: each stands in the map as a question, with no search for its line."""
    rows = "Ref,Description,L,C,Reviewed,Status\n1,It breaks,3,4,TBC,Open\n2,It bends,2,2,2026-05-01,Closed\n"
    desk("import", "risks", written("r.csv", rows), "--write-map", "map.yaml")
    values = yaml.parse(Path("map.yaml").read_text("utf-8"))["values"]
    assert values == {"reviewed": {"TBC": "?"}, "status": {"Closed": "?"}}
