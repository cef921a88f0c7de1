"""The order of the days in a record, read from the marks beside its fields (`NotBefore`, `NotAfter`, `Acts` in `base.py`).

An entry that another corrects is left aside: what it says does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, get_args

from pydantic import BaseModel

from qaif_cli.model.as_known import begins
from qaif_cli.model.base import UNKNOWN, Acts, NotAfter, NotBefore
from qaif_cli.model.hints import hints
from qaif_cli.model.history import corrected_place
from qaif_cli.model.inside import model_in
from qaif_cli.model.links import links
from qaif_cli.model.record import Closure, Entry, FormerOwner, Reopening, Waiver

Around = tuple[tuple[str, BaseModel], ...]
"""The models around a value, the outermost first, each with its pointer."""
Dated = tuple[str, date]
"""A pointer and the day that stands there."""


@dataclass(frozen=True)
class Misordered:
    """Two days that cannot be in the order in which they are.

    Attributes:
        pointer: The one that is impossible.
        day: Its day.
        earlier: Whether it lies before the other; else after it.
        other: The other one.
        other_day: Its day.
    """

    pointer: str
    day: date
    earlier: bool
    other: str
    other_day: date


@dataclass(frozen=True)
class Act:
    """A role that did something on a day.

    Attributes:
        pointer: Where it is named.
        role: The role.
        day: The day.
    """

    pointer: str
    role: str
    day: date


@dataclass(frozen=True)
class _OrderPlan:
    """What in a model has to do with the order of days.

    Attributes:
        orders: For a field and its key, its marks.
        acts: For a field with a role that acts, its key and the field with the day.
        inner: The fields that hold models in which any of that is, with their keys.
        keys: The key of each field.
    """

    orders: tuple[tuple[str, str, tuple[NotBefore | NotAfter, ...]], ...]
    acts: tuple[tuple[str, str, str], ...]
    inner: tuple[tuple[str, str], ...]
    keys: Mapping[str, str]

    @property
    def empty(self) -> bool:
        """Whether nothing of it has to do with the order of days."""
        return not (self.orders or self.acts or self.inner)


def misordered(value: BaseModel) -> list[Misordered]:
    """Every two days in a record, or in the settings, that cannot be in the order in which they are."""
    found: list[Misordered] = []
    _misordered(value, "", (), found)
    return found


def _misordered(value: BaseModel, at: str, around: Around, found: list[Misordered]) -> None:
    plan, said, models = _plan(type(value)), vars(value), (*around, (at, value))
    for name, key, marks in plan.orders:
        if said[name] is None:
            continue
        for here in _days(said[name], f"{at}/{key}"):
            against = (one for mark in marks for one in _against(mark, here, name, models))
            found += islice(against, 1)
    for pointer, part in _inside(plan, said, at):
        _misordered(part, pointer, models, found)


def acts(value: BaseModel) -> list[Act]:
    """Every role that did something on a known day."""
    found: list[Act] = []
    _acts(value, "", (), found)
    return found


def _acts(value: BaseModel, at: str, around: Around, found: list[Act]) -> None:
    plan, there, models = _plan(type(value)), vars(value), (*around, (at, value))
    for name, key, field in plan.acts:
        said = there[name]
        day = None if said in (None, UNKNOWN, ()) else _nearest(field, "", models)
        if day is None:
            continue
        roles = enumerate(said) if isinstance(said, tuple) else ((None, said),)
        for place, role in roles:
            found.append(Act(f"{at}/{key}" if place is None else f"{at}/{key}/{place}", role, day[1]))
    for pointer, part in _inside(plan, there, at):
        _acts(part, pointer, models, found)


def named_on(value: BaseModel, of: str) -> Iterator[Act]:
    """Every link of one sort in a dated entry, with the day of that entry."""
    for pointer, kind, name in links(value):
        if kind != of:
            continue
        around: Any = value
        for step in pointer.strip("/").split("/")[:-1]:
            if isinstance(around, tuple):
                around = around[int(step)]
            else:
                fields = type(around).model_fields.items()
                around = getattr(around, next(key for key, field in fields if step in (field.alias, key)))
        meets = around is not value or pointer == "/body"  # a meeting or a paper is of its body on its day
        day = next((found for _, found in _days(around, "")), None) if meets else None
        if day is not None:
            yield Act(pointer, name, day)


def begun(value: BaseModel, at: str = "") -> Iterator[Dated]:
    """Every part of a record with a known day on which it began, each with the pointer to that day."""
    for name, key in _parts(type(value)):
        inner = getattr(value, name)
        entries = counted(inner) if isinstance(inner, tuple) else ((None, inner),)
        for place, part in entries:
            if isinstance(part, BaseModel) and not isinstance(
                part, Closure | Reopening | Waiver | FormerOwner
            ):
                pointer = f"{at}/{key}" if place is None else f"{at}/{key}/{place}"
                yield from _days(part, pointer)
                yield from begun(part, pointer)


def counted(entries: tuple[Any, ...]) -> Iterator[tuple[int, Any]]:
    """The entries of a list that no other corrects, each with its place."""
    replaced = {
        corrected_place(entry) for entry in entries if isinstance(entry, Entry) and entry.corrects is not None
    }
    if not replaced:
        return enumerate(entries)
    return ((place, entry) for place, entry in enumerate(entries) if place not in replaced)


def _inside(plan: _OrderPlan, there: Mapping[str, Any], at: str) -> Iterator[tuple[str, BaseModel]]:
    """The parts of a value in which there is anything to look at, each with its pointer."""
    for name, key in plan.inner:
        inner = there[name]
        if isinstance(inner, tuple):
            for place, entry in counted(inner) if inner else ():
                yield f"{at}/{key}/{place}", entry
        elif isinstance(inner, BaseModel):
            yield f"{at}/{key}", inner


def _against(mark: NotBefore | NotAfter, here: Dated, name: str, models: Around) -> Iterator[Misordered]:
    pointer, day = here
    earlier = isinstance(mark, NotBefore)
    for field in mark.fields:
        other = _nearest(field, name, models)
        if other and (day < other[1] if earlier else day > other[1]):
            yield Misordered(pointer, day, earlier, *other)


def _nearest(field: str, but: str, models: Around) -> Dated | None:
    """The earliest day in a field of the nearest model that has it.

    Args:
        field: The field.
        but: The field of the innermost model that is not meant.
        models: The models around, the outermost first, the own last.
    """
    for at, model in reversed(models):
        key = _plan(type(model)).keys.get(field)
        if key is not None and not (field == but and model is models[-1][1]):
            value = getattr(model, field)
            if isinstance(value, date):
                return f"{at}/{key}", value
            return min(_days(value, f"{at}/{key}"), key=lambda found: found[1], default=None)
    return None


def _days(value: Any, at: str) -> Iterator[Dated]:
    """The days of what stands at a pointer: a day, that of a part, or those of the entries of a list."""
    if isinstance(value, date):
        yield at, value
    elif isinstance(value, BaseModel):
        first = _dated_by(type(value))
        day = getattr(value, first) if first else None
        if isinstance(day, date):
            yield f"{at}/{first}", day
    elif isinstance(value, tuple):
        for place, entry in counted(value):
            yield from _days(entry, f"{at}/{place}")


@cache
def _dated_by(model: type[BaseModel]) -> str:
    """The first field with the day on which something began; empty where it has none."""
    return next(iter(begins(model)), "")


@cache
def _parts(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if model_in(field.annotation))


@cache
def _plan(model: type[BaseModel]) -> _OrderPlan:
    fields = model.model_fields
    keys = {name: field.alias or name for name, field in fields.items()}
    marks = {
        name: tuple(note for note in field.metadata if isinstance(note, NotBefore | NotAfter))
        for name, field in fields.items()
    }
    acting = {name: mark for name, hint in hints(model).items() if (mark := _acts_in(hint))}
    parts = {name: inner for name, field in fields.items() if (inner := model_in(field.annotation))}
    return _OrderPlan(
        orders=tuple((name, keys[name], notes) for name, notes in marks.items() if notes),
        acts=tuple((name, keys[name], mark.on) for name, mark in acting.items()),
        inner=tuple((name, keys[name]) for name, inner in parts.items() if not _plan(inner).empty),
        keys=keys,
    )


def _acts_in(hint: Any) -> Acts | None:
    """The mark of a role that acts, however deep in a type; that of a model belongs to the model."""
    if isinstance(hint, Acts):
        return hint
    found = [mark for arg in get_args(hint) if (mark := _acts_in(arg))]
    found += [note for note in getattr(hint, "__metadata__", ()) if isinstance(note, Acts)]
    return found[-1] if found else None
