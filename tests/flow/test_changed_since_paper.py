"""What a paper told and the register says otherwise now is named in the next: in a paragraph, and one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flow.test_shown import AREA, COMMITTEE, PAPER, R1, paper
from tests.support.repository import Edit, Repository, repository
from tests.support.running import Qaif

TITLE = "title: Test results are not acted on at Fernhill\n"
REWORDED: Edit = {"file": R1, "find": TITLE, "put": "title: Test results lie unread at Fernhill\n"}
EASED: list[Edit] = [
    {"file": R1, "find": "  by: 2026-12-31", "put": "  by: 2027-03-31"},
    {"file": R1, "append": "amended: [{ date: 2026-06-10, field: target/by, was: 2026-12-31 }]\n"},
]
SHOWN: tuple[Edit, ...] = (
    {"file": PAPER, "find": "audience: private\n", "put": "audience: public\nsensitivity: public\n"},
    {"file": AREA, "find": "type: service", "put": "sensitivity: public\ntype: service"},
    {
        "file": "providers/fernhill-practice.yaml",
        "find": "owner:",
        "put": "sensitivity: public\nowner:",
    },
)
SHARED: Edit = {"file": R1, "find": "whose: provider\n", "put": "sensitivity: public\nwhose: provider\n"}
LATER: Edit = {
    "file": R1,
    "find": "    added: 2026-03-04\n",
    "put": "    added: 2026-03-04\n    done: 2026-05-04\n",
}
REVIEWS: Edit = {"file": "framework.yaml", "find": "    months: 1\n", "put": "    months: 6\n"}
CASES: dict[str, tuple[list[Edit], str, str]] = {
    "reworded": (
        [REWORDED],
        "the register says 1 thing otherwise. Each stands",
        "| title | Test results are not acted on at Fernhill | Test results lie unread at Fernhill | said otherwise |",
    ),
    "asking less": (
        EASED,
        (
            "the register says 1 thing otherwise. 1 asks less than before: R-0001 Test results are not acted on at Fernhill,"
            " target by: 31 March 2027 (was 31 December 2026). Each stands"
        ),
        "| target by | 31 December 2026 | 31 March 2027 | it asks less |",
    ),
    "recorded since": (
        [LATER],
        "the register says 1 thing otherwise. 1 recorded since. Each stands",
        "| action A2: done | nothing | 4 May 2026 | of 4 May 2026, recorded since |",
    ),
    "a draft of a paper, which nobody was given": (
        [
            {
                "file": "papers/2026/system-quality-group-2026-06-18.yaml",
                "find": "headline: ",
                "put": "headline: So ",
            }
        ],
        "nothing; what the register said then it says still.",
        "Nothing: what the register said then it says still.",
    ),
}


def made(folder: Path, edits: list[Edit], before: tuple[Edit, ...] = ()) -> Repository:
    """A register whose last paper went out, and that was changed since."""
    there = repository(folder, [COMMITTEE, *before])
    for change in edits:
        there.edit(change)
    return there


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_otherwise_is_told(name: str, qaif: Qaif, tmp_path: Path) -> None:
    edits, short, row = CASES[name]
    there = made(tmp_path, edits)
    assert (
        f"**Changed since the last paper** (28 May 2026): {'' if 'nothing' in short else 'of what was so by then, '}{short}"
        in paper(there, qaif, "--committee")
    )
    assert row in paper(there, qaif, "--data-quality")


def test_a_setting_that_asks_less_is_told(qaif: Qaif, tmp_path: Path) -> None:
    told = paper(made(tmp_path, [REVIEWS]), qaif, "--committee")
    assert "1 asks less than before: The framework's settings, " in told


@pytest.mark.parametrize(("until", "told"), [("2026-06-14", True), ("2026-06-15", False)])
def test_a_name_of_later_is_no_change_yet(until: str, *, told: bool, qaif: Qaif, tmp_path: Path) -> None:
    """The paper is of 15 June; a body that is called otherwise from the next day on is called so in none of that day."""
    named = f"    name: DHSC Region\n    formerly_called: [{{ name: NHS England Region, until: {until} }}]\n"
    renamed: Edit = {"file": "framework.yaml", "find": "    name: NHS England Region\n", "put": named}
    there = made(tmp_path, [renamed])
    row = "| body nhse-region: name | NHS England Region | DHSC Region | said otherwise |"
    assert (row in paper(there, qaif, "--data-quality")) == told
    for words in (("--committee",), ("--data-quality",), ("--bimonthly",)):
        assert ("DHSC Region" in paper(there, qaif, *words)) <= told


def test_the_public_is_told_that_and_not_what(qaif: Qaif, tmp_path: Path) -> None:
    """What a public record said may have been taken out to be private."""
    there = made(tmp_path, [REWORDED, REVIEWS], (*SHOWN, SHARED))
    for words in (("--committee", "--public"), ("--data-quality", "--public")):
        told = paper(there, qaif, *words)
        assert "Test results are not acted on" not in told
    assert "the register says 1 thing otherwise in public." in paper(there, qaif, "--committee", "--public")
    assert "| title | said otherwise |" in paper(there, qaif, "--data-quality", "--public")


def test_of_what_was_linked_in_private_nothing_is_told(qaif: Qaif, tmp_path: Path) -> None:
    """The area is private on one side, so what the public sees of the risk is not there."""
    there = made(
        tmp_path, [REWORDED, {"file": AREA, "find": "sensitivity: public\n", "put": ""}], (*SHOWN, SHARED)
    )
    assert "nothing that is public; what" in paper(there, qaif, "--committee", "--public")


def test_of_what_became_public_since_nothing_is_told(qaif: Qaif, tmp_path: Path) -> None:
    there = made(tmp_path, [REWORDED, SHARED], SHOWN)
    assert "nothing that is public; what" in paper(there, qaif, "--committee", "--public")


def test_where_git_holds_nothing_of_then_it_is_said(qaif: Qaif, tmp_path: Path) -> None:
    there = made(tmp_path, [REWORDED])
    (there.root / ".git").rename(tmp_path / "gone")
    assert "Changed since" not in paper(there, qaif, "--committee")
    assert "Not known, for the records are not in git." in paper(there, qaif, "--data-quality")


def test_before_the_first_paper_there_is_nothing_to_compare_with(qaif: Qaif, tmp_path: Path) -> None:
    there = repository(tmp_path, [COMMITTEE])
    (there.records / PAPER).unlink()
    assert "There is no earlier paper to compare with." in paper(there, qaif, "--data-quality")
