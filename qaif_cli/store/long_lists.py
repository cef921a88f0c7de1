"""Makes the entries of very long lists of a record one by one: what was read of one is let go before the next is made."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

LONG = 500
"""A list of so many entries is long."""


def make_entries(data: dict[str, Any], model: type[BaseModel]) -> None:
    """Put the entries of each long list in the place of what was read of them; from one that cannot be, the rest stays as it is.

    Args:
        data: What was read of a record.
        model: Its shape.
    """
    for name, field in model.model_fields.items():
        rows = data.get(field.alias or name)
        kind = _entry_of(field.annotation)
        if kind is not None and isinstance(rows, list) and len(rows) >= LONG:
            _make(rows, kind)


def _make(rows: list[Any], kind: type[BaseModel]) -> None:
    filled: dict[frozenset[str], set[str]] = {}
    try:
        for place, row in enumerate(rows):
            if not isinstance(row, kind):
                entry = kind.model_validate(row)
                names = (
                    entry.model_fields_set
                )  # the same few for all of them, and each holds more room than its entry
                object.__setattr__(
                    entry, "__pydantic_fields_set__", filled.setdefault(frozenset(names), names)
                )
                rows[place] = entry
    except ValidationError:
        return  # it is found again, with its place, where the whole record is made


def _entry_of(annotation: Any) -> type[BaseModel] | None:
    """The shape of the entries of a list; None where they may be anything else, or it is none."""
    of = get_args(annotation)
    if get_origin(annotation) is not tuple or of[1:] != (Ellipsis,):
        return None
    return of[0] if isinstance(of[0], type) and issubclass(of[0], BaseModel) else None
