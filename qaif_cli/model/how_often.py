"""How often a body meets, in the words in which it is said; `flow/how_often.py` reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qaif_cli.model.words import MONTHS, listed

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLACES = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
}
_RULE = re.compile(
    r"FREQ=(?P<freq>WEEKLY|MONTHLY|YEARLY)(?:;BYMONTH=(?P<months>[0-9,]+))?;BYDAY=(?P<place>[+-]?[1-4])?(?P<weekday>[A-Z]{2})"
)


def in_words(frequency: str, rule: str) -> str:
    """The words that mean a recurrence; empty where a rule is none that these words can say."""
    if not rule:
        return "not ours" if frequency == "not-ours" else ""
    found = _RULE.fullmatch(rule)
    if found is None or found["freq"] == "WEEKLY":
        weekly = found and not found["months"] and not found["place"]
        return f"every {_named(found['weekday'])}" if found and weekly else ""
    words = f"{_ordinal(found['place'])} {_named(found['weekday'])}" if found["place"] else ""
    if not words:
        return ""
    if found["freq"] == "MONTHLY":
        return "" if found["months"] else f"{words} of the month"
    months = list(_month_names(found["months"] or ""))
    return f"{words} of {listed(months)}" if months else ""


def _named(short: str) -> str:
    return next(name for name in WEEKDAYS if name[:2].upper() == short)


def _ordinal(place: str) -> str:
    return next(word for word, number in PLACES.items() if number == int(place))


def _month_names(numbers: str) -> Iterator[str]:
    yield from (MONTHS[int(number) - 1] for number in numbers.split(",") if number)


def rule_in_words(rule: str) -> str:
    """The words for an iCalendar rule; the rule itself where these words cannot say it."""
    return in_words("", rule) or rule
