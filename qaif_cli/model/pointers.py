"""Where something of the register as known on a day stands in the file."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel

from qaif_cli.model.as_known import kept
from qaif_cli.model.record import Record


def in_file(written: Record, pointer: str, day: date) -> str:
    """The pointer into a record as its file has it, of a pointer into the record as it was known on a day.

    Args:
        written: The record as its file has it.
        pointer: A JSON pointer into what `as_known` makes of it.
        day: That day.
    """
    value: Any = written
    steps = []
    for step in pointer.strip("/").split("/") if pointer else ():
        if isinstance(value, tuple) and step.isdigit():
            places = (
                [place for place, _ in kept(value, day)] if _of_models(value) else list(range(len(value)))
            )
            place = places[int(step)] if int(step) < len(places) else int(step)
            value = value[place] if place < len(value) else None
            steps.append(str(place))
        else:
            value = _field(value, step)
            steps.append(step)
    return "".join(f"/{step}" for step in steps)


def _of_models(value: tuple[Any, ...]) -> bool:
    return bool(value) and isinstance(value[0], BaseModel)


def _field(value: Any, key: str) -> Any:
    if not isinstance(value, BaseModel):
        return value.get(key) if isinstance(value, dict) else None
    fields = type(value).model_fields.items()
    return next((getattr(value, name) for name, field in fields if key in (field.alias, name)), None)
