"""Walks over everything inside a record, guided by the types of its fields.

Rules that ask the same of every dated entry, every date or every `unknown` walk here, so that no rule
keeps its own list of the fields that a kind has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import get_origin

from pydantic import BaseModel

from qaif_cli.model.as_known import begins
from qaif_cli.model.base import UNKNOWN, Begins, States
from qaif_cli.model.inside import model_in, types_in
from qaif_cli.model.record import Waiver

Part = tuple[str, BaseModel]
"""JSON pointer and what stands there."""
Fields = tuple[tuple[str, str], ...]
"""Fields of a model, each with its key."""
Inside = Callable[[type[BaseModel]], Fields]


@dataclass(frozen=True)
class History:
    """An append-only list.

    Attributes:
        pointer: Where the list stands.
        entries: Its entries, as the file has them.
        dated_by: The key that dates an entry.
    """

    pointer: str
    entries: tuple[BaseModel, ...]
    dated_by: str

    def day(self, place: int) -> date | None:
        """The day of an entry; None where it is unknown."""
        day = getattr(self.entries[place], self.dated_by)
        return None if day == UNKNOWN else day

    def at(self, place: int) -> str:
        """The pointer to an entry's date."""
        return f"{self.pointer}/{place}/{self.dated_by}"


@dataclass(frozen=True)
class Deadline:
    """A day by which something is to be done or reached.

    Attributes:
        pointer: Where it stands.
        part: The record, or the part of it, that has it.
        field: Its field there.
        mark: What the field's type says of it.
        day: The day; `unknown` or None where none is set.
    """

    pointer: str
    part: BaseModel
    field: str
    mark: States
    day: date | str | None


def parts(value: BaseModel, at: str = "") -> list[Part]:
    """A model and every model inside it, in the order of the fields.

    Args:
        value: The record, or what is inside it.
        at: The pointer to the value.
    """
    return _parts(value, at, _models_in)


def histories(value: BaseModel) -> Iterator[History]:
    """Every append-only list in a record that has entries."""
    for at, part in _parts(value, "", _with_histories):
        for name, key, dated_by in _histories_in(type(part)):
            entries = getattr(part, name)
            if entries:
                yield History(f"{at}/{key}", entries, dated_by)


def deadlines(value: BaseModel) -> Iterator[Deadline]:
    """Every day in a record by which something is to be done or reached, in the order of the fields."""
    for at, part in _parts(value, "", _with_deadlines):
        for name, mark in _deadlines_in(type(part)):
            yield Deadline(f"{at}/{name}", part, name, mark, getattr(part, name))


def later(value: BaseModel, day: date) -> Iterator[tuple[str, date]]:
    """Every day in a record that cannot lie ahead and comes after a day, with its pointer."""
    for at, part in _parts(value, "", _with_past_days):
        there = vars(part)
        for name in past_days_in(type(part)):
            found = there[name]
            if isinstance(found, date) and found > day:
                yield f"{at}/{type(part).model_fields[name].alias or name}", found


def _parts(value: BaseModel, at: str, inside: Inside) -> list[Part]:
    """A model and the models inside it, as far as a plan leads: the fields of each model that are gone into, with their keys."""
    found: list[Part] = [(at, value)]
    there = vars(value)
    for name, key in inside(type(value)):
        inner = there[name]
        if isinstance(inner, tuple):
            for place, item in enumerate(inner):
                found += _parts(item, f"{at}/{key}/{place}", inside)
        elif isinstance(inner, BaseModel):
            found += _parts(inner, f"{at}/{key}", inside)
    return found


@cache
def days_in(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold a day."""
    return tuple(name for name, field in model.model_fields.items() if date in types_in(field.annotation))


@cache
def past_days_in(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model with a day that cannot lie ahead: by their marks, all but those that are only stated."""
    return tuple(
        name
        for name in days_in(model)
        if not any(
            note.ahead if isinstance(note, States) else isinstance(note, Begins) and note.after
            for note in model.model_fields[name].metadata
        )
    )


def facts_by(record: BaseModel, day: date) -> int:
    """How many dated facts a record holds up to a day: the number never falls, for nothing is taken out of a record."""
    days = (getattr(part, name) for _, part in parts(record) for name in past_days_in(type(part)))
    return sum(isinstance(found, date) and found <= day for found in days)


@cache
def _deadlines_in(model: type[BaseModel]) -> tuple[tuple[str, States], ...]:
    return tuple(
        (name, note)
        for name in days_in(model)
        for note in model.model_fields[name].metadata
        if isinstance(note, States) and note.ahead and note.due
    )


@cache
def _with_deadlines(model: type[BaseModel]) -> Fields:
    return _leading_to(_deadlines_in, _with_deadlines, model)


@cache
def _with_histories(model: type[BaseModel]) -> Fields:
    return _leading_to(_histories_in, _with_histories, model)


@cache
def _with_past_days(model: type[BaseModel]) -> Fields:
    return _leading_to(past_days_in, _with_past_days, model)


def _leading_to(
    wanted: Callable[[type[BaseModel]], Sequence[object]], inside: Inside, model: type[BaseModel]
) -> Fields:
    """The fields with models that have something of what is wanted, or a model inside them has."""
    fields = model.model_fields
    return tuple(
        (name, key)
        for name, key in _models_in(model)
        if any(
            wanted(kind) or inside(kind)
            for kind in types_in(fields[name].annotation)
            if issubclass(kind, BaseModel)
        )
    )


@cache
def _models_in(model: type[BaseModel]) -> Fields:
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if model_in(field.annotation))


@cache
def _histories_in(model: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    found = []
    for name, field in model.model_fields.items():
        item = model_in(field.annotation)
        if get_origin(field.annotation) is not tuple or item is None or issubclass(item, Waiver):
            continue
        dated_by = next(iter(begins(item)), None)
        if dated_by and "id" not in item.model_fields:
            found.append((name, field.alias or name, dated_by))
    return tuple(found)
