"""Translates places in a record as known on a day into places in its file."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from pydantic import BaseModel

from qaif_cli.model.as_known import as_known, kept
from qaif_cli.model.closings import closed_on
from qaif_cli.model.pruning import entries_of_later
from qaif_cli.model.record import Record


def in_file(written: Record, pointer: str, day: date, later: AbstractSet[str] = frozenset()) -> str:
    """The pointer into a record as its file has it, of a pointer into the record as it was known on a day.

    Args:
        written: The record as its file has it.
        pointer: A JSON pointer into what `as_known` makes of it.
        day: That day.
        later: The records that had not begun by then, and that no list of what is known names.
    """
    name, _, rest = pointer.removeprefix("/").partition("/")
    if name == "closed" and (closing := closed_on(written, day)):
        return f"{closing.pointer}/{rest}" if rest else closing.pointer
    there = as_known(written, day, settled=True) if later else None
    cut = {*entries_of_later(there, later)} if there else set()
    value: Any = written
    before: tuple[str, ...] = ()  # the steps into what is known, as long as lists still name later records
    steps = []
    for step in pointer.strip("/").split("/") if pointer else ():
        if isinstance(value, tuple) and step.isdigit():
            places = _places(value, day) if _of_models(value) else list(range(len(value)))
            left = [at for at in range(len(places)) if (*before, str(at)) not in cut]
            at = left[int(step)] if int(step) < len(left) else int(step)
            before = (*before, str(at))
            place = places[at] if at < len(places) else at
            value = value[place] if place < len(value) else None
            steps.append(str(place))
        else:
            value = _field(value, step)
            before = (*before, step)
            steps.append(step)
    return "".join(f"/{step}" for step in steps)


def value_at(record: BaseModel, pointer: str) -> Any:
    """What stands at a JSON pointer in a record, or in the settings; None where nothing does."""
    value: Any = record
    for step in pointer.strip("/").split("/") if pointer else ():
        if isinstance(value, tuple):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        else:
            value = _field(value, step)
    return value


def _places(entries: tuple[Any, ...], day: date) -> list[int]:
    """The places in the file of the entries that were known on a day; what is nothing without an entry is left out."""
    return [place for place, entry in kept(entries, day) if as_known(entry, day, settled=True) is not None]


def _of_models(value: tuple[Any, ...]) -> bool:
    return bool(value) and isinstance(value[0], BaseModel)


def _field(value: Any, key: str) -> Any:
    if not isinstance(value, BaseModel):
        return value.get(key) if isinstance(value, dict) else None
    fields = type(value).model_fields.items()
    return next((getattr(value, name) for name, field in fields if key in (field.alias, name)), None)
