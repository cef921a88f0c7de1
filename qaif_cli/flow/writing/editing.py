"""`edit` for every kind of record: sets the fields that were given, and says what it removes from lists."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.form import Blank, Form, Proposal, Writing, a, kept
from qaif_cli.flow.writing.targets import record_of
from qaif_cli.model.edit import Append, Draft, Edit, Set

if TYPE_CHECKING:
    from qaif_cli.model.record import Record

NONE = "none"
"""What is typed to leave a field empty that may be so."""


@dataclass(frozen=True)
class RecordPart:
    """A part of a record that may not be there yet, such as the outcome of a commitment.

    Attributes:
        at: Its name in the record.
        fields: For each blank that belongs to it, the field.
        first: The blank that a new one cannot be without; empty where it can begin with any of them.
        unknown: The fields that a new one needs too, and that say `unknown` where they were not given.
    """

    at: str
    fields: Mapping[str, str]
    first: str = ""
    unknown: tuple[str, ...] = ()

    def whole(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """A new one of what was given, by the names of its fields, in their order."""
        wanted = {*said, *self.unknown}
        return {field: said.get(field, "unknown") for field in self.fields.values() if field in wanted}


@dataclass(frozen=True)
class Special:
    """How `edit` of one kind differs from that of any other.

    Attributes:
        own: For a blank that no rule of `edit` covers, the edits it asks for.
        before: What refuses answers that do not go together.
        after: What else there is to say to the user.
    """

    own: Mapping[str, Callable[[Writing], Iterable[Edit]]] = field(default_factory=dict)
    before: Callable[[Writing], None] = lambda _: None
    after: Callable[[Writing], Iterable[str]] = lambda _: ()


PLAIN = Special()
"""Nothing differs."""


def editable(blanks: Iterable[Blank], *without: str) -> tuple[Blank, ...]:
    """The blanks of `add` as `edit` has them: none is required, and nothing holds where one is not given.

    Args:
        blanks: The blanks of `add`.
        without: The names of those that cannot be edited.
    """
    return tuple(
        replace(blank, required=False, default="", part_of="", where=None, hint="", alike="")
        for blank in blanks
        if blank.name not in without
    )


def edit_form(
    kind: str,
    blanks: tuple[Blank, ...],
    example: str,
    places: Mapping[str, str] = MappingProxyType({}),
    *,
    parts: tuple[RecordPart, ...] = (),
    special: Special = PLAIN,
) -> Form:
    """A form that sets the fields of a record that are no history.

    Args:
        kind: The name of the kind.
        blanks: The fields; each is set where it was given. None is required.
        example: How the command is typed.
        places: For a blank whose field has another name or stands deeper, its JSON pointer.
        parts: The parts of the record that may not be there yet.
        special: What differs from any other kind.
    """
    of_parts = {name: f"/{part.at}/{field}" for part in parts for name, field in part.fields.items()}
    act = _Edit(kind, blanks, {**places, **of_parts}, parts, special)
    return Form(
        "edit",
        f"Change plain fields of {a(kind)}; histories have commands of their own.",
        example,
        tuple(
            replace(blank, help=f"{blank.help}; those given replace the list")
            if blank.many and blank.on_list == "replaces"
            else blank
            for blank in blanks
        ),
        act,
        target=kind,
    )


@dataclass(frozen=True)
class _Edit:
    """What `edit` of one kind does; the attributes are those of `edit_form`."""

    kind: str
    blanks: tuple[Blank, ...]
    places: Mapping[str, str]
    parts: tuple[RecordPart, ...]
    special: Special

    def __call__(self, writing: Writing) -> Proposal:
        if not writing.answers:
            raise QaifError("Nothing to change was given.", f"`qaif {self.kind} edit -h` lists the fields.")
        self.special.before(writing)
        record = record_of(writing, self.kind)
        there = record.model_dump(mode="json", by_alias=True, warnings="none")
        edits = [*self._edits(writing, record, there)]
        if not edits:
            raise QaifError(f"{writing.target} says so already.", "Nothing was written.")
        says = (*self._removed(writing, there, edits), *self.special.after(writing))
        return Proposal((Draft(self.kind, writing.target, tuple(edits)),), says)

    def _edits(self, writing: Writing, record: Record, there: Any) -> Iterator[Edit]:
        deeper = {name for part in self.parts for name in part.fields}
        for blank in self.blanks:
            if blank.name not in writing.answers or blank.name in (*deeper, *self.special.own):
                continue
            if blank.on_list == "replaces":
                yield Set(self._place(blank.name), _value(blank, writing))
        yield from self._lists(writing, there)
        for part in self.parts:
            yield from self._of_part(part, writing, there)
        for name, make in self.special.own.items():
            if name in writing.answers:
                yield from make(writing)
        if writing.get("owner"):
            yield from former_owner(record, writing.get("owner"), writing.today)

    def _place(self, name: str) -> str:
        return self.places.get(name, f"/{name}")

    def _lists(self, writing: Writing, there: Any) -> Iterator[Edit]:
        """What is added to lists and taken from them."""
        partly = [blank for blank in self.blanks if blank.on_list != "replaces"]
        for place in dict.fromkeys(
            self._place(blank.name) for blank in partly if blank.name not in self.special.own
        ):
            here = [blank for blank in partly if self._place(blank.name) == place]
            said = {
                way: [
                    word for blank in here if blank.on_list == way for word in writing.get(blank.name) or ()
                ]
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

    def _of_part(self, part: RecordPart, writing: Writing, there: Any) -> Iterator[Edit]:
        by_name = {blank.name: blank for blank in self.blanks}
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

    def _removed(self, writing: Writing, there: Any, edits: Iterable[Edit]) -> Iterator[str]:
        """What goes from each list, and by which flag."""
        after = {edit.pointer: edit.value for edit in edits if isinstance(edit, Set)}
        for blank in self.blanks:
            place = self._place(blank.name)
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
    from qaif_cli.model.base import UNKNOWN

    until = day - timedelta(days=1)
    last = max((former.until for former in record.previous_owners), default=date.min)
    if record.owner in (owner, UNKNOWN) or last >= until:
        return []
    return [Append("/previous_owners", kept({"role": record.owner, "until": until}))]


def entry_of(writing: Writing, *names: str) -> dict[str, Any]:
    """An entry made of some answers, in that order, without the empty ones."""
    return kept({name: writing.get(name) for name in names})
