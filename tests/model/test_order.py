"""The order of days is marked beside the fields, and each mark is broken here in a record that keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from qaif_cli.model.base import NotAfter, NotBefore
from qaif_cli.model.inside import model_in
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.kinds.concern import ImprovementPlan
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.order import acts, misordered
from qaif_cli.model.record import LastAgreed, Record, Reopening
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

RECORDS = Path(__file__).parents[2] / "records"
DAY = timedelta(days=1)
WITHOUT_RECORD = {
    "Reopening.closed before opened",
    "Reopening.closed before levels",
    "Reopening.closed after date",
    "Record.waivers before opened",
    "Record.waivers before received",
    "Reopening.closed before received",
    "Former.date before opened",
    "Former.date after date",
    "Former.date after agreed",
}
"""Marks of which the illustrative register has no record; those of reopenings and of former agreements are broken below."""


@cache
def records() -> tuple[Record, ...]:
    return tuple(item.record for item in load(Worktree(RECORDS)).register.held)


def marks() -> Iterator[tuple[type[BaseModel], str, str, bool]]:
    """Every mark: the model, the field, the field that is named, and whether it comes before."""
    seen: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [kind.model for kind in KINDS]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, field in model.model_fields.items():
            inner = model_in(field.annotation)
            waiting += [inner] if inner else []
            for note in field.metadata:
                if isinstance(note, NotBefore | NotAfter):
                    whose = next(
                        base
                        for base in reversed(model.__mro__)
                        if name in getattr(base, "__annotations__", {})
                    )
                    yield from ((whose, name, other, isinstance(note, NotBefore)) for other in note.fields)


MARKS = {
    f"{model.__name__}.{name} {'before' if earlier else 'after'} {other}": (model, name, other, earlier)
    for model, name, other, earlier in marks()
}


def test_the_illustrative_register_keeps_every_order() -> None:
    assert [found for record in records() for found in misordered(record)] == []


def broken(
    value: Any, model: type[BaseModel], name: str, other: str, *, earlier: bool, around: tuple[Any, ...] = ()
) -> Any:
    """The value with the first field of that name put out of order; None where it has none that is dated."""
    if isinstance(value, tuple):
        for place, entry in enumerate(value):
            made = broken(entry, model, name, other, earlier=earlier, around=around)
            if made is not None:
                return (*value[:place], made, *value[place + 1 :])
        return None
    if not isinstance(value, BaseModel):
        return None
    if isinstance(value, model):
        held = [value, *reversed(around)]
        owner = next(
            (
                item
                for item in held
                if other in type(item).model_fields and (item is not value or other != name)
            ),
            None,
        )
        against = first_day(getattr(owner, other)) if owner else None
        there = first_day(getattr(value, name))
        if against and there:
            wrong = against - DAY if earlier else against + DAY
            return value.model_copy(update={name: with_day(getattr(value, name), wrong)})
    for field, inner in value:
        made = broken(inner, model, name, other, earlier=earlier, around=(*around, value))
        if made is not None:
            return value.model_copy(update={field: made})
    return None


def first_day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    if isinstance(value, tuple):
        return min((day for entry in value if (day := first_day(entry))), default=None)
    found = (getattr(value, name, None) for name in ("date", "checked_on", "agreed_on", "agreed"))
    return next((day for day in found if isinstance(day, date)), None)


def with_day(value: Any, day: date) -> Any:
    if isinstance(value, date):
        return day
    if isinstance(value, tuple):
        place = next(place for place, entry in enumerate(value) if first_day(entry))
        return (*value[:place], with_day(value[place], day), *value[place + 1 :])
    names = (
        name
        for name in ("date", "checked_on", "agreed_on", "agreed")
        if first_day(getattr(value, name, None))
    )
    return value.model_copy(update={next(names): day})


@pytest.mark.parametrize("mark", sorted(MARKS.keys() - WITHOUT_RECORD))
def test_each_order_is_found_where_it_is_broken(mark: str) -> None:
    model, name, other, earlier = MARKS[mark]
    tried = (broken(record, model, name, other, earlier=earlier) for record in records())
    record = next(made for made in tried if made is not None)
    found = [item for item in misordered(record) if item.earlier is earlier]
    assert any(f"/{_key(model, name)}" in item.pointer for item in found), mark


def _key(model: type[BaseModel], name: str) -> str:
    return model.model_fields[name].alias or name


def test_marks_without_a_record_are_marks() -> None:
    assert MARKS.keys() >= WITHOUT_RECORD


@pytest.mark.parametrize(("closed", "again"), [(-1, 3), (4, 3)])
def test_a_reopening_lies_after_its_closing_and_that_after_the_opening(closed: int, again: int) -> None:
    risk = next(
        record for record in records() if isinstance(record, Risk) and isinstance(record.opened, date)
    )
    assert isinstance(risk.opened, date)
    entry = {"date": risk.opened + again * DAY, "by": risk.owner, "why": "Back"}
    closure = {"date": risk.opened + closed * DAY, "by": risk.owner, "reason": "Over"}
    made = risk.model_copy(update={"reopened": (Reopening.model_validate(entry | {"closed": closure}),)})
    assert [found.pointer for found in misordered(made)] == ["/reopened/0/closed/date"]


@pytest.mark.parametrize("days", [-1, 8])
def test_a_former_agreement_lies_after_the_opening_and_before_the_last(days: int) -> None:
    risk = next(
        record for record in records() if isinstance(record, Risk) and isinstance(record.opened, date)
    )
    assert isinstance(risk.opened, date)
    former = {"date": risk.opened + days * DAY, "by": risk.owner}
    last = {"date": risk.opened + 7 * DAY, "by": risk.owner, "earlier": [former]}
    made = risk.model_copy(update={"validated": LastAgreed.model_validate(last)})
    assert [found.pointer for found in misordered(made)] == ["/validated/earlier/0/date"]


def test_a_plan_that_was_agreed_before_was_agreed_before_the_last_time() -> None:
    former = [{"date": "2026-06-02", "by": "safety-lead"}]
    plan = ImprovementPlan.model_validate({"agreed": "2026-06-01", "by": "safety-lead", "earlier": former})
    assert [found.pointer for found in misordered(plan)] == ["/earlier/0/date"]


def test_every_mark_names_a_field_that_is_there() -> None:
    names = {name for model, *_ in MARKS.values() for name in model.model_fields}
    outer = {"date", "added", "done", "opened", "levels"}
    assert {other for _, _, other, _ in MARKS.values()} <= names | outer


def test_each_role_that_did_something_is_told_with_its_day() -> None:
    told = {
        act.pointer.strip("/0123456789").rpartition("/")[2].strip("0123456789/")
        for record in records()
        for act in acts(record)
    }
    assert told == {"by", "recorded_by", "approved_by", "asked", "proposed_by", "chaired_by", "attended"}
