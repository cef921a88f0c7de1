"""Puts a record's raw data into words, for a conflict that is not settled yet."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from qaif_cli.judge.diff.field_words import label
from qaif_cli.model.how_often import rule_in_words
from qaif_cli.model.words import in_words as day_in_words
from qaif_cli.model.words import listed, where_they_part

MISSING: Final = object()
"""Stands for what is not there."""
_DATED_BY = ("date", "checked_on", "agreed_on", "until")
_HEADS = ("title", "text", "duty", "what", "name", "note", "why", "about")
_WIDEST = 200


def in_words(value: Any, widest: int = _WIDEST) -> str:
    """A value in words, a text no longer than `widest`."""
    if value is MISSING or value is None or value in ([], {}):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{label(key)} {_under(key, inner, widest)}" for key, inner in value.items())
    if isinstance(value, list):
        joint = ", then " if any(isinstance(item, dict) for item in value) else ""
        words = [in_words(item, widest) for item in value]
        return joint.join(words) if joint else listed(words)
    return _scalar(value, widest)


def each_in_words(values: Sequence[Any]) -> list[str]:
    """Versions of one value in words; those that differ are never told alike."""
    told = [in_words(value) for value in values]
    if len(set(told)) == len({values.index(value) for value in values}):
        return told
    return where_they_part([in_words(value, sys.maxsize) for value in values], _WIDEST)


def _under(key: str, value: Any, widest: int) -> str:
    return rule_in_words(value) if key == "recurs" and isinstance(value, str) else in_words(value, widest)


def differing(was: Any, now: Any) -> str:
    """A change in words: what is now, and what was."""
    if was is MISSING:
        return f"{in_words(now)}; new"
    before, after = each_in_words((was, now))
    return f"{after}; it was {before}"


def entry_in_words(entry: Mapping[str, Any]) -> str:
    """An entry by what it is called."""
    head = next((key for key in _HEADS if key in entry), "")
    return in_words(entry[head]) if head else in_words({k: v for k, v in entry.items() if k != "id"})


def dated(entry: Mapping[str, Any]) -> str:
    """The day of an entry as it is written; empty where it has none, or it is unknown."""
    day = str(next((entry[key] for key in _DATED_BY if key in entry), ""))
    return day if _day(day) else ""


def timed(entry: Mapping[str, Any]) -> str:
    """The day of an entry with its time of day where it has one, so that those of one day stand in the order of their hours."""
    day, at = dated(entry), entry.get("at")
    return f"{day} {at}" if day and isinstance(at, str) else day


def of_day(entry: Mapping[str, Any]) -> str:
    """An entry by its day."""
    day = _day(dated(entry))
    return day_in_words(day) if day else "unknown date"


def _scalar(value: Any, widest: int) -> str:
    text = " ".join(str(value).split())
    day = _day(text)
    if day:
        return day_in_words(day)
    shown = text if len(text) <= widest else f"{text[: widest - 1]}…"
    return f"“{shown}”" if " " in shown else shown


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-05-04") else None
    except ValueError:
        return None
