"""Outcomes that an indicator measures, and the quality schedule of providers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from qaif_cli.judge.state.outcomes import schedules
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.outcome import STEPS, OutcomeProgress
from qaif_cli.model.words import in_words
from qaif_cli.render.outcome_words import outcome_words
from tests.support.desk import Desk, stop_clock
from tests.support.moments import BASE, moment
from tests.support.running import Qaif

ID = "primary-care-1"
FILE = "indicators/results-read.yaml"
AREA = ("report", "--area", "primary-care", "--as-of", "2026-06-15")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def test_an_outcome_is_told_by_its_indicator(desk: Desk) -> None:
    said = "2 commitments say in words what is measured, and no indicator follows it."
    assert said in desk(*AREA, "--full").out
    assert (
        "2 commitments: 1 on track, 1 without a status; 2 measured in words, without an indicator."
        in desk(*AREA).out
    )
    desk.does("commitment", "edit", ID, "--indicator", "results-read")
    out = desk(*AREA).out
    assert (
        "73% (April 2024 to March 2025) → 73% (May 2026) → target 75% by 31 December 2026; ○○○○○○○○○○ 0%"
        in out
    )
    assert "; 1 measured in words, without an indicator." in out
    assert "1 other commitment says in words what is measured" in desk(*AREA, "--full").out
    row = next(
        item
        for item in json.loads(desk("commitment", "list", "--format", "json").out)["commitments"]
        if item["id"] == ID
    )
    assert (row["progress"]["indicator"], row["progress"]["baseline"]) == ("results-read", 73)


def test_the_full_report_of_an_area_tells_outcomes_gaps_and_others(desk: Desk) -> None:
    desk.does("commitment", "edit", ID, "--indicator", "results-read")
    short, full = desk(*AREA).out, desk(*AREA, "--full").out
    for line in short.splitlines():
        if line.startswith("- ") and any(said in line for said in (" → ", "beside others", "by deprivation")):
            assert line in full
    assert all(said in full for said in (" → ", "beside others: ", "by deprivation: "))


def test_the_target_of_the_day_is_told(desk: Desk) -> None:
    desk.does("commitment", "edit", ID, "--indicator", "results-read")
    day = ("commitment", "list", "--as-of", "2026-05-31", "--format", "json")
    before = [item["progress"] for item in json.loads(desk(*day).out)["commitments"]]
    desk.does("indicator", "edit", "results-read", "--target", "60", "--target-source", "planning guidance")
    assert [item["progress"] for item in json.loads(desk(*day).out)["commitments"]] == before


@pytest.mark.parametrize(("said", "code"), [("results-raed", 2), ("Results that were read", 0)])
def test_a_word_in_the_shape_of_an_id_is_one(said: str, code: int, desk: Desk) -> None:
    path = desk.records / "commitments/primary-care-1.yaml"
    text = path.read_text("utf-8").replace("Practices whose status is known", said)
    path.write_text(text, "utf-8")
    found = desk("check", "--format", "json", "--as-of", "2026-06-15").out
    messages = [item["message"] for item in json.loads(found)["findings"]]
    assert any("results-raed" in message for message in messages) == bool(code)


def test_the_commitment_shows_its_indicator_by_its_title(desk: Desk) -> None:
    desk.does("commitment", "edit", ID, "--indicator", "results-read")
    shown = desk("show", ID).out
    assert "results-read: Test results read within two days at Fernhill" in shown
    assert "  Indicator       Test results read within two days at Fernhill" in shown


PARTS = [
    (73, 73, 75, 0),
    (73, 74, 75, 5),
    (73, 75, 75, STEPS),
    (73, 80, 75, STEPS),
    (73, 70, 75, 0),
    (73, 74.9, 75, 9),
    (80, 76, 75, STEPS),
    (75, 75, 75, STEPS),
]


@pytest.mark.parametrize(("stood", "stands", "aim", "steps"), PARTS)
def test_the_bar_is_full_at_the_target_and_empty_at_the_baseline(
    stood: float, stands: float, aim: float, steps: int
) -> None:
    made = progress(stood, stands, aim)
    assert made.steps == steps
    assert made.reached == (steps == STEPS)
    assert made.back == (stands < stood)
    assert f"{'●' * steps}{'○' * (STEPS - steps)} " in outcome_words(made)


BEYOND = [
    ("up", 95, 88, 90, None, "; it went back"),
    ("up", 90, 88, 90, None, "; it went back"),
    ("down", 5, 12, 10, None, "; it went back"),
    ("down", 20, 5, 10, STEPS, "target reached"),
    ("neutral", 0, 12, 10, STEPS - 1, "gone past the target"),
    ("neutral", 10, 10, 10, STEPS, "target reached"),
    ("neutral", 10, 12, 10, None, "target 10% by"),
]


@pytest.mark.parametrize(("better", "stood", "stands", "aim", "steps", "says"), BEYOND)
def test_where_it_stood_at_its_target_there_is_no_way_to_go(
    better: str, stood: float, stands: float, aim: float, steps: int | None, says: str
) -> None:
    made = progress(stood, stands, aim)
    made = replace(
        made, indicator=made.indicator.model_copy(update={"better": better}), due=date(2026, 12, 31)
    )
    assert made.steps == steps
    assert says in outcome_words(made)
    assert "% of the way" not in outcome_words(made)


SINCE = [
    ("2026-04-01", "1", "30 April 2026"),
    ("2026-04-01", "3", "30 June 2026"),
    ("2026-04-01", "12", "31 March 2027"),
    ("2026-04-15", "1", "31 May 2026"),
    ("2026-03-31", "1", "30 April 2026"),
]


@pytest.mark.parametrize(("since", "every", "ends"), SINCE)
def test_the_first_period_of_a_contract_ends_where_its_months_do(
    since: str, every: str, ends: str, desk: Desk
) -> None:
    (desk.records / FILE).write_text(
        (desk.records / FILE)
        .read_text("utf-8")
        .replace("published_after: 20", "published_after: 1")
        .partition("\npoints:")[0]
        + "\npoints: []\n",
        "utf-8",
    )
    words = ("--measure", "results-read", "--contract", "Contract of 2026", "--since", since)
    assert desk("provider", "schedule", "fernhill-practice", *words, "--every", every).code == 0
    (state,) = schedules(moment(desk.records, date(2026, 6, 15)))
    assert in_words(state.due - timedelta(days=1)) == ends


def progress(stood: float, stands: float, aim: float) -> OutcomeProgress:
    now = moment(BASE, date(2026, 6, 15))
    commitment, indicator = now.register.get(Commitment, ID), now.register.get(Indicator, "results-read")
    assert commitment
    assert indicator
    return OutcomeProgress(commitment, indicator, stood, "2024", stands, date(2026, 5, 31), aim, None)


def test_what_a_contract_asks_for_is_due_and_goes_on_the_schedule_once(desk: Desk) -> None:
    words = (
        "--measure",
        "results-read",
        "--every",
        "3",
        "--contract",
        "Contract of 2026",
        "--since",
        "2026-01-01",
    )
    desk.does("provider", "schedule", "fernhill-practice", *words, "--target", "75")
    due = desk("due", "--within", "6m").out
    assert "S1: Figure that Contract of 2026 asks for: Test results read within two days" in due
    again = desk("provider", "schedule", "fernhill-practice", *words)
    assert "on its schedule already, as S1" in again.err
    desk.does("provider", "schedule", "fernhill-practice", "--line", "s1", "--until", "2026-06-01")
    assert "Contract of 2026 asks" not in desk("due", "--within", "6m").out
    wrong = desk("provider", "schedule", "fernhill-practice", "--line", "S1", "--contract", "Another")
    assert "S1 stays what it is" in wrong.err
    assert (
        "has no line S4"
        in desk("provider", "schedule", "fernhill-practice", "--line", "S4", "--every", "2").err
    )
