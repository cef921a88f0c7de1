"""Whether a change eases what a field asks, by the direction that stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.changes.keeping import is_empty
from qaif_cli.model.ways import Eased


def is_eased(way: Eased, old: Any, new: Any, record: BaseModel) -> bool:
    """Whether what a field says now asks less than what it said.

    Args:
        way: The direction beside it.
        old: What it said; something.
        new: What it says.
        record: The record as it was: which way its figures are better.
    """
    if way == "nearer":
        better = getattr(record, "better", "")
        return is_empty(new) or {"up": new < old, "down": new > old}.get(better, True)
    return _EASED[way](old, new) if way else False


def _lost(old: Any, new: Any) -> bool:
    return is_empty(new) or any(item not in new for item in old)


_EASED: Mapping[Eased, Callable[[Any, Any], bool]] = {
    "any": lambda _old, _new: True,
    "later": lambda old, new: is_empty(new) or new > old,
    "lower": lambda old, new: is_empty(new) or new < old,
    "higher": lambda old, new: is_empty(new) or new > old,
    "fewer": _lost,
    "more": lambda old, new: any(item not in old for item in new),
    "public": lambda _old, new: new == "public",
    "off": lambda _old, new: not new,
    "on": lambda _old, new: bool(new),
    "gone": lambda _old, new: is_empty(new),
}
