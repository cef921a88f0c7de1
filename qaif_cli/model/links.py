"""Which fields of a record point somewhere, read from the types themselves.

The walk is planned once for each model and then only follows attributes, so that a register of
thousands of records is walked quickly.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from sys import intern
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from qaif_cli.model.base import SLUG, UNKNOWN, Ref
from qaif_cli.model.hints import hints

_NAME = re.compile(SLUG)
Link = tuple[str, str, str]
"""JSON pointer, what it points to (as in `Ref`), and the name it gives."""
Walk = Callable[[Any, str, list[Link]], None]
"""Adds the links of the value that stands at a pointer."""


def links(value: BaseModel) -> list[Link]:
    """Every link in a record, in the order of its fields."""
    found: list[Link] = []
    walk = _plan(type(value))
    if walk:
        walk(value, "", found)
    return found


@cache
def _plan(model: type[BaseModel]) -> Walk | None:
    said = hints(model)
    steps = [
        (name, field.alias or name, walk, _may_be_unknown(said[name]))
        for name, field in model.model_fields.items()
        if (walk := _walk_for(said[name])) is not None
    ]
    if not steps:
        return None

    def walk_model(value: Any, at: str, found: list[Link]) -> None:
        for name, key, walk, spared in steps:
            part = getattr(value, name)
            if part is not None and not (spared and type(part) is str and part == UNKNOWN):
                walk(part, intern(f"{at}/{key}"), found)

    return walk_model


def _may_be_unknown(hint: Any) -> bool:
    """Whether the word `unknown` has its own meaning here; elsewhere it is a name like any other, and leads nowhere."""
    if get_origin(hint) in (Annotated, Union, UnionType):
        return any(_may_be_unknown(arg) for arg in get_args(hint))
    return get_origin(hint) is Literal and UNKNOWN in get_args(hint)


def _walk_for(hint: Any) -> Walk | None:
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *notes = get_args(hint)
        ref = next((note for note in notes if isinstance(note, Ref)), None)
        return _leaf(ref) if ref else _walk_for(inner)
    if origin in (Union, UnionType):
        return next((walk for arg in get_args(hint) if (walk := _walk_for(arg)) is not None), None)
    if origin is tuple:
        return _each(_walk_for(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _plan(hint)
    return None


def _leaf(ref: Ref) -> Walk:
    def leaf(value: Any, at: str, found: list[Link]) -> None:
        if not ref.or_words or _NAME.fullmatch(value):
            found.append((at, ref.to, value))

    return leaf


def _each(walk: Walk | None) -> Walk | None:
    if walk is None:
        return None

    def each(values: Any, at: str, found: list[Link]) -> None:
        for place, value in enumerate(values):
            walk(value, intern(f"{at}/{place}"), found)

    return each
