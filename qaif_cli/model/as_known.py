"""Makes a record as it was known on a day, without anything that came later.

Which day begins what is marked beside each field, in its type (`Begins`, `Happens`, `After` in `base.py`); the walk
is planned once for each model, so that no rule, list or paper asks again what was there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qaif_cli.model.amended import as_it_said
from qaif_cli.model.base import UNKNOWN, After, Begins, Happens
from qaif_cli.model.closings import closed_on, closings
from qaif_cli.model.history import day_of, numbered
from qaif_cli.model.record import Entry, Record

M = TypeVar("M", bound=BaseModel)
Days = Mapping[str, Any]
"""The values of the fields around a part, by name: a part may be known only from a day that stands outside it."""
_NOTHING: Days = MappingProxyType({})
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Plan:
    """What in a model depends on the day.

    Attributes:
        begins: The fields by which it begins, and how many days after each.
        happens: The fields that hold a day on which something happens.
        after: For a field, the field with the day from which it is filled.
        corrects: Whether it may take the place of an earlier entry.
        outward: Whether a field of it, or inside it, waits for a day that may stand around it.
        lists: The fields that are lists of models, and whether the whole is nothing without an entry.
        inner: The fields that are models.
        renewed: The field with its day, where it may be agreed again and keeps those before as `earlier`; else empty.
        empty: For each field, what it holds where nothing is known.
        asked: The fields whose day may decide what is there, of it or inside it.
    """

    begins: tuple[tuple[str, timedelta], ...]
    happens: tuple[str, ...]
    after: tuple[tuple[str, str], ...]
    corrects: bool
    outward: bool
    lists: tuple[tuple[str, bool], ...]
    inner: tuple[str, ...]
    renewed: str
    empty: Mapping[str, Any]
    asked: tuple[str, ...]


def as_known(value: M, day: date, *, settled: bool = False) -> M | None:
    """A record, or a part of one, as it was known on a day; the same object where nothing came later.

    Args:
        value: The record or the part.
        day: The last day that counts.
        settled: Whether histories are put in the order of their days, without the entries that others correct;
            else they stand as the file has them.

    Returns:
        None where it was not there yet.
    """
    if isinstance(value, Record) and value.amended:
        value = as_it_said(value, day)
    whole_from = _whole_from(value)
    return value if whole_from and day >= whole_from else _known(value, day, settled, _NOTHING)


def kept(entries: tuple[BaseModel, ...], day: date, *, settled: bool = True) -> Iterator[tuple[int, Any]]:
    """The entries of a list that were there on a day, each with its place in the file counted from 0."""
    if settled and entries and isinstance(entries[0], Entry):
        there: Any = numbered(entries, day)
    else:
        there = enumerate(entries)
    for place, entry in there:
        if not _later(entry, day):
            yield place, entry


def begins(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields with the day from which a thing of this model is there."""
    return tuple(name for name, _ in _plan(model).begins)


def first_day(value: BaseModel) -> date | None:
    """The day on which a part began or befell; where it has none of its own, the first on which anything in it did."""
    plan = _plan(type(value))
    own = [getattr(value, name) for name in (*(name for name, _ in plan.begins), *plan.happens)]
    days = [day for day in own if isinstance(day, date)]
    if not days:
        inner = [getattr(value, name) for name in plan.inner]
        inner += [entry for name, _ in plan.lists for entry in getattr(value, name)]
        days = [day for part in inner if isinstance(part, BaseModel) and (day := first_day(part))]
    return min(days, default=None)


def filled_after(value: BaseModel) -> bool:
    """Whether a field says something that is filled only from a day on."""
    plan = _plan(type(value))
    return any(getattr(value, name) != plan.empty[name] for name, _ in plan.after)


