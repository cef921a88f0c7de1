"""`qaif meeting item`: puts a record, a standing item or a topic on a meeting's agenda, or changes an item."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.entries import next_entry, place_of
from qaif_cli.flow.writing.sessions import after_agreed, item_name, meeting_of
from qaif_cli.judge.meetings.business_cycle import standing_items
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.render.words import month as in_words

_SUBJECT = ("record", "business", "topic")
_KEPT = ("topic", "record", "business", "part", "purpose", "by")


def item(writing: Writing) -> Proposal:
    """Add an item or every standing item that is due, or change an existing item."""
    meeting = meeting_of(writing)
    if not writing.answers:
        raise QaifError(
            "Missing: what the item is about.", "Say --record, --business, --topic or --standing."
        )
    if writing.get("standing"):
        return _standing(writing, meeting)
    if writing.get("entry"):
        return _changed(writing, meeting)
    fields = new_item(writing, meeting)
    says = (f"{meeting.id} {fields['id']} is on the agenda.", *after_agreed(meeting))
    return Proposal((Draft("meeting", meeting.id, (Append("/items", fields),)),), says)


def new_item(writing: Writing, meeting: Meeting, *more: str) -> dict[str, Any]:
    """The fields of a new item, with the next free ID.

    Args:
        writing: The form.
        meeting: The meeting.
        more: The other answers that belong to it.

    Raises:
        QaifError: where nothing says what it is about, it is on the agenda already, or its body takes no such thing.
    """
    about = entry_of(writing, *_SUBJECT)
    if not about:
        raise QaifError("Missing: what the item is about.", "Say --record, --business or --topic.")
    if about.get("record") == meeting.id:
        raise QaifError(f"{meeting.id} cannot be an item of itself.", "Look at --record.")
    for there in meeting.items:
        if about == _about(there):
            raise QaifError(
                f"{item_name(writing, there)} is on the agenda of {meeting.id} already, as {there.id}.",
                f"To change it: qaif meeting item {meeting.id} {there.id} --purpose discuss",
            )
    _of_its_body(writing, meeting)
    return {"id": next_entry("M", meeting.items)} | entry_of(writing, *_KEPT, *more)


def _about(there: AgendaItem) -> dict[str, str]:
    values = {name: getattr(there, name) for name in _SUBJECT}
    return {name: value for name, value in values.items() if value}


def _of_its_body(writing: Writing, meeting: Meeting) -> None:
    """Say so where a standing item is another body's.

    Raises:
        QaifError: where it is.
    """
    said = writing.get("business")
    found = next((one for one in writing.reading.framework.cycle if one.id == said), None)
    if found and found.body != meeting.body:
        body = writing.reading.framework.body(found.body)
        raise QaifError(
            f"`{said}` is a standing item of the {body.name if body else found.body}.",
            "Say a standing item of the body that meets, or --topic.",
        )


def _standing(writing: Writing, meeting: Meeting) -> Proposal:
    """Every standing item that is due at the meeting and is not on its agenda yet."""
    if entry_of(writing, *_SUBJECT, "entry"):
        raise QaifError("--standing puts on what the cycle of business says.", "Leave out the rest, or it.")
    reading = writing.reading
    day = min(writing.today, meeting.date)
    due = [one for one in standing_items(reading.now.on(day), meeting) if one.item is None]
    if not due:
        raise QaifError(f"No standing item that is due is missing from {meeting.id}.", "Nothing was written.")
    number = int(next_entry("M", meeting.items)[1:])
    edits = tuple(
        Append(
            "/items",
            {"id": f"M{number + place}", "business": one.business.id}
            | entry_of(writing, "part", "purpose", "by"),
        )
        for place, one in enumerate(due)
    )
    says = tuple(
        f"{meeting.id} M{number + place}: {one.business.name}{_missed(one.missed)}"
        for place, one in enumerate(due)
    )
    return Proposal((Draft("meeting", meeting.id, edits),), (*says, *after_agreed(meeting)))


def _missed(month: Any) -> str:
    return f" (due in {in_words(month)}, and not taken since)" if month else ""


def _changed(writing: Writing, meeting: Meeting) -> Proposal:
    """Other words for an item that is there; what was decided on it stays."""
    place = place_of(writing.get("entry"), meeting.items, meeting.id)
    fields = entry_of(writing, *_KEPT)
    if not fields:
        raise QaifError("Nothing to change was given.", "`qaif meeting item -h` lists the fields.")
    _of_its_body(writing, meeting)
    edits: tuple[Edit, ...] = tuple(Set(f"/items/{place}/{name}", value) for name, value in fields.items())
    return Proposal((Draft("meeting", meeting.id, edits),), after_agreed(meeting))
