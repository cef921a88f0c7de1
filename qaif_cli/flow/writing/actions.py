"""`qaif action`: actions on any record that has them are added, marked as done or extended."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.entries import next_entry, place_of
from qaif_cli.flow.writing.targets import day_said, said_already, still_open
from qaif_cli.judge.state.open_records import due_in_force
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.inside import actions_at, actions_of
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.record import Action
from qaif_cli.model.register import Held
from qaif_cli.model.words import listed
from qaif_cli.render.words import day, plural


def actions_in(held: Held) -> tuple[Action, ...]:
    """The actions of a record.

    Raises:
        QaifError: where records of its kind have none.
    """
    if not actions_at(type(held.record)):
        raise QaifError(
            f"`{held.record.id}` is a record of the kind {held.kind}, which has no actions.",
            f"{_who_has_actions()} have.",
        )
    return actions_of(held.record)


def _who_has_actions() -> str:
    """The kinds that have actions, in words; last those that have them in a part of the record."""
    places = {
        kind: actions_at(kind.model).strip("/").split("/")[:-1] for kind in KINDS if actions_at(kind.model)
    }
    whole = [plural(kind.called) for kind, part in places.items() if not part]
    parts = [
        f"the {plural(part[-1].replace('_', ' '))} of {plural(kind.called)}"
        for kind, part in places.items()
        if part
    ]
    said = listed([*whole, *parts])
    return f"{said[:1].upper()}{said[1:]}"


def add(writing: Writing) -> Proposal:
    """Add an action under the next free ID."""
    held = writing.reading.register.by_id[writing.target]
    actions = actions_in(held)
    due, added = writing.get("due"), day_said(writing)
    still_open(held.record, held.kind, added)
    if not isinstance(due, str) and due < added:
        raise QaifError(
            f"The action would have been due on {day(due)}, before it was agreed on {day(added)}.",
            "Say with --date when it was agreed.",
        )
    entry = {"id": next_entry("A", actions)} | entry_of(writing, "title", "owner", "due")
    entry["added"] = added.isoformat()
    edit: Edit = Append(_at(held), entry)
    says = [f"{writing.target} {entry['id']}: {entry['title']}"]
    if held.kind == "concern" and not _has_plan(held):
        edit = Set("/improvement_plan", {"agreed": "unknown", "actions": [entry]})
        says.append("The improvement plan begins with it; when it was agreed is not known yet.")
    return Proposal((Draft(held.kind, writing.target, (edit,)),), tuple(says))


def done(writing: Writing) -> Proposal:
    """Record the day on which an action was done, and its result."""
    held, place, action = _meant(writing)
    on = day_said(writing)
    if action.added and on < action.added:
        raise QaifError(
            f"{action.id} was agreed on {day(action.added)}, after that day.", "Look at the date."
        )
    edits = [Set(f"{_at(held)}/{place}/done", on.isoformat())]
    if note := writing.get("note"):
        whole = f"{action.note} {note}" if action.note else note
        edits.append(Set(f"{_at(held)}/{place}/note", whole))
    late = action.due_on(on)
    says = f"{writing.target} {action.id}: {action.title}"
    if late and late < on:
        says += f" (was due on {day(late)})"
    return Proposal((Draft(held.kind, writing.target, tuple(edits)),), (says,))


def extend(writing: Writing) -> Proposal:
    """Extend an action, with who agreed to it and why."""
    held, place, action = _meant(writing)
    present, _ = due_in_force(action, day_said(writing))
    due = day_said(writing, "due")
    if present and due <= present:
        raise QaifError(
            f"{action.id} is due on {day(present)} already, and an extension is later than that.",
            "Look at --due.",
        )
    entry = entry_of(writing, "date", "due", "by", "why")
    edit = Append(f"{_at(held)}/{place}/extensions", entry)
    times = len(action.extensions) + 1
    was = f", not {day(present)}" if present else ""
    often = f"; this is the {_ordinal(times)} extension" if times > 1 else ""
    later = [given for given in action.extensions if given.date > day_said(writing)]
    holds = max(later, key=lambda given: given.date, default=None)
    says = f"{writing.target} {action.id}: due on {day(due)}{was}{often}"
    if holds:
        says = f"{writing.target} {action.id} stays due on {day(holds.due)}: the extension of {day(holds.date)} is later"
    return Proposal((Draft(held.kind, writing.target, (edit,)),), (says,))


def _meant(writing: Writing) -> tuple[Held, int, Action]:
    """The record, and the action that is meant with its place; one that is not done."""
    held = writing.reading.register.by_id[writing.target]
    actions = actions_in(held)
    place = place_of(writing.get("entry"), actions, writing.target)
    action = actions[place]
    if action.done:
        raise said_already(f"{action.id} was done on {day(action.done)} already.", writing.target)
    return held, place, action


def _at(held: Held) -> str:
    return actions_at(type(held.record))


def _has_plan(held: Held) -> bool:
    return getattr(held.record, "improvement_plan", None) not in (None, "unknown")


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else ends.get(number % 10, 'th')}"
