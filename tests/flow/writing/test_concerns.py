from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.prompts_help import held_on
from qaif_cli.store import yaml
from tests.support.running import Qaif, Result

pytestmark = pytest.mark.usefixtures("june")
OAKRISE = (
    "--title", "Wound care at Oakrise", "--type", "service", "--provider", "oakrise-practice",
    "--area", "primary-care", "--owner", "quality-lead", "--why", "The nurse was away for ten days",
)  # fmt: skip


def said(result: Result) -> str:
    assert result.code == 0, result.err
    return result.out


def refused(result: Result) -> str:
    assert (result.code, result.out) == (2, "")
    return result.err


def added(base: Path, name: str, before: str) -> list[str]:
    """The lines that are new in a record; everything else is as it was."""
    after = (base / name).read_text("utf-8").splitlines()
    old = before.splitlines()
    new = list(after)
    for line in old:
        new.remove(line)
    rest = iter(after)
    assert all(line in rest for line in old), "what stood there stands there still, in its order"
    return new


def test_a_concern_is_put_on_the_register(base: Path, qaif: Qaif) -> None:
    out = said(
        qaif("concern", "add", *OAKRISE, "--risk", "R-0002", "--date", "2026-06-12", "--records", str(base))
    )
    assert (base / "concerns/Q-0003.yaml").read_text("utf-8").splitlines() == [
        "id: Q-0003",
        "title: Wound care at Oakrise",
        "owner: quality-lead",
        "sensitivity: private",
        "subject:",
        "  type: service",
        "  name: Wound care at Oakrise",
        "  provider: oakrise-practice",
        "  area: primary-care",
        "risks:",
        "  - R-0002",
        "levels:",
        "  - date: 2026-06-12",
        "    level: routine",
        "    authorised_by: unknown",
        "    why: The nurse was away for ten days",
        "    risk_profile: unknown",
        "    accountability: unknown",
        "lead_body: unknown",
    ]
    assert out.splitlines() == [
        "records/concerns/Q-0003.yaml written",
        "To be shared by 26 June 2026 [§4.3; the number of days is our own]: `qaif concern share Q-0003 …`.",
    ]


def test_a_concern_above_routine_shows_what_the_level_needs(base: Path, qaif: Qaif) -> None:
    out = said(
        qaif("concern", "add", *OAKRISE, "--level", "enhanced", "--recurrent", "--authorised-by",
             "quality-committee", "--risk-profile", "One at 9", "--accountability", "To the ICB",
             "--records", str(base))
    )  # fmt: skip
    assert "This breaks 3 framework rules" in out
    for message in ("no support is recorded", "has no improvement plan", "nobody knows which body leads"):
        assert f"Q-0003: it is at enhanced and {message}" in out


def test_all_that_is_missing_is_said_at_once(base: Path, qaif: Qaif) -> None:
    err = refused(qaif("concern", "add", "--title", "x", "--type", "service", "--records", str(base)))
    assert "Missing: --provider, --area, --owner, --why." in err
    err = refused(
        qaif("concern", "add", "--type", "pathway", "--area", "primary-cere", "--records", str(base))
    )
    assert "There is no area `primary-cere`. Did you mean `primary-care`?" in err
    assert "Missing: --title, --owner, --why." in err


def test_a_second_open_concern_on_one_subject_is_refused(base: Path, qaif: Qaif) -> None:
    fernhill = (*OAKRISE[:5], "fernhill-practice", *OAKRISE[6:])
    err = refused(qaif("concern", "add", *fernhill, "--records", str(base)))
    assert "Q-0001 (General practice at Fernhill) is open and about the same subject, at enhanced" in err
    said(qaif("concern", "add", *OAKRISE, "--records", str(base)))
    err = refused(
        qaif("concern", "edit", "Q-0003", "--provider", "fernhill-practice", "--records", str(base))
    )
    assert "Q-0001" in err
    assert "fernhill" not in (base / "concerns/Q-0003.yaml").read_text("utf-8")


def test_a_question_names_the_concern_that_is_open_already(base: Path) -> None:
    day = date(2026, 6, 15)
    reading = read(Ask(base, base, day, day))
    assert held_on("fernhill-practice", "primary-care", reading) == [
        "Open already about this service: Q-0001 General practice at Fernhill"
    ]
    assert held_on("oakrise-practice", "primary-care", reading) == []


