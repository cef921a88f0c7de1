"""A change that has merges in it is judged for what it did itself, wherever the merges stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.merging import RISK, SHAPES, TAKEN, merge, on_main
from tests.support.repository import Repository, found, repository

WHO = (Path(__file__).parent / "authorities.yaml").read_text(encoding="utf-8")
REWRITTEN = {"file": RISK, "find": "note: First score", "put": "note: A score"}
ANOTHER = {"file": "risks/R-0003.yaml", "find": "note: ", "put": "note: Not "}
UP = {
    "file": "concerns/Q-0002.yaml",
    "find": "improvement_plan:\n",
    "put": "  - { date: 2026-06-11, level: enhanced, authorised_by: quality-committee, why: Shifts were not filled,"
    " recurrent: true, risk_profile: Two risks at 12, accountability: Several providers answer to the ICB }\n"
    "improvement_plan:\n",
}
APPROVED = "Minutes of 11 June\n\nApproved-by: Quality Committee, 11 June 2026, item 4\nQaif-Record: Q-0002"


def codes(made: Repository) -> list[str]:
    return [f"{item['code']} {item['path']}" for item in found(made, base="main")]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_came_from_main_is_not_the_change_s_own(shape: str, tmp_path: Path) -> None:
    """Main rewrote a review and took a level without the body that may; the branch did neither."""
    made = repository(tmp_path, [{"file": "authorities.yaml", "write": WHO}])
    on_main(made, REWRITTEN, UP)
    SHAPES[shape](made)
    if shape != "as a forge does":  # it is merged with main already
        merge(made, "main")
    assert codes(made) == []


@pytest.mark.parametrize("shape", TAKEN)
def test_what_main_has_taken_is_not_the_change_s_own_any_more(shape: str, tmp_path: Path) -> None:
    """What the branch did to a review before, and what main did to another, both have; what comes after is its own."""
    made = repository(tmp_path)
    made.commit("rewritten", edits=[ANOTHER])
    on_main(made, {"file": "risks/R-0001.yaml", "find": "note: First", "put": "note: The first"})
    TAKEN[shape](made)
    assert codes(made) == []
    made.commit("rewritten", edits=[REWRITTEN])
    assert codes(made) == [f"CHG003 records/{RISK}"]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_the_change_did_before_and_after_its_merges_is_found(shape: str, tmp_path: Path) -> None:
    made = repository(tmp_path)
    made.commit("rewritten", edits=[REWRITTEN])
    SHAPES[shape](made)
    assert codes(made) == [f"CHG003 records/{RISK}"]
    made.commit("another", edits=[ANOTHER])
    assert codes(made) == [f"CHG003 records/{RISK}", "CHG003 records/risks/R-0003.yaml"]


@pytest.mark.parametrize(
    "shape", ["a merge in the middle", "a conflict that somebody resolved", "three heads"]
)
@pytest.mark.parametrize(
    ("by", "approved", "expected"),
    [
        ("lead@icb.example", "secretary@icb.example", []),
        ("lead@icb.example", "intern@icb.example", ["CHG013 records/concerns/Q-0002.yaml"]),
        ("secretary@icb.example", "", []),
    ],
)
def test_who_stands_behind_a_decision_is_seen_across_merges(
    shape: str, by: str, approved: str, expected: list[Any], tmp_path: Path
) -> None:
    made = repository(tmp_path, [{"file": "authorities.yaml", "write": WHO}])
    made.commit("up", by=by, edits=[UP])
    SHAPES[shape](made)
    if approved:
        made.commit(APPROVED, by=approved)
    assert codes(made) == expected


@pytest.mark.parametrize("after", [False, True])
def test_what_a_merge_itself_decides_is_the_change_s_own(tmp_path: Path, *, after: bool) -> None:
    """A level that somebody wrote while merging, with a commit after it or none."""
    made = repository(tmp_path, [{"file": "authorities.yaml", "write": WHO}])
    on_main(made, {"file": RISK, "find": "heal late", "put": "heal very late"})
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "main")
    made.commit("merge", edits=[UP])
    if after:
        made.commit("after", by="secretary@icb.example")
    assert codes(made) == ["CHG013 records/concerns/Q-0002.yaml"]
