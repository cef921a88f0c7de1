"""Where intelligence stands, what became of meetings, and when each record was last discussed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qaif_cli.judge.state.intelligence_and_meetings import (
    answers,
    discussions_of,
    held_meetings,
    intelligence_state,
    led_to,
    meeting_state,
)
from qaif_cli.model.as_known import as_known
from qaif_cli.model.intelligence_and_meetings import Discussed, IntelligenceState, MeetingState
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.intelligence import Discussion, Intelligence
from qaif_cli.model.kinds.meeting import Meeting
from tests.support.moments import known, moment, register


def may(day: int) -> date:
    return date(2026, 5, day)


def said(day: int, decision: str = "watch", body: str = "insights-meeting", **more: Any) -> dict[str, Any]:
    return {"date": may(day), "body": body, "decision": decision, **more}


def item(*discussions: dict[str, Any], id_: str = "I-0001", day: int = 1) -> Intelligence:
    return Intelligence.model_validate(
        {
            "id": id_,
            "title": "Waits",
            "owner": "quality-lead",
            "date": may(day),
            "source_type": "complaint",
            "nature": "soft",
            "summary": "Two complaints",
            "discussions": discussions,
        }
    )


def meeting(day: int, body: str = "insights-meeting", **more: Any) -> Meeting:
    return Meeting.model_validate(
        {
            "id": f"2026-05-{day:02}-{body}",
            "title": "Meeting",
            "owner": "secretary",
            "body": body,
            "date": may(day),
            **more,
        }
    )


def concern(*tabled: dict[str, Any]) -> Concern:
    level = {"date": may(1), "level": "routine", "authorised_by": "unknown", "why": "unknown"}
    return Concern.model_validate(
        {
            "id": "Q-0001",
            "title": "Waits",
            "owner": "quality-lead",
            "subject": {"type": "pathway", "name": "Waits", "area": "primary-care"},
            "levels": [{**level, "risk_profile": "unknown", "accountability": "unknown"}],
            "lead_body": "unknown",
            "tabled": tabled,
        }
    )


def state(found: Intelligence, day: int) -> IntelligenceState:
    return intelligence_state(known(found, may(day)), moment(found, may(day)))


def meeting_on(found: Meeting, day: int) -> MeetingState:
    return meeting_state(known(found, may(day)), moment(found, may(day)))


CANCELLED = {"date": may(4), "by": "secretary", "why": "A bank holiday"}


def test_it_is_new_then_open_then_settled() -> None:
    found = item(said(5, follow_up=may(12)), said(12, "no-action"))
    assert as_known(found, date(2026, 4, 30)) is None
    assert state(found, 4).standing == "new"
    assert state(found, 5).standing == "open"
    assert state(found, 12).standing == "settled"
    assert state(found, 12).follow_up is None


def test_a_follow_up_is_late_from_the_day_after() -> None:
    found = item(said(5, follow_up=may(12)))
    assert [state(found, day).days_late for day in (11, 12, 13)] == [0, 0, 1]


def test_a_corrected_discussion_is_out_of_every_count() -> None:
    found = item(said(5, follow_up=may(12)), said(5, "no-action", corrects="2026-05-05/1", note="Twice told"))
    assert state(found, 20).standing == "settled"
    assert len(state(found, 20).discussions) == 1
    latest = state(found, 20).latest
    assert latest is not None
    assert latest.note == "Twice told"


@pytest.mark.parametrize(
    ("decision", "note", "answer"),
    [
        ("watch", "Watched closely", False),
        ("no-action", None, False),
        ("no-action", "The same two as in May", True),
        ("ask-provider", None, True),
        ("open-risk", None, True),
    ],
)
def test_what_answers_an_early_warning(decision: str, note: str | None, *, answer: bool) -> None:
    assert answers(Discussion.model_validate(said(5, decision, note=note))) is answer


def test_an_answer_of_any_discussion_counts_from_its_day() -> None:
    found = item(said(5), said(12, "visit"), said(19))
    assert [state(found, day).answered for day in (11, 12, 20)] == [False, True, True]


def test_what_became_of_a_meeting() -> None:
    chaired = meeting(5, chaired_by="director-of-quality")
    assert [meeting_on(chaired, day).held for day in (4, 5, 6)] == ["planned", "held", "held"]
    assert [meeting_on(meeting(5), day).held for day in (4, 5, 6)] == [
        "planned",
        "planned",
        "not-recorded",
    ]
    off = meeting(5, cancelled=CANCELLED)
    assert [meeting_on(off, day).held for day in (3, 4, 6)] == ["planned", "cancelled", "cancelled"]
    assert meeting_on(meeting(5, chaired_by="unknown"), 6).held == "held"


def test_agreed_minutes_close_a_meeting_from_their_day() -> None:
    agreed = meeting(5, chaired_by="unknown", minutes_agreed={"date": may(12), "by": "secretary"})
    assert [meeting_on(agreed, day).closed for day in (11, 12)] == [False, True]


def test_the_meetings_held_are_a_bodys_own_and_oldest_first() -> None:
    later, earlier = meeting(12, chaired_by="unknown"), meeting(5, chaired_by="unknown")
    others = (
        meeting(6, "quality-committee", chaired_by="unknown"),
        meeting(7),
        meeting(8, cancelled=CANCELLED),
    )
    found = register(later, earlier, *others)
    assert held_meetings(moment(found, may(20)), "insights-meeting") == (earlier, later)
    assert held_meetings(moment(found, may(11)), "insights-meeting") == (earlier,)


def test_what_three_tell_of_one_meeting_is_counted_once() -> None:
    """The minutes, the intelligence's own discussions, and `tabled` of the concern."""
    minuted = meeting(
        5,
        chaired_by="unknown",
        items=[
            {"id": "M1", "record": "I-0001", "decision": "Ask the practice"},
            {"id": "M2", "record": "Q-0001"},
            {"id": "M3", "record": "R-0001"},
            {"id": "M4", "topic": "Any other business"},
        ],
    )
    tabled = concern({"date": may(5), "body": "insights-meeting", "decision": "Asked for the plan"})
    found = discussions_of(moment(register(item(said(5, "ask-provider")), tabled, minuted), may(20)))
    name = "2026-05-05-insights-meeting"
    assert found == {
        "I-0001": (Discussed("I-0001", may(5), "insights-meeting", "Ask the practice", name),),
        "Q-0001": (Discussed("Q-0001", may(5), "insights-meeting", "Asked for the plan", name),),
        "R-0001": (Discussed("R-0001", may(5), "insights-meeting", "", name),),
    }


