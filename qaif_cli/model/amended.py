"""What a record said before the changes that its `amended` keeps: what was known on a day is what it said on that day."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from qaif_cli.model.record import Amendment, Record
from qaif_cli.model.ways import AMENDED, way_of

R = TypeVar("R", bound=Record)


def as_it_said(record: R, day: date) -> R:
    """A record with each kept field as it was on a day; the same object where nothing was changed later.

    What was put right because it had been a slip stays put right, whenever that was done, as corrections of histories do.
    An entry that names no field of the record, or a value that the field cannot have, changes nothing.

    Args:
        record: The record as its file has it.
        day: The last day that counts.
    """
    later = [(entry.date, place) for place, entry in enumerate(record.amended) if entry.date > day]
    for _, place in sorted(later, reverse=True):
        record = _before(record, record.amended[place])
    return record


def _before(record: R, entry: Amendment) -> R:
    try:
        said: R = _set(record, entry.field.split("/"), entry.was)
    except (LookupError, ValueError):
        return record
    return said


def _set(part: Any, steps: Sequence[str], was: str) -> Any:
    """A part of a record in which a field says what it said.

    Raises:
        LookupError: where there is no such field, or its changes are not kept.
        ValueError: where it cannot say that.
    """
    name, inner = _name(type(part), steps[0]), steps[1:]
    value = getattr(part, name)
    if not inner:
        said = _read(_kept(type(part), name), was)
    elif isinstance(value, tuple):
        said = _in_list(type(part), name, value, inner, was)
    else:
        said = _set(value, inner, was)
    return part.model_copy(update={name: said})


def _in_list(
    model: type[BaseModel], name: str, entries: tuple[Any, ...], steps: Sequence[str], was: str
) -> tuple[Any, ...]:
    """A list in which an entry says what it said, or has the entry that was taken out of it."""
    places = [place for place, entry in enumerate(entries) if getattr(entry, "id", None) == steps[0]]
    if not places and steps[0].isdigit() and int(steps[0]) <= len(entries):
        places = [int(steps[0]) - 1]
    if places and steps[1:]:
        place = places[0]
        return (*entries[:place], _set(entries[place], steps[1:], was), *entries[place + 1 :])
    if places or steps[1:]:
        raise LookupError(steps[0])
    return (*entries, *_read(_kept(model, name), f"[{was}]"))


def _name(model: type, step: str) -> str:
    fields: Mapping[str, FieldInfo] = getattr(model, "model_fields", {})
    for name, field in fields.items():
        if step in (field.alias, name):
            return name
    raise LookupError(step)


def _kept(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """What reads a field whose changes are kept; who may read a record is what is said now, whatever the day.

    Raises:
        LookupError: where its changes are not kept in `amended`.
    """
    way = way_of(model, name)
    if way is None or (way.word, way.by) != ("kept", AMENDED) or way.eased == "public":
        raise LookupError(name)
    return _adapter(model, name)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    whole: Any = Annotated[field.annotation, *field.metadata]
    return TypeAdapter(whole)


def _read(field: TypeAdapter[Any], was: str) -> Any:
    """A value from the text that keeps it: a text as it is, what has parts as JSON, a list of words with commas between.

    Raises:
        ValueError: where the field cannot say that.
    """
    for made in (lambda: was, lambda: json.loads(was), lambda: was.split(", ")):
        try:
            return field.validate_python(made())
        except ValueError:
            continue
    raise ValueError(was)
