"""Days, numbers and lists as British readers write them."""

from __future__ import annotations

import re
from datetime import date

from qaif_cli.model.words import MONTHS, in_words, month_in_words

_IRREGULAR = {"criterion": "criteria", "status": "statuses", "is": "are", "was": "were", "has": "have"}
_BEHIND = re.compile(r" (?:of|on|to) ")
"""What stands behind these words tells which it is, and stays as it is."""


def day(value: date) -> str:
    """6 August 2026."""
    return in_words(value)


def short_day(value: date) -> str:
    """6 Aug 2026, where there is little room."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date) -> str:
    """August 2026."""
    return month_in_words(value)


def plural(word: str) -> str:
    """The word for several; of `piece of intelligence` and `answer to a case` the first, of `plan or notice` both."""
    found = _BEHIND.search(word)
    if found:
        return f"{plural(word[: found.start()])}{word[found.start() :]}"
    if " or " in word:
        return " or ".join(map(plural, word.split(" or ")))
    first, space, last = word.rpartition(" ")
    if last in _IRREGULAR:
        return f"{first}{space}{_IRREGULAR[last]}"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def number_of(count: int, word: str) -> str:
    """`1 risk`, `2 risks`, `no risks`."""
    if count == 1:
        return f"1 {word}"
    return f"{f'{count:,}' if count else 'no'} {plural(word)}"


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    text = text.strip()
    return text if not text else f"{text[0].upper()}{text[1:]}{'' if text[-1] in '.!?…' else '.'}"
