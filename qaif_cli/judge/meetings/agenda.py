"""What a meeting has to deal with: matters arising, actions carried forward, and what is due before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import day_before
from qaif_cli.judge.state.due import due_by, due_items
from qaif_cli.judge.state.intelligence_and_meetings import discussions_of, held_meetings, meeting_state
from qaif_cli.judge.state.open_records import due_in_force, open_actions
from qaif_cli.judge.state.position import position
from qaif_cli.model.agenda import Carried, Decided, MattersArising
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import DueItem
from qaif_cli.model.register import Register


def next_meeting(now: Moment, body: str) -> Meeting | None:
    """The next meeting of a body that is planned for a day or later; None where none is.

    A meeting of the day itself is next until it is recorded that it was held.
    """
    planned = [
        meeting
        for meeting in now.register.meetings
        if meeting.body == body and meeting.date >= now.day and meeting_state(meeting, now).held == "planned"
    ]
    return min(planned, key=lambda meeting: meeting.date, default=None)


def last_meeting(now: Moment, body: str) -> Meeting | None:
    """The last meeting of a body that was held up to a day; None where none is recorded."""
    return next(reversed(held_meetings(now, body)), None)


def carried_forward(now: Moment, body: str) -> tuple[Carried, ...]:
    """The actions that meetings of a body agreed and that are not done, the longest overdue first.

    Args:
        now: The register, the settings and the day.
        body: The ID of the body.
    """
    held = [meeting.date for meeting in held_meetings(now, body)]
    found = []
    for meeting in meetings_of(now.register, body, date.min, now.day):
        for _, action in open_actions(meeting.actions):
            due, _ = due_in_force(action, now.day)
            late = max(0, (now.day - due).days) if due else 0
            found.append(Carried(meeting, action, due, late, sum(day > meeting.date for day in held)))
    return tuple(sorted(found, key=lambda item: item.due or date.max))  # those of one day stay in their order


def matters_arising(now: Moment, body: str, before: Meeting | None = None) -> MattersArising:
    """Matters arising for a body: decisions of its last meeting, and open actions of all of them.

    Args:
        now: The register, the settings and the day.
        body: The ID of the body.
        before: The meeting that they arise at, which is not itself counted; its day bounds what is seen.
    """
    seen = min(now.day, day_before(before.date)) if before else now.day
    held = last_meeting(now.on(seen), body)
    last = held and now.register.get(Meeting, held.id)
    if last is None:
        return MattersArising(None, None, (), (), ())
    agreed = last.minutes_agreed.date if meeting_state(last, now).closed and last.minutes_agreed else None
    discussed = discussions_of(now)
    decisions = tuple(
        Decided(
            last,
            item,
            tuple(entry for entry in discussed.get(item.record or "", ()) if entry.day > last.date),
        )
        for item in last.items
        if item.decision
    )
    return MattersArising(last, agreed, decisions, undecided(last), carried_forward(now.on(seen), body))


def undecided(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The items of a meeting of which neither a decision nor a minute is recorded, nor an assurance taken."""
    return tuple(
        item for item in meeting.items if not (item.decision or item.minute or item.assurance is not None)
    )


def due_before(now: Moment, meeting: Meeting) -> tuple[DueItem, ...]:
    """What is late or due by a meeting among the records on its agenda; the longest overdue first.

    That is: what is owed on the records that are on its table; decisions on levels that are the body's; new
    intelligence and follow-ups for the Insights Meeting; and updates for the body that receives the reports.
    The actions of its own meetings are not in it: `carried_forward` has them.

    Args:
        now: The register, the settings and the day.
        meeting: The meeting.
    """
    return owed_before(now, meeting)[0]


def owed_before(now: Moment, meeting: Meeting) -> tuple[tuple[DueItem, ...], int]:
    """What `due_before` gives, and how many other things of the register are late or due by the meeting."""
    there = position(now)
    tabled = {item.record for item in meeting.items if item.record}
    body = now.framework.body(meeting.body)

    def deciding(id_: str) -> bool:
        state = there.concerns.get(id_)
        return bool(state and state.next_decision and state.next_decision.body == meeting.body)

    def concerns(item: DueItem) -> bool:
        if item.record in there.intelligence and body is not None and body.function == "insights":
            return True
        if (
            item.kind == "update"
            and item.record in there.areas
            and meeting.body == now.framework.reported_to(now.day)
        ):
            return True
        return item.record in tabled or (item.kind == "decision" and deciding(item.record))

    every = [
        item
        for item in due_by(due_items(now), max(meeting.date, now.day))
        if item.record not in there.meetings
    ]
    found = tuple(item for item in every if concerns(item))
    return found, len(every) - len(found)


def meetings_of(register: Register, body: str, first: date, last: date) -> Iterator[Meeting]:
    """The meetings of a body in a period, its first and last day included, also cancelled ones; oldest first."""
    found = [item for item in register.meetings if item.body == body and first <= item.date <= last]
    yield from sorted(found, key=lambda meeting: meeting.date)
