"""The rules of the house on days: what each day of a record means is marked in its type, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qaif_cli.model.base import After, Begins, Day, Frozen, Happens, OrUnknown, States
from qaif_cli.model.inside import types_in
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.links import links
from qaif_cli.model.moment import Moment
from qaif_cli.model.pruning import RECORD_KINDS, without_later
from qaif_cli.model.record import Record
from qaif_cli.model.walk import days_in, parts
from tests.support.moments import moment

RECORDS = Path(__file__).parents[1] / "records"
MEANINGS = (Begins, Happens, States)
SHAPES = [kind.model for kind in KINDS]


def models_in(
    model: type[BaseModel], above: tuple[type[BaseModel], ...] = ()
) -> Iterator[tuple[type[BaseModel], ...]]:
    """A model and every model inside it, each with those around it, the outermost first."""
    yield (*above, model)
    for field in model.model_fields.values():
        for inner in types_in(field.annotation):
            if issubclass(inner, BaseModel):
                yield from models_in(inner, (*above, model))


def meanings(field: FieldInfo) -> list[str]:
    return [type(note).__name__ for note in field.metadata if isinstance(note, MEANINGS)]


def unmarked(models: Iterable[type[BaseModel]]) -> list[str]:
    """Each day that does not say in one word what it means, and each other field that says so."""
    inside = {path[-1]: None for model in models for path in models_in(model)}
    return [
        f"{model.__name__}.{name}: {' and '.join(found) or 'no mark'}"
        for model in inside
        for name, field in model.model_fields.items()
        if len(found := meanings(field)) != (name in days_in(model))
    ]


def misled(models: Iterable[type[BaseModel]]) -> list[str]:
    """Each field that is filled after the day in another, where no such field with a day is there or around it."""
    found = {
        f"{path[-1].__name__}.{name}: {note.field}": None
        for shape in models
        for path in models_in(shape)
        for name, field in path[-1].model_fields.items()
        for note in field.metadata
        if isinstance(note, After) and not any(has_day(model, note.field) for model in path)
    }
    return list(found)


def has_day(model: type[BaseModel], name: str) -> bool:
    """Whether a model has a field of that name which is a day, or a part that begins on one."""
    field = model.model_fields.get(name)
    if field is None:
        return False
    inner = [kind for kind in types_in(field.annotation) if issubclass(kind, BaseModel)]
    return name in days_in(model) or any("date" in days_in(kind) for kind in inner)


class Forgotten(Frozen):
    """A part as somebody may write it who does not know of the marks."""

    plain: Day
    said: Annotated[OrUnknown[Day] | None, States()] = None
    maybe: Day | None = None
    many: tuple[Day, ...] = ()
    both: Annotated[Day, Begins(), Happens()]
    text: Annotated[str, Begins()] = ""
    note: Annotated[str, After("maybe")] = ""
    lost: Annotated[str, After("nowhere")] = ""
    about: Annotated[str, After("text")] = ""


class Holder(Record):
    """A record with such a part inside it."""

    parts: tuple[Forgotten, ...] = ()


def test_every_day_of_every_kind_says_what_it_means() -> None:
    assert SHAPES
    assert unmarked(SHAPES) == []


def test_what_is_filled_after_a_day_names_that_day() -> None:
    assert misled(SHAPES) == []


def test_a_forgotten_day_is_found() -> None:
    assert unmarked([Holder]) == [
        "Forgotten.plain: no mark",
        "Forgotten.maybe: no mark",
        "Forgotten.many: no mark",
        "Forgotten.both: Begins and Happens",
        "Forgotten.text: Begins",
    ]
    assert misled([Holder]) == ["Forgotten.lost: nowhere", "Forgotten.about: text"]


@pytest.fixture(scope="module")
def shipped() -> Moment:
    return moment(RECORDS, date(2026, 11, 19))


DAYS = [date(2025, 7, 1) + timedelta(days=days) for days in (0, 150, 270, 300, 366, 420)]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nothing_that_is_known_on_a_day_is_of_a_later_day(day: date, shipped: Moment) -> None:
    known = shipped.on(day)
    corrected = {
        record.id for record in shipped.written.indicators
    }  # a revised figure is known before it came
    later = [
        f"{item.record.id} {at}/{name}: {value}"
        for item in known.register.held
        for at, part in parts(item.record)
        for name in days_in(type(part))
        if isinstance(value := getattr(part, name), date) and value > day
        if "States" not in meanings(type(part).model_fields[name])
        and not (name == "received" and item.record.id in corrected)
    ]
    assert later == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_list_that_is_known_on_a_day_names_a_later_record(day: date, shipped: Moment) -> None:
    known = shipped.on(day).register
    later = shipped.written.by_id.keys() - known.by_id.keys()
    named = {
        f"{item.record.id} {at}: {name}"
        for item in known.held
        for at, to, name in links(item.record)
        if to in RECORD_KINDS and name in later and without_later(item.record, {name}) != item.record
    }
    assert named == set()
    assert later
