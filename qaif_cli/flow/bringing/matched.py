"""A record that both boards have becomes one: what theirs adds is added, and where the two say different things ours stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.merge.data_words import in_words
from qaif_cli.judge.merge.entwining import HistoryConflict, entwined
from qaif_cli.judge.merge.three_way import become
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.model.inside import model_in
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.register import Held
from qaif_cli.model.ways import way_of
from qaif_cli.store import yaml
from qaif_cli.store.order import key_order
from qaif_cli.store.splice import splice

_ITS_OWN = ("id", "formerly", "previous_owners", "amended", "sensitivity")
"""What a record says of itself alone; theirs stays in the history of its board."""
_ONE_LIFE = ("reopened", "closed")
"""When it was open and when not: the two cannot be put together, and ours stands."""
_WIDEST = 60


@dataclass
class Joined:
    """Two records as one.

    Attributes:
        text: What its file says.
        added: What came from theirs, a few words for each field.
        differs: Where the two say different things and ours stands: the field, ours and theirs in words.
        private: Whether it is private from now on because theirs was.
    """

    text: str
    added: list[str] = field(default_factory=list)
    differs: list[tuple[str, str, str]] = field(default_factory=list)
    private: bool = False


def joined(ours: Held, theirs: Held) -> Joined:
    """What both boards have, as one record in our file; theirs has its links as they are here already."""
    mine, other = yaml.parse(ours.text), yaml.parse(theirs.text)
    model = BY_NAME[ours.kind].model
    made = Joined("")
    edits = list(_edits(model, mine, other, "", made))
    if theirs.record.sensitivity == "private" and ours.record.sensitivity == "public" and edits:
        made.private = True
        edits.append(Set("/sensitivity", "private"))
    made.text = splice(ours.text, edits, key_order(model))
    return made


def _edits(
    model: type[BaseModel], ours: Mapping[str, Any], theirs: Mapping[str, Any], at: str, made: Joined
) -> Iterator[Edit]:
    for name, about in model.model_fields.items():
        key = about.alias or name
        mine, other = ours.get(key), theirs.get(key)
        if key in _ITS_OWN or other in (None, [], {}, UNKNOWN) or mine == other:
            continue
        way = way_of(model, name)
        inner, place = model_in(about.annotation), f"{at}/{key}"
        if key in _ONE_LIFE or (isinstance(other, list) and way is not None and way.word == "kept"):
            made.differs.append((_named(place), in_words(mine, _WIDEST), in_words(other, _WIDEST)))
        elif isinstance(other, list):
            yield from _list(inner, list(mine or []), other, place, made)
        elif isinstance(mine, dict) and isinstance(other, dict) and key == "extra":
            yield from _extra(mine, other, place, made)
        elif isinstance(mine, dict) and isinstance(other, dict) and inner and _holds_lists(other):
            yield from _edits(inner, mine, other, place, made)
        elif mine is None and key == "extra":
            made.added.append(_named(place))
            yield Set(place, other)
        else:
            made.differs.append((_named(place), in_words(mine, _WIDEST), in_words(other, _WIDEST)))


def _holds_lists(value: Mapping[str, Any]) -> bool:
    return any(isinstance(inner, list) for inner in value.values())


def _named(place: str) -> str:
    return place.strip("/").replace("_", " ")


def _extra(mine: Mapping[str, Any], other: Mapping[str, Any], place: str, made: Joined) -> Iterator[Edit]:
    for key, value in other.items():
        if key not in mine:
            made.added.append(_named(f"{place}/{key}"))
            yield Set(f"{place}/{key}", value)
        elif mine[key] != value:
            made.differs.append((_named(f"{place}/{key}"), in_words(mine[key]), in_words(value)))


def _list(
    inner: type[BaseModel] | None, mine: list[Any], other: list[Any], place: str, made: Joined
) -> Iterator[Edit]:
    """What a list gets: words that it has not, entries under free names, and a history in the order of its days."""
    if inner is None:
        new = [value for value in other if value not in mine]
        made.added += [f"{_named(place)}: {in_words(new)}"] if new else []
        yield from (Append(place, value) for value in new)
    elif "id" in inner.model_fields:
        yield from _named_entries(inner, mine, other, place, made)
    else:
        new = [entry for entry in other if entry not in mine]
        try:
            entries = entwined([], mine, other).entries
        except HistoryConflict:
            made.differs.append((_named(place), in_words(mine, _WIDEST), in_words(other, _WIDEST)))
            return
        made.added += [f"{_named(place)}: {len(new)}"] if new else []
        yield from become(place, mine, entries) if mine else [Set(place, entries)] if entries else []


def _named_entries(
    inner: type[BaseModel], mine: Sequence[Any], other: Sequence[Any], place: str, made: Joined
) -> Iterator[Edit]:
    """Entries that have a name of their own, such as actions: the same duty is the same, and any other gets a free name."""
    said = {_says(inner, entry): at for at, entry in enumerate(mine)}
    taken = {str(entry["id"]) for entry in mine}
    new = 0
    for entry in other:
        at = said.get(_says(inner, entry))
        if at is not None:
            yield from _edits(inner, mine[at], entry, f"{place}/{at}", made)
            continue
        if _not_taken_up(entry) and any(entry.get("title") == there.get("title") for there in mine):
            continue
        new += 1
        yield Append(place, {**entry, "id": _free(str(entry["id"]), taken)})
    made.added += [f"{_named(place)}: {new}"] if new else []


def _not_taken_up(entry: Mapping[str, Any]) -> bool:
    """Whether an action is as the framework lists it: nobody does it yet, and by no day."""
    return "title" in entry and all(
        value == UNKNOWN for key, value in entry.items() if key not in ("id", "title")
    )


def _says(inner: type[BaseModel], entry: Mapping[str, Any]) -> str:
    """What makes two entries of two boards the same: the duty and its source, or all that is said."""
    left = {"duty": entry["duty"], "source": entry.get("source")} if "duty" in inner.model_fields else entry
    return repr({key: value for key, value in sorted(left.items()) if key != "id"})


def _free(id_: str, taken: set[str]) -> str:
    letters = re.sub(r"\d+$", "", id_)
    numbers = [int(name.removeprefix(letters)) for name in taken if re.fullmatch(rf"{letters}\d+", name)]
    name = id_ if id_ not in taken else f"{letters}{max(numbers, default=0) + 1}"
    taken.add(name)
    return name
