"""What stands under alert, advise and assure, case by case on the small register."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.flow.test_single_papers import Papers
from tests.support import pages
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


MANY = range(7)


def copies(papers: Papers) -> None:
    """Many of everything that the lists name, all of which moved in the period."""
    for place in MANY:
        new = pages.risk(f"R-01{place}0", f"Risk new {place}", "2026-06-01")
        new = re.sub(r"target: .*", "target: unknown", new)
        rest = (
            (new, (("2026-06-01", 4, 4 + (place == 6)),)),
            (
                pages.risk(f"R-01{place}1", f"Risk eased {place}", "2026-02-03"),
                (("2026-05-01", 5, 5), ("2026-06-01", 4, 4)),
            ),
            (
                pages.risk(f"R-01{place}2", f"Risk below {place}", "2026-02-03"),
                (("2026-05-01", 5, 5), ("2026-06-01", 2, 2)),
            ),
        )
        for text, reviews in rest:
            said = text + "".join(
                pages.review(day, "quality-lead", one, other) for day, one, other in reviews
            )
            said = said.replace("\nowner: ", "\nsensitivity: public\nowner: ", 1)
            (papers.records / "risks" / f"{text[4:10]}.yaml").write_text(said, "utf-8")
        settled_commitment(papers, f"primary-care-1{place}", f"Achieved {place}", "achieved", 10 + place)
        settled_commitment(papers, f"primary-care-2{place}", f"Given up {place}", "on-track", 20 + place)
        for word, moves in (
            ("Raised", ("routine", "enhanced")),
            ("Highest", ("enhanced", "intensive")),
            ("Lowered", ("enhanced", "routine")),
        ):
            _concern(papers, f"{word} {place}", moves)
        _area(papers, f"fell-{place}", f"Fell {place}", ("reasonable", "limited"))
        _area(papers, f"rose-{place}", f"Rose {place}", ("limited", "reasonable"))
        _area(papers, f"least-{place}", f"Least {place}", ("limited", "limited"))


def settled_commitment(papers: Papers, id_: str, title: str, status: str, place: int) -> None:
    text = (papers.records / "commitments/primary-care-2.yaml").read_text("utf-8")
    text = text.replace("id: primary-care-2", f"id: {id_}").replace("Visit every practice once a year", title)
    text = text.replace("position: 2", f"position: {place}")
    text += f"updates:\n  - {{ date: 2026-06-01, by: quality-lead, involvement: Told, status: {status} }}\n"
    text += "closed: { date: 2026-06-03, by: quality-lead, reason: Settled }\n"
    (papers.records / "commitments" / f"{id_}.yaml").write_text(text, "utf-8")


def _concern(papers: Papers, title: str, moves: tuple[str, str]) -> None:
    number = len(list((papers.records / "concerns").glob("*.yaml"))) + 1
    levels = "".join(
        LEVEL.format(day=day, level=level)
        for day, level in zip(("2026-03-03", "2026-06-02"), moves, strict=True)
    )
    text = (
        f"id: Q-{number:04}\ntitle: {title}\nsensitivity: public\nowner: quality-lead\n"
        f"subject: {{ type: pathway, name: {title}, area: primary-care }}\nlevels:\n{levels}lead_body: quality-committee\n"
    )
    (papers.records / "concerns" / f"Q-{number:04}.yaml").write_text(text, "utf-8")


def _area(papers: Papers, id_: str, title: str, judged: tuple[str, str]) -> None:
    text = (
        f"id: {id_}\ntitle: {title}\nsensitivity: public\nowner: director-of-quality\ntype: service\nlead: quality-lead\n"
        "scope: Some care.\nsource: §5.1\nupdates:\n"
    )
    for day, level in zip(("2026-03-12", "2026-06-01"), judged, strict=True):
        text += (
            f"  - date: {day}\n    by: quality-lead\n    involvement: Told\n    judgement:\n      level: {level}\n"
            "      why: As it stands\n      basis: checked\n      proposed_by: quality-lead\n"
        )
    (papers.records / "areas" / f"{id_}.yaml").write_text(text, "utf-8")


def test_however_much_there_is_a_line_names_three(papers: Papers) -> None:
    copies(papers)
    made = lists(papers)
    whole = "\n".join(line for lines in made.values() for line in lines)
    for word in (
        "Risk new",
        "Risk eased",
        "Risk below",
        "Achieved",
        "Given up",
        "Raised",
        "Lowered",
        "Fell",
        "Rose",
        "Least",
    ):
        assert len(re.findall(rf"\b{word} \d", whole)) == 3, word
    assert len(re.findall(r"\bHighest \d", whole)) == 3
    assert all(len(lines) <= 4 for lines in made.values())
    new = next(line for line in made["alert"] if line.startswith("Risks scoring 15 or above."))
    assert "R-0160 Risk new 6; R-0100 Risk new 0; R-0110 Risk new 1 and 4 more (agenda item 1)." in new
    assert "7 of 15 without a target." in new
    assert "Moved up since 20 May 2026: the same." in next(
        line for line in made["alert"] if "At intensive" in line
    )
    assert "Fell 0; Fell 1; Fell 2 and 4 more (at a glance below)." in made["alert"][0]


def test_what_the_committee_asked_for_is_bounded_too(papers: Papers) -> None:
    actions = "".join(
        f"  - id: A{number}\n    title: Ask {number}\n    owner: quality-lead\n    due: 2026-06-0{number}\n    added: 2026-05-28\n"
        for number in range(2, 8)
    )
    path = papers.records / "meetings/2026/2026-05-28-quality-committee.yaml"
    path.write_text(path.read_text("utf-8") + actions, "utf-8")
    late = next(line for line in lists(papers)["alert"] if line.startswith("Late, of what"))
    assert late.count("Ask ") == 3
    assert late.endswith(" and 3 more (matters arising).")


def test_names_that_have_commas_or_and_are_told_apart_by_semicolons(papers: Papers) -> None:
    for place, title in enumerate(("Policies, projects and redesign", "Visits", "Calls and letters"), 30):
        settled_commitment(papers, f"primary-care-{place}", title, "achieved", place)
    said = "Achieved: Policies, projects and redesign; Visits; Calls and letters."
    assert any(line.startswith(said) for line in lists(papers)["assure"])


def test_what_there_is_none_of_is_not_told_elsewhere(papers: Papers) -> None:
    papers.edit(CONCERN, "    to: routine\n", "    to: enhanced\n")
    papers.edit(CONCERN, "date: 2026-09-17", "date: 2026-07-23")
    page = papers.text("report", "--committee", "--since", "2026-06-13", as_of="2026-07-23")
    routes = page[page.index("| Route to assurance |") :]
    assert "| No pieces of intelligence |" in routes
    assert "| No pieces of intelligence came in; the figures stand under Indicators" in routes
    assert "no kinds of source" not in page
    assert "General practice at Fernhill (enhanced, no exit criteria recorded)" in page
