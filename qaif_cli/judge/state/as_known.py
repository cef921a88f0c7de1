"""A record as it was known on a day: what happened later is not in it."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.concern import Met
from qaif_cli.model.kinds.indicator import IndicatorPoint
from qaif_cli.model.kinds.meeting import Cancelled, Meeting
from qaif_cli.model.kinds.paper import Issued
from qaif_cli.model.kinds.risk import Chase
from qaif_cli.model.record import Agreed, Closure, Entry, Extension, Waiver

_ENTRIES = (Entry, Chase, Extension)
_EVENTS = (Agreed, Cancelled, Closure, Issued, Met)
_DAYS = ("done", "answered", "closed")
"""The fields that hold the day on which something happened; other days may lie ahead."""

M = TypeVar("M", bound=BaseModel)


def as_known(value: M, as_of: date) -> M:
    """The record without entries, events and days that lie after a day; a meeting that lies ahead has an agenda."""
    changed = {
        name: new
        for name in type(value).model_fields
        if (new := _known(value, name, as_of)) is not getattr(value, name)
    }
    if isinstance(value, Meeting) and value.date > as_of:
        told = dict.fromkeys(("minute", "decision", "assurance"))
        items = tuple(item.model_copy(update=told) for item in value.items)
        changed |= {"chaired_by": None, "attended": (), "partners": None, "items": items, "actions": ()}
    return value.model_copy(update=changed) if changed else value


def _known(value: BaseModel, name: str, as_of: date) -> Any:
    part = getattr(value, name)
    if isinstance(part, tuple):
        kept = tuple(
            as_known(item, as_of) if isinstance(item, BaseModel) else item
            for item in part
            if not _later(item, as_of)
        )
        return part if kept == part else kept
    if isinstance(part, _EVENTS) and part.date > as_of:
        return UNKNOWN if type(value).model_fields[name].is_required() else None
    if isinstance(part, date) and name in _DAYS and part > as_of:
        return None
    return as_known(part, as_of) if isinstance(part, BaseModel) else part


def _later(item: Any, as_of: date) -> bool:
    if isinstance(item, IndicatorPoint) and not item.had_on(as_of):
        return True
    day = item.date if isinstance(item, _ENTRIES) else item.agreed_on if isinstance(item, Waiver) else None
    return isinstance(day, date) and day > as_of
