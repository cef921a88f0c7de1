"""The minutes of a meeting on one sheet: who was there, and for each item what was said, decided and agreed to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from qaif_cli.flow.forms.actions import FORMS as ACTION_FORMS
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.forms.meetings import MINUTE
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Reading
from qaif_cli.flow.sheets.by_form import by_form, in_turn, step
from qaif_cli.flow.sheets.filled import Filled, SheetRow
from qaif_cli.flow.sheets.kinds import HELD, MINUTES, NEW_ITEMS
from qaif_cli.flow.sheets.part import Gathered, known
from qaif_cli.flow.sheets.steps import NOTHING, SheetStep, is_there, plain
from qaif_cli.flow.writing.sessions import item_name, meeting_of, not_ahead, refuse_body
from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.sheet import SheetThing
from qaif_cli.model.vocabulary import PURPOSES
from qaif_cli.model.words import listed
from qaif_cli.render.words import day, number_of

_ADD_ACTION = next(form for form in ACTION_FORMS if form.verb == "add")
_SAID = ("minute", "decision", "assurance")
_TO_DO = {"action": "title", "owner": "owner", "due": "due"}
_BESIDE = {"title": "action", "owner": "owner", "due": "due"}


def gather_minutes(reading: Reading, said: str, as_of: date) -> Gathered:
    """The agenda of a meeting that was held, with what is recorded of it.

    Args:
        reading: The register.
        said: The meeting, as the user named it.
        as_of: The day that counts as today.

    Raises:
        QaifError: where there is no such meeting, it was called off, or it has not come yet.
    """
    refuse_body(reading, said, as_of)
    meetings = {held.record.id: held.record.title for held in reading.register.held if held.kind == "meeting"}
    id_ = named("meeting", said, meetings, reading.register.unread("meeting"))
    writing = Writing(MINUTE, reading.as_known(as_of), (id_,), {}, as_of)
    meeting = meeting_of(writing)
    not_ahead(meeting, as_of, "nothing can have been said or decided at it yet")
    about = (f"{meeting.id}: {meeting.title}",)
    held = SheetThing(
        meeting.id,
        {
            "chaired_by": known(meeting.chaired_by or ""),
            "attended": "; ".join(meeting.attended),
            "partners": meeting.partners or "",
        },
        about,
    )
    items = tuple(_items(writing, meeting, about))
    count = number_of(len(meeting.items), "item")
    return Gathered(count, f"{count} of the {meeting.title}", ((HELD.name, (held,)), (MINUTES.name, items)))


def _items(writing: Writing, meeting: Meeting, about: tuple[str, ...]) -> Iterator[SheetThing]:
    blank = dict.fromkeys((line.name for line in MINUTES.lines if line.name != "topic"), "")
    decides = ("next_decision",)
    for item in meeting.items:
        left_out = () if _concern(writing.reading, item) else decides
        values = {name: value for name, value in blank.items() if name not in left_out}
        values |= {name: getattr(item, name) or "" for name in _SAID}
        yield SheetThing(meeting.id, values, about, item.id, (f"{item.id}: {_told(writing, item)}",))
    for name in NEW_ITEMS:
        values = {"topic": ""} | {line: value for line, value in blank.items() if line not in decides}
        yield SheetThing(meeting.id, values, about, name, ("What was not on the agenda",))


def _told(writing: Writing, item: AgendaItem) -> str:
    said = [item_name(writing, item)]
    said += [PURPOSES.label(item.purpose)] if item.purpose else []
    said += [f"brought by {writing.reading.framework.names('role').get(item.by, item.by)}"] if item.by else []
    return "; ".join(said)


def _concern(reading: Reading, item: AgendaItem) -> Concern | None:
    return reading.register.get(Concern, item.record) if item.record else None


def hold(filled: Filled, row: SheetRow) -> SheetStep:
    """That the meeting was held: who chaired it and who was there, where that is new."""
    meeting = row.held.record
    if not isinstance(meeting, Meeting):
        return NOTHING
    missing = [role for role in meeting.attended if role not in row.cells.get("attended", ())]
    if row.fresh and missing:
        filled.fault(
            f"{row.at}/attended",
            f"{listed(missing)} is recorded as there, and is not on the sheet any more.",
            f"Put it back; what was recorded by mistake is taken out with `qaif edit {meeting.id}`.",
        )
    said = {
        name: value
        for name, value in row.cells.items()
        if value != (list(getattr(meeting, name)) if name == "attended" else getattr(meeting, name))
    }
    new = [role for role in row.cells.get("attended", ()) if not filled.stood(row, f"attended/{role}")]
    there: list[Edit] = [Append("/attended", role) for role in new if role in meeting.attended]
    there += _recorded(filled, row, meeting, "", ("chaired_by", "partners"))
    if not said:
        return replace(is_there(row, *there), there=False)
    proposal = by_form(filled, row, MINUTE, said)
    made = step(filled, row, proposal, f"{listed([_WORDS[name] for name in said])} recorded")
    in_turn(filled, row, made)
    return _with(row, made, there)


def _recorded(filled: Filled, row: SheetRow, held: Any, at: str, names: tuple[str, ...]) -> list[Edit]:
    """What was filled in where nothing stood or something else did, and stands in the record already."""
    entry = f"items/{held.id}/" if at else ""
    since = {
        one.field
        for one in filled.reading.register.by_id[row.held.record.id].record.amended
        if one.date >= filled.made
    }
    return [
        Set(f"{at}/{name}", value)
        for name in names
        if (value := row.cells.get(name)) and value == getattr(held, name)
        if not filled.stood(row, name) or f"{entry}{name}" in since
    ]


def _with(row: SheetRow, made: SheetStep, there: list[Edit]) -> SheetStep:
    return replace(made, recorded=(*made.recorded, *((row.held.record.id, edit) for edit in there)))


_WORDS = {"chaired_by": "who chaired it", "attended": "who attended", "partners": "who else was there"}


def minute(filled: Filled, row: SheetRow) -> SheetStep:
    """What is new on one item, and the action that came of it."""
    meeting = filled.reading.register.get(Meeting, row.held.record.id)
    if meeting is None or not row.cells:
        return NOTHING
    item = _item(meeting, row)
    said = {name: value for name, value in row.cells.items() if name not in _TO_DO}
    said = {name: value for name, value in said.items() if item is None or value != getattr(item, name, None)}
    if item and _decided_ahead(filled, meeting, item) == said.get("next_decision", ""):
        said.pop("next_decision")
    to_do = {_TO_DO[name]: value for name, value in row.cells.items() if name in _TO_DO}
    if item is None and "topic" not in said and row.cells:
        filled.fault(f"{row.at}/topic", f"`topic:` of {row.entry} is empty.", "Write what it was about.")
        return NOTHING
    proposals: list[Proposal | None] = []
    if said:
        entry = {"entry": item.id} if item else {}
        proposals.append(by_form(filled, row, MINUTE, said | entry))
    if to_do:
        proposals.append(by_form(filled, row, _ADD_ACTION, to_do | {"date": meeting.date}, _BESIDE))
    there = _item_there(filled, row, meeting, item)
    if not proposals and item and row.entry in NEW_ITEMS:
        return is_there(row, *there)
    if not proposals or None in proposals:
        return replace(is_there(row, *there), there=False)
    whole = Proposal(tuple(draft for made in proposals if made for draft in made.drafts))
    made = step(filled, row, whole, _says(said, to_do))
    in_turn(filled, row, made)
    return _with(row, made, there)


def _item_there(filled: Filled, row: SheetRow, meeting: Meeting, item: AgendaItem | None) -> list[Edit]:
    """What of a row stands in the minutes already."""
    if item is None:
        return []
    if row.entry in NEW_ITEMS:
        return [Append("/items", plain(item))]
    return _recorded(filled, row, item, f"/items/{meeting.items.index(item)}", _SAID)


def _decided_ahead(filled: Filled, meeting: Meeting, item: AgendaItem) -> date | None:
    """When the concern of an item is decided on again, as it was tabled at this meeting; None where that is not said."""
    concern = _concern(filled.reading, item)
    said = [
        entry
        for entry in (concern.tabled if concern else ())
        if (entry.date, entry.body) == (meeting.date, meeting.body)
    ]
    ahead = said[-1].next_decision if said else None
    return ahead.date if ahead and isinstance(ahead.date, date) else None


def _item(meeting: Meeting, row: SheetRow) -> AgendaItem | None:
    """The item of the agenda that a row is about; for what was not on it, the one that was recorded meanwhile."""
    if row.entry in NEW_ITEMS:
        return next((item for item in meeting.items if item.topic == row.cells.get("topic", "")), None)
    return next((item for item in meeting.items if item.id == row.entry), None)


def _says(said: dict[str, Any], to_do: dict[str, Any]) -> str:
    words = [name.replace("_", " ") for name in said if name != "topic"]
    due = to_do.get("due")
    by = f" by {day(due)}" if isinstance(due, date) else ""
    words += [f"an action for {to_do['owner']}{by}"] if "owner" in to_do else []
    return f"{listed(words)} recorded" if words else "recorded"
