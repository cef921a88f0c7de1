"""Records the decisions filled in on the Insights Meeting's sheet, and adds them to the meeting's minutes (§4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from qaif_cli.flow.forms.form import kept
from qaif_cli.flow.sheets.filled import Filled, SheetRow, Sitting
from qaif_cli.flow.sheets.steps import NOTHING, SheetStep, fresh, is_there, plain
from qaif_cli.flow.writing.decisions import FIELDS, impossible, lacking, owner_of
from qaif_cli.flow.writing.entries import next_entry
from qaif_cli.judge.meetings.decision_words import decided, decided_whole
from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.intelligence import Discussion, Intelligence
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.render.words import day, number_of


def decide(filled: Filled, row: SheetRow) -> SheetStep:
    """A decision on a piece of intelligence, where one is filled in."""
    item, sitting = row.held.record, filled.sitting
    if not isinstance(item, Intelligence):
        return NOTHING
    if "decision" not in row.cells:
        _half_decided(filled, row, item)
        return NOTHING
    faulty = _faulty(filled, row, item)
    if sitting is None:
        return NOTHING
    entry = kept({"date": sitting.day, "body": sitting.body} | _said(filled, row, item))
    held = next((held for held in item.discussions if _says(held, entry)), None)
    if held:
        return replace(is_there(row, Append("/discussions", plain(held))), decided=held)
    if not fresh(filled, row) or faulty or row.wrong:
        return NOTHING
    told = Discussion.model_validate(entry)
    until = f", follow-up by {day(told.follow_up)}" if told.follow_up else ""
    words = decided(told, filled.reading.framework)
    return SheetStep((Append("/discussions", entry),), f"{words}{until}", decided=told)


def minuted(
    sitting: Sitting, made: Iterable[tuple[str, Discussion]], framework: Framework
) -> tuple[list[Edit], list[str]]:
    """What the decisions add to the record of the meeting, with messages about it.

    What is on its agenda already gets its decision; what is not is put at the end.

    Args:
        sitting: The meeting.
        made: The decisions, each with the ID of its piece of intelligence.
        framework: The settings, for their names.
    """
    made = list(made)
    meeting = sitting.record
    if not made:
        return [], []
    if meeting is None:
        return [], [
            (
                f"{sitting.id} has no record, so the decisions stand in the intelligence alone. `qaif meeting add --body "
                f"{sitting.body} --date {sitting.day.isoformat()}` makes one; this sheet, applied again, puts them in it."
            )
        ]
    edits, names = _minutes(meeting, made, framework)
    says = [f"{meeting.id}: {number_of(len(names), 'item')} with the decisions, {', '.join(names)}."]
    chair = (
        f"`qaif meeting minute {meeting.id} --chaired-by ROLE` records that it was held, and who chaired it."
    )
    return edits, [*(says if names else []), *([chair] if meeting.chaired_by is None else [])]


def _minutes(
    meeting: Meeting, made: Iterable[tuple[str, Discussion]], framework: Framework
) -> tuple[list[Edit], list[str]]:
    edits: list[Edit] = []
    names: list[str] = []
    places = {item.record: place for place, item in enumerate(meeting.items) if item.record}
    number = int(next_entry("M", meeting.items)[1:])
    for id_, entry in made:
        words = kept({"minute": entry.note, "decision": decided_whole(entry, framework)})
        if id_ not in places:
            edits.append(Append("/items", {"id": f"M{number}", "record": id_, **words}))
            names.append(f"M{number}")
            number += 1
            continue
        there = meeting.items[places[id_]]
        if there.decision is None:
            missing = {key: value for key, value in words.items() if getattr(there, key) is None}
            edits += [Set(f"/items/{places[id_]}/{key}", value) for key, value in missing.items()]
            names.append(there.id)
    return edits, names


def _said(filled: Filled, row: SheetRow, item: Intelligence) -> dict[str, Any]:
    """What was filled in; the role that stood there already counts only where it has something to do."""
    said = {name: row.cells.get(name) for name in FIELDS}
    if not (said["action"] or said["follow_up"]) and said["owner"] == owner_of(item, filled.made):
        said["owner"] = None
    return said


def _says(held: Discussion, entry: dict[str, Any]) -> bool:
    """Whether an entry of the record says what is filled in."""
    return kept({name: getattr(held, name) for name in entry}) == entry


def _faulty(filled: Filled, row: SheetRow, item: Intelligence) -> bool:
    """Whether anything is missing or cannot be; each such thing is a fault at its line."""
    found = [
        (name, f"`{name}:` of {item.id} is empty.", why)
        for name, why in lacking(item, row.cells, "then write its ID here.")
        if name not in row.wrong
    ]
    if filled.sitting:
        found += impossible(item, filled.sitting.day, row.cells.get("follow_up"))
    for name, message, todo in found:
        filled.fault(f"{row.at}/{name}", message, todo)
    return bool(found)


def _half_decided(filled: Filled, row: SheetRow, item: Intelligence) -> None:
    """Something is filled in, and there is no decision."""
    other = [name for name in row.cells if name != "owner"]
    if row.fresh and row.cells.get("owner", "") not in ("", owner_of(item, filled.made)):
        other.append("owner")
    if other and "decision" not in row.wrong:
        filled.fault(
            f"{row.at}/{other[0]}",
            f"{row.name} has no `decision:`, and its `{other[0]}:` is filled in.",
            "Write the decision, or leave its lines as they were.",
        )
