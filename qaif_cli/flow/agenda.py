"""`qaif meeting agenda`: the items, actions and due work that a meeting has to deal with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.listing import TextPage, document, notes
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.meetings.agenda import matters_arising, next_meeting, owed_before
from qaif_cli.judge.meetings.business_cycle import standing_items
from qaif_cli.judge.meetings.must_table import to_bring
from qaif_cli.judge.state.intelligence_and_meetings import meeting_state
from qaif_cli.model.agenda import Agenda, Carried
from qaif_cli.model.intelligence_and_meetings import MeetingState
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register
from qaif_cli.render.agenda import agenda_page


def run_agenda(ask: Ask, id_: str) -> TextPage:
    """The agenda of a meeting, or of the next one of a body.

    Args:
        ask: What a reading command is told.
        id_: The ID of a meeting, or of a body.

    Raises:
        QaifError: where there is no such meeting, or the body has none ahead.
    """
    reading = read(ask)
    now = reading.now
    meeting = _meant(now, id_)
    then = now.on(min(now.day, meeting.date))
    due, others = owed_before(then, meeting)
    agenda = Agenda(
        meeting_state(meeting, now),
        standing_items(then, meeting),
        to_bring(then, meeting),
        matters_arising(now, meeting.body, before=meeting),
        due,
        others,
        then.day,
    )
    titles = {item.record.id: item.record.title for item in now.register.held}
    text = agenda_page(agenda, now.framework, titles)
    return TextPage(
        text, document(replace(reading, now=then), agenda=_data(agenda, now.register)), notes(reading)
    )


def _meant(now: Moment, id_: str) -> Meeting:
    bodies, register = now.framework.names("body"), now.register
    meetings = {meeting.id: meeting.title for meeting in register.meetings}
    found = named("meeting", id_, {**bodies, **meetings}, register.unread("meeting"))
    if found in meetings:
        meeting = register.get(Meeting, found)
        if meeting is None:
            raise QaifError(f"`{found}` is the ID of two records.", "`qaif check` names both.")
        return meeting
    ahead = next_meeting(now, found)
    if ahead is None:
        raise QaifError(
            f"No meeting of the {bodies[found]} is planned.", f"Plan some: qaif meeting plan --body {found}"
        )
    return ahead


def _data(agenda: Agenda, register: Register) -> dict[str, Any]:
    meeting, arising = agenda.state.meeting, agenda.arising
    return {
        "meeting": meeting.id,
        "body": meeting.body,
        "date": meeting.date,
        "status": agenda.state.held,
        "items": [_item(_seen(item, agenda.state)) for item in meeting.items],
        "standing": [
            {
                "business": one.business.id,
                "missed": f"{one.missed:%Y-%m}" if one.missed else None,
                "item": one.item.id if one.item else None,
            }
            for one in agenda.standing
        ],
        "to_bring": [
            {"record": one.record, "why": one.why, "date": one.day, "level": one.level or None}
            for one in agenda.to_bring
        ],
        "last_meeting": arising.last.id if arising.last else None,
        "minutes_agreed": arising.minutes_agreed,
        "decisions": [
            {
                **_item(one.item),
                "meeting": one.meeting.id,
                "since": [
                    {"date": entry.day, "body": entry.body, "decision": entry.decision or None}
                    for entry in one.since
                ],
            }
            for one in arising.decisions
        ],
        "undecided": [item.id for item in arising.undecided],
        "actions": [carried(action) for action in arising.actions],
        "due": [
            {
                "record": item.record,
                "title": register.title(item.record),
                "kind": item.kind,
                "what": item.what,
                "owner": item.owner,
                "due": item.due,
                "days_late": item.days_late,
            }
            for item in agenda.due
        ],
        "others_due": agenda.others,
    }


def _seen(item: AgendaItem, state: MeetingState) -> AgendaItem:
    """An item as it was on the day: what was said and decided is known of a meeting that was held."""
    unsaid = {"minute": None, "decision": None, "assurance": None}
    return item if state.held == "held" else item.model_copy(update=unsaid)


def _item(item: AgendaItem) -> dict[str, Any]:
    return item.model_dump(mode="json")


def carried(item: Carried) -> dict[str, Any]:
    """An action that is carried forward, for programs."""
    return {
        "meeting": item.meeting.id,
        "body": item.meeting.body,
        "date": item.meeting.date,
        "id": item.action.id,
        "what": item.action.title,
        "owner": item.action.owner,
        "due": item.due,
        "days_late": item.days_late,
        "carried": item.times,
    }
