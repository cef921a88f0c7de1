"""Meetings: add one, call one off, change its plain fields."""

from __future__ import annotations

from datetime import timedelta

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.sessions import body_of, meeting_id, meeting_of, met_on, new_meeting, shut_on
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.judge.meetings.agenda import next_meeting
from qaif_cli.model.edit import Draft, Set
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.render.words import day as in_words
from qaif_cli.render.words import number_of


def add(writing: Writing) -> Proposal:
    """Add one meeting, held or planned."""
    day = day_said(writing)
    body = body_of(writing, writing.get("body"))
    there, id_ = met_on(writing, body.id, day), meeting_id(body.id, day)
    if there:
        raise QaifError(
            f"The {body.name} has a meeting on {in_words(day)} already: {there.id}.",
            f"That it was held: qaif meeting minute {there.id} --chaired-by ROLE",
        )
    if writing.get("chaired_by") and day > writing.today:
        raise QaifError(
            f"The meeting is on {in_words(day)}, so nobody has chaired it yet.",
            "Leave out --chaired-by: it is planned.",
        )
    says = shut_on(writing, day)
    if day <= writing.today and not writing.get("chaired_by"):
        says += (f"Who chaired it is not recorded: qaif meeting minute {id_} --chaired-by ROLE",)
    elif day > writing.today:
        says += (f"{id_} is planned. What stands on every agenda: qaif meeting item {id_} --standing",)
    return Proposal((Draft("meeting", id_, fields=new_meeting(writing, body, day)),), says)


def cancel(writing: Writing) -> Proposal:
    """Record that a meeting was called off, on its own day at the latest."""
    meeting = meeting_of(writing)
    if meeting.chaired_by:
        raise QaifError(
            f"{meeting.id} was held: {meeting.chaired_by} chaired it.", "What was held is not called off."
        )
    on = min(writing.today, meeting.date) if writing.get("date") is None else day_said(writing)
    if on > meeting.date:
        raise QaifError(
            f"{meeting.id} was to be held on {in_words(meeting.date)}, before it was called off on {in_words(on)}.",
            "Say with --date when that was decided.",
        )
    entry = {"date": on.isoformat()} | entry_of(writing, "by", "why")
    says = []
    if meeting.items:
        count = number_of(len(meeting.items), "item")
        says.append(f"{count} of its agenda {_wait(len(meeting.items))} for {_next(writing, meeting)}.")
    return Proposal((Draft("meeting", meeting.id, (Set("/cancelled", entry),)),), tuple(says))


def _wait(count: int) -> str:
    return "waits" if count == 1 else "wait"


def _next(writing: Writing, meeting: Meeting) -> str:
    later = next_meeting(writing.reading.now.on(meeting.date + timedelta(days=1)), meeting.body)
    return f"the next meeting, {later.id}" if later else "another meeting, and none is planned"
