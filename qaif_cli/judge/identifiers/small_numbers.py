"""A small number of people beside a named place: whoever knows the place may know who they are.

How few are too few is the organisation's own number, the one by which figures of groups are kept back. None is set here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from qaif_cli.judge.identifiers.kind import BETWEEN, LatePattern, Spans, sentence_around, words_of

CODE = "CNF010"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PEOPLE = words_of(
    "patient patients person people resident residents child children baby babies infant infants mother mothers father"
    " fathers woman women man men girl girls boy boys death deaths suicide suicides stillbirth stillbirths adult adults"
    " pupil pupils carer carers inpatient inpatients user users clients individuals relative relatives persons families victim victims"
    " tenant tenants couples newborns teenager teenagers pensioner pensioners females males ladies gentlemen complainant complainants"
)
_COUNT = LatePattern(
    rf"(?<![0-9A-Za-z£%.,/\-])(?P<count>{'|'.join(_WORDS)}|[0-9]{{1,2}})\s+(?:(?!in\b|of\b|per\b|or\b|to\b)[a-z\-]+\s+){{0,2}}(?:of\s+(?:(?:the|its|their|our|these|those)\s+)?(?:[a-z\-]+\s+)?)?(?:(?:{_PEOPLE})\b|cases?\s+of\b)",
    re.IGNORECASE,
)
_COUNT_OF = LatePattern(
    rf"(?<![0-9A-Za-z£%.,/\-])(?P<count>{'|'.join(_WORDS)}|[0-9]{{1,2}})\s+of\s+(?:the\s+)?{BETWEEN}['’]s?\s+(?:[a-z\-]+\s+){{0,2}}(?:{_PEOPLE})\b",
    re.IGNORECASE,
)
"""So many of the people of a place, with its name between."""
_PLACE = re.compile(
    r"[A-Z][a-z’']+\s+(?:[A-Z][a-z’']+\s+){0,2}(?:Ward|Practice|Surgery|Hospital|House|Home|Lodge|Court|Centre|Clinic|Hospice"
    r"|School|Unit|Village)\b"
)
_REACH = 120
"""So many signs before and after the name of a place are looked at for a number."""


def small_numbers(text: str, fewest: int, places: frozenset[str]) -> Spans:
    """The numbers of people below `fewest` that stand in one sentence with a place that is named.

    A register is judged before a change and after it, and most of its texts are the same: each is looked through once.

    Args:
        text: The text.
        fewest: How few are not too few.
        places: The names of places that are known, beside those whose last word says what they are.
    """
    return iter(_small_numbers(text, fewest, places))


@lru_cache(maxsize=4096)
def _small_numbers(text: str, fewest: int, places: frozenset[str]) -> tuple[tuple[int, int, str], ...]:
    return tuple(_counted(text, fewest, places))


def _counted(text: str, fewest: int, places: Collection[str]) -> Spans:
    told: set[int] = set()
    for start, end in _named(text, places):
        for match, since, until in _counts_beside(text, start, end):
            count, at = _number(match["count"]), since + match.start()
            if 0 < count < fewest and at not in told:
                told.add(at)
                yield at, until or since + match.end(), f"{count} of them beside the name of a place"


def _counts_beside(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], int, int]]:
    """Every count in the sentence of a place; where the part that it was found in begins, and where it ends if that is with the place."""
    around = sentence_around(text, start, end, _REACH)
    before, after = around.split(BETWEEN)
    for part, since in ((before, start - len(before)), (after, end)):
        yield from ((match, since, 0) for match in _COUNT.finditer(part))
    yield from ((match, start - len(before), end) for match in _COUNT_OF.finditer(around))


def _named(text: str, places: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where places are named."""
    yield from (match.span() for match in _PLACE.finditer(text))
    for name in places:
        at = text.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = text.find(name, at + 1)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 1
