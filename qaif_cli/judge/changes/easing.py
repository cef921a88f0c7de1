"""Whether a change eases what a field asks, by the direction that stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.changes.keeping import is_empty
from qaif_cli.model.settings import ReviewInterval
from qaif_cli.model.vocabulary import EVERY
from qaif_cli.model.ways import Eased, way_of


def is_eased(way: Eased, old: Any, new: Any, record: BaseModel, day: date = date.max) -> bool:
    """Whether what a field says now asks less than what it said.

    Args:
        way: The direction beside it.
        old: What it said; something.
        new: What it says.
        record: The record as it was: which way its figures are better.
        day: The day of the change: what lay ahead of it may be put off, and nothing is hidden.
    """
    if way == "past":
        return is_empty(new) or (old <= day and new > old)
    if way == "nearer":
        better = getattr(record, "better", "")
        return is_empty(new) or {"up": new < old, "down": new > old}.get(better, True)
    return _EASED[way](old, new) if way else False


def comes_eased(way: Eased, entry: BaseModel, there: Sequence[BaseModel]) -> bool:
    """Whether an entry that comes to a list of the framework asks less, or allows what was allowed to nobody.

    Args:
        way: The direction beside the list.
        entry: What is new in it.
        there: What was there before.
    """
    allows = (
        getattr(entry, name)
        for name in type(entry).model_fields
        if (own := way_of(type(entry), name)) and own.eased in ("more", "on")
    )
    return way in ("more", "any") or any(allows) or (way == "over" and _takes_over(entry, there))


def _takes_over(entry: BaseModel, there: Sequence[BaseModel]) -> bool:
    """Whether a row takes over from the next below it, and asks less; or stands above all, so that only more is high."""
    below = [
        row
        for row in there
        if isinstance(row, ReviewInterval)
        and isinstance(entry, ReviewInterval)
        and row.from_score <= entry.from_score
    ]
    if not below or not isinstance(entry, ReviewInterval):
        return False
    nearest = max(below, key=lambda row: row.from_score)
    return (
        len(below) == len(there) or entry.months > nearest.months or (nearest.by_owner and not entry.by_owner)
    )


def _lost(old: Any, new: Any) -> bool:
    return is_empty(new) or any(item not in new for item in old)


_EASED: Mapping[Eased, Callable[[Any, Any], bool]] = {
    "any": lambda _old, _new: True,
    "later": lambda old, new: is_empty(new) or new > old,
    "lower": lambda old, new: is_empty(new) or new < old,
    "higher": lambda old, new: is_empty(new) or new > old,
    "rarer": lambda old, new: EVERY.words.index(new) > EVERY.words.index(old),
    "fewer": _lost,
    "more": lambda old, new: any(item not in old for item in new),
    "public": lambda _old, new: new == "public",
    "follow": lambda _old, new: new == "follow",
    "off": lambda _old, new: not new,
    "on": lambda _old, new: bool(new),
    "over": _lost,
    "gone": lambda _old, new: is_empty(new),
    "vouched": lambda old, new: old in ("U", "P") and new in ("V", "V2"),
}
