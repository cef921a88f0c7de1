"""A record without its links to records that must not be seen."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from pydantic import BaseModel

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


def _cut(value: Any, steps: tuple[str, ...]) -> Any:
    step, rest = steps[0], steps[1:]
    if isinstance(value, BaseModel):
        return value.model_copy(update={step: _cut(getattr(value, step), rest)})
    place = int(step)
    return value[:place] + ((_cut(value[place], rest),) if rest else ()) + value[place + 1 :]
