"""Hospital numbers: each hospital has its own form, so that one is known only by the words before it."""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import LatePattern, Spans, any_of, in_small_letters, shape, words_before

SOURCE = "our own: the words that people write before it; there is no common form (P)"
_DIGITS = re.compile(r"(?<![0-9])[0-9]{5,10}[A-Za-z]?(?![0-9A-Za-z_%])(?!,[0-9]{3})")
_EXAMPLES = frozenset("1234567890"[:many] for many in range(5, 11))
"""What is written where any number is meant."""
_SAID = LatePattern(
    r"\b(?:(?:hospital|patient|case ?note|medical record|health record|pas|rio|emis|systmone|nhs trust|unit|district)s?[\s\-_]?"
    r"(?:id|identifier|number|no|num|ref(?:erence)?)\b|case ?notes?\b|mrn\b|hosp\.?[ ](?:no|num)\b)\.?"
    r"[\s:#=(\-]{0,4}(?:(?:is|was)\s+)?(?P<letters>(?:[A-Za-z]{1,4}[ \-]?)?)$",
    re.IGNORECASE,
)
_HINTS = any_of(
    "mrn", "hosp", "patient", "case", "record", "pas", "rio", "emis", "systmone", "trust", "unit", "district"
)


def may_hold_hospital_number(text: str) -> bool:
    """Whether a run of digits and a word for such a number stand in a text."""
    return b"00000" in shape(text) and _HINTS(in_small_letters(text))


def hospital_numbers(text: str) -> Spans:
    """What is said to be somebody's number in a hospital."""
    for match in _DIGITS.finditer(text):
        said = _SAID.search(words_before(text, match.start()))
        if said and match[0] not in _EXAMPLES:
            yield match.start() - len(said["letters"]), match.end(), "a hospital number"
