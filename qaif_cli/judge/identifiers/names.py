"""Titles with surnames, such as Mrs and then a name. Who is a patient and who a consultant, a name does not say."""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import LatePattern, Spans, any_of, words_of

SOURCE = "our own: the titles that papers use (P)"
_NAMED = LatePattern(
    r"(?<![0-9A-Za-z_])(?:Mrs?|Ms|Miss|Mx|Drs?|Prof(?:essor)?|Cllr|Councillor|Sir|Dame|Rev(?:d|erend)?|MRS|mrs?)\.?\s+"
    r"(?:(?:and|&)\s+(?:Mrs?|Ms|Dr)\.?\s+)?(?:[A-Z]\.?\s+){0,2}"
    r"(?P<surname>(?:(?:de|van|von|der|la|le|al|el|bin)[ \-]){0,2}(?:O['’]|Mc|Mac|D['’])?[A-Z][a-z]+(?:[A-Z][a-z]+)?"
    r"(?:[ \-][A-Z][a-z]+)?|(?<=MRS )[A-Z]{3,})(?P<of>['’]s)?"
)
_NO_NAME = frozenset(
    words_of(
        "Foster Justice Who Martens Excel Word Teams Associate Consultant Chair Emeritus Of The And Plan Rate Rates Out Surgery Lead"
        " Services Standards Development Practice Advisory Body Registration Nurse Nursing Date No Version Men Appointments Appointment"
    ).split("|")
)
_AN_ORGANISATION = LatePattern(
    r"\s*(?:&|and)\s+[Pp]artners?\b|\s+(?:Surgery|Practice|Medical|Intelligence|Unit|Group|Inquiry|Review|Report|Hospital|Hospice|Clinic|House|School|Ward|Street|Road)\b"
)
_TITLES = any_of(
    "Mr", "Ms", "Miss", "Mx", "Dr", "Prof", "Cllr", "Councillor", "Sir", "Dame", "Rev", "MRS", "mr"
)


def may_hold_name(text: str) -> bool:
    """Whether a title may stand in a text."""
    return _TITLES(text)


def titled_names(text: str) -> Spans:
    """A title with a surname; not a letter in the place of a name, nor an organisation that is called after somebody."""
    for match in _NAMED.finditer(text):
        first = re.split(r"[ \-'’]", match["surname"])[0]
        if first not in _NO_NAME and not _AN_ORGANISATION.match(text, match.end()):
            yield match.start(), match.end(), "a person by title and surname"
