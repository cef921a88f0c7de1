"""Keeps records small: what was read of an entry of a very long list is let go before the next is made, and what many entries share is there once."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from qaif_cli.model.inside import model_in

_FILLED: dict[frozenset[str], set[str]] = {}
LONG = 500
"""A list of so many entries is long."""


def make_entries(data: dict[str, Any], model: type[BaseModel]) -> None:
    """Put the entries of each long list in the place of what was read of them; from one that cannot be, the rest stays as it is.

    Args:
        data: What was read of a record.
        model: Its shape.
    """
    for name, kind in _lists(model):
        rows = data.get(name)
        if isinstance(rows, list) and len(rows) >= LONG:
            _make(rows, kind)


def share_filled(entry: BaseModel) -> None:
    """Let a record, and each entry in it, share with all others what says which fields were filled: that holds more room than the entry.

    Args:
        entry: A record or an entry, which nobody changes.
    """
    names = entry.model_fields_set
    object.__setattr__(entry, "__pydantic_fields_set__", _FILLED.setdefault(frozenset(names), names))
    said = vars(entry)
    for name in _with_entries(type(entry)):
        value = said[name]
        if isinstance(value, BaseModel):
            share_filled(value)
        elif isinstance(value, tuple):
            for part in value:
                if isinstance(part, BaseModel):
                    share_filled(part)


def _make(rows: list[Any], kind: type[BaseModel]) -> None:
    try:
        for place, row in enumerate(rows):
            if not isinstance(row, kind):
                entry = kind.model_validate(row)
                share_filled(entry)
                rows[place] = entry
    except ValidationError:
        return  # it is found again, with its place, where the whole record is made


@cache
def _lists(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel]], ...]:
    """The keys under which a record of a shape has lists of entries, and the shape of these."""
    kinds = ((field.alias or name, _entry_of(field.annotation)) for name, field in model.model_fields.items())
    return tuple((name, kind) for name, kind in kinds if kind is not None)


@cache
def _with_entries(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a shape that may hold an entry."""
    return tuple(name for name, field in model.model_fields.items() if model_in(field.annotation))


def _entry_of(annotation: Any) -> type[BaseModel] | None:
    """The shape of the entries of a list; None where they may be anything else, or it is none."""
    of = get_args(annotation)
    if get_origin(annotation) is not tuple or of[1:] != (Ellipsis,):
        return None
    return of[0] if isinstance(of[0], type) and issubclass(of[0], BaseModel) else None
