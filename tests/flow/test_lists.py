from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.running import Golden, Qaif

DAY = ("--as-of", "2026-06-15")
KINDS = {
    "area": 2,
    "risk": 2,
    "provider": 2,
    "concern": 2,
    "commitment": 2,
    "paper": 2,
    "indicator": 1,
    "case": 1,
    "intelligence": 1,
    "meeting": 1,
    "assessment": 1,
    "horizon": 1,
    "impact": 1,
    "situation": 1,
}
PLURALS = {
    "area": "areas",
    "risk": "risks",
    "provider": "providers",
    "concern": "concerns",
    "commitment": "commitments",
    "paper": "papers",
    "indicator": "indicators",
    "case": "cases",
    "intelligence": "intelligence",
    "meeting": "meetings",
    "assessment": "assessments",
    "horizon": "horizon",
    "impact": "impacts",
    "situation": "situations",
}


def listed(qaif: Qaif, base: Path, kind: str, *options: str) -> list[dict[str, Any]]:
    result = qaif(kind, "list", "--records", str(base), "--format", "json", *(options or DAY))
    assert result.code == 0, result.err
    rows: list[dict[str, Any]] = json.loads(result.out)[PLURALS[kind]]
    return rows


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_reads_as_it_should(kind: str, qaif: Qaif, base: Path, golden: Golden) -> None:
    text = qaif(kind, "list", "--records", str(base), *DAY)
    assert text.code == 0
    golden(f"lists/{kind}.txt", text.out + text.err)
    golden(f"lists/{kind}.json", qaif(kind, "list", "--records", str(base), *DAY, "--format", "json").out)


def test_plain_is_what_a_pipe_gets(qaif: Qaif, base: Path) -> None:
    piped = qaif("risk", "list", "--records", str(base), *DAY)
    plain = qaif("risk", "list", "--records", str(base), *DAY, "--plain")
    assert piped.out == plain.out
    assert "│" not in piped.out
    assert "\x1b" not in piped.out
    assert "\t" not in piped.out


def test_closed_risks_are_shown_only_when_asked_for(qaif: Qaif, base: Path) -> None:
    assert ids(listed(qaif, base, "risk")) == ["R-0001", "R-0002"]
    assert ids(listed(qaif, base, "risk", *DAY, "--status", "closed")) == ["R-0003"]
    assert ids(listed(qaif, base, "risk", *DAY, "--status", "all")) == ["R-0001", "R-0002", "R-0003"]


def test_a_list_shows_the_day_it_is_asked_for(qaif: Qaif, base: Path) -> None:
    then = listed(qaif, base, "risk", "--as-of", "2026-02-15")
    assert [(row["id"], row["score"], row["owner"]) for row in then] == [
        ("R-0001", 12, "safety-lead"),
        ("R-0002", 9, "quality-lead"),
    ]
    assert ids(listed(qaif, base, "risk", "--as-of", "2025-07-01")) == ["R-0003"]
    assert [row["level"] for row in listed(qaif, base, "concern", "--as-of", "2026-03-11")] == [
        "enhanced",
        "routine",
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--area", "primary-care"), ["R-0001", "R-0002"]),
        (("--area", "Primary care"), ["R-0001", "R-0002"]),
        (("--provider", "fernhill-practice"), ["R-0001"]),
        (("--band", "high"), ["R-0002"]),
        (("--owner", "safety-lead"), []),
        (("--overdue",), []),
        (("--sort", "score"), ["R-0002", "R-0001"]),
        (("--sort", "-Score"), ["R-0001", "R-0002"]),
        (("--sort", "review_due"), ["R-0001", "R-0002"]),
        (("--sort", "-band"), ["R-0001", "R-0002"]),
    ],
)
def test_risks_are_filtered_and_sorted(
    options: tuple[str, ...], found: list[str], qaif: Qaif, base: Path
) -> None:
    assert ids(listed(qaif, base, "risk", *DAY, *options)) == found


def test_a_review_past_its_day_is_overdue(qaif: Qaif, base: Path) -> None:
    late = listed(qaif, base, "risk", "--as-of", "2026-07-04", "--overdue")
    assert [(row["id"], row["review_due"], row["days_late"]) for row in late] == [("R-0001", "2026-07-01", 3)]


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("risk", ("--area", "primary-cere"), "There is no area `primary-cere`. Did you mean `primary-care`?"),
        ("risk", ("--owner", "qualty lead"), "Did you mean `quality-lead`?"),
        ("risk", ("--band", "extremely"), "Did you mean `extreme`?"),
        ("concern", ("--level", "intense"), "There is no level `intense`."),
        ("provider", ("--area", "zzz"), "There is no area `zzz`. There are: "),
        ("risk", ("--status", "opened"), "There is no status `opened`. Did you mean `open`?"),
        ("risk", ("--sort", "sorce"), "There is no column `sorce`. Did you mean `score`?"),
    ],
)
def test_an_unknown_name_is_met_with_the_near_one(
    kind: str, options: tuple[str, ...], said: str, qaif: Qaif, base: Path
) -> None:
    result = qaif(kind, "list", "--records", str(base), *DAY, *options)
    assert result.code == 2
    assert said in result.err
    assert result.out == ""


def test_a_file_that_cannot_be_read_is_named_below_every_list(qaif: Qaif, base: Path, tmp_path: Path) -> None:
    records = tmp_path / "records"
    shutil.copytree(base, records)
    (records / "risks" / "R-0002.yaml").write_text("id: R-0002\ntitle: No cover\n", encoding="utf-8")
    text = qaif("area", "list", "--records", str(records), *DAY)
    assert "Could not be read: R-0002 (No cover), risks/R-0002.yaml" in text.err
    document = json.loads(qaif("risk", "list", "--records", str(records), *DAY, "--format", "json").out)
    assert [(item["id"], item["path"]) for item in document["unreadable"]] == [
        ("R-0002", "records/risks/R-0002.yaml")
    ]
    shown = qaif("risk", "show", "R-0002", "--records", str(records), *DAY)
    assert shown.code == 2
    assert "R-0002 cannot be read" in shown.err


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_list_says_so(kind: str, qaif: Qaif, base: Path, tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    shutil.copy(base / "framework.yaml", records)
    result = qaif(kind, "list", "--records", str(records), *DAY, "--sort", "id")
    assert (result.code, result.out) == (0, f"No {PLURALS[kind]} to show.\n")
