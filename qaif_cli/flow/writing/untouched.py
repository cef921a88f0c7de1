"""Which entries of a record some edits leave as they are: they were read once, and are the same in the changed record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from qaif_cli.model.edit import Append, Edit
from qaif_cli.model.record import Record
from qaif_cli.store.splice import steps_of


def untouched(record: Record, edits: Iterable[Edit]) -> Mapping[str, tuple[BaseModel, ...]]:
    """By the key of each list of a record, the entries at its beginning that no edit reaches.

    Args:
        record: The record as its file has it.
        edits: What is to be done to that file.
    """
    left = dict(_lists(record))
    for edit in edits:
        key, *inside = steps_of(edit.pointer)
        if key not in left or (isinstance(edit, Append) and not inside):
            continue
        first = int(inside[0]) if inside and inside[0].isdecimal() else 0
        left[key] = left[key][:first]
    return {key: entries for key, entries in left.items() if entries}


def _lists(record: Record) -> Iterable[tuple[str, tuple[BaseModel, ...]]]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, tuple) and value and all(isinstance(entry, BaseModel) for entry in value):
            yield field.alias or name, value
