"""Turns what the user typed into a value, or into a message that suggests the nearest one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from qaif_cli.errors import QaifError
from qaif_cli.exchange.cells import Amount, amount_written
from qaif_cli.flow.durations import day_after, day_of, is_length
from qaif_cli.flow.forms.form import Blank
from qaif_cli.flow.how_often import recurrence
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Reading
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.cqc import rating_word
from qaif_cli.model.framework import LISTS
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.register import Unreadable
from qaif_cli.model.visible import HIDDEN
from qaif_cli.model.vocabulary import OTHER_WORDS, RATINGS

MAY_BE_UNKNOWN = ("day", "role", "body", "never-event")
_AROUND = 20
"""How much is shown of a text before what is wrong in it."""
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])", re.ASCII)
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)


def value_of(blank: Blank, text: str, reading: Reading, today: date, start: date | None = None) -> object:
    """The value that a text stands for.

    Args:
        blank: What was asked.
        text: What was typed.
        reading: The register, for its IDs and the words of its framework.
        today: The real day, for `today`.
        start: The day from which a length of time such as `2w` counts; else the real day.

    Raises:
        QaifError: where the text is no such value.
    """
    text = text.replace("\r\n", "\n").strip()
    _seen(blank, text)
    if not text:
        raise QaifError(f"{blank.option} is empty.", f"Say {blank.help}.")
    if text == UNKNOWN and blank.kind in MAY_BE_UNKNOWN:
        return UNKNOWN
    if blank.kind == "day":
        return _day(blank, text, today, start or today)
    if blank.kind == "step":
        return _step(blank, text, reading)
    plain = _PLAIN.get(blank.kind)
    if plain:
        return plain(blank, text)
    if blank.kind == "often":
        recurrence(text, today)
    if blank.kind == "entry" and not re.fullmatch(r"[A-Z]{1,3}[0-9]+", text.upper()):
        raise QaifError(f"`{text}` is not the name of an entry.", "An entry is called A1, C2, X3.")
    if blank.kind == "choice" and text not in blank.words:
        text = _in_our_words(blank, text)
    return _chosen(blank, text, reading)


def _chosen(blank: Blank, text: str, reading: Reading) -> str:
    """A word, an entry, a record or an entry of a list of the framework; any other text as it is.

    Raises:
        QaifError: where there is none of that name.
    """
    choices = choices_for(blank, reading)
    unread = unread_for(blank, reading)
    if not (choices or unread):
        return text.upper() if blank.kind == "entry" else text
    try:
        return named(blank.kind, text, choices, unread)
    except QaifError as error:
        if blank.kind != "choice":
            raise
        raise QaifError(f"`{blank.option} {text}` is none of the choices.", error.todo) from None


def _in_our_words(blank: Blank, text: str) -> str:
    """A word of a choice as records have it: `requires-improvement` of `Requires improvement`; else the text as it is."""
    hyphened = "-".join(text.casefold().split())
    said = rating_word(text) if blank.words == RATINGS.words else hyphened
    return said if said in blank.words else text


def _step(blank: Blank, text: str, reading: Reading) -> int:
    """A step of the scale, by its number, its word in the framework or both: 4, `Likely` or `4 Likely`.

    Raises:
        QaifError: where it is neither.
    """
    steps = reading.framework.matrix.axis(blank.name)
    names = {str(step.score): step.name for step in steps}
    number, _, word = text.partition(" ")
    if word and " ".join(word.split()).casefold() == names.get(number, "").casefold():
        return int(number)
    try:
        return int(text if text in names else named("step", text, names))
    except QaifError:
        scale = ", ".join(f"{score} {name}" for score, name in names.items())
        raise QaifError(f"`{blank.option} {text}` is not on the scale.", f"Say one of {scale}.") from None


def _seen(blank: Blank, text: str) -> None:
    """Refuse a sign that nobody sees, which may come with a paste.

    Raises:
        QaifError: where there is one.
    """
    found = HIDDEN.search(text.replace("\r", "\0"))
    if found:
        before = f" after `{text[: found.start()][-_AROUND:]}`" if found.start() else ""
        raise QaifError(
            f"{blank.option} holds a sign that nobody sees (U+{ord(text[found.start()]):04X}){before}.",
            "Leave it out, or write a space.",
        )


def _time(blank: Blank, text: str) -> str:
    """A time of day as records have it: 08:30 of `8.30`, `8:30` or `0830`.

    Raises:
        QaifError: where it is none.
    """
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise QaifError(f"`{blank.option} {text}` is no time of day.", "Write 08:30 or 16:45.")
    return f"{int(found[1]):02}:{found[2]}"


def _yes_or_no(blank: Blank, text: str) -> bool:
    """Whether it is so; the first letter is enough.

    Raises:
        QaifError: where it is neither.
    """
    said = text.casefold()
    if said not in ("y", "yes", "n", "no"):
        raise QaifError(f"`{text}` answers nothing on {blank.name.replace('_', ' ')}.", "Say yes or no.")
    return said in ("y", "yes")


def choices_for(blank: Blank, reading: Reading) -> Mapping[str, str]:
    """The possible answers, ID to name; empty where any text is allowed."""
    if blank.kind == "choice":
        return {word: OTHER_WORDS.get(word, word) for word in blank.words}
    if blank.kind in LISTS:
        return reading.framework.names(blank.kind)
    if blank.kind == "record":
        return {item.record.id: item.record.title for item in reading.register.held}
    if blank.kind in BY_NAME:
        return {
            item.record.id: item.record.title for item in reading.register.held if item.kind == blank.kind
        }
    return {}


def unread_for(blank: Blank, reading: Reading) -> tuple[Unreadable, ...]:
    """The files that cannot be read and may hold what a blank asks for."""
    if blank.kind == "record":
        return reading.register.unreadable
    return reading.register.unread(blank.kind) if blank.kind in BY_NAME else ()


def _number(blank: Blank, text: str) -> int | float:
    number = figure(text)
    if number is None and is_kept_back(text):
        raise QaifError(
            f"`{blank.option} {text}` is a figure that is kept back, and no number.",
            "Leave it out, and say in `missing` why there is none, such as suppressed.",
        )
    if number is None and blank.kind != "count":
        raise QaifError(
            f"`{blank.option} {text}` is not a number.", "Write figures alone, without % or comma: 81.5."
        )
    if number is None or (blank.kind == "count" and (not isinstance(number, int) or number < 1)):
        raise QaifError(f"`{blank.option} {text}` is no count.", "Say a whole number, 1 or more.")
    return number


def is_kept_back(text: str) -> bool:
    """Whether a text stands for a figure that is not told, as tables have it: `*`, `[c]`, `<5`."""
    found = amount_written(text.strip())
    return isinstance(found, Amount) and bool(found.missing)


def figure(text: str) -> int | float | None:
    """The number that a text stands for, as it is written in a record; None where the text is no number."""
    if not _NUMBER.fullmatch(text):
        return None
    return float(text) if "." in text else int(text)


def _day(blank: Blank, text: str, today: date, start: date) -> date:
    if blank.ahead and is_length(text):
        return day_after(blank.option, text, start)
    return day_of(blank.option, text, today)


_PLAIN: Mapping[str, Callable[[Blank, str], object]] = MappingProxyType(
    {"number": _number, "count": _number, "flag": _yes_or_no, "time": _time}
)
"""What makes a value of a text that needs nothing of the register."""
