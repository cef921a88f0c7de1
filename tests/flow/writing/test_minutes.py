"""Items are put on the agenda, minuted and agreed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.committees import meeting, plant
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

QC, IM = "quality-committee", "insights-meeting"
NEXT, MAY = f"2026-07-23-{QC}", f"2026-05-28-{QC}"
ITEM, MINUTE, CLOSE = ("meeting", "item"), ("meeting", "minute"), ("meeting", "close")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    plant(base)
    return Desk(qaif, base)


def text(desk: Desk, id_: str) -> str:
    return (desk.records / "meetings" / "2026" / f"{id_}.yaml").read_text("utf-8")


def test_an_item_is_put_on_the_agenda(desk: Desk) -> None:
    before = text(desk, NEXT)
    said = desk.does(
        *(
            *ITEM,
            NEXT,
            "--record",
            "r-0001",
            "--purpose",
            "discuss",
            "--by",
            "quality-lead",
            "--part",
            "public",
        )
    )
    assert said == f"records/meetings/2026/{NEXT}.yaml written\n{NEXT} M3 is on the agenda.\n"
    assert text(desk, NEXT) == before + (
        "  - id: M3\n    record: R-0001\n    part: public\n    purpose: discuss\n    by: quality-lead\n"
    )


def test_an_item_may_be_a_standing_item_with_its_record(desk: Desk) -> None:
    sqg = "2026-03-19-system-quality-group"
    desk.does(*ITEM, NEXT, "--business", "sqg-report", "--record", sqg)
    assert text(desk, NEXT).endswith(f"  - id: M3\n    record: {sqg}\n    business: sqg-report\n")


def test_every_standing_item_that_is_due_is_put_on_in_one_go(desk: Desk) -> None:
    desk.does(*ITEM, NEXT, "--business", "risk-register")
    said = desk.does(*ITEM, NEXT, "--standing", "--purpose", "assure")
    assert f"{NEXT} M4: Report of the System Quality Group\n{NEXT} M5: Infection" in said
    assert text(desk, NEXT).endswith(
        "  - id: M4\n    business: sqg-report\n    purpose: assure\n"
        "  - id: M5\n    business: infection-annual-report\n    purpose: assure\n"
    )
    assert f"No standing item that is due is missing from {NEXT}." in desk.refuses(*ITEM, NEXT, "--standing")


def test_a_standing_item_that_was_missed_is_put_on_and_said(desk: Desk) -> None:
    id_ = meeting(desk.records, QC, "2026-06-25")
    said = desk.does(*ITEM, id_, "--standing")
    assert f"{id_} M2: Report of the System Quality Group (due in March 2026, and not taken since)\n" in said


def test_an_item_that_is_there_is_changed(desk: Desk) -> None:
    desk.does(*ITEM, NEXT, "M1", "--part", "private")
    assert "    purpose: discuss\n    by: quality-lead\n    part: private\n" in text(desk, NEXT)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((NEXT,), "Missing: what the item is about."),
        ((NEXT, "--purpose", "note"), "Missing: what the item is about."),
        ((NEXT, "--record", "Q-0009"), "There is no record `Q-0009`. Did you mean `Q-000"),
        ((NEXT, "--record", "Q-0001"), f"is on the agenda of {NEXT} already, as M1."),
        ((NEXT, "--record", NEXT), "cannot be an item of itself"),
        ((NEXT, "--business", "intelligence-themes"), "is a standing item of the System Quality Group."),
        ((NEXT, "--standing", "--record", "R-0001"), "--standing puts on what the cycle of business says."),
        ((NEXT, "M9", "--part", "public"), "has no entry M9. There are: M1, M2."),
        ((NEXT, "M1"), "Nothing to change was given."),
        ((NEXT, "--topic", "x", "--purpose", "decide"), "`--purpose decide` is none of the choices."),
        (("2026-07-32-quality-committee", "--topic", "x"), f"Did you mean `{NEXT}`?"),
    ],
)
def test_an_item_that_cannot_be_is_refused(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses(*ITEM, *arguments)


def test_a_meeting_is_minuted(desk: Desk) -> None:
    id_ = meeting(desk.records, IM, "2026-06-09", "items:\n  - id: M1\n    record: I-0001\n")
    said = desk.does(*MINUTE, id_, "M1", "--minute", "Two more.", "--decision", "Ask again")
    assert f"{id_} M1: I-0001, Test results not passed on at Fernhill\n" in said
    assert f"it does not count as held: qaif meeting minute {id_} --chaired-by ROLE\n" in said
    desk.does(*MINUTE, id_, "--chaired-by", "director-of-quality", "--attended", "safety-lead")
    desk.does(
        *MINUTE, id_, "--attended", "safety-lead", "--attended", "secretary", "--partners", "The council"
    )
    assert text(desk, id_).endswith(
        "date: 2026-06-09\nchaired_by: director-of-quality\nattended:\n  - safety-lead\n  - secretary\n"
        "partners: The council\n"
        "items:\n  - id: M1\n    record: I-0001\n    minute: Two more.\n    decision: Ask again\n"
    )


def test_what_was_not_on_the_agenda_is_minuted_too(desk: Desk) -> None:
    said = desk.does(
        *MINUTE, MAY, "--record", "R-0002", "--decision", "To come in July", "--assurance", "limited"
    )
    assert f"{MAY} M4 is recorded; it was not on the agenda." in said
    assert (
        "  - id: M4\n    record: R-0002\n    decision: To come in July\n    assurance: limited\nactions:"
        in text(desk, MAY)
    )


def test_an_item_is_named_by_what_it_is_about(desk: Desk) -> None:
    said = desk.does(*MINUTE, MAY, "--business", "self-assessment", "--minute", "Put off")
    assert f"{MAY} M2: Self-assessment by exception\n" in said
    said = desk.does(*MINUTE, MAY, "--record", "R-0001", "--decision", "The score falls")
    assert "It said before, as decision: The score stands\n" in said


def test_minutes_that_were_agreed_are_agreed_again(desk: Desk) -> None:
    said = desk.refuses(*MINUTE, f"2026-01-22-{QC}", "M1", "--minute", "Whole")
    assert "has said for ever cannot be said otherwise:\n  `minute` of `items` 1 says: " in said
    said = desk.does(*CLOSE, f"2026-01-22-{QC}", "--by", "secretary")
    assert "Until then that of 26 March 2026 by non-executive-director holds." in said


def test_a_body_that_may_not_gives_no_assurance_but_it_is_written(desk: Desk) -> None:
    id_ = "2026-03-19-system-quality-group"
    desk.does(*MINUTE, id_, "M1", "--assurance", "reasonable")
    assert "    assurance: reasonable\n" in text(desk, id_)


def test_when_a_level_is_decided_on_again_the_concern_says_so(desk: Desk) -> None:
    decided = (*MINUTE, MAY, "--record", "Q-0001", "--decision", "Hold the level", "--next-decision")
    desk.does(*decided, "2026-07-23")
    entry = [
        "+   - date: 2026-05-28",
        "+     body: quality-committee",
        "+     decision: Hold the level",
        "+     next_decision:",
        "+       date: 2026-07-23",
        "+       body: quality-committee",
    ]
    assert desk.changes("concerns/Q-0001.yaml") == entry
    said = desk.does(*MINUTE, MAY, "M4", "--next-decision", "2026-09-17", "--next-body", "nhse-region")
    assert "this takes the place of entry 2 of `tabled` (28 May 2026)" in said
    assert desk.changes("concerns/Q-0001.yaml")[6:] == [
        "+   - date: 2026-05-28",
        "+     corrects: 2026-05-28/2",
        "+     body: quality-committee",
        "+     decision: Hold the level",
        "+     next_decision:",
        "+       date: 2026-09-17",
        "+       body: nhse-region",
    ]
    listed = desk("concern", "list", "--format", "json").out
    assert '"next_decision": "2026-09-17"' in listed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((NEXT, "M1", "--decision", "x"), f"{NEXT} is on 23 July 2026, so nothing can have been said"),
        ((NEXT, "--chaired-by", "secretary"), f"{NEXT} is on 23 July 2026"),
        ((MAY,), "It is recorded as held: name an item, such as M1"),
        ((MAY, "--decision", "x"), "Missing: the item."),
        ((MAY, "M1"), "Missing: --decision. Or --minute or --assurance."),
        ((MAY, "M7", "--decision", "x"), "has no entry M7. There are: M1, M2, M3."),
        ((MAY, "M1", "--record", "R-0001", "--decision", "x"), "named by its entry or by what it is about"),
        ((MAY, "--record", "R-9", "--decision", "x"), "There is no record `R-9`."),
        ((MAY, "--record", MAY, "--decision", "x"), "cannot be an item of itself"),
        ((MAY, "--business", "intelligence-themes", "--decision", "x"), "of the System Quality Group"),
        ((MAY, "M3", "--next-decision", "2026-07-23"), "--next-decision is said of a concern"),
        ((MAY, "--record", "Q-0001", "--next-decision", "2026-05-28"), "would not be after this meeting"),
        ((MAY, "--next-decision", "2026-07-23"), "Missing: the item."),
        ((MAY, "M3", "--decision", "x", "--next-body", QC), "--next-body belongs to --next-decision"),
        ((QC,), f"`{QC}` is a body, and one of its meetings is meant. Its last is {MAY}."),
        ((MAY, "--attended", "unknown"), "--attended names a role that was there."),
    ],
)
def test_minutes_that_cannot_be_are_refused(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses(*MINUTE, *arguments)


def test_nothing_is_minuted_of_a_meeting_that_was_called_off(desk: Desk) -> None:
    gone = "cancelled: {date: 2026-06-08, by: secretary, why: No quorum}\n"
    id_ = meeting(desk.records, IM, "2026-06-09", gone)
    for command in ((*MINUTE, id_, "--chaired-by", "secretary"), (*ITEM, id_, "--topic", "x")):
        assert f"{id_} was called off on 8 June 2026: No quorum. If it was held after all" in desk.refuses(
            *command
        )
    assert "was called off" in desk.refuses(*CLOSE, id_, "--by", "secretary")


def test_two_items_about_one_record_are_told_apart_by_their_names(desk: Desk) -> None:
    twice = "chaired_by: secretary\nitems:\n  - {id: M1, record: R-0001}\n  - {id: M2, record: R-0001, topic: Again}\n"
    id_ = meeting(desk.records, IM, "2026-06-09", twice)
    said = desk.refuses(*MINUTE, id_, "--record", "R-0001", "--decision", "x")
    assert f"Several items of {id_} are about that: M1, M2. Name the entry." in said


def test_a_meeting_is_closed_and_what_is_left_is_said(desk: Desk) -> None:
    said = desk.does(*CLOSE, MAY, "--by", "non-executive-director")
    assert "Neither a minute nor a decision is recorded on 1 item: M2 Self-assessment by exception.\n" in said
    assert f"Carried forward to {NEXT}: A1 Ask the auditors for a date.\n" in said
    assert text(desk, MAY).endswith("minutes_agreed:\n  date: 2026-06-15\n  by: non-executive-director\n")


def test_an_action_that_no_next_meeting_takes_is_said(desk: Desk) -> None:
    (desk.records / "meetings" / "2026" / f"{NEXT}.yaml").unlink()
    said = desk.does(*CLOSE, MAY, "--by", "secretary", "--dry-run")
    assert "Carried forward, though no next meeting is planned: A1 Ask the auditors for a date.\n" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((NEXT, "--by", "secretary"), "so there are no minutes to agree yet"),
        (
            (MAY, "--by", "secretary", "--date", "2026-05-27"),
            f"{MAY} was held on 28 May 2026, after that day.",
        ),
        ((MAY,), "Missing: --by."),
    ],
)
def test_a_close_that_cannot_be_is_refused(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses(*CLOSE, *arguments)


def test_minutes_of_a_meeting_that_nobody_chaired_are_not_agreed(desk: Desk) -> None:
    id_ = meeting(desk.records, IM, "2026-06-09")
    assert f"Nothing says that {id_} was held." in desk.refuses(*CLOSE, id_, "--by", "secretary")


def test_an_action_of_a_meeting_is_agreed_and_done(desk: Desk) -> None:
    desk.does(
        *("action", "add", MAY, "--title", "Count again", "--owner", "quality-lead", "--due", "2026-07-01")
    )
    assert "Count again" in desk("meeting", "actions").out
    desk.does("action", "done", MAY, "A2")
    assert "Count again" not in desk("meeting", "actions").out
