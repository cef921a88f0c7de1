"""A small number of people beside a named place: whoever knows the place may know who they are.

How few are too few is the organisation's own number, the one by which figures of groups are kept back. None is set here.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from qaif_cli.judge.identifiers.kind import Spans, sentence_around, words_of

CODE = "CNF010"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PEOPLE = words_of(
    "patient patients person people resident residents child children baby babies infant infants mother mothers father"
    " fathers woman women man men girl girls boy boys death deaths suicide suicides stillbirth stillbirths adult adults"
    " pupil pupils carer carers inpatient inpatients user users"
)
_COUNT = re.compile(
    rf"(?<![0-9A-Za-z£%.,/\-])(?P<count>{'|'.join(_WORDS)}|[0-9]{{1,2}})\s+(?:(?!in\b|of\b|per\b|or\b|to\b)[a-z\-]+\s+){{0,2}}(?:{_PEOPLE})\b",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:[A-Z][a-z’']+\s+){1,3}(?:Ward|Practice|Surgery|Hospital|House|Home|Lodge|Court|Centre|Clinic|Hospice|School|Unit"
    r"|Village)\b"
)


def small_numbers(text: str, fewest: int, places: Collection[str]) -> Spans:
    """The numbers of people below `fewest` that stand in one sentence with a place that is named.

    Args:
        text: The text.
        fewest: How few are not too few.
        places: The names of places that are known, beside those whose last word says what they are.
    """
    if not (any(word in text for word in _LAST_WORDS) or any(name in text for name in places)):
        return
    named = _places(tuple(sorted(places, key=len, reverse=True)))
    for match in _COUNT.finditer(text):
        count = _number(match["count"])
        if 0 < count < fewest and named.search(" ".join(sentence_around(text, *match.span()).split())):
            yield match.start(), match.end(), f"{count} of them beside the name of a place"


_LAST_WORDS = tuple(
    f" {word}"
    for word in [
        "Ward",
        "Practice",
        "Surgery",
        "Hospital",
        "House",
        "Home",
        "Lodge",
        "Court",
        "Centre",
        "Clinic",
        "Hospice",
        "School",
        "Unit",
        "Village",
    ]
)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 1


@lru_cache(maxsize=64)
def _places(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([*(rf"\b{re.escape(name)}\b" for name in names), rf"\b{_PLACE}"]))
