"""What people wrote for a meeting is in a paper from the day on which it was approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.repository import Repository, repository
from tests.support.running import Qaif
from tests.support.turn import turn

PAPER = "papers/2026/system-quality-group-2026-06-18.yaml"
APPROVED = "approved: {{ date: {}, by: chief-nursing-officer }}\n"
HEADLINE, ASKED = (
    "Results at Fernhill are the concern of the quarter",
    "Discuss what other practices can lend",
)
NOT_YET = "Not approved by 15 June 2026."


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    made = repository(tmp_path)
    turn(made.records)
    return made


def paper(made: Repository, qaif: Qaif, *words: str) -> str:
    done = qaif("report", "--sqg", *words, "--as-of", "2026-06-15", "--records", str(made.records))
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("approved", ["", APPROVED.format("2026-06-16")], ids=["not at all", "tomorrow"])
def test_before_its_approval_a_paper_has_no_words(approved: str, made: Repository, qaif: Qaif) -> None:
    made.edit({"file": PAPER, "append": approved})
    told = paper(made, qaif)
    assert HEADLINE not in told
    assert ASKED not in told
    assert NOT_YET in told


@pytest.mark.parametrize("day", ["2026-06-15", "2026-06-01"])
def test_from_its_approval_on_it_has_them(day: str, made: Repository, qaif: Qaif) -> None:
    made.edit({"file": PAPER, "append": APPROVED.format(day)})
    told = paper(made, qaif)
    assert HEADLINE in told
    assert ASKED in told
    assert "approved by" not in told


def test_a_draft_says_that_it_is_one(made: Repository, qaif: Qaif) -> None:
    told = paper(made, qaif, "--draft")
    assert told.count("**Draft: not approved by 15 June 2026.**") == 2
    assert HEADLINE in told
    made.edit({"file": PAPER, "append": APPROVED.format("2026-06-15")})
    assert "Draft" not in paper(made, qaif, "--draft")


def test_the_day_that_a_paper_was_issued_with_has_its_words(made: Repository, qaif: Qaif) -> None:
    """The position of a paper may be set some days before it is approved and goes out."""
    issued = "position_at: 2026-06-15\nissued: { date: 2026-06-17, commit: unknown }\n"
    made.edit({"file": PAPER, "append": APPROVED.format("2026-06-17") + issued})
    assert HEADLINE in paper(made, qaif)
