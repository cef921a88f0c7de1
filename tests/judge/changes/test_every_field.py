"""Whatever one committed value becomes, the change is told, and found unless the field itself says that it may be so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from qaif_cli.judge.changes.fields import alterations
from qaif_cli.judge.changes.keeping import said_at, told
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.record import Record
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.moments import BASE

FOUND = {"said", "removed", "unkept", "inserted"}


@cache
def records() -> list[Record]:
    return [item.record for item in load(Worktree(BASE)).register.held]


def leaves(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a record, and to every entry of a list."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        if not isinstance(inner, dict):
            yield (*at, step)
        yield from leaves(inner, (*at, step))


def other(draw: Any, value: Any) -> Any:
    """Another value of the same sort, `unknown`, or nothing."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return draw(st.sampled_from([value + 1, max(1, value - 1), None]))
    if isinstance(value, list):
        return value[:-1] if value else value
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return draw(st.sampled_from([f"{value}x", "quality-lead", UNKNOWN, "public", "safety", None]))
    return draw(st.sampled_from([str(day + timedelta(days=1)), str(day - timedelta(days=30)), UNKNOWN, None]))


def one_changed(data: st.DataObject) -> tuple[Record, Record] | None:
    """A record, and itself with one value or entry another; None where that cannot be, or is no change."""
    was = data.draw(st.sampled_from(records()))
    written = was.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    way = data.draw(st.sampled_from([*leaves(written)]))
    part: Any = written
    for step in way[:-1]:
        part = part[step]
    value = other(data.draw, part[way[-1]])
    if value is None:
        del part[way[-1]]
    else:
        part[way[-1]] = value
    try:
        now = type(was).model_validate(written)
    except ValidationError:
        return None
    return None if now == was or now.id != was.id else (was, now)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_change_of_one_value_is_named_or_found(data: st.DataObject) -> None:
    changed = one_changed(data)
    if changed is None:
        return
    was, now = changed
    told_ = alterations(was, now)
    assert told_
    for item in told_:
        if item.word not in ("named", "policy"):
            assert item.verdict in FOUND, item


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_what_amended_keeps_is_what_a_field_said(data: st.DataObject) -> None:
    was = data.draw(st.sampled_from(records()))
    field = data.draw(st.sampled_from(["title", "owner", "sensitivity"]))
    now = was.model_copy(update={field: "another"})
    (item,) = alterations(was, now)
    assert (item.was, item.now) == (told(said_at(was, item.name)), "another")
