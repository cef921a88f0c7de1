"""No fact is read back out of words: reworded messages, titles and helps change nothing but themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.diff import DiffOptions, diff
from qaif_cli.flow.forms import actions
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.form_input import Filling
from qaif_cli.judge.rules import unknowns
from qaif_cli.judge.rules.unknowns import unknown
from tests.support.desk import Desk, stop_clock
from tests.support.repository import Repository, repository
from tests.support.running import Qaif

DAY = date(2026, 6, 15)
LATE = "2026-08-03"
TITLE = "Move to one inbox"
TITLES = ("A1: the inbox, at last: one of them", "r: Review, score 4: Follow-up: done")


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return repository(tmp_path)


@pytest.fixture
def unknown_code(base: Path) -> Path:
    """The base register with a provider whose code is not known yet."""
    path = base / "providers" / "oakrise-practice.yaml"
    path.write_text(path.read_text("utf-8").replace("ods_code: null", "ods_code: unknown"), "utf-8")
    return base


def retitled(records: Path, title: str) -> None:
    path = records / "risks" / "R-0001.yaml"
    path.write_text(path.read_text("utf-8").replace(f"title: {TITLE}", f'title: "{title}"'), "utf-8")


@pytest.mark.parametrize("title", [TITLE, *TITLES])
def test_an_action_is_known_by_its_id_whatever_its_title_says(title: str, base: Path, qaif: Qaif) -> None:
    retitled(base, title)
    found = qaif("action", "list", "--format", "json", "--as-of", LATE, "--records", str(base))
    (mine,) = [row for row in json.loads(found.out)["actions"] if row["record"] == "R-0001"]
    assert (mine["id"], mine["what"], mine["due"]) == ("A2", title, "2026-07-31")
    sheet = base.parent / "sheet.yaml"
    asked = ("sheet", "--actions", "--as-of", LATE, "--records", str(base), "--out", str(sheet))
    assert qaif(*asked).code == 0
    assert f"# A2: {title} (" in sheet.read_text("utf-8")


@pytest.mark.parametrize("title", TITLES)
def test_what_was_late_is_not_late_anew_because_it_is_worded_otherwise(title: str, made: Repository) -> None:
    made.commit("late already", day=LATE)
    retitled(made.records, title)
    asked = Ask(made.records, made.records, date(2026, 8, 4), date(2026, 8, 4))
    headings = [item.heading for item in diff(asked, DiffOptions("")).items if item.record == "R-0001"]
    assert headings == ["text"]


@pytest.mark.parametrize("words", ["nothing is said: of it", "see `title`: not known"])
def test_a_report_groups_what_is_unknown_by_field_and_not_by_message(
    words: str, unknown_code: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("report", "--bimonthly", "--as-of", DAY.isoformat(), "--records", str(unknown_code))
    before = qaif(*asked).out
    assert "- **ODS code** (1): " in before
    monkeypatch.setattr(unknowns, "coded", lambda _: words)
    assert qaif(*asked).out == before


def test_the_unknown_fields_are_said_as_data(unknown_code: Path) -> None:
    reading = read(Ask(unknown_code, unknown_code, DAY, DAY))
    hits = list(unknown.check(reading.now))
    assert [(hit.record, hit.fields) for hit in hits] == [("oakrise-practice", ("ods_code",))]


def test_the_actions_of_a_record_are_listed_however_the_question_is_worded(base: Path) -> None:
    done = next(form for form in actions.FORMS if form.verb == "done")
    entry = done.blanks[0]
    asked = Filling(done, read(Ask(base, base, DAY, DAY)), ("R-0001",), DAY)
    assert "  A2  Move to one inbox" in asked.hint(entry)
    assert asked.hint(replace(entry, name="action", help="which: of them")) == asked.hint(entry)
    assert asked.hint(replace(entry, entries_of="")) == ""


def test_another_number_brings_no_exception_that_the_record_had_not(
    made: Repository, qaif: Qaif, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, LATE)
    found = qaif("check", "--as-of", LATE, "--records", str(made.records)).out
    assert found.count("risks/R-0001.yaml") == 3
    said = Desk(qaif, made.records).does("renumber", "R-0001")
    assert "R-0004 from now on" in said
    assert "framework" not in said
