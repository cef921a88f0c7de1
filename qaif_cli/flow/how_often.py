"""How often a body meets, in words and as the rule of the framework: `first Tuesday, every two months`.

The words are a small language of our own. Whatever is not in it is refused with examples, and never guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from qaif_cli.errors import QaifError
from qaif_cli.judge.calendar import add_months, first_of_month
from qaif_cli.model.how_often import PLACES, WEEKDAYS
from qaif_cli.model.vocabulary import Frequency
from qaif_cli.model.words import MONTHS, listed

EXAMPLES = (
    "every Tuesday",
    "first Tuesday of the month",
    "first Tuesday, every two months",
    "second Thursday of March, June, September and December",
    "not ours",
)
"""What may be said; each is understood."""

_OFTEN: dict[str, tuple[str, ...]] = {
    "weekly": ("weekly", "every week", "each week"),
    "monthly": ("monthly", "every month", "each month"),
    "two-monthly": (
        "two-monthly", "every two months", "every 2 months", "every second month", "every 2nd month", "every other month",
        "every alternate month", "alternate months",
    ),
    "quarterly": (
        "quarterly", "every quarter", "each quarter", "every three months", "every 3 months", "every third month",
        "every 3rd month",
    ),
}  # fmt: skip
_APART: dict[int, Frequency] = {1: "monthly", 2: "two-monthly", 3: "quarterly"}
"""The frequency of meetings that are so many months apart."""
_NOT_OURS = ("not ours", "not-ours", "not for us to say")
_OTHERS = {
    "bi-monthly": "`bi-monthly` means twice a month to some and every two months to others",
    "bimonthly": "`bimonthly` means twice a month to some and every two months to others",
    "bank holiday": "a meeting whose day is a bank holiday is moved by itself",
}
"""What is said now and then, and why it is not taken."""


def _choice(words: tuple[str, ...] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SHORT = {"Tuesday": "tues|", "Wednesday": "weds|", "Thursday": "thurs|thur|", "September": "sept|"}
"""What days and months are shortened to, beside their first three letters."""
_WEEKDAY = "|".join(f"{name.lower()}s?|{_SHORT.get(name, '')}{name[:3].lower()}" for name in WEEKDAYS)
_MONTH = "|".join(f"{name.lower()}|{_SHORT.get(name, '')}{name[:3].lower()}" for name in MONTHS)
_PARTS = {
    "often": re.compile(
        rf"(?:(?:of|in) (?=\w+ (?:\w+ )?months?\b))?(?P<words>{'|'.join(_choice(words) for words in _OFTEN.values())})\b"
    ),
    "day": re.compile(
        rf"(?:on )?(?P<every>every |each )?(?:the )?(?:(?P<place>{_choice(PLACES)}) )?(?P<weekday>{_WEEKDAY})\b"
        r"(?P<monthly> (?:of|in) (?:the|each|every) month\b)?"
    ),
    "months": re.compile(rf"(?:of|in) (?P<months>(?:{_MONTH})\b(?: (?:and )?(?:{_MONTH})\b)*)"),
    "from": re.compile(rf"(?:from|starting in|starting|beginning in|beginning) (?P<month>{_MONTH})\b"),
}
"""The parts of what is said, in whatever order; each once."""
_WEEKS_APART = {
    "two": re.compile(
        rf"fortnight|\b(?:two|2|other|second|2nd|alternate) weeks?\b|\balternate (?:{_WEEKDAY})\b"
        rf"|\b(?:every|each) (?:other|second|2nd) (?:{_WEEKDAY})\b(?!.* (?:month|months|quarter|{_MONTH})\b)"
    ),
    "three": re.compile(
        rf"\b(?:every|each) (?:third|3rd) (?:{_WEEKDAY})\b(?!.* (?:month|months|quarter|{_MONTH})\b)"
    ),
    "four": re.compile(
        rf"\b(?:every|each) (?:fourth|4th) (?:{_WEEKDAY})\b(?!.* (?:month|months|quarter|{_MONTH})\b)"
    ),
}
"""Meetings some weeks apart, which no body of the framework has."""


@dataclass(frozen=True)
class Recurrence:
    """On which days a body meets.

    Attributes:
        frequency: The framework's word for how often.
        rule: The iCalendar rule; empty where it is not ours to say.
    """

    frequency: Frequency
    rule: str = ""


def recurrence(text: str, today: date) -> Recurrence:
    """The recurrence that some words mean.

    Args:
        text: What was said.
        today: The day from which the next meeting is looked for, where the months are not said.

    Raises:
        QaifError: where the words are not understood.
    """
    said = " ".join(text.casefold().replace(",", " ").replace(".", " ").split())
    if said in _NOT_OURS:
        return Recurrence("not-ours")
    parts = _parts(text, said)
    day = parts.get("day")
    if day is None:
        raise _refused(text, "it names no weekday")
    often = next(
        (word for word, forms in _OFTEN.items() if "often" in parts and parts["often"]["words"] in forms), ""
    )
    weekday = next(
        place for place, name in enumerate(WEEKDAYS) if name.lower().startswith(day["weekday"][:3])
    )
    if day["place"] is None:
        return _weekly(text, parts, often, weekday)
    if often == "weekly":
        raise _refused(text, "a body that meets every week meets on every such weekday")
    return _monthly(
        text, parts, often or ("monthly" if day["monthly"] else ""), (weekday, PLACES[day["place"]]), today
    )


def _parts(text: str, said: str) -> dict[str, re.Match[str]]:
    """What was said, part by part.

    Raises:
        QaifError: where there is anything else, or one part twice.
    """
    why = next((why for words, why in _OTHERS.items() if words in said), "")
    weeks = next((weeks for weeks, form in _WEEKS_APART.items() if form.search(said)), "")
    if weeks and not why:
        why = f"the framework knows no body that meets every {weeks} weeks"
    if why:
        raise _refused(text, why)
    parts: dict[str, re.Match[str]] = {}
    rest = said
    while rest:
        name, found = next(
            ((name, found) for name, form in _PARTS.items() if (found := form.match(rest))), ("", None)
        )
        if found is None:
            raise _refused(text, f"`{rest}` is not understood")
        if name in parts:
            raise _refused(text, f"`{found[0]}` says a second time what `{parts[name][0]}` says")
        parts[name], rest = found, rest[found.end() :].lstrip()
    return parts


def _weekly(text: str, parts: dict[str, re.Match[str]], often: str, weekday: int) -> Recurrence:
    """A body that meets on every such weekday."""
    day = parts["day"]
    name = WEEKDAYS[weekday]
    if often not in ("", "weekly") or day["monthly"] or "months" in parts or "from" in parts:
        raise _refused(
            text, f"it does not say which {name} of the month: first, second, third, fourth or last"
        )
    if not often and not day["every"] and not day["weekday"].endswith("days"):
        raise _refused(text, "it does not say how often")
    return Recurrence("weekly", f"FREQ=WEEKLY;BYDAY={name[:2].upper()}")


def _monthly(
    text: str, parts: dict[str, re.Match[str]], often: str, day: tuple[int, int], today: date
) -> Recurrence:
    """A body that meets on one weekday of some months."""
    weekday, place = day
    by_day = f"BYDAY={'+' if place > 0 else ''}{place}{WEEKDAYS[weekday][:2].upper()}"
    if "months" in parts:
        if "from" in parts:
            raise _refused(text, "it names the months and the first of them")
        months = sorted({_month(word) for word in parts["months"]["months"].split() if word != "and"})
        apart = _apart(months)
        frequency = _APART.get(apart)
        if frequency is None:
            raise _refused(text, "the months are not one, two or three apart the whole year round")
        if "often" in parts and often != frequency:
            raise _refused(text, f"those months are not `{parts['often'][0]}`")
        return Recurrence(frequency, f"FREQ=MONTHLY;{by_day}" if apart == 1 else _yearly(months, by_day))
    frequency = next((word for word in _APART.values() if word == often), None)
    if frequency is None:
        raise _refused(text, "it does not say how often")
    if frequency == "monthly":
        if "from" in parts:
            raise _refused(text, "a body that meets every month begins with no month")
        return Recurrence(frequency, f"FREQ=MONTHLY;{by_day}")
    apart = next(months for months, word in _APART.items() if word == frequency)
    begins = _month(parts["from"]["month"]) if "from" in parts else _next(weekday, place, today).month
    return Recurrence(
        frequency, _yearly(sorted((begins - 1 + more) % 12 + 1 for more in range(0, 12, apart)), by_day)
    )


def _yearly(months: list[int], by_day: str) -> str:
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};{by_day}"


def _month(word: str) -> int:
    return next(place for place, name in enumerate(MONTHS, 1) if name.lower().startswith(word[:3]))


def _apart(months: list[int]) -> int:
    """How many months lie from each to the next, the whole year round; 0 where that differs."""
    steps = {
        (later - earlier) % 12 or 12 for earlier, later in zip(months, [*months[1:], months[0]], strict=True)
    }
    return steps.pop() if len(steps) == 1 else 0


def _next(weekday: int, place: int, today: date) -> date:
    """The next such day of a month, from today on."""
    this, following = first_of_month(today), first_of_month(add_months(first_of_month(today), 1))
    return next(day for first in (this, following) if (day := _nth(first, weekday, place)) >= today)


def _nth(first: date, weekday: int, place: int) -> date:
    if place > 0:
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (place - 1))
    last = add_months(first, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _refused(text: str, why: str) -> QaifError:
    examples = listed([f"`{example}`" for example in EXAMPLES], "or")
    return QaifError(f"`{text}` is not how often a body meets: {why}.", f"Say it as {examples}.")