def told_by(value: BaseModel, steps: Sequence[str], day: date) -> bool:
    """Whether what stands in a record as its file has it, at the steps of a pointer, was known on a day."""
    around: dict[str, Any] = {}
    at: Any = value
    for step in ("", *steps):
        if isinstance(at, BaseModel) and step:
            name = next(
                (name for name, field in type(at).model_fields.items() if step in (field.alias, name)), ""
            )
            if not name or not _filled(at, name, day, around):
                return not name
            at = getattr(at, name)
        elif step:
            at = at[int(step)] if isinstance(at, tuple) and step.isdigit() and int(step) < len(at) else None
        if isinstance(at, BaseModel):
            if _later(at, day):
                return False
            around |= vars(at)
    return True


def _filled(value: BaseModel, name: str, day: date, around: Days) -> bool:
    """Whether a field of something that was there was filled by a day."""
    plan = _plan(type(value))
    if name in plan.happens and _past(getattr(value, name), day):
        return False
    return not any(field == name and _past(around.get(by), day) for field, by in plan.after)


def _known(value: M, day: date, settled: bool, around: Days) -> M | None:
    value = _held(value, day)
    if _later(value, day):
        return None
    return _pruned(value, day, settled, around)


def _whole_from(value: BaseModel) -> date | None:
    """The day from which all of a thing is known just as it stands; None where a history of it must be put in order first."""
    plan, there = _plan(type(value)), vars(value)
    last = date.min
    for name in plan.asked:
        when = there[name]
        when = getattr(when, "date", when) if isinstance(when, BaseModel) else when
        if isinstance(when, date) and when > last:
            last = when
    for name, wait in plan.begins:
        if wait and isinstance(there[name], date):
            last = max(last, there[name] + wait)
    parts = [there[name] for name in plan.inner if isinstance(there[name], BaseModel)]
    for name, _ in plan.lists:
        entries = there[name]
        if entries and not _in_order(entries):
            return None
        parts += entries
    for part in parts:
        first = _whole_from(part)
        if first is None:
            return None
        last = max(last, first)
    return last


def _in_order(entries: tuple[Any, ...]) -> bool:
    """Whether the entries of a list stand as `numbered` would have them on the last day of all."""
    if not isinstance(entries[0], Entry):
        return True
    above = date.min
    for entry in entries:
        day = day_of(entry)
        if entry.corrects or day < above:
            return False
        above = day
    return True


def _held(value: M, day: date) -> M:
    """What was agreed again only later, as it was agreed last by a day."""
    dated_by = _plan(type(value)).renewed
    if not dated_by or not _past(getattr(value, dated_by), day):
        return value
    there = [former for former in vars(value)["earlier"] if not _past(former.date, day)]
    if not there:
        return value
    last = max(there, key=lambda former: former.date)
    before = tuple(former for former in there if former is not last)
    return value.model_copy(update={dated_by: last.date, "by": last.by, "earlier": before})


def _pruned(value: M, day: date, settled: bool, around: Days) -> M | None:
    """What is known of a thing that was there; None where a list that it cannot be without was empty yet."""
    plan, there = _plan(type(value)), vars(value)
    around = {**around, **there} if plan.outward else around
    new: dict[str, Any] = {name: plan.empty[name] for name in plan.happens if _past(there[name], day)}
    new |= {name: plan.empty[name] for name, field in plan.after if _past(around.get(field), day)}
    for name, needed in plan.lists:
        entries = new.get(name, there[name])
        left = _known_list(entries, day, settled, around)
        if needed and entries and not left:
            return None
        if left is not entries:
            new[name] = left
    for name in plan.inner:
        part = there[name]
        if name not in new and isinstance(part, BaseModel):
            inner = _known(part, day, settled, around)
            if inner is not part:
                new[name] = plan.empty[name] if inner is None or _says_nothing(inner) else inner
    if isinstance(value, Record) and "previous_owners" in new:
        new["owner"] = value.owner_on(day)
    if "reopened" in plan.empty and isinstance(value, Record) and closings(value):
        closing = closed_on(value, day)
        new["closed"] = closing.closure if closing else None
    changed = {name: left for name, left in new.items() if left != there[name]}
    return value.model_copy(update=changed) if changed else value


