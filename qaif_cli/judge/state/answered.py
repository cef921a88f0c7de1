"""Whether a decision that was to be taken by a day was taken: by a level that was decided, or by minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qaif_cli.judge.state.intelligence_and_meetings import held
from qaif_cli.model.kinds.concern import Concern, NextDecision
from qaif_cli.model.moment import Moment, once


def next_decision(concern: Concern) -> NextDecision | None:
    """The decision on a concern's level that was named last; None where none was."""
    return next((entry.next_decision for entry in reversed(concern.tabled) if entry.next_decision), None)


def is_taken(decision: NextDecision, concern: Concern, now: Moment) -> bool:
    """Whether the named body has decided on a concern's level on the day of a decision or later.

    It has by a level that it authorised, or that was decided at it; by an entry of `tabled` that says what it decided;
    or by a minute of one of its meetings.
    """
    day, body = decision.date, decision.body
    return (
        any(change.date >= day and body in (change.authorised_by, change.forum) for change in concern.levels)
        or any(
            entry.date >= day and entry.body == body and entry.decision
            for entry in concern.tabled
            if entry.next_decision is not decision
        )
        or any(on >= day for on in _minuted(now).get((concern.id, body), ()))
    )


@once
def _minuted(now: Moment) -> Mapping[tuple[str, str], list[date]]:
    """The days on which the minutes of a body say anything of a record."""
    found: dict[tuple[str, str], list[date]] = {}
    for meeting in now.register.meetings:
        if held(meeting, now):
            for item in meeting.items:
                if item.record and item.minuted:
                    found.setdefault((item.record, meeting.body), []).append(meeting.date)
    return found
