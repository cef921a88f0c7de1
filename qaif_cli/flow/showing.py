"""`qaif <noun> show ID`: one record whole, with what is computed about it and the records that link to it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.listing import as_json, document, notes
from qaif_cli.flow.lists import Noun, Row
from qaif_cli.flow.names import cannot_be_read, named, no_record, whole_id
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.state.intelligence_and_meetings import discussions_of, led_to
from qaif_cli.model.as_known import as_known
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.pruning import without_later
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.render.record import Names, label, record_page
from qaif_cli.render.words import day

_RECORDS = {word for kind in KINDS for word in (kind.name, kind.plural)} | {"evidence_records"}
"""What is computed of a record and names others of it."""
_BODIES = ("authorised_by", "next_decision_by", "last_discussed_by")
_LABELS = {"last_discussed_by": "discussed_by", "reassessed_by": "reassess_by", "left": "score_left"}
"""What would not fit into the column of labels, or would be read as something else."""
_NOT_SHOWN = ("path", "changes")


@dataclass(frozen=True)
class RecordPage:
    """A record, as text for people and as data for programs.

    Attributes:
        facts: What is computed, by label.
        heading: The file and the day.
        data: For programs; docs/json.md describes it.
        notes: The files that could not be read.
    """

    record: Record
    facts: dict[str, Any]
    heading: str
    data: dict[str, Any]
    names: Names = field(repr=False)
    notes: tuple[str, ...] = ()

    def json(self) -> str:
        """The versioned JSON form."""
        return as_json(self.data)

    def plain(self, width: int | None = None) -> str:
        """The record in words."""
        return record_page(self.record, self.facts, self.heading, self.names, width)


def run_show(noun: Noun, ask: Ask, id_: str) -> RecordPage:
    """One record.

    Raises:
        QaifError: where there is none of that ID, it cannot be read, or it did not exist on the day.
    """
    reading = read(ask)
    return _page(noun, reading, whole_id(id_, reading.register))


def run_show_any(nouns: Mapping[str, Noun], ask: Ask, id_: str) -> RecordPage:
    """One record of whatever kind.

    Raises:
        QaifError: as `run_show` does.
    """
    reading = read(ask)
    register = reading.register
    id_ = whole_id(id_, register)
    kinds = {name: item.kind for item in register.unreadable for name in item.names}
    kinds |= {old.casefold(): item.kind for item in register.held for old in item.record.formerly}
    kinds |= {item.record.id.casefold(): item.kind for item in register.held}
    if id_.casefold() not in kinds:
        no_record(id_, reading.framework)
        ids = {item.record.id: item.record.id for item in register.held}
        id_ = named("record", id_, ids, register.unreadable)
    noun = nouns.get(kinds[id_.casefold()])
    if noun is None:
        raise QaifError(f"`{id_}` is no record that can be shown.")
    return _page(noun, reading, id_)


def _page(noun: Noun, reading: Reading, id_: str) -> RecordPage:
    held = _held(noun, id_, reading)
    row = next((row for row in noun.rows(reading) if row["id"] == held.record.id), None)
    if row is None:
        raise QaifError(
            f"{held.record.id} did not exist on {day(reading.now.day)}.", "Name a later day with --as-of."
        )
    record = _shown(held.record, reading)
    fields = record.model_dump(mode="json", by_alias=True)
    computed = {key: value for key, value in row.items() if key not in fields}
    computed |= _in_the_loop(held.record.id, reading)
    return RecordPage(
        record=record,
        facts=_facts(computed, noun, reading),
        heading=f"{row['path']}, as at {day(reading.now.day)}",
        data=document(reading, **{noun.name: {**fields, "computed": computed}}),
        names=names_of_links(reading),
        notes=notes(reading),
    )


def _shown(record: Record, reading: Reading) -> Record:
    """The record as it was known on the day, its histories as the file has them."""
    now = reading.now
    later = now.written.by_id.keys() - now.register.by_id.keys()
    return without_later(as_known(record, now.day) or record, later)


def _in_the_loop(id_: str, reading: Reading) -> dict[str, Any]:
    """When a record was last on the table of a body, and the intelligence that opened or changed it."""
    told = discussions_of(reading.now).get(id_, ())
    items = led_to(reading.now).get(id_, ())
    last = {"last_discussed": told[-1].day, "last_discussed_by": told[-1].body} if told else {}
    return last | ({"intelligence": list(items)} if items else {})


def _held(noun: Noun, id_: str, reading: Reading) -> Held:
    register = reading.register
    of_kind = {item.record.id.casefold(): item for item in register.held if item.kind == noun.name}
    of_kind |= {
        old.casefold(): item
        for item in of_kind.values()
        for old in item.record.formerly
        if old.casefold() not in of_kind
    }
    found = of_kind.get(id_.casefold())
    if found:
        return found
    for item in register.unreadable:
        if id_.casefold() in item.names:
            raise cannot_be_read(item)
    other = register.by_id.get(id_)
    if other:
        raise QaifError(f"`{id_}` is not a {noun.name}.", f"Run `qaif {other.kind} show {id_}`.")
    unread = register.unread(noun.name)
    raise QaifError(
        f"There is no {noun.name} `{id_}`{' among those that can be read' if unread else ''}.",
        _near(id_, (item.record.id for item in of_kind.values()), noun)
        + (" `qaif check` says what cannot be read." if unread else ""),
    )


def _near(id_: str, names: Iterable[str], noun: Noun) -> str:
    known = list(names)
    begun = [one for one in known if one.casefold().startswith(id_.casefold())]
    if len(begun) == 1:
        return f"Did you mean `{begun[0]}`?"
    near = next(iter(difflib.get_close_matches(id_, known, n=1, cutoff=0.6)), "")
    every = " --status all" if noun.statuses else ""
    return f"Did you mean `{near}`?" if near else f"`qaif {noun.name} list{every}` lists them."


def _facts(computed: Row, noun: Noun, reading: Reading) -> dict[str, Any]:
    """What is computed, in words: what does not apply is left out, and records and bodies have their names."""
    facts: dict[str, Any] = {}
    for key, value in computed.items():
        if value is not None and key not in _NOT_SHOWN and not key.endswith("_name"):
            facts[label(_LABELS.get(key, key))] = _named(
                key, computed.get(f"{key}_name") or value, noun, reading
            )
    return facts


def _named(key: str, value: Any, noun: Noun, reading: Reading) -> Any:
    register = reading.now.register
    if key in _RECORDS:
        return (
            f"{register.title(value)} ({value})"
            if isinstance(value, str)
            else [f"{id_}: {register.title(id_)}" for id_ in value]
        )
    if key in noun.words and isinstance(value, str | list):
        label = noun.words[key].label
        return label(value) if isinstance(value, str) else [label(word) for word in value]
    body = reading.framework.body(value) if key in _BODIES else None
    return body.name if body else value


def names_of_links(reading: Reading) -> Names:
    """Links by the names that papers use."""
    return lambda to, id_: reading.framework.names(to).get(id_) or reading.now.register.title(id_)