def test_a_closed_concern_makes_room_for_another(base: Path, qaif: Qaif) -> None:
    before = (base / "concerns/Q-0001.yaml").read_text("utf-8")
    out = said(
        qaif("concern", "close", "Q-0001", "--by", "quality-lead", "--forum", "quality-committee",
             "--reason", "The practice has merged", "--date", "2026-06-10", "--records", str(base))
    )  # fmt: skip
    assert added(base, "concerns/Q-0001.yaml", before) == [
        "closed:",
        "  date: 2026-06-10",
        "  by: quality-lead",
        "  reason: The practice has merged",
        "  forum: quality-committee",
    ]
    assert "It stood at enhanced." in out
    assert "1 exit criterion not met: X1 No result older than two days for three months." in out
    err = refused(
        qaif("concern", "close", "Q-0001", "--by", "quality-lead", "--reason", "x", "--records", str(base))
    )
    assert "Q-0001 was closed on 10 June 2026 already." in err
    fernhill = (*OAKRISE[:5], "fernhill-practice", *OAKRISE[6:])
    assert "Q-0003" in said(qaif("concern", "add", *fernhill, "--records", str(base)))


def test_a_dry_run_writes_nothing(base: Path, qaif: Qaif) -> None:
    out = said(qaif("concern", "add", *OAKRISE, "--dry-run", "--records", str(base)))
    assert "+id: Q-0003" in out
    assert out.endswith("Nothing was written.\n")
    assert not (base / "concerns/Q-0003.yaml").exists()


def test_plain_fields_are_edited_and_risks_come_and_go(base: Path, qaif: Qaif) -> None:
    before = (base / "concerns/Q-0001.yaml").read_text("utf-8")
    said(
        qaif("concern", "edit", "Q-0001", "--risk", "R-0002", "--risk", "R-0001", "--name", "Fernhill",
             "--lead-body", "system-quality-group", "--records", str(base))
    )  # fmt: skip
    after = (base / "concerns/Q-0001.yaml").read_text("utf-8")
    changed = {*after.splitlines()} ^ {*before.splitlines()}
    assert changed == {
        "risks: [R-0001]", "risks: [R-0001, R-0002]", "  name: General practice at Fernhill", "  name: Fernhill",
        "lead_body: quality-committee", "lead_body: system-quality-group",
        "amended:", "  - date: 2026-06-15",
        "    field: subject/name", "    was: General practice at Fernhill",
        "    field: lead_body", "    was: quality-committee",
    }  # fmt: skip
    said(qaif("concern", "edit", "Q-0001", "--without-risk", "R-0001", "--records", str(base)))
    now = yaml.parse((base / "concerns/Q-0001.yaml").read_text("utf-8"))
    assert (now["risks"], now["amended"][-1]["was"]) == (["R-0002"], "R-0001, R-0002")
    err = refused(qaif("concern", "edit", "Q-0001", "--without-risk", "R-0003", "--records", str(base)))
    assert "R-0003 does not belong to Q-0001. These do: R-0002." in err
    assert "Nothing to change was given." in refused(
        qaif("concern", "edit", "Q-0001", "--records", str(base))
    )


def test_another_owner_leaves_the_former_one_in_the_record(base: Path, qaif: Qaif) -> None:
    before = (
        (base / "concerns/Q-0002.yaml")
        .read_text("utf-8")
        .replace("owner: safety-lead", "owner: quality-lead")
    )
    said(qaif("concern", "edit", "Q-0002", "--owner", "quality-lead", "--records", str(base)))
    assert added(base, "concerns/Q-0002.yaml", before) == [
        "previous_owners:",
        "  - role: safety-lead",
        "    until: 2026-06-14",
    ]


