"""What two lists of texts have in common, in order: the same as `difflib` says of few, and in a time that grows with their length of many."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST = 250_000
"""So many pairs of equal texts are looked through for the longest stretch; of more, the first is the other's first."""


@dataclass(frozen=True)
class Stretch:
    """A part of two lists in which they differ; places count from 0.

    Attributes:
        first: Where it begins in the first list.
        last: Where it ends there, that place not counted.
        start: Where it begins in the second.
        end: Where it ends there.
    """

    first: int
    last: int
    start: int
    end: int


def differing(was: Sequence[str], now: Sequence[str]) -> Iterator[Stretch]:
    """The stretches in which two lists differ, in their order; what both begin and end with is not compared again."""
    head = _alike(was, now, min(len(was), len(now)))
    tail = _alike(was[::-1], now[::-1], min(len(was), len(now)) - head)
    old, new = was[head : len(was) - tail], now[head : len(now) - tail]
    at, there = 0, 0
    for first, start, size in (*_blocks(old, new), (len(old), len(new), 0)):
        if (at, there) != (first, start):
            yield Stretch(head + at, head + first, head + there, head + start)
        at, there = first + size, start + size


def _alike(one: Sequence[str], other: Sequence[str], most: int) -> int:
    return next((place for place in range(most) if one[place] != other[place]), most)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where equal stretches begin in both lists, and how long they are."""
    often = Counter(new)
    if sum(often[text] for text in old) <= MOST and len(old) <= MOST // 100:
        yield from SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()[:-1]
    else:
        yield from ((first, start, 1) for first, start in _most_in_order(old, new))


def _most_in_order(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """As many pairs of places as stand in one order in both, where the nth of equal texts is the nth of the other."""
    places = dict(zip(_numbered(new), range(len(new)), strict=True))
    pairs = [(first, places[one]) for first, one in enumerate(_numbered(old)) if one in places]
    ends: list[int] = []  # of the rows of each length, the least place at which one ends
    lasts: list[int] = []  # the pair there
    before: list[int] = []  # for each pair, the one that stands before it in its row
    for number, (_, start) in enumerate(pairs):
        length = bisect_left(ends, start)
        before.append(lasts[length - 1] if length else -1)
        ends[length : length + 1], lasts[length : length + 1] = [start], [number]
    found, number = [], lasts[-1] if lasts else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _numbered(texts: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each text with how often it stood before."""
    seen: Counter[str] = Counter()
    for text in texts:
        yield text, seen[text]
        seen[text] += 1
