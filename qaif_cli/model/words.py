"""Days, months, figures and lists in words, for all parts of the program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """A day as papers write it: 6 August 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: date) -> str:
    """The month of a day: August 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def as_given(value: float) -> str:
    """A figure with thousands commas and every decimal that it has: 1,204 and 99.95; never 1e-05."""
    text = format(Decimal(repr(value)), ",f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def with_unit(value: float, unit: str) -> str:
    """A figure with what it counts: `81.5%`, `1,204 days`, `1 day`."""
    return f"{as_given(value)}{'' if unit == '%' else ' '}{_one_of(unit) if value == 1 else unit}"


_ONE = {"people": "person", "women": "woman", "men": "man", "children": "child"}
_COUNTED = re.compile(r"^((?:[a-z-]+ )??)([a-z-]+)(?=$| (?:per|of|in|for|at|on|a) )")
"""What a unit counts, in small letters, before what it is counted by: the days of `working days per case`."""
_MANY = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"))


def _one_of(unit: str) -> str:
    """What a single one of a unit is called, where that is plain: `working day`, `case per 1,000`."""
    counted = _COUNTED.match(unit)
    if counted is None:
        return unit
    word = counted[2]
    endings = (word.removesuffix(many) + one for many, one in _MANY if word.endswith(many))
    plain = (
        word[:-1]
        if word.endswith("s") and not word.endswith(("ss", "us", "is", "series", "species"))
        else word
    )
    return counted[1] + _ONE.get(word, next(endings, plain)) + unit[counted.end() :]


def listed(items: Sequence[str], joint: str = "and") -> str:
    """`a, b and c`."""
    if len(items) < 2:  # noqa: PLR2004  # one or none needs no joint
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def bare_words(text: str) -> str:
    """A name as it is compared with another: its words alone, in small letters."""
    return " ".join(text.split()).casefold()


def cut(text: str, longest: int) -> str:
    """A text in one line: whole where it is short, else its beginning up to the end of a word, and … for the rest."""
    line = " ".join(text.split())
    return (
        line if len(line) <= longest else f"{line[: _words_after(line, 0, longest - len(' …'))].rstrip()} …"
    )


_BEFORE = 4
"""So many words are told before those in which texts part."""


def where_they_part(texts: Sequence[str], longest: int) -> list[str]:
    """Versions of one text, each in one line: whole where they are short, else what is around the places where they part.

    Texts that say different words are never told alike.

    Args:
        texts: The versions.
        longest: So many signs of a text are told of each place where it parts from another.
    """
    lines = [" ".join(text.split()) for text in texts]
    if max(map(len, lines), default=0) <= longest:
        return lines
    partings: dict[str, set[int]] = {line: set() for line in lines}
    for pair in combinations(partings, 2):
        for line in pair:
            partings[line].add(_alike(*pair))
    return [_around(line, sorted(partings[line]) or [0], longest) for line in lines]


def _alike(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    signs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(signs) if a != b), min(len(one), len(other)))


def _around(line: str, places: Sequence[int], longest: int) -> str:
    """What of a line is around some places, with … for what is left out."""
    spans: list[tuple[int, int]] = []
    for place in places:
        start = _words_before(line, place, longest // 2)
        stop = _words_after(line, place, start + longest - len("… …"))
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, stop))
    told = " … ".join(line[start:stop].strip() for start, stop in spans)
    return f"{'… ' if spans[0][0] else ''}{told}{' …' if spans[-1][1] < len(line) else ''}"


def _words_before(line: str, place: int, furthest: int) -> int:
    """Where the words begin that are told before a place."""
    start = line.rfind(" ", 0, place) + 1
    for _ in range(_BEFORE):
        start = line.rfind(" ", 0, max(start - 1, 0)) + 1
    if start >= place - furthest:
        return start
    blank = line.find(" ", place - furthest, place)
    return place - furthest if blank < 0 else blank + 1


def _words_after(line: str, place: int, furthest: int) -> int:
    """Where the words end that are told after a place."""
    if furthest >= len(line):
        return len(line)
    stop = line.rfind(" ", place + 1, furthest)
    return stop if stop > 0 else max(furthest, place + 1)
