"""What records of a kind have inside, read from the types themselves: their actions, and whether they take updates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from qaif_cli.model.record import Action, Record, Update


def types_in(annotation: Any) -> tuple[type, ...]:
    """Every class that a type names, however deep."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return (annotation,)
    return tuple(found for arg in get_args(annotation) for found in types_in(arg))


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model that a type names; None where it names none."""
    return next((kind for kind in types_in(annotation) if issubclass(kind, BaseModel)), None)


@cache
def actions_at(model: type[BaseModel]) -> str:
    """Where a record of that shape holds its actions: `/actions`, `/improvement_plan/actions`; empty where it has none."""
    for name, field in model.model_fields.items():
        inner = model_in(field.annotation)
        if inner is None:
            continue
        if inner is Action:
            return f"/{name}"
        within = "" if get_origin(field.annotation) is tuple else actions_at(inner)
        if within:
            return f"/{name}{within}"
    return ""


def actions_of(record: Record) -> tuple[Action, ...]:
    """Every action of a record; none where what they would stand in is not there."""
    value: Any = record
    for name in actions_at(type(record)).strip("/").split("/"):
        value = getattr(value, name, ())
    return value if isinstance(value, tuple) else ()


def placed_actions(record: Record) -> Iterator[tuple[str, Action]]:
    """Every action of a record, each with its JSON pointer."""
    at = actions_at(type(record))
    for place, action in enumerate(actions_of(record)):
        yield f"{at}/{place}", action


@cache
def takes_updates(model: type[BaseModel]) -> bool:
    """Whether a record of that shape has a history of updates."""
    field = model.model_fields.get("updates")
    entry = model_in(field.annotation) if field else None
    return entry is not None and issubclass(entry, Update)