def _known_list(entries: tuple[Any, ...], day: date, settled: bool, around: Days) -> tuple[Any, ...]:
    found = []
    for _, entry in kept(entries, day, settled=settled):
        left: Any = _pruned(entry, day, settled, around)
        if left is None:
            continue
        if settled and isinstance(entry, Entry) and entry.corrects:
            left = left.model_copy(update={"corrects": None})
        found.append(left)
    same = len(found) == len(entries) and all(new is old for new, old in zip(found, entries, strict=True))
    return entries if same else tuple(found)


def _later(value: BaseModel, day: date) -> bool:
    """Whether a thing was not there yet; a correction takes the place of what was there, whenever it was written."""
    plan = _plan(type(value))
    days = plan.begins[:1] if plan.corrects and value.corrects else plan.begins  # type: ignore[attr-defined]  # the plan says so
    for name, wait in days:
        when = getattr(value, name)
        if isinstance(when, date) and when > (day - wait if wait else day):
            return True
    return False


def _past(when: Any, day: date) -> bool:
    """Whether something is dated after a day: a day, or a part that has one."""
    when = getattr(when, "date", when) if isinstance(when, BaseModel) else when
    return isinstance(when, date) and when > day


def _says_nothing(part: BaseModel) -> bool:
    return all(getattr(part, name) in (None, (), UNKNOWN) for name in type(part).model_fields)


@cache
def _plan(model: type[BaseModel]) -> _Plan:
    fields = model.model_fields
    marks = {
        name: [note for note in field.metadata if isinstance(note, Begins | Happens | After)]
        for name, field in fields.items()
    }
    return _Plan(
        begins=tuple(
            (name, _ONE_DAY if note.after else timedelta())
            for name, notes in marks.items()
            for note in notes
            if isinstance(note, Begins)
        ),
        happens=tuple(
            name for name, notes in marks.items() if any(isinstance(note, Happens) for note in notes)
        ),
        after=tuple(
            (name, note.field) for name, notes in marks.items() for note in notes if isinstance(note, After)
        ),
        corrects="corrects" in fields,
        outward=any(isinstance(note, After) for notes in marks.values() for note in notes)
        or any(_plan(part).outward for field in fields.values() for part in _models(field.annotation)),
        lists=tuple(
            (name, any(isinstance(note, MinLen) and note.min_length for note in field.metadata))
            for name, field in fields.items()
            if get_origin(field.annotation) is tuple and _depends(field)
        ),
        inner=tuple(
            name
            for name, field in fields.items()
            if get_origin(field.annotation) is not tuple and _depends(field)
        ),
        renewed=next(
            (name for name, notes in marks.items() for note in notes if isinstance(note, Begins | Happens)),
            "",
        )
        if "earlier" in fields
        else "",
        empty={
            name: UNKNOWN if field.is_required() else field.get_default() for name, field in fields.items()
        },
        asked=tuple(
            name
            for name, notes in marks.items()
            if name in _waited_for(model) or any(isinstance(note, Begins | Happens) for note in notes)
        ),
    )


@cache
def _waited_for(model: type[BaseModel]) -> frozenset[str]:
    """The fields whose day a field of a model, or of one inside it, waits for."""
    fields = model.model_fields.values()
    own = {note.field for field in fields for note in field.metadata if isinstance(note, After)}
    return frozenset(own).union(
        *(_waited_for(part) for field in fields for part in _models(field.annotation))
    )


def _depends(field: FieldInfo) -> bool:
    """Whether anything in a field's models depends on the day."""
    return any(
        bool(plan.begins or plan.happens or plan.after or plan.lists or plan.inner)
        for plan in map(_plan, _models(field.annotation))
    )


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for part in get_args(annotation):
        yield from _models(part)
