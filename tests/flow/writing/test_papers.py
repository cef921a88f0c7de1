from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

NEW = "papers/2026/quality-committee-2026-07-23.yaml"
DRAFT = "papers/2026/system-quality-group-2026-06-18.yaml"
ADD = ("paper", "add", "--body", "quality-committee", "--date", "2026-07-23", "--author", "quality-lead")
ID = "system-quality-group-2026-06-18"


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def test_a_paper_is_named_after_its_meeting(desk: Desk) -> None:
    said = desk.does(*ADD, "--sponsor", "chief-nursing-officer", "--headline", "Waits: falling")
    assert said.startswith(f"records/{NEW} written\n")
    assert (desk.records / NEW).read_text("utf-8") == (
        "id: quality-committee-2026-07-23\n"
        "title: Quality report to the Quality Committee, 23 July 2026\n"
        "owner: quality-lead\n"
        "sensitivity: private\n"
        "body: quality-committee\n"
        "date: 2026-07-23\n"
        "audience: private\n"
        "purpose:\n"
        "  - assure\n"
        "author: quality-lead\n"
        "sponsor: chief-nursing-officer\n"
        "headline: 'Waits: falling'\n"
    )


def test_a_paper_with_its_recommendations_and_what_the_last_came_to(desk: Desk) -> None:
    desk.does(
        *ADD,
        "--recommendation",
        "Note it",
        "--recommendation",
        "Agree it",
        "--outcome",
        "n1 = Noted on 28 May",
    )
    text = (desk.records / NEW).read_text("utf-8")
    assert "recommendations:\n  - id: N1\n    text: Note it\n  - id: N2\n    text: Agree it\n" in text
    assert text.endswith("last_time:\n  - recommendation: N1\n    outcome: Noted on 28 May\n")


def test_a_headline_that_is_missing_is_an_exception(desk: Desk) -> None:
    assert "it has no headline judgement" in desk.does(*ADD, "--recommendation", "Note it")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("paper", "add"), "Missing: --body, --date, --author."),
        ((*ADD[:-3], "2026-05-28", *ADD[-2:]), "There is a paper quality-committee-2026-05-28 already."),
        ((*ADD, "--outcome", "N2=Agreed"), "The paper before made no recommendation N2. It made: N1."),
        ((*ADD, "--outcome", "Agreed"), "`--outcome Agreed` names no recommendation."),
        (
            (*ADD, *("--recommendation", "x") * 4),
            "A paper makes 3 recommendations at most, and 4 were given.",
        ),
        ((*ADD, "--purpose", "asure"), "`--purpose asure` is none of the choices. Did you mean `assure`?"),
        ((*ADD, "--owner", "safty-lead"), "Did you mean `safety-lead`?"),
        (("paper", "edit", ID), "Nothing to change was given."),
    ],
)
def test_what_cannot_be_is_refused(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses(*arguments)


def test_recommendations_are_replaced_all_together(desk: Desk) -> None:
    desk.does(
        "paper",
        "edit",
        ID,
        "--headline",
        "Unread results",
        "--recommendation",
        "Lend",
        "--recommendation",
        "Note",
    )
    assert desk.changes(DRAFT) == [
        "- headline: Results at Fernhill are the concern of the quarter",
        "+ headline: Unread results",
        "-     text: Discuss what other practices can lend",
        "+     text: Lend",
        "+   - id: N2",
        "+     text: Note",
    ]


def test_outcomes_are_put_in_one_by_one(desk: Desk) -> None:
    desk.does("paper", "edit", ID, "--outcome", "N1=Agreed", "--outcome", "N2=Refused")
    desk.does("paper", "edit", ID, "--outcome", "N2=Put off")
    assert desk.changes(DRAFT) == [
        "+ last_time:",
        "+   - recommendation: N1",
        "+     outcome: Agreed",
        "+   - recommendation: N2",
        "+     outcome: Put off",
    ]


def test_a_paper_is_approved_and_issued(desk: Desk) -> None:
    desk.does("paper", "approve", ID, "--by", "chief-nursing-officer", "--date", "2026-06-11")
    said = desk.does("paper", "issue", ID, "--date", "2026-06-12", "--position-at", "2026-06-10")
    assert "The records are not in git" in said
    assert "not approved" not in said
    assert desk.changes(DRAFT) == [
        "+ position_at: 2026-06-10",
        "+ approved:",
        "+   date: 2026-06-11",
        "+   by: chief-nursing-officer",
        "+ issued:",
        "+   date: 2026-06-12",
        "+   commit: unknown",
    ]
    assert "was issued on 12 June 2026 already" in desk("paper", "issue", ID).err
    assert "was issued on 12 June 2026 already" in desk("paper", "approve", ID, "--by", "icb-chair").err
    said = desk.refuses("paper", "edit", ID, "--headline", "Other words")
    assert f"What {ID} has said for ever cannot be said otherwise:\n  `headline` says: " in said


def test_a_paper_that_nobody_approved_is_issued_and_said(desk: Desk) -> None:
    assert "It is not approved yet" in desk.does("paper", "issue", ID)
    assert "+ position_at: 2026-06-15" in desk.changes(DRAFT)
    desk.does("paper", "approve", ID, "--by", "chief-nursing-officer")


def test_a_change_after_approval_is_said(desk: Desk) -> None:
    desk.does("paper", "approve", ID, "--by", "director-of-quality", "--date", "2026-06-11")
    assert "have it approved again" in desk.does("paper", "edit", ID, "--headline", "Other words")
    said = desk.does("paper", "approve", ID, "--by", "chief-nursing-officer")
    assert "It had been approved on 11 June 2026 by director-of-quality." in said


def test_the_commit_is_the_last_that_touched_the_records(desk: Desk) -> None:
    root = desk.records.parent

    def git(*arguments: str) -> str:
        name = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ("git", *name, *arguments), cwd=root, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "records")
    commit = git("rev-parse", "HEAD")[:12]
    (root / "README.md").write_text("beside the records", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "beside")
    said = desk.does("paper", "issue", ID, "--dry-run")
    assert f"+  commit: {commit}" in said.replace("'", "")  # twelve figures are quoted
    assert "Not everything is committed" not in said
    desk.does("paper", "approve", ID, "--by", "chief-nursing-officer")
    assert f"what differs from {commit} cannot be made again from it" in desk.does("paper", "issue", ID)


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    assert desk.does(*ADD, "--dry-run").endswith("Nothing was written.\n")
    assert desk.changed() == []
