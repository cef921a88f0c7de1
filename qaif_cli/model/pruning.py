"""Removes from a record its links to records that must not be seen, or that did not exist yet."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from pydantic import BaseModel

from qaif_cli.model.as_known import begins, filled_after
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.links import links
from qaif_cli.model.record import Record

ANY = "record"
"""What a link points to that may lead to a record of whatever kind."""
RECORD_KINDS = frozenset({*BY_NAME, ANY})
"""What a link can point to that is a record; the other targets are lists of the framework."""

R = TypeVar("R", bound=Record)


def without_links(record: R, hidden: AbstractSet[str]) -> R | None:
    """The record with every list entry left out that leads to a hidden record.

    The nearest list around a link loses the entry. A link that stands in no list cannot be left out:
    then the record itself must not be seen, and None is given.
    """
    places = [pointer for pointer, to, name in links(record) if name in hidden and to in RECORD_KINDS]
    entries: dict[tuple[str, ...], None] = {}
    for pointer in places:
        steps = pointer.strip("/").split("/")
        numbers = [place for place, step in enumerate(steps) if step.isdigit()]
        if not numbers:
            return None
        entries[tuple(steps[: numbers[-1] + 1])] = None
    value: Any = record
    for steps_to in reversed(entries):
        if not any(
            steps_to[:length] in entries for length in range(1, len(steps_to))
        ):  # else it goes with the outer one
            value = _cut(value, steps_to)
    return value  # type: ignore[no-any-return]  # a record with entries cut is of the same model


def without_later(record: R, later: AbstractSet[str]) -> R:
    """The record with its links left out that lead to a record which was not there yet.

    Only what has no day of its own is left out: an entry of a history that names a later record was made on its day.
    """
    value: Any = record
    for steps in reversed(entries_of_later(record, later)):
        value = _cut(value, steps)
    return value  # type: ignore[no-any-return]  # a record with entries cut is of the same model


def entries_of_later(record: Record, later: AbstractSet[str]) -> tuple[tuple[str, ...], ...]:
    """The list entries that `without_later` leaves out, each by the steps of its pointer, in the order of the record."""
    found: dict[tuple[str, ...], None] = {}
    for pointer, to, name in links(record) if later else ():
        steps = tuple(pointer.strip("/").split("/"))
        numbers = [place for place, step in enumerate(steps) if step.isdigit()]
        if name in later and to in RECORD_KINDS and numbers and not _dated(record, steps):
            found[steps[: numbers[-1] + 1]] = None
    return tuple(found)


def _dated(record: Record, steps: tuple[str, ...]) -> bool:
    """Whether something around a link has a day of its own, inside the record."""
    value: Any = record
    for step in steps:
        value = value[int(step)] if step.isdigit() else getattr(value, step)
        if isinstance(value, BaseModel) and (begins(type(value)) or filled_after(value)):
            return True
    return False


def _cut(value: Any, steps: tuple[str, ...]) -> Any:
    step, rest = steps[0], steps[1:]
    if isinstance(value, BaseModel):
        return value.model_copy(update={step: _cut(getattr(value, step), rest)})
    place = int(step)
    return value[:place] + ((_cut(value[place], rest),) if rest else ()) + value[place + 1 :]
