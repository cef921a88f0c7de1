"""The mark of a record on a sheet, by which it is told whether the record says more than the sheet's own answers since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.model.ways import AMENDED

LENGTH = 8


def mark_of(held: Held, stood: Iterable[str] = ()) -> str:
    """The mark of a record: a fingerprint of its text, one of what it says, and what stood on the sheet of it already.

    Args:
        held: The record.
        stood: The lines of the sheet in which something recorded stands, such as `M1/minute`.
    """
    return " ".join((fingerprint(held.text), _of_data(_data(held.record)), *stood))


def fingerprint(text: str) -> str:
    """A few letters that stand for a record's text; line endings do not count, for git may change them."""
    return _short(text.replace("\r\n", "\n"))


def is_as_marked(mark: str, held: Held) -> bool:
    """Whether the text of a record is what it was when it was marked."""
    return mark.split()[:1] == [fingerprint(held.text)]


def only_by(own: Iterable[Edit], mark: str, held: Held) -> bool:
    """Whether a record says what it said when it was marked, and beside that no more than some edits have written.

    Args:
        own: What the sheet itself has written; the name of an entry does not count.
        mark: The mark.
        held: The record as it is.
    """
    data = _data(held.record)
    for edit in sorted(own, key=lambda edit: (isinstance(edit, Append), -edit.pointer.count("/"))):
        _take_back(data, edit)
    return mark.split()[1:2] == [_of_data(data)]


def stood_there(mark: str, line: str) -> bool:
    """Whether something recorded stood in a line of the sheet when it was made."""
    return line in mark.split()[2:]


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _data(record: Record) -> Any:
    return record.model_dump(mode="json", by_alias=True)


def _of_data(data: Any) -> str:
    return _short(json.dumps(_said(data), sort_keys=True, ensure_ascii=False))


def _said(value: Any) -> Any:
    """A value without what says nothing: what is empty, left out, or not known."""
    if isinstance(value, dict):
        inside = {key: _said(held) for key, held in value.items()}
        return {key: held for key, held in inside.items() if held not in (None, "", UNKNOWN, [], {})}
    if isinstance(value, str):
        return " ".join(value.split())
    return [_said(held) for held in value] if isinstance(value, list) else value


def _take_back(record: Any, edit: Edit) -> None:
    """Take what an edit wrote out of the data of a record, where it stands there; what it said before is in `amended`."""
    *way, last = edit.pointer.strip("/").split("/")
    data, names = record, []
    for name in way:
        data = data.get(name) if isinstance(data, dict) else data[int(name)] if name.isdigit() else None
        names.append(data["id"] if isinstance(data, dict) and "id" in data else name)
    if not isinstance(data, dict):
        return
    there = data.get(last)
    if isinstance(edit, Set):
        kept = [one for one in record.get(AMENDED) or [] if one["field"] == "/".join((*names, last))]
        data[last] = kept[-1]["was"] if kept else _before(there, edit.value)
        record[AMENDED] = [one for one in record.get(AMENDED) or [] if one not in kept[-1:]]
    elif isinstance(edit, Append) and isinstance(there, list):
        place = next((place for place, held in enumerate(there) if bare(held) == bare(edit.value)), None)
        if place is not None:
            del there[place]


def _before(there: Any, value: Any) -> Any:
    """What stood in a field before a value was written there, or was put behind what stood there."""
    if there == value:
        return None
    behind = f" {value}"
    return there[: -len(behind)] if isinstance(there, str) and there.endswith(behind) else there


def bare(entry: Any) -> Any:
    """What an entry of a list says, without its name."""
    if not isinstance(entry, dict):
        return entry
    return _said({name: value for name, value in entry.items() if name != "id"})
