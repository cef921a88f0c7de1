"""Describes a merge conflict in the words of the record: which field or history, and what each side did."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from qaif_cli.judge.diff.align_histories import align, said
from qaif_cli.model.record import Record
from qaif_cli.model.words import listed, where_they_part

_WIDEST = 40


def in_words(name: str, base: Record | None, ours: Record | None, theirs: Record | None) -> str:
    """The conflict in one record, in words.

    Args:
        name: The ID.
        base: The record where the two branches parted; None where it was not there.
        ours: The record here; None where it is gone.
        theirs: The record there; None where it is gone.
    """
    if ours is None and theirs is None:
        return f"{name} was moved or deleted on both sides in different ways"
    if ours is None or theirs is None:
        gone, kept = ("here", "there") if ours is None else ("there", "here")
        return f"{name} was deleted {gone} and changed {kept}"
    if base is None:
        return f"{name} is a new record on both sides: “{ours.title}” here and “{theirs.title}” there"
    clashes = list(_fields(base, ours, theirs))
    if not clashes:
        return f"{name} was changed on both sides on neighbouring lines, in different fields"
    return f"{name} was changed on both sides: {'; '.join(clashes)}"


def _fields(base: Record, ours: Record, theirs: Record) -> list[str]:
    found = []
    for key, field in type(ours).model_fields.items():
        was, here, there = (getattr(side, key, None) for side in (base, ours, theirs))
        if here not in (was, there) and there != was:
            name = field.alias or key
            if isinstance(here, tuple) and isinstance(there, tuple) and isinstance(was, tuple):
                found.append(f"`{name}` {_list(was, here, there)}")
            else:
                found.append(f"`{name}` {_both(here, there)}")
    return found


def _list(was: tuple[Any, ...], here: tuple[Any, ...], there: tuple[Any, ...]) -> str:
    if not all(isinstance(item, BaseModel) for item in (*was, *here, *there)):
        return _both(here, there)
    before = said(was)
    if said(here)[: len(was)] == before and said(there)[: len(was)] == before:
        return f"got {_entries(len(here) - len(was))} here and {_entries(len(there) - len(was))} there"
    changed = {place + 1 for side in (here, there) for place, _ in align(was, side).edited}
    which = f" (entry {listed([str(place) for place in sorted(changed)])})" if changed else ""
    return f"was changed here and there{which}"


def _entries(count: int) -> str:
    return "a new entry" if count == 1 else f"{count} new entries"


def _both(here: Any, there: Any) -> str:
    sides = zip((here, there), where_they_part([_text(here), _text(there)], _WIDEST), strict=True)
    ours, theirs = (_value(value, text) for value, text in sides)
    return f"is {ours} here and {theirs} there"


def _text(value: Any) -> str:
    return listed([str(item) for item in value]) if isinstance(value, tuple) else str(value)


def _value(value: Any, text: str) -> str:
    if value is None or value == ():
        return "empty"
    if isinstance(value, BaseModel):
        return "filled" if not hasattr(value, "score") else f"{value.score}"
    return f"“{text}”"
