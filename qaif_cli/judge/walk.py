"""One walk over everything inside a record, read from the types themselves.

Rules that ask the same of every dated entry, every date or every `unknown` walk here, so that no rule
keeps its own list of the fields that a kind has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, get_origin

from pydantic import BaseModel

from qaif_cli.judge.history import numbered
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.inside import model_in, types_in
from qaif_cli.model.record import Entry, Waiver

Part = tuple[str, BaseModel]
"""JSON pointer and what stands there."""

_DATED_BY = ("date", "checked_on", "until")


@dataclass(frozen=True)
class History:
    """An append-only list.

    Attributes:
        pointer: Where the list stands.
        entries: Its entries, as the file has them.
        dated_by: The key that dates an entry.
    """

    pointer: str
    entries: tuple[BaseModel, ...]
    dated_by: str

    def day(self, place: int) -> date | None:
        """The day of an entry; None where it is unknown."""
        day = getattr(self.entries[place], self.dated_by)
        return None if day == UNKNOWN else day

    def at(self, place: int) -> str:
        """The pointer to an entry's date."""
        return f"{self.pointer}/{place}/{self.dated_by}"


def parts(value: BaseModel, as_of: date | None = None, at: str = "") -> Iterator[Part]:
    """A model and every model inside it.

    Args:
        value: The record, or what is inside it.
        as_of: Leaves out entries that do not count on this day; every entry where None.
        at: The pointer to the value.
    """
    yield at, value
    for name, key in _models_in(type(value)):
        inner = getattr(value, name)
        if isinstance(inner, tuple):
            for place, item in _seen(inner, as_of):
                yield from parts(item, as_of, f"{at}/{key}/{place}")
        elif isinstance(inner, BaseModel):
            yield from parts(inner, as_of, f"{at}/{key}")


def histories(value: BaseModel) -> Iterator[History]:
    """Every append-only list in a record that has entries."""
    for at, part in parts(value):
        for name, key, dated_by in _histories_in(type(part)):
            entries = getattr(part, name)
            if entries:
                yield History(f"{at}/{key}", entries, dated_by)


@cache
def days_in(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold a day."""
    return tuple(name for name, field in model.model_fields.items() if date in types_in(field.annotation))


def _seen(items: tuple[Any, ...], as_of: date | None) -> Iterable[tuple[int, Any]]:
    if as_of is not None and items and isinstance(items[0], Entry):
        return numbered(items, as_of)
    return enumerate(items)


@cache
def _models_in(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if model_in(field.annotation))


@cache
def _histories_in(model: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    found = []
    for name, field in model.model_fields.items():
        item = model_in(field.annotation)
        if get_origin(field.annotation) is not tuple or item is None or issubclass(item, Waiver):
            continue
        dated_by = next((key for key in _DATED_BY if key in item.model_fields), None)
        if dated_by and "id" not in item.model_fields:
            found.append((name, field.alias or name, dated_by))
    return tuple(found)
