"""The words and the identifiers of the Care Quality Commission (CQC), as people and its files write them.

Its four ratings, and that others are no grade: CQC, "Services we do not rate",
https://www.cqc.org.uk/guidance-regulation/providers/assessment/assessing-quality-and-performance/services-we-do-not-rate
(for `Regulations met` and `Not all regulations met` too), and the words that its files have in the place of a rating.
Its identifiers of providers and locations are `1-` with figures: CQC Syndication, "2. Locations Examples" and
"6. Organisation Re-registration", https://anypoint.mulesoft.com/exchange/portals/care-quality-commission-5/; those of NHS
trusts are their codes in the Organisation Data Service. How many figures there are is nowhere said, so it is not asked.
"""

from __future__ import annotations

import re

NO_GRADE = (
    "Insufficient evidence to rate",
    "Inspected but not rated",
    "No published rating",
    "Not assessed",
    "Not yet inspected",
    "Not rated",
    "Not applicable",
)
"""What stands in the place of a rating and is none; that there is none says nothing good or bad."""
_GRADES = (
    "outstanding",
    "good",
    "requires-improvement",
    "inadequate",
    "regulations-met",
    "not-all-regulations-met",
)
_NO_GRADE = {"-".join(text.casefold().split()): text for text in NO_GRADE}
_IDENTIFIER = re.compile(r"1-[0-9]+|[A-Z0-9]{3,8}", re.ASCII)


def rating_word(text: str) -> str:
    """The word of a record for what CQC says of a rating, in any case; empty where it is none of the choices."""
    word = "-".join(text.casefold().replace("-", " ").split())
    if word in _GRADES:
        return word
    return "not-rated" if word in _NO_GRADE else ""


def without_grade(text: str) -> str:
    """CQC's own words where they are no grade, in its spelling; empty where they are one, or plainly `not rated`."""
    word = "-".join(text.casefold().replace("-", " ").split())
    return "" if word == "not-rated" else _NO_GRADE.get(word, "")


def is_identifier(text: str) -> bool:
    """Whether a text can be CQC's identifier of a provider or a location: `1-101683985`, or the code of an NHS trust."""
    return _IDENTIFIER.fullmatch(text) is not None and not rating_word(text)