EVENTS = {
    "share": (
        ("--with-provider", "fernhill-practice", "--accuracy-agreed", "no", "--date", "2026-06-01"),
        ["  - date: 2026-06-01", "    with_provider: fernhill-practice", "    accuracy_agreed: false"],
    ),
    "table": (
        ("--body", "quality-committee", "--decision", "Stays", "--next-decision", "2026-07-23", "--next-body",
         "nhse-region"),
        ["  - date: 2026-06-15", "    body: quality-committee", "    decision: Stays", "    next_decision:",
         "      date: 2026-07-23", "      body: nhse-region"],
    ),
    "support": (
        ("--body", "nhse-region", "--text", "A second doctor", "--mandated"),
        ["  - date: 2026-06-15", "    body: nhse-region", "    text: A second doctor", "    mandated: true"],
    ),
    "rapid-review": (
        ("--body", "nhse-region", "--present", "The practice and the council", "--outcome", "unknown"),
        ["rapid_reviews:", "  - date: 2026-06-15", "    body: nhse-region", "    present: The practice and the council",
         "    outcome: unknown"],
    ),
    "criterion": (
        ("--text", "Every letter read", "--to", "routine", "--due", "2026-12-31", "--agreed", "2026-06-02"),
        ["  - id: X2", "    text: Every letter read", "    to: routine", "    agreed: 2026-06-02", "    due: 2026-12-31"],
    ),
    "met": (
        ("X1", "--evidence", "Practice returns", "--by", "quality-lead"),
        ["    met:", "      date: 2026-06-15", "      by: quality-lead", "      evidence: Practice returns"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("verb", EVENTS)
def test_an_event_adds_its_lines_and_no_others(verb: str, base: Path, qaif: Qaif) -> None:
    flags, lines = EVENTS[verb]
    before = (base / "concerns/Q-0001.yaml").read_text("utf-8")
    out = said(qaif("concern", verb, "Q-0001", *flags, "--records", str(base)))
    assert out.startswith("records/concerns/Q-0001.yaml written\n")
    assert "framework rule" not in out
    assert added(base, "concerns/Q-0001.yaml", before) == lines


def test_what_an_event_cannot_be_is_refused(base: Path, qaif: Qaif) -> None:
    def event(*words: str) -> str:
        return refused(qaif("concern", *words, "--records", str(base)))

    assert "Missing: --with-provider or --with-body." in event("share", "Q-0001")
    assert "Missing: ENTRY, --evidence, --by." in event("met", "Q-0001")
    assert "Q-0001 has no entry X9. There are: X1." in event(
        "met", "Q-0001", "x9", "--evidence", "x", "--by", "quality-lead"
    )
    assert "X1 of Q-0002 was met on 5 March 2026" in event(
        "met", "Q-0002", "X1", "--evidence", "x", "--by", "quality-lead"
    )
    assert "--next-body belongs to --next-decision" in event(
        "table", "Q-0001", "--body", "cqc", "--next-body", "cqc"
    )
    assert "The next decision would be before this one." in event(
        "table", "Q-0001", "--body", "cqc", "--next-decision", "2026-06-14"
    )
    assert "a day that has not come yet" in event(
        "support", "Q-0001", "--body", "cqc", "--text", "x", "--date", "2026-06-16"
    )
    assert "There is no concern `Q-0009`." in event("plan", "Q-0009", "--by", "quality-lead")


def test_the_plan_is_made_or_dated(base: Path, qaif: Qaif) -> None:
    said(qaif("concern", "add", *OAKRISE, "--records", str(base)))
    before = (base / "concerns/Q-0003.yaml").read_text("utf-8")
    said(qaif("concern", "plan", "Q-0003", "--by", "quality-lead", "--records", str(base)))
    lines = ["improvement_plan:", "  agreed: 2026-06-15", "  by: quality-lead"]
    assert added(base, "concerns/Q-0003.yaml", before) == lines
    (base / "concerns/Q-0003.yaml").write_text(f"{before}improvement_plan: unknown\n", "utf-8")
    said(qaif("concern", "plan", "Q-0003", "--by", "quality-lead", "--records", str(base)))
    assert added(base, "concerns/Q-0003.yaml", before) == lines
    out = said(
        qaif(
            "concern",
            "plan",
            "Q-0002",
            "--agreed",
            "2025-09-24",
            "--by",
            "safety-lead",
            "--records",
            str(base),
        )
    )
    assert "The agreement of 25 September 2025 is later, and holds." in out
