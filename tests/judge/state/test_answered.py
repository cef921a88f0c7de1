"""A decision that was taken is not owed: by a level that the named body decided, or by its minutes, on the day or later."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.state.due import due_items
from qaif_cli.judge.state.position import position
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from tests.support.moments import moment, register

QC, GROUP = "quality-committee", "system-quality-group"
NAMED = {"date": "2026-03-26", "body": QC, "next_decision": {"date": "2026-05-28", "body": QC}}
DAY = date(2026, 6, 15)


def level(day: str, by: str = QC, forum: str | None = None, to: str = "enhanced") -> dict[str, Any]:
    return {
        "date": day,
        "level": to,
        "authorised_by": by,
        "forum": forum,
        "why": "It recurs",
        "recurrent": True,
        "risk_profile": "One risk at 16",
        "accountability": "The practice answers to the ICB",
    }


def a_concern(levels: list[dict[str, Any]], tabled: list[dict[str, Any]]) -> Concern:
    return Concern.model_validate(
        {
            "id": "Q-0001",
            "title": "A concern",
            "owner": "quality-lead",
            "subject": {"type": "pathway", "name": "Wounds", "area": "primary-care"},
            "levels": [level("2026-02-12"), *levels],
            "tabled": [NAMED, *tabled],
            "lead_body": QC,
        }
    )


def a_meeting(day: str, body: str = QC, record: str = "Q-0001", **said: Any) -> Meeting:
    held = {"chaired_by": "secretary"} if said.pop("was_held", True) else {}
    return Meeting.model_validate(
        {
            "id": f"{day}-{body}",
            "title": "A meeting",
            "owner": "secretary",
            "body": body,
            "date": day,
            "items": [{"id": "M1", "record": record, **said}],
            **held,
        }
    )


def decisions(now: Moment) -> list[tuple[str, date | None, int]]:
    return [(item.record, item.due, item.days_late) for item in due_items(now) if item.kind == "decision"]


ON, AFTER, BEFORE = "2026-05-28", "2026-06-02", "2026-05-20"


@pytest.mark.parametrize(
    ("levels", "tabled", "meetings"),
    [
        ([level(ON)], [], []),
        ([level(AFTER, to="routine")], [], []),
        ([level(ON, by="nhse-region", forum=QC)], [], []),
        ([], [{"date": ON, "body": QC, "decision": "It stays"}], []),
        ([], [], [a_meeting(ON, decision="It stays at enhanced")]),
        ([], [], [a_meeting(AFTER, minute="The plan was heard")]),
        ([], [], [a_meeting(ON, assurance="limited")]),
    ],
)
def test_a_decision_that_was_taken_is_not_owed(
    levels: list[dict[str, Any]], tabled: list[dict[str, Any]], meetings: list[Meeting]
) -> None:
    now = moment(register(a_concern(levels, tabled), *meetings), DAY)
    state = position(now).concerns["Q-0001"]
    assert decisions(now) == []
    assert state.next_decision is None
    assert state.decided is not None
    assert str(state.decided.date) == ON


@pytest.mark.parametrize(
    ("levels", "tabled", "meetings"),
    [
        ([], [], []),
        ([level(BEFORE)], [], []),
        ([level(ON, by="nhse-region")], [], []),
        ([level(AFTER, by="nhse-region", to="intensive")], [], []),
        ([], [{"date": ON, "body": QC}], []),
        ([], [{"date": ON, "body": GROUP, "decision": "It stays"}], []),
        ([], [], [a_meeting(BEFORE, decision="It stays")]),
        ([], [], [a_meeting(ON)]),
        ([], [], [a_meeting(ON, GROUP, decision="It stays")]),
        ([], [], [a_meeting(ON, record="Q-0002", decision="It stays")]),
        ([], [], [a_meeting(ON, was_held=False, decision="It stays")]),
        ([], [], [a_meeting("2026-06-16", decision="It stays")]),
    ],
)
def test_what_another_body_or_an_earlier_day_decided_does_not_answer(
    levels: list[dict[str, Any]], tabled: list[dict[str, Any]], meetings: list[Meeting]
) -> None:
    now = moment(register(a_concern(levels, tabled), *meetings), DAY)
    assert decisions(now) == [("Q-0001", date(2026, 5, 28), 18)]
    assert position(now).concerns["Q-0001"].decided is None


def test_another_that_is_named_since_is_owed() -> None:
    ahead = {
        "date": ON,
        "body": QC,
        "decision": "It stays",
        "next_decision": {"date": "2026-07-23", "body": QC},
    }
    now = moment(register(a_concern([level(ON)], [ahead])), DAY)
    assert decisions(now) == [("Q-0001", date(2026, 7, 23), 0)]


@given(
    st.integers(min_value=-40, max_value=40),
    st.sampled_from([QC, GROUP]),
    st.sampled_from(["level", "forum", "minute", "tabled"]),
)
def test_it_is_owed_exactly_until_the_named_body_has_decided(days: int, body: str, how: str) -> None:
    day = date.fromordinal(date(2026, 5, 28).toordinal() + days)
    levels, tabled, meetings = [], [], []
    if how in ("level", "forum"):
        by, forum = (body, None) if how == "level" else ("nhse-region", body)
        levels.append(level(str(day), by=by, forum=forum))
    elif how == "tabled":
        tabled.append({"date": str(day), "body": body, "decision": "It stays"})
    else:
        meetings.append(a_meeting(str(day), body, decision="It stays"))
    made = register(a_concern(levels, tabled), *meetings)
    for on in (day, date(2026, 7, 30)):
        answered = body == QC and days >= 0
        assert (decisions(moment(made, on)) == []) is answered
