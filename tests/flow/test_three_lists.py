"""What stands under alert, advise and assure, case by case on the small register."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.flow.test_single_papers import Papers
from tests.support.running import Qaif
from tests.support.turn import open_turn

CONCERN = "concerns/Q-0001.yaml"
LEVEL = """\
  - date: {day}
    level: {level}
    authorised_by: quality-committee
    forum: quality-committee
    why: As it stands
    significant: true
    risk_profile: One risk at 16
    accountability: The practice answers to the ICB
"""


@pytest.fixture
def papers(qaif: Qaif, base: Path) -> Papers:
    return Papers(qaif, open_turn(base))


def lists(papers: Papers, as_of: str = "2026-06-15") -> dict[str, list[str]]:
    """The lines of each of the three lists; movement is counted from 20 May 2026."""
    page = papers.text("report", "--committee", "--since", "2026-05-20", as_of=as_of)
    part = page.split("## Alert, advise, assure")[1].split("\n## ")[0]
    names = ("alert", "advise", "assure")
    parts = re.split(r"^\*\*\w+\*\*$", part, flags=re.MULTILINE)[1:]
    return {
        name: re.findall(r"^- (.*)$", text, re.MULTILINE) for name, text in zip(names, parts, strict=True)
    }


def move(papers: Papers, day: str, level: str) -> None:
    papers.edit(CONCERN, "improvement_plan:", f"{LEVEL.format(day=day, level=level)}improvement_plan:")


NAME = "General practice at Fernhill"
MOVES = {
    "up to the highest": (
        (("2026-06-02", "intensive"),),
        "alert",
        f"At intensive: {NAME}. Moved up since 20 May 2026: the same.",
    ),
    "down and up again to where it was": (
        (("2026-05-21", "routine"), ("2026-06-02", "enhanced")),
        "advise",
        "Held above routine, and not at the highest level: 1 service, each told below.",
    ),
    "up before": (
        (("2026-05-02", "intensive"),),
        "alert",
        f"At intensive: {NAME}.",
    ),
    "down and up in the period": (
        (("2026-05-02", "routine"), ("2026-06-02", "enhanced")),
        "advise",
        f"Held above routine, and not at the highest level: 1 service, each told below. Moved up since 20 May 2026: {NAME}.",
    ),
    "down": (
        (("2026-06-02", "routine"),),
        "assure",
        f"Stepped down: {NAME}.",
    ),
}


@pytest.mark.parametrize(("moves", "place", "says"), MOVES.values(), ids=MOVES)
def test_a_step_up_is_named_on_the_first_page(
    moves: tuple[tuple[str, str], ...], place: str, says: str, papers: Papers
) -> None:
    for day, level in moves:
        move(papers, day, level)
    made = lists(papers)
    assert says in made[place]
    assert sum("Moved up" in line for lines in made.values() for line in lines) == ("Moved up" in says)


def test_areas_that_nobody_has_judged_are_counted(papers: Papers) -> None:
    one = "Judgement as last time, or the first: 1 of 2 areas (at a glance below). Not judged: 1 of 2 areas."
    assert one in lists(papers)["advise"]
    path = papers.records / "areas/primary-care.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^ +judgement:\n(?: {6}.*\n)+", "", text, flags=re.MULTILINE), "utf-8")
    assert "judgement:" not in path.read_text("utf-8")
    assert "Not judged: 2 of 2 areas (at a glance below)." in lists(papers)["advise"]
