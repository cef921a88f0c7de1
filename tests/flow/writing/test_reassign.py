from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qaif_cli.store.splice import CannotSplice, splice
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

MOVE = ("reassign", "quality-lead", "safety-lead", "--date", "2026-06-01")
KEPT = ["+ amended:", "+   - date: 2026-06-15"]
FORMER = ["- owner: quality-lead", "+ owner: safety-lead"]


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def test_what_changes_hands_is_listed_first(desk: Desk) -> None:
    said = desk.does(*MOVE, "--dry-run")
    assert said.splitlines()[:12] == [
        "From quality-lead to safety-lead, in 11 records:",
        "  primary-care Primary care: lead",
        "  R-0001 Test results are not acted on at Fernhill: owner",
        "  R-0002 No cover for the nurse at Oakrise: owner",
        "  fernhill-practice Fernhill Practice: owner",
        "  oakrise-practice Oakrise Practice: owner",
        "  Q-0001 General practice at Fernhill: owner, action A1",
        "  primary-care-1 Know the regulatory status of every practice: owner, action A1",
        "  primary-care-2 Visit every practice once a year: owner",
        "  system-quality-group-2026-06-18 What we see in primary care: author",
        "  H-0001 Practices count their results by another code: owner",
        "  E-0001 Fewer evening clinics at Oakrise: owner",
    ]
    assert said.endswith("Nothing was written.\n")
    assert desk.changed() == []


def test_everything_goes_in_one_change(desk: Desk) -> None:
    said = desk.does(*MOVE)
    assert "records/concerns/Q-0001.yaml written" in said
    assert "framework.yaml" not in said
    assert len(desk.changed()) == 11
    assert desk.changes("areas/primary-care.yaml") == [
        *KEPT,
        "+     field: lead",
        "+     was: quality-lead",
        "- lead: quality-lead",
        "+ lead: safety-lead",
    ]
    assert desk.changes("concerns/Q-0001.yaml") == [
        *FORMER,
        "+ previous_owners:",
        "+   - role: quality-lead",
        "+     until: 2026-05-31",
        *KEPT,
        "+     field: improvement_plan/actions/A1/owner",
        "+     was: quality-lead",
        "-       owner: quality-lead",
        "+       owner: safety-lead",
    ]
    assert desk.changes("risks/R-0001.yaml") == [
        *FORMER,
        "+   - role: quality-lead",
        "+     until: 2026-05-31",
    ]


def test_what_is_done_closed_or_issued_stays(desk: Desk) -> None:
    said = desk.does("reassign", "Head of Patient Safety", "quality-lead", "--yes")
    assert "R-0003" not in said
    assert "deputy of: Quality Lead for Primary Care" in said
    assert desk.changes("risks/R-0001.yaml") == [
        *KEPT,
        "+     field: actions/A2/owner",
        "+     was: safety-lead",
        "-     owner: safety-lead",
        "+     owner: quality-lead",
    ]
    assert not any(path.startswith("papers") for path in desk.changed())


def test_an_executive_lead_goes_too(desk: Desk) -> None:
    desk.does("reassign", "chief-nursing-officer", "director-of-quality")
    assert "+ executive_lead: director-of-quality" in desk.changes("risks/R-0001.yaml")
    assert desk.changes("papers/2026/system-quality-group-2026-06-18.yaml") == [
        "- sponsor: chief-nursing-officer",
        "+ sponsor: director-of-quality",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("quality-leed", "safety-lead"), "There is no role `quality-leed`. Did you mean `quality-lead`?"),
        (("quality-lead", "quality-lead"), "Name two roles."),
        (("icb-chair", "safety-lead"), "icb-chair owns nothing that is open."),
        (("quality-lead", "safety-lead", "--date", "June"), "`--date June` is not a date."),
    ],
)
def test_what_cannot_be_is_refused(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses("reassign", *arguments)


def test_one_record_that_cannot_be_written_keeps_all_as_they_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(text: str, *rest: Any) -> str:
        if "id: primary-care-2" in text:
            raise CannotSplice("it is a test")
        return splice(text, *rest)

    monkeypatch.setattr("qaif_cli.flow.writing.commit_drafts.splice", refuse)
    result = desk(*MOVE)
    assert result.code == 2
    assert "The file cannot be changed safely: it is a test." in result.err
    assert desk.changed() == []


@pytest.mark.parametrize(("answer", "code", "count"), [("y", 0, 11), ("n", 130, 0)])
def test_a_terminal_is_asked(
    answer: str, code: int, count: int, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def confirm(text: str, *, abort: bool) -> None:
        asked.append(text)
        if answer == "n" and abort:
            raise KeyboardInterrupt

    monkeypatch.setattr("qaif_cli.cli.reassign.typer.confirm", confirm)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert desk(*MOVE).code == code
    assert asked == ["Write this?"]
    assert len(desk.changed()) == count
    asked.clear()
    desk(*MOVE, "--yes")
    assert asked == []


def test_a_follow_up_stays_where_it_was_decided_and_that_is_said(desk: Desk) -> None:
    path = desk.records / "intelligence/2026/I-0001.yaml"
    text = path.read_text("utf-8").replace("owner: director-of-quality", "owner: quality-lead")
    path.write_text(f"{text}    owner: quality-lead\n    follow_up: 2026-06-30\n", "utf-8")
    said = desk.does(*MOVE)
    assert "  I-0001 Test results not passed on at Fernhill: owner\n" in said
    assert (
        "What was decided stays as it was: quality-lead was given the follow-up of I-0001. "
        "The next `qaif intelligence discuss` of each gives it to safety-lead with --owner."
    ) in said
    assert path.read_text("utf-8").endswith("    owner: quality-lead\n    follow_up: 2026-06-30\n")


def test_what_is_settled_or_over_keeps_its_owner_but_open_actions_move(desk: Desk) -> None:
    item = desk.records / "intelligence/2026/I-0001.yaml"
    item.write_text(
        item.read_text("utf-8").replace("owner: director-of-quality", "owner: quality-lead"), "utf-8"
    )
    meeting = desk.records / "meetings/2026/2026-04-14-insights-meeting.yaml"
    text = meeting.read_text("utf-8").replace("owner: secretary", "owner: quality-lead")
    meeting.write_text(text.replace("    done: 2026-04-24\n", ""), "utf-8")
    said = desk.does(*MOVE)
    assert "I-0001" not in said
    assert "  2026-04-14-insights-meeting Insights Meeting, 14 April 2026: action A1\n" in said
