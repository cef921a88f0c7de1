"""What differs between two versions of a model, read from the types themselves.

Entries with an ID of their own are matched by it; the entries of a history by their place, so that an
entry added at the end is one difference, and one edited in the middle another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from qaif_cli.judge.diff.align_histories import said
from qaif_cli.judge.diff.matching import differing
from qaif_cli.model.links import links
from qaif_cli.model.vocabulary import Vocabulary, vocabulary_of

How = Literal["changed", "added", "removed"]
_DATED_BY = ("date", "checked_on", "until")


@dataclass(frozen=True)
class FieldStep:
    """One step of the path to a place: a field, and the entry in it where it is a list of entries."""

    field: str
    entry: str = ""
    numbered: bool = False
    """Whether the entry is named by its ID, not by its day."""
    of: type[BaseModel] | None = None
    """The part of a record whose field it is, where one name is called otherwise in another part."""


@dataclass(frozen=True)
class Side:
    """One version of a value.

    Attributes:
        value: The value.
        at: The pointer to it.
        refs: For each pointer that holds a link, what it points to, as in `base.Ref`.
        words: The vocabulary of its field, if it has one.
    """

    value: Any
    at: str
    refs: Mapping[str, str]
    words: Vocabulary | None = None

    def inner(self, value: Any, key: str | int) -> Side:
        """A value inside this one."""
        words = self.words
        if isinstance(self.value, BaseModel):
            words = _vocabularies(self.value.__class__).get(str(key))
        return Side(value, f"{self.at}/{key}", self.refs, words)


@cache
def _vocabularies(model: type[BaseModel]) -> Mapping[str, Vocabulary]:
    """The fields of a model that hold the words of a vocabulary, by the names in files."""
    found = (
        (field.alias or name, vocabulary_of(field.annotation)) for name, field in model.model_fields.items()
    )
    return {key: vocabulary for key, vocabulary in found if vocabulary}


@dataclass(frozen=True)
class Difference:
    """One thing that differs.

    Attributes:
        way: The steps to it.
        how: Whether a value was changed, or an entry added or removed.
        before: The earlier version.
        after: The later one.
        place: For an entry that was added, its place in the later list.
    """

    way: tuple[FieldStep, ...]
    how: How
    before: Side
    after: Side
    place: int = 0

    @property
    def pattern(self) -> str:
        """The fields of the way, with a star for an entry: `actions/*/done`."""
        return "/".join(f"{step.field}/*" if step.entry else step.field for step in self.way)

    @property
    def field(self) -> str:
        """The way by its own names: `actions/A2/done`, and `reviews` for an entry of a history."""
        return "/".join(f"{step.field}/{step.entry}" if step.numbered else step.field for step in self.way)


def differences(before: BaseModel, after: BaseModel) -> list[Difference]:
    """Everything that differs between two versions, in the order of the fields."""
    return list(_fields(_whole(before), _whole(after), ()))


def _whole(value: BaseModel) -> Side:
    return Side(value, "", {pointer: to for pointer, to, _ in links(value)})


def _fields(before: Side, after: Side, way: tuple[FieldStep, ...]) -> Iterator[Difference]:
    for name, field in type(after.value).model_fields.items():
        was, now = getattr(before.value, name), getattr(after.value, name)
        if was != now:
            key = field.alias or name
            step = FieldStep(key, of=type(after.value))
            yield from _values(before.inner(was, key), after.inner(now, key), way, step)


def _values(before: Side, after: Side, way: tuple[FieldStep, ...], step: FieldStep) -> Iterator[Difference]:
    was, now = before.value, after.value
    here = (*way, step)
    if isinstance(was, BaseModel) and type(was) is type(now):
        yield from _fields(before, after, here)
    elif isinstance(was, tuple) and isinstance(now, tuple) and _entries(was + now):
        if all("id" in type(item).model_fields for item in was + now):
            yield from _by_id(before, after, way, step)
        else:
            yield from _by_place(before, after, way, step)
    elif isinstance(was, dict) and isinstance(now, dict):
        for name in dict.fromkeys((*was, *now)):
            if was.get(name) != now.get(name):
                yield Difference(
                    (*here, FieldStep(name)), "changed", before.inner(was.get(name), name), after.inner(now.get(name), name)
                )  # fmt: skip
    else:
        yield Difference(here, "changed", before, after)


def _entries(items: tuple[Any, ...]) -> bool:
    return bool(items) and all(isinstance(item, BaseModel) for item in items)


def _by_id(before: Side, after: Side, way: tuple[FieldStep, ...], step: FieldStep) -> Iterator[Difference]:
    was = {item.id: before.inner(item, place) for place, item in enumerate(before.value)}
    now = {item.id: after.inner(item, place) for place, item in enumerate(after.value)}
    for id_ in dict.fromkeys((*now, *was)):
        here = (*way, replace(step, entry=id_, numbered=True))
        if id_ in was and id_ in now:
            if was[id_].value != now[id_].value:
                yield from _fields(was[id_], now[id_], here)
        elif id_ in now:
            yield Difference(here, "added", before.inner(None, ""), now[id_])
        else:
            yield Difference(here, "removed", was[id_], after.inner(None, ""))


def _by_place(
    before: Side, after: Side, way: tuple[FieldStep, ...], list_: FieldStep
) -> Iterator[Difference]:
    was, now = before.value, after.value
    for part in differing(said(was), said(now)):
        both = min(part.last - part.first, part.end - part.start)
        for step in range(both):
            first, start = part.first + step, part.start + step
            old, new = before.inner(was[first], first), after.inner(now[start], start)
            yield from _fields(old, new, (*way, _step(list_, new.value)))
        for place in range(part.first + both, part.last):
            here = (*way, _step(list_, was[place]))
            yield Difference(here, "removed", before.inner(was[place], place), after.inner(None, ""))
        for place in range(part.start + both, part.end):
            here = (*way, _step(list_, now[place]))
            yield Difference(here, "added", before.inner(None, ""), after.inner(now[place], place), place)


def _step(list_: FieldStep, entry: BaseModel) -> FieldStep:
    dated_by = next((name for name in _DATED_BY if name in type(entry).model_fields), None)
    return replace(list_, entry=str(getattr(entry, dated_by)) if dated_by else "entry")
