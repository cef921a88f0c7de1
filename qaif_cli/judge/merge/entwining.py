"""Merges two versions of a history: what both sides added is kept, in the order of the days.

Of two entries of one day the later holds. Which that is, their times of day say where they have them; else no file does, and where
it makes a difference, people are asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qaif_cli.judge.merge.data_words import MISSING, dated, in_words, of_day, timed
from qaif_cli.judge.merge.put_in import corrected_twice, put_in
from qaif_cli.model.words import listed

_Entry = dict[str, Any]
_HOLDS = (
    "consequence",
    "likelihood",
    "level",
    "position",
    "parts",
    "status",
    "judgement",
    "decision",
    "next_decision",
    "overall",
    "safe",
    "effective",
    "caring",
    "responsive",
    "well_led",
    "due",
)
"""What an entry says that holds until a later one says otherwise."""


class HistoryConflict(Exception):  # noqa: N818  # caught a few lines up, never shown
    """Both sides edited or removed entries of a history, so that it cannot be merged automatically."""


@dataclass(frozen=True)
class Entwined:
    """A history that holds what both sides have.

    Attributes:
        entries: Its entries.
        says: Where they come from, in words; empty where nothing but what is open differs.
        open: The places, counted from 0, of entries that both changed; they stand there as ours has them.
    """

    entries: list[_Entry]
    says: str
    open: list[int]


def entwined(base: Any, ours: Any, theirs: Any) -> Entwined:
    """Two versions of a history as one.

    Args:
        base: What both began from; where it was not there, what both begin with alike.
        ours: The entries here.
        theirs: The entries there.

    Raises:
        HistoryConflict: where both put different entries in one place, one took an entry out, or both correct the same one.
    """
    mine, other = ([] if side is MISSING else list(side) for side in (ours, theirs))
    began = _common(mine, other) if base is MISSING else list(base)
    whole = put_in(began, mine, other)
    if whole is not None:
        if corrected_twice(whole.entries):
            raise HistoryConflict
        return Entwined(whole.entries, _says(began, began, whole.ours, whole.theirs, []), [])
    kept = _kept(began, mine, other)
    count = len(kept)
    new = [entry for entry in other[count:] if entry not in mine[count:]]
    order = _ordered(mine[count:], new)
    entries = [*kept, *(_corrected(entry, number, (mine, other), order, count) for number, entry in order)]
    if corrected_twice(entries):
        raise HistoryConflict
    both = [place for place, was in enumerate(began) if was not in (mine[place], other[place])]
    left = [place for place in both if mine[place] != other[place]]
    return Entwined(entries, _says(began, kept, mine[count:], new, left), left)


def turned(base: Any, ours: Any, theirs: Any, settled: Entwined) -> list[_Entry]:
    """The same history with the entries of one day the other way about: theirs first, and ours the later.

    Args:
        base: What both began from.
        ours: The entries here.
        theirs: The entries there.
        settled: The history with theirs the later.
    """
    entries = entwined(base, theirs, ours).entries
    for place in settled.open:
        entries[place] = ours[place]
    return entries


def days_in_doubt(one: Sequence[_Entry], other: Sequence[_Entry]) -> list[str]:
    """The days after which one order of a history says that something else holds than the other does."""
    here, there = _holding(one), _holding(other)
    return [day for day in here if here[day] != there.get(day)]


def _holding(entries: Sequence[_Entry]) -> dict[str, _Entry]:
    """By the days on which they were made, what the last to say so says that holds; a correction stands where it corrects."""
    standing: list[_Entry | None] = [*entries]
    for place, entry in enumerate(entries):
        number = str(entry.get("corrects") or "").rpartition("/")[2]
        if number.isdigit() and 0 < int(number) <= len(entries):
            standing[int(number) - 1], standing[place] = entry, None
    holding: dict[str, _Entry] = {}
    for entry in filter(None, standing):
        holding.setdefault(dated(entry), {}).update({key: entry[key] for key in _HOLDS if key in entry})
    return holding


def held_in_words(entries: Sequence[_Entry], days: Sequence[str]) -> str:
    """What holds after some days, in one order of a history."""
    holding = _holding(entries)
    return "; ".join(f"{_of(holding[day])} holds from {of_day({'date': day})}" for day in days)


def _of(holds: Mapping[str, Any]) -> str:
    steps = [holds.get(key) for key in ("consequence", "likelihood")]
    if all(str(step).isdigit() for step in steps):
        return f"score {int(str(steps[0])) * int(str(steps[1]))} ({steps[0]} × {steps[1]})"
    return in_words(dict(holds))


def _common(ours: list[_Entry], theirs: list[_Entry]) -> list[_Entry]:
    found = []
    for here, there in zip(ours, theirs, strict=False):
        if here != there:
            break
        found.append(here)
    return found


def _kept(base: list[_Entry], ours: list[_Entry], theirs: list[_Entry]) -> list[_Entry]:
    """The entries that were there, each as the one side that changed it has it; as ours has it where both did."""
    if min(len(ours), len(theirs)) < len(base):
        raise HistoryConflict
    kept = []
    for was, here, there in zip(base, ours, theirs, strict=False):
        if was not in (here, there) and here != there and not dated(was) == dated(here) == dated(there):
            raise HistoryConflict
        kept.append(there if here == was else here)
    return kept


def _ordered(ours: list[_Entry], theirs: list[_Entry]) -> list[tuple[int, _Entry]]:
    """New entries of both sides by date and time, ours first on one day or at one time; 0 or 1 says whose each is.

    Each side keeps its own order: a correction, which may carry an early date, stays behind what it follows.
    """
    keyed = []
    for number, entries in enumerate((ours, theirs)):
        latest = ""
        for place, entry in enumerate(entries):
            latest = max(latest, timed(entry))
            keyed.append((latest, number, place, entry))
    return [(number, entry) for _, number, _, entry in sorted(keyed, key=lambda item: item[:3])]


def _corrected(
    entry: _Entry,
    number: int,
    sides: tuple[Sequence[_Entry], Sequence[_Entry]],
    order: list[tuple[int, _Entry]],
    count: int,
) -> _Entry:
    """An entry that corrects a new one names the place that this one has now."""
    day, _, place = str(entry.get("corrects") or "").rpartition("/")
    if not place.isdigit() or int(place) <= count or int(place) > len(sides[number]):
        return entry
    meant = sides[number][int(place) - 1]
    now = next(
        (at for at, (whose, other) in enumerate(order) if other is meant or (whose == 0 and other == meant)),
        None,
    )
    return entry if now is None else {**entry, "corrects": f"{day}/{count + now + 1}"}


def _says(
    base: list[_Entry], kept: list[_Entry], ours: list[_Entry], theirs: list[_Entry], left: list[int]
) -> str:
    settled = (place for place, entry in enumerate(kept) if entry != base[place] and place not in left)
    changed = [str(place + 1) for place in settled]
    parts = [f"entry {listed(changed)} as the side that changed it has it"] if changed else []
    sides = [
        f"{whose} of {listed([of_day(entry) for entry in entries])}"
        for whose, entries in (("yours", ours), ("theirs", theirs))
        if entries
    ]
    if len(sides) > 1:
        parts.append(f"{sides[0]} and {sides[1]}, both kept, in the order of their dates")
    else:
        parts += [f"{side}, new" for side in sides]
    return "; ".join(parts)