def test_two_bodies_on_one_day_are_two_and_the_order_is_by_day() -> None:
    tabled = concern(
        {"date": may(12), "body": "quality-committee"},
        {"date": may(5), "body": "system-quality-group"},
        {"date": may(5), "body": "quality-committee"},
    )
    told = discussions_of(moment(register(tabled), may(20)))["Q-0001"]
    assert [(entry.day, entry.body) for entry in told] == [
        (may(5), "quality-committee"),
        (may(5), "system-quality-group"),
        (may(12), "quality-committee"),
    ]


def test_what_is_corrected_or_lies_ahead_was_not_discussed() -> None:
    tabled = concern(
        {"date": may(5), "body": "quality-committee"},
        {"date": may(6), "body": "quality-committee", "corrects": "2026-05-05/1"},
        {"date": may(21), "body": "quality-committee"},
    )
    ahead = meeting(5, items=[{"id": "M1", "record": "Q-0001", "decision": "Agreed"}])
    told = discussions_of(moment(register(tabled, ahead), may(20)))
    assert [entry.day for entry in told["Q-0001"]] == [may(6)]
    assert discussions_of(moment(register(tabled), may(4))) == {}


def test_what_it_led_to_is_told_from_the_other_side() -> None:
    first = item(said(5, "open-risk", risk="R-0001"), said(12, "change-risk", risk="R-0001"))
    second = item(said(6, "open-concern", concern="Q-0001", risk="R-0001"), id_="I-0002")
    found = register(first, second)
    assert led_to(moment(found, may(20))) == {"R-0001": ("I-0001", "I-0002"), "Q-0001": ("I-0002",)}
    assert led_to(moment(found, may(5))) == {"R-0001": ("I-0001",)}
