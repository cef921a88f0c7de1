"""Puts new entries of dated histories where their days put them, whatever command adds them.

An entry that came late stands above those that are dated later. A correction stays at the end, behind what it
follows; where an entry goes in above one that a correction names, the correction names its new place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Append, Edit, Insert, Set
from qaif_cli.model.history import corrected_place
from qaif_cli.model.record import Record
from qaif_cli.model.walk import History, histories


@dataclass(frozen=True)
class Late:
    """An entry that was put above one that is dated later.

    Attributes:
        pointer: The history.
        place: Where it stands now, counted from 1.
        below: The day of the entry that it stands above.
    """

    pointer: str
    place: int
    below: date


@dataclass(eq=False)
class _Placed:
    """One entry of a history while new ones are put in.

    Attributes:
        day: Its day; None where it has none.
        corrects: The entry that it puts right.
        said: The day by which it names that one.
        value: What is written, for a new one.
        first: Where it stood, counted from 0; -1 for a new one.
    """

    day: date | None
    corrects: _Placed | None = None
    said: str = ""
    value: dict[str, Any] = field(default_factory=dict)
    first: int = -1


def by_date(record: Record, edits: Sequence[Edit]) -> tuple[tuple[Edit, ...], tuple[Late, ...]]:
    """The edits with every entry of a history put where its day puts it, and those that came late.

    Args:
        record: The record as it is.
        edits: What is to be done to it; entries are added at the ends of lists.
    """
    there = {history.pointer: history for history in histories(record)}
    added: dict[str, list[Append]] = {}
    others: list[Edit] = []
    for edit in edits:
        if isinstance(edit, Append) and edit.pointer in there:
            added.setdefault(edit.pointer, []).append(edit)
        else:
            others.append(edit)
    late: list[Late] = []
    placed: list[Edit] = []
    for pointer, new in added.items():
        rows = _rows(there[pointer])
        before = tuple(rows)
        for edit in new:
            _put(rows, before, _new(edit.value, there[pointer].dated_by))
        placed += _written(pointer, rows)
        late += _late(pointer, rows)
    as_given = placed == [edit for new in added.values() for edit in new]
    return tuple(edits) if as_given else (*others, *placed), tuple(late)


def _rows(history: History) -> list[_Placed]:
    rows = [_Placed(history.day(place), first=place) for place in range(len(history.entries))]
    for row, entry in zip(rows, history.entries, strict=True):
        meant = corrected_place(entry) if getattr(entry, "corrects", None) else None  # type: ignore[arg-type]  # it has one
        if meant is not None and 0 <= meant < row.first:
            row.corrects, row.said = rows[meant], entry.corrects.partition("/")[0]  # type: ignore[attr-defined]  # it has one
    return rows


def _new(value: dict[str, Any], dated_by: str) -> _Placed:
    said = str(value[dated_by])
    return _Placed(None if said == UNKNOWN else date.fromisoformat(said), value=value)


def _put(rows: list[_Placed], before: Sequence[_Placed], new: _Placed) -> None:
    """Put a new entry in; what it corrects is named by its place before."""
    day, _, number = str(new.value.get("corrects") or "").partition("/")
    if number:
        place = int(number) - 1
        if 0 <= place < len(before):
            new.corrects, new.said = before[place], day
        rows.append(new)
        return
    rows.insert(next(_above(rows, new), len(rows)), new)


def _above(rows: Sequence[_Placed], new: _Placed) -> Iterator[int]:
    """The places of the entries that are dated after a new one, corrections left aside."""
    if new.day is not None:
        for place, row in enumerate(rows):
            if row.day is not None and row.day > new.day and not _is_correction(row):
                yield place


def _is_correction(row: _Placed) -> bool:
    return row.corrects is not None or "corrects" in row.value


def _written(pointer: str, rows: Sequence[_Placed]) -> Iterator[Edit]:
    """New entries go in from the first to the last; then corrections name the places that are so now."""
    places = {id(row): place for place, row in enumerate(rows)}
    last_there = max((place for place, row in enumerate(rows) if row.first >= 0), default=-1)
    for place, row in enumerate(rows):
        if row.first < 0:
            value = row.value | ({"corrects": _named(places, row)} if row.corrects else {})
            yield Append(pointer, value) if place > last_there else Insert(f"{pointer}/{place}", value)
    for place, row in enumerate(rows):
        if row.first >= 0 and row.corrects and places[id(row.corrects)] != row.corrects.first:
            yield Set(f"{pointer}/{place}/corrects", _named(places, row))


def _named(places: Mapping[int, int], row: _Placed) -> str:
    assert row.corrects  # noqa: S101  # asked of corrections alone
    return f"{row.said}/{places[id(row.corrects)] + 1}"


def _late(pointer: str, rows: Sequence[_Placed]) -> Iterator[Late]:
    below: _Placed | None = None
    found: list[Late] = []
    for place in reversed(range(len(rows))):
        row = rows[place]
        if row.first < 0 and not _is_correction(row) and below is not None and below.day is not None:
            found.append(Late(pointer, place + 1, below.day))
        if row.first >= 0 and not _is_correction(row):
            below = row
    return reversed(found)
