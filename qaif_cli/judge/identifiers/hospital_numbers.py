"""Hospital numbers: each hospital has its own form, so that one is known only by the words before it."""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import (
    LatePattern,
    Spans,
    any_of,
    in_small_letters,
    sentence_around,
    shape,
    words_before,
)

SOURCE = "our own: the words that people write before it; there is no common form (P)"
_DIGITS = re.compile(r"(?<![0-9])[0-9]{5,10}[A-Za-z]?(?![0-9A-Za-z_%])(?!,[0-9]{3})(?!/(?:19|20)[0-9]{2})")
_MOST_COUNTED = 6
_EXAMPLES = frozenset("1234567890"[:many] for many in range(5, 11))
"""What is written where any number is meant."""
_SAID = LatePattern(
    r"\b(?:(?:(?P<many>patient|case|unit|district)|hospital|case ?note|medical record|health record|pas|rio|emis|systmone|epr|x-?ray|nhs trust)s?[\s\-_]?"
    r"(?:id(?: (?:no|number))?|identifier|number|no|num|ref(?:erence)?)\b|(?P<notes>case ?notes?)\b|mrn\b|hosp\.?[ ](?:number|no|num)\b|(?-i:K)[ ]number\b)\.?"
    r"[\s:#=(|\"'\-]{0,5}(?:(?:is|was)\s+)?(?P<letters>(?:[A-Za-z]{1,4}[ \-]?)?)$",
    re.IGNORECASE,
)
_SAID_BEHIND = LatePattern(
    r"[ ]?\((?:(?:his|her|their|the)\s)?(?:(?:hospital|patient|case ?note|pas|rio|emis|systmone|medical record)[ ](?:id|number|no)\b|mrn\b)",
    re.IGNORECASE,
)
_COUNTED = LatePattern(
    r"\b(?:milestones?|registered|joined|celebrat\w+|welcomed|vaccinated|screened|invited|so far|this year|that year|census|rose|fell|against|compared|"
    r"total|since the (?:launch|start|opening)|(?:last|this|that|next) (?:month|quarter)|for the year|in the year)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says how many patients there are, so that a round number of five or six digits is one of a count."""
_LETTERS = LatePattern(r"(?<![0-9A-Za-z])[A-Za-z]{1,3}$")
_OF_A_COURT = LatePattern(
    r"\b(?:ombudsm[ae]n|tribunal|court|coroner|police|regulator|solicitors?|claimant|settled|judge)\b",
    re.IGNORECASE,
)
_GONE_OVER = LatePattern(r"\s+(?:[a-z]+ed|missing|found|lost|sent|were|are|in|of)\b")
_HINTS = any_of(
    "mrn",
    "hosp",
    "patient",
    "case",
    "record",
    "pas",
    "rio",
    "emis",
    "systmone",
    "trust",
    "unit",
    "district",
    "epr",
    "ray",
    "k number",
)


def may_hold_hospital_number(text: str) -> bool:
    """Whether a run of digits and a word for such a number stand in a text."""
    return b"00000" in shape(text) and _HINTS(in_small_letters(text))


def hospital_numbers(text: str) -> Spans:
    """What is said to be somebody's number in a hospital."""
    for match in _DIGITS.finditer(text):
        said = _SAID.search(words_before(text, match.start()))
        if said and match[0] not in _EXAMPLES and not _counts(text, match, said):
            yield match.start() - len(said["letters"]), match.end(), "a hospital number"
        elif not said and _SAID_BEHIND.match(text, match.end()):
            yield match.start() - len(_letters_before(text, match.start())), match.end(), "a hospital number"


def _letters_before(text: str, start: int) -> str:
    found = _LETTERS.search(text[max(0, start - 4) : start])
    return found[0] if found else ""


def _counts(text: str, match: re.Match[str], said: re.Match[str]) -> bool:
    """Whether a number after such words is of how many there are, and nobody's own."""
    if said["letters"] or not match[0].isdigit() or match[0].startswith("0") or len(match[0]) > _MOST_COUNTED:
        return False
    if (said["many"] or "").lower() == "case" and _OF_A_COURT.search(
        sentence_around(text, match.start(), match.end())
    ):
        return True
    if said["notes"]:
        return bool(_GONE_OVER.match(text, match.end()))
    return bool(said["many"] and _COUNTED.search(sentence_around(text, match.start(), match.end())))
