"""What moved is told against the register that the body was shown: what was recorded late is not lost."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support import pages
from tests.support.repository import Edit, Repository, repository
from tests.support.running import Qaif
from tests.support.tomorrow import Planter
from tests.support.turn import turn

LATE = "recorded after the paper of 28 May 2026"
PAPER = "papers/2026/quality-committee-2026-05-28.yaml"
R1, R2, Q1, AREA = "risks/R-0001.yaml", "risks/R-0002.yaml", "concerns/Q-0001.yaml", "areas/primary-care.yaml"
PROVIDER = "providers/fernhill-practice.yaml"
RATED = "    - { checked_on: 2026-05-14, published: 2026-05-01, overall: inadequate }\n"
VISIT = "  - { date: 2026-05-12, by: quality-lead, findings: Two boxes again }\n"
HEARD = """\
id: I-0009
title: Nobody rings back
owner: quality-lead
date: 2026-05-14
source_type: complaint
nature: soft
areas: [primary-care]
summary: Two complaints.
"""
CLOSED = "closed: {{ date: {}, by: quality-lead, reason: Over }}\n"
LEVEL = """\
  - date: 2026-05-15
    level: {}
    authorised_by: quality-committee
    why: As it was found
    significant: true
    risk_profile: One risk at 16
    accountability: The practice answers to the ICB
improvement_plan:
"""
JUDGED = """\
  - date: 2026-05-16
    by: quality-lead
    involvement: The second practice has left
    judgement: { level: limited, why: Waits are long again, basis: checked, proposed_by: quality-lead }
