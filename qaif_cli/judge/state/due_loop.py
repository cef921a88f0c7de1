"""What the weekly and quarterly loop owes: decisions on new intelligence, follow-ups, minutes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from qaif_cli.judge.state.intelligence_and_meetings import meeting_state
from qaif_cli.judge.state.owing import owed
from qaif_cli.judge.state.position import position
from qaif_cli.model.intelligence_and_meetings import IntelligenceState, MeetingState
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import DueItem


def of_intelligence(now: Moment) -> Iterator[DueItem]:
    """Decisions on new intelligence, due at the first Insights Meeting after it, and follow-ups (§4.3)."""
    body = now.framework.body_for("insights")
    days = sorted(
        meeting.date
        for meeting in now.register.meetings
        if body and meeting.body == body.id and meeting_state(meeting, now).held != "cancelled"
    )
    name = body.name if body else "a meeting"
    for state in position(now).intelligence.values():
        owner = state.item.owner
        if state.standing == "new":
            after = bisect_right(days, state.item.date)
            due = days[after] if after < len(days) else None
            yield owed(state.item, "decision", f"Decision at the {name}", owner, due, now)
        elif state.follow_up and state.latest:
            yield owed(
                state.item,
                "follow-up",
                _what(state),
                state.latest.owner or owner,
                state.follow_up,
                now,
            )


def _what(state: IntelligenceState) -> str:
    action = state.latest.action if state.latest else None
    return f"Follow-up: {action}" if action else "Follow-up"


def of_meeting(state: MeetingState, now: Moment) -> Iterator[DueItem]:
    """The record of a meeting whose day is past."""
    meeting = state.meeting
    if state.held == "not-recorded":
        what = "Record that it was held, with its minutes, or that it was cancelled"
        yield owed(meeting, "minutes", what, meeting.owner, meeting.date, now)
