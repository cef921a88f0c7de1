"""Histories: entries stand in the order of their days, and none is dated in the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.rule import each, rule
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.finding import Hit
from qaif_cli.model.history import corrected_place
from qaif_cli.model.kinds.indicator import IndicatorPoint
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Entry
from qaif_cli.model.register import Held
from qaif_cli.model.walk import History, later
from qaif_cli.model.words import in_words

_WRITTEN = "qaif: how records are written"


@rule("HIS001", "history-out-of-order", "warning", _WRITTEN, "P", sees="files")
@each
def out_of_order(item: Held, now: Moment) -> Iterator[Hit]:
    """An entry that is dated before the entry above it, or an undated entry that is not the first.

    The points of an indicator are left aside: a figure is of its period, whenever it came. So is what lies ahead.
    Why it matters: a history is read from top to bottom, and a slip of the pen looks just like news that came late.
    How to fix: put it where its date puts it, as the commands do; if the date is wrong, add an entry that `corrects`
    it.
    Example: a review of 3 April below a review of 6 May.
    """
    for history in item.histories:
        if isinstance(history.entries[0], IndicatorPoint):
            continue
        for pointer, message in _disorder(history, now.day):
            yield Hit(item.record.id, pointer, message, path=item.path)


def _disorder(history: History, today: date) -> Iterator[tuple[str, str]]:
    """What is out of order; corrections, what they correct and what lies ahead left aside."""
    corrections = {
        place for place, entry in enumerate(history.entries) if isinstance(entry, Entry) and entry.corrects
    }
    corrected = {corrected_place(entry) for entry in history.entries if isinstance(entry, Entry)}
    above: date | None = None
    name = place_in_words(history.pointer)
    for place in range(len(history.entries)):
        if place in corrections or place in corrected:
            continue
        day = history.day(place)
        if day and day > today:
            continue
        if day is None and place > 0:
            yield (
                history.at(place),
                f"entry {place + 1} of {name} has no date, and only the first may be undated",
            )
        elif day and above and day < above:
            yield (
                history.at(place),
                (
                    f"entry {place + 1} of {name} is dated {in_words(day)} and stands below one of {in_words(above)}"
                ),
            )
        above = max(day, above) if day and above else day or above


@rule("HIS002", "entry-in-the-future", "error", _WRITTEN, "P", sees="today")
@each
def in_the_future(item: Held, now: Moment) -> Iterator[Hit]:
    """Something that is recorded as having happened on a day that has not come yet.

    Why it matters: a record says what happened; what is planned belongs in a due date, a target or an agenda.
    How to fix: correct the date, or take the entry out until it has happened.
    Example: a review dated 2062-05-04, or an action done next month.
    """
    for pointer, day in later(item.record, now.day):
        message = f"{place_in_words(pointer)} is {in_words(day)}, a day that has not come yet"
        yield Hit(item.record.id, pointer, message, path=item.path)


@rule("HIS003", "correction-leads-nowhere", "error", _WRITTEN, "P", sees="files")
def leads_nowhere(now: Moment) -> Iterator[Hit]:
    """An entry that corrects an entry which is not there, or which is corrected already.

    Why it matters: what was meant to be put right still counts, or two entries both claim its place.
    How to fix: write the date and the place of the wrong entry, the first entry of the list being 1.
    Example: `corrects: 2026-05-04/3` where the third entry is dated 5 May.
    """
    for item in now.register.held:
        for history in item.histories:
            taken: set[int] = set()
            for place, entry in enumerate(history.entries):
                if isinstance(entry, Entry) and entry.corrects:
                    why = _misled(history, place, entry, taken, now.day)
                    if why:
                        yield Hit(item.record.id, f"{history.pointer}/{place}/corrects", why, path=item.path)


def _misled(history: History, place: int, entry: Entry, taken: set[int], today: date) -> str:
    """Why a correction leads nowhere; empty where it is right."""
    meant = corrected_place(entry)
    date_written = (entry.corrects or "").partition("/")[0]
    name = place_in_words(history.pointer)
    if meant is None or not 0 <= meant < place:
        return f"`{entry.corrects}` names no earlier entry of {name}"
    if meant in taken:
        return f"entry {meant + 1} of {name} is corrected twice"
    taken.add(meant)
    day = history.day(meant)
    if day and day > today:
        return ""  # of an entry that lies ahead, its own day is the first fault
    if date_written != (day.isoformat() if day else "unknown"):
        found = in_words(day) if day else "undated"
        return f"`{entry.corrects}` names no earlier entry of {name}: entry {meant + 1} there is {found}"
    return ""
