"""Telephone numbers of people: mobiles, and fixed lines that no service is named beside.

The forms are those of Ofcom's National Telephone Numbering Plan: after the leading 0, or +44 in its place, ten digits, the
first of them 1 or 2 for a place and 7 for a mobile. What begins with 03, 08 or 09 belongs to organisations and is not
sought. Ofcom keeps some numbers for drama, such as 01632 960000 to 960999 and 07700 900000 to 900999; the tests use those.
"""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import (
    ALONE,
    END,
    OTHERWISE,
    LatePattern,
    Spans,
    has_digits,
    sentence_around,
    words_before,
)

SOURCE = (
    "Ofcom, National Telephone Numbering Plan and Telephone numbers for drama use, as told by Wikipedia, the BBC"
    " (2015) and area-codes.org.uk (V2)"
)
_GAP = r"[ .\-\u00a0\u202f\u2011]?"
_WHOLE = LatePattern(
    rf"(?<![0-9A-Za-z_/+])(?:(?:\+|\b00)44{_GAP}(?:\(0\){_GAP})?\(?|\(0\){_GAP}|\(?0)(?P<rest>[127]"
    rf"(?:[0-9]{{1,4}}\)?{_GAP}|[0-9]{{1,4}}\) )[0-9]{{2,8}}(?:{_GAP}[0-9]{{2,4}}){{0,3}}){END}(?![.\-/][0-9])"
)
_SHORT = LatePattern(
    rf"{ALONE}(?:7[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{3}}|01[0-9]{{8}}){END}(?!-[0-9A-Za-z_])"
)
"""A mobile that lost its nought in a worksheet, or one of the few shorter numbers: only where it is said to be one."""
_SAID = LatePattern(
    r"\b(?:tel(?:ephone)?|phone|mob(?:iles?)?|call(?:ed|ing)?|ring|rang|text(?:ed)?|landline|fax|whatsapp|contact)\b"
    r"[^0-9\n]{0,25}$",
    re.IGNORECASE,
)
_SERVICE = LatePattern(
    r"\b(?:pals|liaison|fax(?:es)?|helpline|helpdesk|hotline|switchboard|reception|enquir\w*|press|communications?|team|office|surgery|practice|"
    r"pharmacy|hospital|clinic|service|services|line|hub|ward|unit|department|council|trust|board|icb|healthwatch|centre|"
    r"information|queries|questions|weekdays|website|email|us|freephone|out-of-hours|on-call|duty|infirmary|hospice|conference|dial[ -]?in|webinar|colleges?|school|university|institute|laborator(?:y|ies)|library|care home|nursing home|"
    r"diverted|papers|format|to register|to attend|to book|company|engineer|agency|contractor|supplier|headquarters|head office)\b",
    re.IGNORECASE,
)
PERSON = LatePattern(
    r"\b(?:he|she|his|her|him|patient(?:'s)?(?! (?:advice|safety|experience|transport|participation|and public|services?|liaison|enquir\w*|relations|choice|flow|access|information|help|line)\b)|mother(?! and baby)|father|mum|dad|wife|husband|son|daughter|sister(?! wards?\b)|brother|parent|"
    r"carer|relative|neighbour|complainant|next of kin|lives?|living|lived|home address|family home|resides?|(?<!['’]s )own (?:home|"
    r"number|mobile)|mr|mrs|ms|miss|widow|tenant)\b",
    re.IGNORECASE,
)
"""Words that speak of one person, so that a number or an address beside them is theirs."""
_LENGTH = 10
_DIGITS = LatePattern("[0-9]+")
_SIEVE = LatePattern(
    r"\+44|0(?<![0-9A-Za-z_]0)(?:044|[127][0-9]{1,4}\)?[ .\-\u00a0\u202f\u2011]?[0-9]{2})"
    r"|7(?<![0-9A-Za-z_]7)[0-9]{3}[ .\-\u00a0\u202f\u2011]?[0-9]{3}"
)


def may_hold_telephone(text: str) -> bool:
    """Whether there is a run of digits that begins as a telephone number does."""
    return has_digits(text, 9) and _SIEVE.search(text) is not None


def telephones(text: str) -> Spans:
    """The telephone numbers that may be a person's."""
    for match in _WHOLE.finditer(text):
        digits = "".join(_DIGITS.findall(match["rest"]))
        if len(digits) != _LENGTH:
            continue
        mobile = digits[0] == "7"
        around = sentence_around(text, match.start(), match.end())
        if OTHERWISE.search(words_before(text, match.start())):
            continue
        if mobile or PERSON.search(around) or not _SERVICE.search(around):
            yield match.start(), match.end(), "a mobile number" if mobile else "a telephone number"
    for match in _SHORT.finditer(text):
        if _SAID.search(words_before(text, match.start())):
            yield match.start(), match.end(), "a telephone number"
