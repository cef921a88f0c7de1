"""Gathers what stands in the minutes of one meeting."""

from __future__ import annotations

from datetime import date

from qaif_cli.judge.meetings.agenda import meetings_of
from qaif_cli.judge.meetings.attendance import presence
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Body
from qaif_cli.model.single_paper import MinutedAction, Minutes
from qaif_cli.model.vocabulary import PARTS


def minutes_of(now: Moment, meeting: Meeting, body: Body) -> Minutes:
    """The minutes of a meeting that was held, as they are known on the day.

    Args:
        now: The register on the day.
        meeting: The meeting.
        body: The body that met.
    """
    parts = ((part, tuple(item for item in meeting.items if item.part == part)) for part in PARTS.words)
    ahead = (
        other
        for other in meetings_of(now.register, body.id, meeting.date, date.max)
        if other.date > meeting.date and other.cancelled is None
    )
    return Minutes(
        meeting=meeting,
        body=body,
        parts=tuple((part, items) for part, items in parts if items),
        others=tuple(role for role in meeting.attended if role != meeting.chaired_by),
        presence=presence(meeting, body, now.framework),
        actions=tuple(
            MinutedAction(action, action.due_on(now.day), action.late_on(now.day))
            for action in meeting.actions
        ),
        next=next(ahead, None),
    )
