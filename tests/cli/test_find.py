from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.running import Qaif


def test_every_word_must_stand_in_the_record(qaif: Qaif, base: Path) -> None:
    result = qaif("find", "BACKLOG", "inboxes", "--records", str(base))
    assert (result.code, result.err) == (0, "1 record.\n")
    assert [line.split()[0] for line in result.out.splitlines()[:2]] == ["ID", "R-0001"]
    assert "cause" in result.out
    assert "results arrive in two inboxes" in result.out
    assert "actions 1, title" in result.out
    assert "Q-0001" not in result.out


def test_what_is_closed_is_found_too(qaif: Qaif, base: Path) -> None:
    found = json.loads(qaif("find", "fridge installed", "--records", str(base), "--format", "json").out)
    assert found["version"] == 1
    assert found["found"] == [
        {
            "id": "R-0003",
            "kind": "risk",
            "title": "Fridge for vaccines at Oakrise",
            "path": "records/risks/R-0003.yaml",
            "matches": [
                {"field": "title", "pointer": "/title", "text": "Fridge for vaccines at Oakrise"},
                {"field": "cause", "pointer": "/cause", "text": "the fridge is old"},
                {
                    "field": "closed, reason",
                    "pointer": "/closed/reason",
                    "text": "A new fridge was installed",
                },
            ],
        }
    ]


def test_a_comment_is_found_and_a_sign_in_a_value_is_none(qaif: Qaif, base: Path) -> None:
    path = base / "risks" / "R-0003.yaml"
    text = path.read_text("utf-8").replace(
        "cause: the fridge is old", 'cause: "bay #7 is old"  # since Easter'
    )
    path.write_text(f"# from the old register\n{text}", "utf-8")
    for word, field in (("register", "comment"), ("easter", "comment"), ("#7", "cause")):
        found = json.loads(qaif("find", word, "--records", str(base), "--format", "json").out)["found"]
        assert [match["field"] for match in found[0]["matches"]] == [field]


def test_a_long_text_is_cut_around_the_word(qaif: Qaif, base: Path) -> None:
    path = base / "risks" / "R-0003.yaml"
    long = f"{'before ' * 40}needle {'after ' * 40}".strip()
    path.write_text(path.read_text("utf-8").replace("the fridge is old", long), "utf-8")
    found = json.loads(qaif("find", "needle", "--records", str(base), "--format", "json").out)["found"]
    shown = found[0]["matches"][0]["text"]
    assert shown.startswith("…before")
    assert " needle " in shown
    assert shown.endswith("after…")


def test_a_file_that_cannot_be_read_is_searched_line_by_line(qaif: Qaif, base: Path) -> None:
    path = base / "risks" / "R-0003.yaml"
    path.write_text(path.read_text("utf-8").replace("tier: ", "teir: "), "utf-8")
    result = qaif("find", "vaccines", "--records", str(base))
    assert "R-0003" in result.out
    assert "line 2" in result.out
    assert "Could not be read: R-0003" in result.err


def test_nothing_found_is_said(qaif: Qaif, base: Path) -> None:
    result = qaif("find", "walrus", "fridge", "--records", str(base))
    assert (result.code, result.out) == (0, "No record has walrus and fridge in it.\n")


@pytest.mark.parametrize("id_", ["primary-care", "R-0001", "q-0001", "primary-care-1", "fernhill-practice"])
def test_a_record_of_any_kind_is_shown(id_: str, qaif: Qaif, base: Path) -> None:
    result = qaif("show", id_, "--records", str(base), "--as-of", "2026-06-15")
    assert (result.code, result.err) == (0, "")
    assert result.out.lower().startswith(f"{id_.lower()}: ")


def test_show_is_what_the_noun_shows(qaif: Qaif, base: Path) -> None:
    rest = ("R-0001", "--records", str(base), "--as-of", "2026-06-15", "--format", "json")
    assert qaif("show", *rest).out == qaif("risk", "show", *rest).out


def test_an_id_that_is_not_there_is_said(qaif: Qaif, base: Path) -> None:
    result = qaif("show", "R-0011", "--records", str(base))
    assert result.code == 2
    assert "There is no record `R-0011`. Did you mean `R-0001`?" in result.err


def test_an_old_id_leads_to_the_record(qaif: Qaif, base: Path) -> None:
    path = base / "risks" / "R-0003.yaml"
    path.write_text(f"{path.read_text('utf-8')}formerly: [DTX-9]\n", "utf-8")
    assert qaif("show", "dtx-9", "--records", str(base)).out.startswith("R-0003: ")


def test_a_record_that_cannot_be_read_says_so(qaif: Qaif, base: Path) -> None:
    path = base / "risks" / "R-0003.yaml"
    path.write_text(path.read_text("utf-8").replace("tier: ", "teir: "), "utf-8")
    assert "R-0003 cannot be read" in qaif("show", "R-0003", "--records", str(base)).err
