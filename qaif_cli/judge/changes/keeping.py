"""Whether a record keeps what one of its fields said before: in a history of its own, or in `amended`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.record import Amendment, Closure, Former, FormerOwner, Reopening
from qaif_cli.model.ways import AMENDED

_HEADS = (
    *("title", "text", "duty", "name", "what", "area", "role", "kind", "framework", "measure"),
    *("outcome", "findings", "decision", "value", "note", "why", "members", "date"),
    *("consequence", "overall"),
)
"""What an entry is called by, the best first: a text or a link, what it says, its day, a score."""
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Keeping:
    """What a change newly keeps in a record.

    Attributes:
        new: The entries of `amended` that the change brings.
    """

    def __init__(self, was: BaseModel, now: BaseModel) -> None:
        there = list(getattr(was, AMENDED, ()))
        self.new: list[Amendment] = [entry for entry in getattr(now, AMENDED, ()) if entry not in there]

    def amended(self, above: Iterable[tuple[str, Any]], *, why: bool = False) -> bool:
        """Whether a new entry of `amended` keeps what a field said, or what it stands in.

        Args:
            above: The names of the field and of what it stands in, each with what it said.
            why: Whether the entry has to say why.
        """
        said = {name: told(value) for name, value in above}
        return any(
            said.get(entry.field) == " ".join(entry.was.split()) and (entry.why or not why)
            for entry in self.new
        )

    def by_field(self, by: str, name: str, was: BaseModel, now: BaseModel) -> bool:
        """Whether the field that keeps the changes of another keeps what that said."""
        kept = getattr(now, by, ())
        if by == "formerly":
            return getattr(was, name) in kept
        said = said_for(by, was)
        return any(keeps(entry, said) for entry in kept if entry not in getattr(was, by, ()))


def said_for(by: str, part: object) -> Any:
    """What a part said that an entry of `previous_owners`, `reopened` or `earlier` keeps once it says something else; None where nothing."""
    if by == "previous_owners":
        return getattr(part, "owner", None)
    if by == "reopened":
        return getattr(part, "closed", None)
    day = getattr(part, "agreed", None) or getattr(part, "date", None)
    return (day, getattr(part, "by", None)) if by == "earlier" and day else None


def keeps(entry: object, said: Any) -> bool:
    """Whether an entry of `previous_owners`, `reopened` or `earlier` keeps what was said."""
    if isinstance(entry, FormerOwner):
        return bool(entry.role == said)
    if isinstance(entry, Reopening):
        return isinstance(said, Closure) and _holds(said, entry.closed)
    return isinstance(entry, Former) and (entry.date, entry.by) == said


def _holds(was: BaseModel, now: BaseModel) -> bool:
    """Whether something says what it said, and more only where that was not known."""
    pairs = ((getattr(was, name), getattr(now, name, None)) for name in type(was).model_fields)
    return all(old == new or is_empty(old) for old, new in pairs)


def is_empty(value: Any) -> bool:
    """Whether nothing is said: left out, unknown, or an empty list."""
    return value is None or value == UNKNOWN or value in ((), {})


def told(value: Any) -> str:
    """A value as `amended` keeps it: a text in one line, and what has parts as JSON."""
    if isinstance(value, BaseModel | dict) or (
        isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value)
    ):
        return json.dumps(_plain(value), ensure_ascii=False, default=str)
    if isinstance(value, tuple):
        return ", ".join(told(item) for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else " ".join(str(value).split())


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True, warnings=False)
    return value


def in_short(text: str, beside: str = "", names: Mapping[str, str] = _NO_NAMES) -> str:
    """What a field said as people read it: of what has parts, the part that names it, or else all of them.

    Args:
        text: What it said.
        beside: What it says on the other side of a change; of parts, one is told that is not the same there.
        names: What is told by a name, by its ID.
    """
    parts, other = _parts(text), _parts(beside)
    keys = [*(key for key in _HEADS if _is_plain(parts.get(key))), *(parts if other else ())]
    key = next((key for key in keys if parts[key] != other.get(key)), None)
    if key == "kind" and not other and _is_plain(parts.get("value")):
        return _in_a_row([parts[key]], names) + f" {parts['value']}"
    if key is not None and isinstance(parts[key], list):
        return _in_a_row(parts[key], names)
    if key is not None:
        return in_short(told(parts[key]), told(other.get(key)), names)
    return _in_a_row(parts, names) or names.get(text, text)


def _in_a_row(value: Any, names: Mapping[str, str]) -> str:
    """All that something with parts says, or the words of a list."""
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')} {_in_a_row(part, names)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(_in_a_row(part, names) for part in value)
    return names.get(told(value), told(value))


def _is_plain(value: Any) -> bool:
    return value is not None and not isinstance(value, dict | list)


def _parts(text: str) -> dict[str, Any]:
    """The parts of what `told` made of something that has some; none of a text."""
    try:
        return dict(json.loads(text)) if text.startswith("{") else {}
    except ValueError:
        return {}


def said_at(record: BaseModel, name: str) -> Any:
    """What a record says at a name, as `amended` has them; None where it says nothing there."""
    value: Any = record
    for step in name.split("/"):
        if isinstance(value, tuple):
            at = int(step) - 1 if step.isdecimal() else len(value)
            value = _by_id(_Same(value)).get(step, value[at] if 0 <= at < len(value) else None)
        elif isinstance(value, BaseModel):
            fields = type(value).model_fields.items()
            key = next((key for key, field in fields if step in (field.alias, key)), "")
            value = getattr(value, key, None)
        else:
            return None
    return value


class _Same:
    """A tuple that is the same as itself alone, so that to look it up costs the same however long it is."""

    def __init__(self, parts: tuple[Any, ...]) -> None:
        self.parts = parts

    def __hash__(self) -> int:
        return id(self.parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.parts is self.parts


@lru_cache(maxsize=8)
def _by_id(same: _Same) -> dict[str, Any]:
    """The parts that have an ID, by it, the first of each: worked out once for all the fields of a long list."""
    return {item.id: item for item in reversed(same.parts) if hasattr(item, "id")}
