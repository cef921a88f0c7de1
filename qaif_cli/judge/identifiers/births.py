"""Dates of birth: a day that is said to be one. A day alone says nothing of whom it is about, and is left alone."""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import LatePattern, Spans, any_of, in_small_letters, words_before

SOURCE = "our own: the words that people write before it (P)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = (
    r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|[0-9]{1,2}[/.\- ][0-9]{1,2}[/.\- ][0-9]{2,4}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?[\s\-.]+(?:of\s+)?{_MONTH}\.?,?[\s\-.]+[0-9]{{2,4}}"
    rf"|{_MONTH}\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}"
    r"|[0-9]{8}|[0-9]{6})"
)
_SAID = (
    r"(?:(?<![0-9A-Za-z])(?:date[ _\-]?of[ _\-]?birth|birth[ _\-]?(?:date|day)|d\.?o\.?b\b\.?|d\.?\s?o\.?\s?b\b\.?|d/o/b\b)"
    r"|\bborn(?:\s+(?:at|in)\s+[a-z' ]{1,25}?(?=\s+on\b))?(?:\s+on)?)"
)
_WHOSE = (
    r"(?:\s+(?:of|for)\s+(?:the|this|his|her|a)\s+(?:patient|child|baby|resident|mother|claimant|person|client|woman|man))?"
    r"(?:\s+on\s+(?:the|his|her)\s+(?:form|letter|records?|card|notes|system|label|wristband|referral))?"
)
_TOLD = (
    r"(?:(?:is|was|were|on)\s+)?(?:(?:is|was)\s+on\s+)?"
    r"(?:(?:given|recorded|stated|shown|noted|written|entered|quoted|registered|printed|read|reads)\s+(?:to be\s+)?)?(?:as\s+)?(?:the\s+)?"
)
"""What people write between the words and the day."""
_KEY = r"(?:(?:[a-z]+_)?(?:date_?of_?birth|birth_?date|dob|d_o_b)|born)"
_BIRTH = LatePattern(
    rf"(?:^[ \t]*(?:-[ \t]+)*|\{{(?:[^{{}}\n]*,)?[ \t]*)(?P<key>[\"']?{_KEY}[\"']?[ \t]*:(?=\s|$))"
    rf"|(?P<short>\bb\.\s?[0-9]{{1,2}}[/.\-][0-9]{{1,2}}[/.\-][0-9]{{2,4}}|(?<=\()b\.\s?{_DATE})(?![0-9])"
    rf"|(?P<said>{_SAID}{_WHOSE}[\s:;=,(|\"'\-–]*{_TOLD}{_DATE})(?![0-9])",
    re.IGNORECASE | re.MULTILINE,
)
_OF_MANY = LatePattern(
    r"\b(?:babies|infants|children|those|people|cohort|everyone|adults|patients|all|women|men|pupils|residents|anyone|"
    r"newborns|twins|young people)\s+(?:(?:who|that)\s+)?(?:were\s+|are\s+)?$"
    r"|\b(?:hub|service|plan|idea|programme|team|group|partnership|trust|unit|project|network|board)\s+was\s+$",
    re.IGNORECASE,
)
"""Whose births are counted, not told; and what is no person."""
_HINTS = any_of("born", "birth", "dob", "do.b", "d.o", "d. o", "d_o_b", "d/o", "d o b", "b.")
"""Most texts hold none of these, and looking for them is quick."""


def may_hold_birth(text: str) -> bool:
    """Whether anything speaks of a birth."""
    return _HINTS(in_small_letters(text))


def births(text: str) -> Spans:
    """What is written as somebody's date of birth."""
    for match in _BIRTH.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        born = text[start : start + 4].lower() == "born"
        if not (born and _OF_MANY.search(words_before(text, start))):
            yield start, end, "a date of birth"
