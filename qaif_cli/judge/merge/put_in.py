"""Merges two versions of a history into which either side put entries above those that were there.

What came late stands where its day puts it, so that the end of a list is not the only place where new entries are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qaif_cli.judge.merge.data_words import dated
from qaif_cli.model.edit import Append, Edit, Insert, Set

Entry = dict[str, Any]


@dataclass(eq=False)
class _Held:
    """One entry of the merged history.

    Attributes:
        entry: As its side has it.
        meant: The entry that it corrects.
    """

    entry: Entry
    meant: _Held | None = None


@dataclass(frozen=True)
class PutIn:
    """A history that holds what both sides have.

    Attributes:
        entries: Its entries.
        ours: Those that our side added.
        theirs: Those that only their side added.
    """

    entries: list[Entry]
    ours: list[Entry]
    theirs: list[Entry]


def put_in(base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry]) -> PutIn | None:
    """Both versions as one; None where both only added at the end, or either did more than add."""
    here, there = _grown(base, ours), _grown(base, theirs)
    at_end = [*range(len(base))]
    if here is None or there is None or here == there == at_end:
        return None
    began = [_Held(dict(ours[place])) for place in here]
    rows, new_mine = _rows(began, here, ours, [])
    new_other = _rows(began, there, theirs, new_mine)[1]
    for row in new_other:
        later = (place for place, held in enumerate(rows) if _later(held, row))
        rows.insert(next(later, len(rows)) if row.meant is None else len(rows), row)
    entries = [_numbered(row, rows) for row in rows]
    return PutIn(entries, [row.entry for row in new_mine], [row.entry for row in new_other])


def grown(at: str, now: Sequence[Any], wanted: Sequence[Any]) -> list[Edit] | None:
    """What makes a list one that holds more; None where that is not all."""
    places = _grown(now, wanted) if all(isinstance(entry, dict) for entry in (*now, *wanted)) else None
    if places is None:
        return None
    last = places[-1] if places else -1
    edits: list[Edit] = [
        Append(at, entry) if place > last else Insert(f"{at}/{place}", entry)
        for place, entry in enumerate(wanted)
        if place not in places
    ]
    named = [
        Set(f"{at}/{place}/corrects", wanted[place]["corrects"])
        for place, was in zip(places, now, strict=True)
        if was != wanted[place]
    ]
    return [*edits, *named]


def _grown(base: Sequence[Entry], side: Sequence[Entry]) -> list[int] | None:
    """Where each entry of a list stands in a longer one, in the same order; None where one is not there."""
    places: list[int] = []
    for entry in base:
        first = places[-1] + 1 if places else 0
        found = next((at for at in range(first, len(side)) if _alike(entry, side[at])), None)
        if found is None:
            return None
        places.append(found)
    return places


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two entries say the same; a correction may name another place, of the same day."""
    days = [str(entry.get("corrects") or "").partition("/")[0] for entry in (one, other)]
    return days[0] == days[1] and {**one, "corrects": ""} == {**other, "corrects": ""}


def _rows(
    began: Sequence[_Held], places: Sequence[int], side: Sequence[Entry], known: Sequence[_Held]
) -> tuple[list[_Held], list[_Held]]:
    """The rows of one side in its order, and those that are new; `known` are the other side's new ones."""
    there = dict(zip(places, began, strict=True))
    rows: list[_Held] = []
    new: list[_Held] = []
    for place, entry in enumerate(side):
        row = there.get(place) or next((held for held in known if held.entry == entry), None)
        if row is None:
            row = _Held(dict(entry))
            new.append(row)
        rows.append(row)
    for row, entry in zip(rows, side, strict=True):
        number = str(entry.get("corrects") or "").rpartition("/")[2]
        if number.isdigit() and 1 <= int(number) <= len(rows):
            row.meant = rows[int(number) - 1]
    return rows, new


def _later(held: _Held, new: _Held) -> bool:
    return held.meant is None and dated(held.entry) > dated(new.entry) != ""


def _numbered(row: _Held, rows: Sequence[_Held]) -> Entry:
    """An entry that names the place that what it corrects has now."""
    if row.meant is None:
        return row.entry
    day = str(row.entry["corrects"]).partition("/")[0]
    return {**row.entry, "corrects": f"{day}/{rows.index(row.meant) + 1}"}


def corrected_twice(entries: Sequence[Entry]) -> bool:
    """Whether two entries correct the same one."""
    meant = list(_corrected(entries))
    return len(meant) != len(set(meant))


def _corrected(entries: Sequence[Entry]) -> Iterator[str]:
    return (entry["corrects"] for entry in entries if entry.get("corrects"))
