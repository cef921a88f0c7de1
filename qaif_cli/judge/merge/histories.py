"""One history that was added to on two sides: what both added is kept, in the order of the dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qaif_cli.judge.merge.data_words import MISSING, dated, of_day
from qaif_cli.model.words import listed

Entry = dict[str, Any]


class CannotEntwine(Exception):  # noqa: N818  # caught a few lines up, never shown
    """More was done to the history than adding to it, and not on one side alone."""


@dataclass(frozen=True)
class Entwined:
    """A history that holds what both sides have.

    Attributes:
        entries: Its entries.
        says: Where they come from, in words; empty where nothing but what is open differs.
        open: The places, counted from 0, of entries that both changed; they stand there as ours has them.
    """

    entries: list[Entry]
    says: str
    open: list[int]


def entwined(base: Any, ours: Any, theirs: Any) -> Entwined:
    """Two versions of a history as one.

    Args:
        base: What both began from; where it was not there, what both begin with alike.
        ours: The entries here.
        theirs: The entries there.

    Raises:
        CannotEntwine: where both put different entries in one place, one took an entry out, or both correct the same one.
    """
    mine, other = ([] if side is MISSING else list(side) for side in (ours, theirs))
    began = _common(mine, other) if base is MISSING else list(base)
    kept = _kept(began, mine, other)
    count = len(kept)
    new = [entry for entry in other[count:] if entry not in mine[count:]]
    order = _ordered(mine[count:], new)
    entries = [*kept, *(_corrected(entry, number, (mine, other), order, count) for number, entry in order)]
    corrects = [entry["corrects"] for entry in entries if entry.get("corrects")]
    if len(corrects) != len(set(corrects)):
        raise CannotEntwine
    both = [place for place, was in enumerate(began) if was not in (mine[place], other[place])]
    left = [place for place in both if mine[place] != other[place]]
    return Entwined(entries, _says(began, kept, mine[count:], new, left), left)


def _common(ours: list[Entry], theirs: list[Entry]) -> list[Entry]:
    found = []
    for here, there in zip(ours, theirs, strict=False):
        if here != there:
            break
        found.append(here)
    return found


def _kept(base: list[Entry], ours: list[Entry], theirs: list[Entry]) -> list[Entry]:
    """The entries that were there, each as the one side that changed it has it; as ours has it where both did."""
    if min(len(ours), len(theirs)) < len(base):
        raise CannotEntwine
    kept = []
    for was, here, there in zip(base, ours, theirs, strict=False):
        if was not in (here, there) and here != there and not dated(was) == dated(here) == dated(there):
            raise CannotEntwine
        kept.append(there if here == was else here)
    return kept


def _ordered(ours: list[Entry], theirs: list[Entry]) -> list[tuple[int, Entry]]:
    """New entries of both sides by date, ours first on one day; 0 or 1 says whose each is.

    Each side keeps its own order: a correction, which may carry an early date, stays behind what it follows.
    """
    keyed = []
    for number, entries in enumerate((ours, theirs)):
        latest = ""
        for place, entry in enumerate(entries):
            latest = max(latest, dated(entry))
            keyed.append((latest, number, place, entry))
    return [(number, entry) for _, number, _, entry in sorted(keyed, key=lambda item: item[:3])]


def _corrected(
    entry: Entry,
    number: int,
    sides: tuple[Sequence[Entry], Sequence[Entry]],
    order: list[tuple[int, Entry]],
    count: int,
) -> Entry:
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
    base: list[Entry], kept: list[Entry], ours: list[Entry], theirs: list[Entry], left: list[int]
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
