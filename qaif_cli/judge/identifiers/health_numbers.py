"""The numbers by which the health services know a person: the NHS number, and those of Scotland and Northern Ireland.

All three are ten digits; the last is a check digit by modulus 11: the first nine are multiplied by 10 down to 2 and added, and
what is left of that by 11 is taken from 11 (11 counts as 0, and where it is 10 there is no such number). Issued are 300 to 319,
400 to 499 and 600 to 799 in their first three digits in England, Wales and the Isle of Man, and 320 to 399 in Northern Ireland;
Scotland's begin with the date of birth as DDMMYY. Numbers from 900 are printed as examples, and those from 999 are for tests.
"""

from __future__ import annotations

import re
from datetime import date

from qaif_cli.judge.identifiers.kind import JOINT, OTHERWISE, LatePattern, Spans, has_digits, words_before

SOURCE = (
    "NHS Data Model and Dictionary: NHS Number, Community Health Index Number, and in its release of August 2024 Health and Care"
    " Number with its range (V); the check digit of the Community Health Index Number and the other ranges: Wikipedia and the"
    " description of an NHS Wales library (V2)"
)
_TEN = LatePattern(
    # Not inside a longer run of letters and digits, nor inside a hyphenated code or a decimal number.
    # (The digits come first and what stands before them is looked at afterwards: that is four times as fast.)
    r"([0-9]{3})(?<![0-9A-Za-z_][0-9]{3})(?<![0-9A-Za-z_]-[0-9]{3})(?<![0-9]\.[0-9]{3})"
    rf"({JOINT})([0-9]{{3}})({JOINT})([0-9]{{4}})"
    r"(?![0-9A-Za-z_])(?!-[0-9A-Za-z_])(?!\.[0-9])"
)
_SAID = LatePattern(
    r"\b(?:NHS|CHI|H ?& ?C|HCN|patients?|health and care|health index)\b[^0-9]{0,25}$", re.IGNORECASE
)
_WEIGHTS = range(10, 1, -1)
_LONGEST_MONTHS = 2000  # a leap year: which century a birth was in, the number does not say


def may_hold_health_number(text: str) -> bool:
    """Whether ten digits stand together."""
    return has_digits(text, 10) and _TEN.search(text) is not None


def health_numbers(text: str) -> Spans:
    """Ten digits with the check digit of a number that is issued, or that are said or written as one."""
    for match in _TEN.finditer(text):
        first, gap, second, other, last = match.groups()
        digits = f"{first}{second}{last}"
        if not has_check_digit(digits):
            continue
        before = words_before(text, match.start())
        said = bool(_SAID.search(before))
        if OTHERWISE.search(before) and not said:
            continue
        what = told(digits) or ("an NHS number" if said or (gap and other) else "")
        if what:
            yield match.start(), match.end(), what


def told(digits: str) -> str:
    """Which of the numbers ten digits are, by the ranges in which they are issued; empty where none is."""
    if _begins_with_a_day(digits):
        return "a CHI number of Scotland"
    if "320" <= digits[:3] <= "399":
        return "a Health and Care Number of Northern Ireland"
    return "an NHS number" if digits[0] in "34679" else ""


def _begins_with_a_day(digits: str) -> bool:
    try:
        date(_LONGEST_MONTHS, int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    return True


def has_check_digit(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the nine before it, by modulus 11."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], _WEIGHTS, strict=True))
    return (11 - total % 11) % 11 == int(digits[9])