"""


def risk(opened: str, *, likelihood: int = 5) -> str:
    """A risk with its first review, as it is recorded."""
    review = pages.review(opened, "quality-lead", 4, likelihood, "First score")
    return pages.risk("R-0009", "The alarm fails", opened) + review


def review(day: str, likelihood: int) -> str:
    return f"  - {{ date: {day}, by: quality-lead, consequence: 4, likelihood: {likelihood} }}\n"


COMMITTEE = {
    "file": "framework.yaml",
    "find": "    may_authorise: [routine, enhanced]\n    may_give_assurance: true\n",
    "put": "    may_authorise: [routine, enhanced]\n    may_give_assurance: true\n    function: assurance\n",
}
CASES: dict[str, tuple[list[Edit], str, str]] = {
    "a new risk": (
        [{"file": "risks/R-0009.yaml", "write": risk("2026-05-10")}],
        "--bimonthly",
        f"R-0009 The alarm fails | Primary care | no concern | 20 → 20 → 6 | new, {LATE} |",
    ),
    "a new risk, among the counts": (
        [{"file": "risks/R-0009.yaml", "write": risk("2026-05-10")}],
        "--bimonthly",
        "1 new (R-0009), 0 up, 0 down. Recorded after the paper of 28 May 2026, and dated before it: R-0009.",
    ),
    "a score that rose": (
        [{"file": R2, "find": "target:", "put": f"{review('2026-05-19', 5)}target:"}],
        "--bimonthly",
        f"| 9 → 20 → 6 | ▲ up from 9, {LATE} |",
    ),
    "a score that fell": (
        [{"file": R1, "find": "target:", "put": f"{review('2026-05-19', 1)}target:"}],
        "--committee",
        "Since 20 May 2026: 0 new, 0 up, 0 down",  # the review of 1 June is later, and it stays at 16
    ),
    "a risk that was closed": (
        [{"file": R2, "append": CLOSED.format("2026-05-18")}],
        "--bimonthly",
        (
            "- Risk R-0002 No cover for the nurse at Oakrise (Primary care), scoring 9: closed 18 May 2026 by"
            f" Quality Lead for Primary Care, {LATE}. Over."
        ),
    ),
    "a risk that came and went before": (
        [{"file": "risks/R-0009.yaml", "write": risk("2026-05-10") + CLOSED.format("2026-05-18")}],
        "--committee",
        f"- Risk R-0009 The alarm fails (Primary care), scoring 20: closed 18 May 2026 by Quality Lead for Primary Care, {LATE}.",
    ),
    "a risk that came and went since": (
        [{"file": "risks/R-0009.yaml", "write": risk("2026-05-25") + CLOSED.format("2026-06-05")}],
        "--bimonthly",
        "- Risk R-0009 The alarm fails (Primary care), scoring 20: closed 5 June 2026 by Quality Lead for Primary Care. Over.",
    ),
    "a level that rose": (
        [{"file": Q1, "find": "improvement_plan:\n", "put": LEVEL.format("intensive")}],
        "--bimonthly",
        f"| Intensive (moved up this period, {LATE}) | 15 May 2026 |",
    ),
    "a step down": (
        [{"file": Q1, "find": "improvement_plan:\n", "put": LEVEL.format("routine")}],
        "--bimonthly",
        f"General practice at Fernhill: stepped down to routine on 15 May 2026, {LATE}.",
    ),
    "a concern that was closed": (
        [{"file": Q1, "append": CLOSED.format("2026-05-18")}],
        "--bimonthly",
        (
            "- Concern Q-0001 General practice at Fernhill (Primary care), at enhanced: closed 18 May 2026 by"
            f" Quality Lead for Primary Care, {LATE}. Over."
        ),
    ),
    "a commitment that was closed": (
        [{"file": "commitments/primary-care-1.yaml", "append": CLOSED.format("2026-05-18")}],
        "--bimonthly",
        (
            "- Commitment Know the regulatory status of every practice (Primary care), on track: closed 18 May 2026 by"
            f" Quality Lead for Primary Care, {LATE}. Over."
        ),
    ),
    "a judgement": (
        [{"file": AREA, "append": JUDGED}],
        "--bimonthly",
        f"| Primary care | Limited assurance ({LATE}) | ▼ lower than reasonable assurance | Waits are long again. |",
    ),
    "an update": (
        [{"file": AREA, "append": JUDGED}],
        "--bimonthly",
        f"*Update by Quality Lead for Primary Care, 16 May 2026, {LATE}*",
    ),
    "the place where a level is told to have gone": (
        [{"file": Q1, "find": "improvement_plan:\n", "put": LEVEL.format("intensive")}],
        "--committee",
        "| 15 May 2026 | Q-0001 General practice at Fernhill | Quality Committee | Moved to intensive, authorised |",
    ),
    "a reminder": (
        [{"file": R1, "find": "extra:", "put": "  - { date: 2026-05-12, asked: quality-lead }\nextra:"}],
        "--bimonthly",
        "- R-0001 Test results are not acted on at Fernhill: Quality Lead for Primary Care was asked on 12 May 2026",
    ),
    "a rating": (
        [{"file": PROVIDER, "find": "areas: [", "put": f"{RATED}areas: ["}],
        "--committee",
        f"| **inadequate, 1 May 2026** | Overall: requires improvement → inadequate, {LATE} |",
    ),
    "an insight visit": (
        [{"file": PROVIDER, "find": "involved_", "put": f"{VISIT}involved_"}],
        "--area=primary-care",
        f"- Insight visit to Fernhill Practice, 12 May 2026 (Quality Lead for Primary Care, {LATE}): Two boxes again.",
    ),
    "our part in the assurance of a provider": (
        [
            {
                "file": PROVIDER,
                "append": "  - { date: 2026-05-13, by: quality-lead, what: Reads its returns }\n",
            }
        ],
        "--area=primary-care",
        f"- Our part in the assurance of Fernhill Practice, 13 May 2026, {LATE}: Reads its returns.",
    ),
    "what came in": (
        [{"file": "intelligence/2026/I-0009.yaml", "write": HEARD}],
        "--area=primary-care",
        f"| Nobody rings back | Complaint, 14 May 2026, {LATE} | Not decided on yet |",
    ),
    "a record under a new number is not new": (
        [
            {"file": R2, "rename": "risks/R-0012.yaml"},
            {"file": "risks/R-0012.yaml", "find": "id: R-0002", "put": "id: R-0012\nformerly: [R-0002]"},
        ],
        "--register",
        "| R-0012 No cover for the nurse at Oakrise | 9 → 9 → 6 | High | unchanged |",
    ),
}


def paper(made: Repository, qaif: Qaif, *words: str) -> str:
    """A paper as at 15 June."""
    done = qaif("report", *words, "--as-of", "2026-06-15", "--records", str(made.records))
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("committed", [False, True], ids=["on the disk", "committed"])
@pytest.mark.parametrize("name", CASES)
def test_what_was_recorded_late_is_told(name: str, *, committed: bool, qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path, [COMMITTEE])
    edits, words, line = CASES[name]
    for change in edits:
        made.edit(change)
    if committed:
        made.commit("Late")
    assert line in paper(made, qaif, words)


def test_what_was_shown_is_told_as_before(qaif: Qaif, tmp_path: Path) -> None:
    """Nothing is called late where git held all of it, and the paper says where it was held."""
    made = repository(tmp_path)
    told = paper(made, qaif, "--bimonthly")
    assert "recorded after" not in told
    first = made.git("rev-parse", "HEAD")[:12]
    assert (
        f"told against the register of commit {first} as the paper of 28 May 2026 showed it (the first commit"
        in told
    )
    assert "| Movement since | 20 May 2026 (the position of the paper of 28 May 2026) |" in told


def test_the_commit_that_the_paper_names_goes_first(qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path, [{"file": R2, "append": CLOSED.format("2026-05-18")}])
    shown = made.git("rev-parse", "HEAD")
    made.commit("Open again", edits=[{"file": R2, "find": CLOSED.format("2026-05-18"), "put": ""}])
    wrong = made.commit("Named", edits=[{"file": PAPER, "find": "3f2a91c", "put": shown[:12]}])
    assert "1 open again" in paper(made, qaif, "--register")
    assert f"commit {shown[:12]} as the paper" in paper(made, qaif, "--register")
    assert f"commit {shown[:12]} as the paper" in paper(made, qaif, "--register", "--at", wrong)


def test_git_of_the_day_goes_before_the_first_that_holds_it_as_issued(qaif: Qaif, tmp_path: Path) -> None:
    """The issue of a paper may be recorded long after it went out; what came in between was not in it."""
    made = repository(
        tmp_path, [{"file": PAPER, "find": "issued:\n  date: 2026-05-21\n  commit: 3f2a91c\n", "put": ""}]
    )
    made.git("commit", "--amend", "--no-edit", "--quiet", GIT_COMMITTER_DATE="2026-05-19T12:00:00Z")
    made.commit("Late", edits=[{"file": "risks/R-0009.yaml", "write": risk("2026-05-10")}])
    made.commit(
        "Issued", edits=[{"file": PAPER, "append": "issued: { date: 2026-05-21, commit: unknown }\n"}]
    )
    told = paper(made, qaif, "--register")
    assert f"new, {LATE}" in told
    assert "(the last commit by the day on which it went out)" in told


@pytest.mark.parametrize("how", ["no git", "shallow", "not issued in git"])
def test_without_it_the_dates_alone_tell_and_the_paper_says_so(how: str, qaif: Qaif, tmp_path: Path) -> None:
    before: list[Any] = []
    if how == "not issued in git":
        before = [{"file": PAPER, "find": "issued:\n  date: 2026-05-21\n  commit: 3f2a91c\n", "put": ""}]
    made = repository(tmp_path, before)
    made.commit("Late", edits=[{"file": "risks/R-0009.yaml", "write": risk("2026-05-10")}])
    if how == "no git":
        (made.root / ".git").rename(tmp_path / "gone")
        why = "the records are not in git"
    elif how == "shallow":
        there = ["git", "clone", "--quiet", "--depth=1", made.root.as_uri(), str(tmp_path / "shallow")]
        subprocess.run(there, check=True)
        made, why = Repository(tmp_path / "shallow"), "this clone does not reach back to it"
    else:
        made.edit({"file": PAPER, "append": "issued: { date: 2026-05-21, commit: unknown }\n"})
        why = "git does not hold the register of that time"
    told = paper(made, qaif, "--register")
    assert f"by the dates of entries alone, for {why}: what was recorded late is not seen" in told
    assert "0 new" in told
    assert LATE not in told


def test_a_day_that_is_asked_for_goes_by_the_dates(qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path)
    made.edit({"file": "risks/R-0009.yaml", "write": risk("2026-05-10")})
    told = paper(made, qaif, "--register", "--since", "2026-05-01")
    assert "movement since 1 May 2026 (the day that was asked for)" in told
    assert "1 new" in told
    assert "recorded after" not in told
    assert LATE in paper(made, qaif, "--register", "--since", "2026-05-20")


def test_what_could_not_be_read_then_goes_by_its_dates(qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path, [{"file": R2, "find": "title: ", "put": "title "}])
    made.edit({"file": R2, "find": "title ", "put": "title: "})
    assert "0 new, 0 up, 0 down, 0 closed" in paper(made, qaif, "--register")


def test_what_is_dated_tomorrow_moves_nothing_once_it_is_committed(qaif: Qaif, tmp_path: Path) -> None:
    made = repository(tmp_path)
    turn(made.records)
    made.commit("A turn")
    papers = ("--bimonthly", "--committee", "--register", "--sqg", "--board")
    before = [without_stamp(paper(made, qaif, words)) for words in papers]
    Planter(made.records).plant()
    made.commit("Tomorrow")
    assert [without_stamp(paper(made, qaif, words)) for words in papers] == before


def without_stamp(text: str) -> str:
    """A paper without the commit that it was made from."""
    return re.sub(r"the records of commit \w+", "the records", text)


def test_a_public_paper_knows_nothing_of_what_is_private(qaif: Qaif, tmp_path: Path) -> None:
    """What was private then, and what is private now, moves nothing in public."""
    public = {"file": R2, "find": "whose:", "put": "sensitivity: public\nwhose:"}
    area = {"file": AREA, "find": "type: service", "put": "sensitivity: public\ntype: service"}
    issued = {"file": PAPER, "find": "body:", "put": "sensitivity: public\nbody:"}
    made = repository(tmp_path, [area, issued])
    made.edit(public)
    made.edit({"file": "risks/R-0009.yaml", "write": risk("2026-05-10")})
    told = paper(made, qaif, "--register", "--public")
    assert "R-0009" not in told
    assert "1 public open risk, 0 of them scoring 15 or above; 0 new, 0 up, 0 down, 0 closed." in told
