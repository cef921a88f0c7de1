"""A record of the other board as it is called here: its ID, every link in it, and each number of its register in prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any, get_type_hints

from pydantic import BaseModel

from qaif_cli.errors import QaifError
from qaif_cli.model.base import Ref
from qaif_cli.model.boards import of_board, said_there
from qaif_cli.model.edit import Append, Drop, Edit, Set
from qaif_cli.model.inside import model_in
from qaif_cli.model.kind import OF_A_BOARD
from qaif_cli.model.kinds import BY_NAME, KINDS
from qaif_cli.model.links import links
from qaif_cli.model.pruning import ANY, RECORD_KINDS
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.store import yaml
from qaif_cli.store.order import key_order
from qaif_cli.store.splice import CannotSplice, replaced, splice

_LETTERS = "".join(kind.prefix[0] for kind in KINDS if kind.prefix)
_NUMBER = re.compile(rf"(?<![\w-])[{_LETTERS}]-{OF_A_BOARD}[0-9]{{4,}}(?![\w-])")


@dataclass(frozen=True)
class Names:
    """What everything of the other board is called here.

    Attributes:
        prefix: The letters in the IDs of what comes.
        records: By its ID there, the ID of each record here.
        words: By the list, what each entry of the settings is called here.
        fields: By kind, the organisation's own fields that are called otherwise here.
        numbers: Every number that its register knows or knew.
    """

    prefix: str
    records: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    fields: Mapping[str, Mapping[str, str]]
    numbers: frozenset[str]

    def of(self, to: str, name: str) -> str:
        """What a link leads to here. What led nowhere there leads nowhere here, and not to something of ours."""
        if to in RECORD_KINDS or to == ANY:
            return self.records.get(name) or of_board(name, self.prefix)
        return self.words.get(to, {}).get(name, name)

    def in_words(self, text: str) -> str:
        """A text with each number of its register as it is here."""
        return _NUMBER.sub(lambda found: self._number(found[0]), text)

    def _number(self, id_: str) -> str:
        return of_board(id_, self.prefix) if id_ in self.numbers else id_


@dataclass(frozen=True)
class Relinked:
    """A file of the other board as it is here.

    Attributes:
        path: Its file here.
        text: What it says.
        links: How many links in it were repaired.
        prose: The numbers in its words that were repaired, each as it is here.
        strange: The numbers in its words that its register never had; they stay.
    """

    path: str
    text: str
    links: int
    prose: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()


def relinked(item: Held, names: Names) -> Relinked:
    """A record as it is here, in a file of its own; the rest of it stays to the character.

    Raises:
        QaifError: where its layout does not allow that without loss.
    """
    record, model = item.record, BY_NAME[item.kind].model
    new = names.records[record.id]
    kept = (link for link in _amended(record) if link[1] not in RECORD_KINDS or link[2] in names.records)
    found = [(pointer, name, names.of(to, name)) for pointer, to, name in (*item.links, *kept)]
    try:
        text = _in_words(item.text, names)
        now = yaml.parse(text)
        values = {pointer: name for pointer, _, name in found if str(_at(now, pointer)) != name}
        if _at(now, "/id") != new:
            values["/id"] = new
        text = replaced(text, values)
        text = splice(text, [*_former(record, names), *_own_fields(item, now, names)], key_order(model))
    except CannotSplice as error:
        raise QaifError(f"Their `{item.path}` cannot be taken over. {error.what}", error.todo) from None
    linked = {pointer for pointer, _, _ in found} | {"/id"}
    said = [name for pointer, name in _numbers(yaml.parse(item.text)) if pointer not in linked]
    said = [name for name in said if name != record.id]
    return Relinked(
        _path(item, new),
        text,
        sum(was != name for _, was, name in found),
        tuple(dict.fromkeys(names.in_words(name) for name in said if name in names.numbers)),
        tuple(dict.fromkeys(name for name in said if name not in names.numbers)),
    )


def _path(item: Held, new: str) -> str:
    return PurePosixPath(item.path).with_name(f"{new}.yaml").as_posix()


def _in_words(text: str, names: Names) -> str:
    """The text with each number as it is here, comments too; seen to have changed nothing else.

    Raises:
        CannotSplice: where it would.
    """
    made = names.in_words(text)
    if made != text and yaml.parse(made) != _each_text(yaml.parse(text), names.in_words):
        raise CannotSplice("a number in it is more than a word")
    return made


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _each_text(inner, change) for key, inner in value.items()}
    if isinstance(value, list):
        return [_each_text(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def _numbers(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every number of a register in the texts of a record, with the pointer of the text."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from _numbers(part, f"{at}/{key}")
    if isinstance(value, str):
        yield from ((at, found[0]) for found in _NUMBER.finditer(value))


def _at(data: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


def _former(record: Record, names: Names) -> list[Edit]:
    """The edit by which it keeps the ID that it had at its board, told apart from one of ours."""
    now = said_there(record.id, names.prefix)
    return [] if now in record.formerly else [Append("/formerly", now)]


def _own_fields(item: Held, data: Mapping[str, Any], names: Names) -> Iterator[Edit]:
    """The edits that put the organisation's own fields under the names that they have here."""
    other = {old: new for old, new in names.fields.get(item.kind, {}).items() if old != new}
    extra = data.get("extra") or {}
    for old, new in other.items():
        if old in extra:
            yield Set(f"/extra/{new}", extra[old])
            yield Drop(f"/extra/{old}")


def _amended(record: Record) -> Iterator[tuple[str, str, str]]:
    """What fields with a link said before, as links: pointer, what it leads to, and the name."""
    leads = _leading(type(record))
    for place, entry in enumerate(record.amended):
        to = leads.get(entry.field.rpartition("/")[2], "")
        if to:
            yield f"/amended/{place}/was", to, entry.was


@cache
def _leading(model: type[BaseModel]) -> Mapping[str, str]:
    """By its name, what a field of a record, or of a part of it, leads to; not where two of a name lead to other things."""
    found: dict[str, set[str]] = {}
    _collect(model, found)
    return {name: next(iter(to)) for name, to in found.items() if len(to) == 1}


def _collect(model: type[BaseModel], found: dict[str, set[str]]) -> None:
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            to = next(_refs(hint), "")
            if to:
                found.setdefault(model.model_fields[name].alias or name, set()).add(to)
            inner = model_in(model.model_fields[name].annotation)
            if inner and inner is not model:
                _collect(inner, found)


def _refs(hint: Any) -> Iterator[str]:
    for note in getattr(hint, "__metadata__", ()):
        if isinstance(note, Ref):
            yield note.to
    for arg in getattr(hint, "__args__", ()):
        yield from _refs(arg)


def entry_relinked(entry: BaseModel, data: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """An entry of the settings, as its file has it, with its links as they are here."""
    made = _each_text(dict(data), names.in_words)
    for pointer, to, name in links(entry):
        _put(made, pointer.split("/")[1:], names.of(to, name))
    return dict(made)


def _put(data: Any, steps: list[str], value: str) -> None:
    for step in steps[:-1]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    data[int(steps[-1]) if isinstance(data, list) else steps[-1]] = value
