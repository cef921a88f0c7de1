"""Confidentiality: records hold no patient data. What these rules find is never printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from qaif_cli.judge.rule import rule
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Register

_CITED = "confidentiality: records hold no patient data"

_JOINT = r"(?:[ .\-\u00a0\u202f\u2011]|[ \t]*\r?\n[ \t]*(?:#[ \t]*)?)?"
_TEN_DIGITS = re.compile(
    # Not inside a longer run of letters and digits, nor inside a hyphenated code or a decimal number.
    # (The digits come first and what stands before them is looked at afterwards: that is four times as fast.)
    r"([0-9]{3})(?<![0-9A-Za-z_][0-9]{3})(?<![0-9A-Za-z_]-[0-9]{3})(?<![0-9]\.[0-9]{3})"
    rf"{_JOINT}([0-9]{{3}}){_JOINT}([0-9]{{4}})"
    r"(?![0-9A-Za-z_])(?!-[0-9A-Za-z_])(?!\.[0-9])"
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = (
    r"(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+[0-9]{{2,4}}"
    rf"|{_MONTH}\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}})"
)
_SAID = (
    r"(?:\bdate[ _\-]of[ _\-]birth|\bbirth[ _\-]?date|\bd\.?o\.?b\b\.?|\bd\.\s?o\.\s?b\b\.?|\bborn(?:\s+on)?)"
)
_KEY = r"(?:date_of_birth|birth_?date|dob|d_o_b|born)"
_BIRTH = re.compile(
    rf"(?:^[ \t]*(?:-[ \t]+)*|\{{(?:[^{{}}\n]*,)?[ \t]*)(?P<key>[\"']?{_KEY}[\"']?[ \t]*:(?=\s|$))"
    rf"|(?P<said>{_SAID}[\s:;=,(\"'\-]*(?:(?:is|was|on)\s+)?(?:the\s+)?{_DATE})(?![0-9])",
    re.IGNORECASE | re.MULTILINE,
)
HIDDEN = "[not repeated here: it may identify a person]"
_BIRTH_HINTS = ("born", "birth", "dob", "d.o", "d. o", "d_o_b")
"""Most files hold none of these, and looking for them is quick."""


@rule("CNF001", "nhs-number", "error", _CITED, "P", sees="files")
def nhs_number(now: Moment) -> Iterator[Hit]:
    """Ten digits that form an NHS number by their check digit, anywhere in any file.

    Why it matters: the register is read by many and kept for ever in git; a patient's number in it is a breach.
    How to fix: take it out now, tell the information governance lead, and have it removed from the history in git
    too; if the digits are something else, write them otherwise, such as with a letter before them.
    Example: a patient's NHS number in the note of a review.
    """
    for text in _texts(now.register):
        yield from _nhs_numbers(*text)


@rule("CNF002", "date-of-birth", "error", _CITED, "P", sees="files")
def date_of_birth(now: Moment) -> Iterator[Hit]:
    """What is written as somebody's date of birth, anywhere in any file.

    Why it matters: the register is read by many and kept for ever in git; with a date of birth a person can be
    recognised.
    How to fix: take it out now, tell the information governance lead, and have it removed from the history in git
    too.
    Example: a note that says DOB and then a date, or a key `date_of_birth:`.
    """
    for text in _texts(now.register):
        yield from _dates_of_birth(*text)


@cache
def _nhs_numbers(record: str, path: str, text: str) -> tuple[Hit, ...]:
    return tuple(
        _hit(record, path, text, match.start(), "ten digits here form an NHS number")
        for match in _TEN_DIGITS.finditer(text)
        if _has_check_digit("".join(match.groups()))
    )


@cache
def _dates_of_birth(record: str, path: str, text: str) -> tuple[Hit, ...]:
    lowered = text.lower()
    if not any(hint in lowered for hint in _BIRTH_HINTS):
        return ()
    return tuple(
        _hit(
            record,
            path,
            text,
            match.start("key") if match["key"] else match.start("said"),
            "this is written as a date of birth",
        )
        for match in _BIRTH.finditer(text)
    )


def identifies(text: str) -> bool:
    """Whether a text holds what these rules find, so that it is refused before it is written."""
    return bool(_nhs_numbers("", "", text) or _dates_of_birth("", "", text))


def masked(text: str) -> str:
    """A text in which what these rules find is not repeated: for what git still holds and a history would tell."""
    text = _TEN_DIGITS.sub(
        lambda match: HIDDEN if _has_check_digit("".join(match.groups())) else match[0], text
    )
    return _BIRTH.sub(HIDDEN, text)


def _texts(register: Register) -> Iterator[tuple[str, str, str]]:
    """Every text of every file: record, path, text."""
    for item in register.held:
        yield item.record.id, item.path, item.text
    for file in register.unreadable:
        yield "", file.path, file.text
    for beside in register.beside:
        yield "", beside.path, beside.text
    yield "", "framework.yaml", register.framework_text


def _hit(record: str, path: str, text: str, start: int, message: str) -> Hit:
    line = text.count("\n", 0, start) + 1
    return Hit(record, "", message, path=path, line=line, column=start - text.rfind("\n", 0, start))


def _has_check_digit(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the nine before it, by modulus 11."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check == int(digits[9])
