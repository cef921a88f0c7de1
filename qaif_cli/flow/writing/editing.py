"""`edit` for every kind of record: sets the fields that were given, and says what it removes from lists."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Blank, Proposal, RecordPart, Writing, kept
from qaif_cli.flow.forms.shared import NONE
from qaif_cli.flow.writing.targets import record_of
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.record import Record


def edit_fields(writing: Writing, own: Mapping[str, Iterable[Edit]] = MappingProxyType({})) -> Proposal:
    """Set the fields of a record that were given.

    Args:
        writing: The form.
        own: For a blank that no rule of `edit` covers, the edits it asks for; they are made where it was given.

    Raises:
        QaifError: where nothing was given, or the record says so already.
    """
    kind = writing.form.target
    if not writing.answers:
        raise QaifError("Nothing to change was given.", f"`qaif {kind} edit -h` lists the fields.")
    record = record_of(writing, kind)
    there = record.model_dump(mode="json", by_alias=True)
    edits = [*_edits(writing, own, record, there)]
    if not edits:
        raise QaifError(f"{writing.target} says so already.", "Nothing was written.")
    return Proposal((Draft(kind, writing.target, tuple(edits)),), tuple(_removed(writing, there, edits)))


def _edits(writing: Writing, own: Mapping[str, Iterable[Edit]], record: Record, there: Any) -> Iterator[Edit]:
    deeper = {name for part in writing.form.parts for name in part.fields}
    for blank in writing.form.blanks:
        if blank.name not in writing.answers or blank.name in (*deeper, *own):
            continue
        if blank.on_list == "replaces":
            yield Set(writing.form.place(blank.name), _value(blank, writing))
    yield from _lists(writing, own, there)
    for part in writing.form.parts:
        yield from _of_part(part, writing, there)
    for name, edits in own.items():
        if name in writing.answers:
            yield from edits
    if writing.get("owner"):
        yield from former_owner(record, writing.get("owner"), writing.today)


def _lists(writing: Writing, own: Mapping[str, Iterable[Edit]], there: Any) -> Iterator[Edit]:
    """What is added to lists and taken from them."""
    partly = [blank for blank in writing.form.blanks if blank.on_list != "replaces"]
    for place in dict.fromkeys(writing.form.place(blank.name) for blank in partly if blank.name not in own):
        here = [blank for blank in partly if writing.form.place(blank.name) == place]
        said = {
            way: [word for blank in here if blank.on_list == way for word in writing.get(blank.name) or ()]
            for way in ("adds", "removes")
        }
        now = _at(there, place) or []
        strange = [word for word in said["removes"] if word not in now]
        if strange:
            raise QaifError(
                f"{strange[0]} does not belong to {writing.target}.",
                f"These do: {', '.join(now) or 'none'}.",
            )
        new = [word for word in dict.fromkeys(said["adds"]) if word not in now]
        if said["removes"]:
            yield Set(place, [word for word in now if word not in said["removes"]] + new)
        else:
            yield from (Append(place, word) for word in new)


def _of_part(part: RecordPart, writing: Writing, there: Any) -> Iterator[Edit]:
    by_name = {blank.name: blank for blank in writing.form.blanks}
    said = {
        field: _value(by_name[name], writing)
        for name, field in part.fields.items()
        if name in writing.answers
    }
    now = there.get(part.at)
    if isinstance(now, dict):
        for field, value in said.items():
            if value is not None or now.get(field) is not None:  # else it is empty already
                yield Set(f"/{part.at}/{field}", value)
        return
    said = {field: value for field, value in said.items() if value is not None}
    if said and part.first and part.fields[part.first] not in said:
        raise QaifError(
            f"Missing: {by_name[part.first].option}. {writing.target} has no {part.at} yet.",
            "Give that first.",
        )
    if said:
        yield Set(f"/{part.at}", part.whole(said))


def _removed(writing: Writing, there: Any, edits: Iterable[Edit]) -> Iterator[str]:
    """What goes from each list, and by which flag."""
    after = {edit.pointer: edit.value for edit in edits if isinstance(edit, Set)}
    for blank in writing.form.blanks:
        place = writing.form.place(blank.name)
        if blank.many and blank.name in writing.answers and isinstance(after.get(place), list):
            left = [_text(entry) for entry in after[place]]
            gone = [entry for entry in _at(there, place) or () if _text(entry) not in left]
            if gone and blank.on_list != "adds":
                how = "" if blank.on_list == "removes" else " replaces the list"
                joint = "; " if any(isinstance(entry, dict) for entry in gone) else ", "
                yield f"Removed: {joint.join(map(_named, gone))} ({blank.option}{how})"


def _value(blank: Blank, writing: Writing) -> Any:
    """What was given, as the record has it; a list without what was given twice; None for what is left empty."""
    said = writing.get(blank.name)
    if blank.may_be_none and str(said).casefold() == NONE:
        return None
    return kept({"": list(dict.fromkeys(said)) if blank.many else said})[""]


def _at(there: Any, pointer: str) -> Any:
    """What stands at a place of a record; None where nothing does."""
    for step in pointer.strip("/").split("/"):
        there = there.get(step) if isinstance(there, dict) else None
    return there


def _text(entry: Any) -> str:
    """What makes an entry of a list the same one: its words."""
    return str(entry.get("text", entry)) if isinstance(entry, dict) else str(entry)


def _named(entry: Any) -> str:
    """An entry of a list: a word as it is, and the beginning of a text."""
    return (
        f"“{textwrap.shorten(_text(entry), 60, placeholder=' …')}”"
        if isinstance(entry, dict)
        else _text(entry)
    )


def former_owner(record: Record, owner: str, day: date) -> list[Edit]:
    """The entry that keeps who owned a record until another role does.

    Args:
        record: The record as it is.
        owner: The role that owns it from now on.
        day: The first day on which that role does.
    """
    until = day - timedelta(days=1)
    last = max((former.until for former in record.previous_owners), default=date.min)
    if record.owner in (owner, UNKNOWN) or last >= until:
        return []
    return [Append("/previous_owners", kept({"role": record.owner, "until": until}))]


def entry_of(writing: Writing, *names: str) -> dict[str, Any]:
    """An entry made of some answers, in that order, without the empty ones."""
    return kept({name: writing.get(name) for name in names})


def shared_of(writing: Writing, *names: str) -> dict[str, Any]:
    """As `entry_of`, of an entry that says with whom something was shared.

    Raises:
        QaifError: where nobody is named.
    """
    entry = entry_of(writing, "date", "corrects", "with_provider", "with_body", *names)
    if not entry.keys() & {"with_provider", "with_body"}:
        raise QaifError("Missing: --with-provider or --with-body.", "Say with whom it was shared.")
    return entry
