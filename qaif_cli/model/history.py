"""Append-only histories as they stood on a day: corrected entries out, later ones not seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from qaif_cli.model.base import Unknown

OwnDay = date | Unknown
"""A day; only the first review of a risk may be undated."""


class Dated(Protocol):
    """An entry of a history."""

    @property
    def date(self) -> OwnDay:
        """When it happened."""
        ...

    @property
    def corrects(self) -> str | None:
        """The entry it puts right, as `date/place`."""
        ...


D = TypeVar("D", bound=Dated)
T = TypeVar("T")


def day_of(entry: Dated) -> date:
    """The day of an entry; an unknown day counts as before all others."""
    return entry.date if isinstance(entry.date, date) else date.min


def corrected_place(entry: Dated) -> int | None:
    """The place, counted from 0, of the entry that this one puts right."""
    return int(entry.corrects.rpartition("/")[2]) - 1 if entry.corrects else None


def numbered(entries: Sequence[D], as_of: date) -> list[tuple[int, D]]:
    """The entries that count on a day, oldest first, each with its place in the file counted from 0.

    An entry that a later one corrects is out, whenever the correction was written: what is known now
    is what is judged. (What was known then is what git holds.) An entry cannot
    put right itself or a later one. Among entries of one day it stands where the first that it puts right stood.
    """
    meant = ((place, corrected_place(entry)) for place, entry in enumerate(entries))
    stands: dict[int, int] = {}  # for a correction, the place of what was there first
    for place, other in meant:
        if other is not None and 0 <= other < place:
            stands[place] = stands.get(other, other)
    replaced = {corrected_place(entries[place]) for place in stands}
    counted = [
        (place, entry)
        for place, entry in enumerate(entries)
        if place not in replaced and day_of(entry) <= as_of
    ]
    return sorted(counted, key=lambda pair: (day_of(pair[1]), stands.get(pair[0], pair[0])))


def effective(entries: Sequence[D], as_of: date) -> list[D]:
    """The entries that count on a day, oldest first; see `numbered`."""
    return [entry for _, entry in numbered(entries, as_of)]


def latest(entries: Sequence[D], as_of: date) -> D | None:
    """The last entry that counts on a day, or None."""
    return next(reversed(effective(entries, as_of)), None)


def last(entries: Sequence[T]) -> T | None:
    """The last of some entries that are in the order of their days, or None."""
    return entries[-1] if entries else None
