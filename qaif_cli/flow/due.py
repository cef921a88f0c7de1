"""`qaif due`: everything that is late, due or coming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow import names
from qaif_cli.flow.durations import day_after
from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.state.due import due_by, due_items
from qaif_cli.model.position import DueItem
from qaif_cli.model.table import Column, Table
from qaif_cli.model.words import listed
from qaif_cli.render.tables import tones
from qaif_cli.render.words import day, number_of, short_day

_SAID = ("record", "kind", "what", "owner", "due", "days_late")
DUE_COLUMNS = (
    Column("When", fixed=True),
    Column("Due", fixed=True, spare=True),
    Column("Record"),
    Column("What", main=True),
    Column("Owner"),
)


@dataclass(frozen=True)
class DueOptions:
    """What the user asked.

    Attributes:
        within: How far ahead to look: 14d, 2w or 1m.
        owner: Only what this role owes, by its ID or its title.
    """

    within: str = "14d"
    owner: str = ""


@dataclass(frozen=True)
class Owed:
    """What is late, due or coming.

    Attributes:
        reading: The register.
        last: The day up to which it was looked.
        owner: The role that was asked for; empty for all.
        items: What is owed, the longest overdue first, what has no day last.
    """

    reading: Reading
    last: date
    owner: str
    items: tuple[DueItem, ...]


def refuse_misfits(*, ics: bool, mail: bool, private: bool, listed: bool) -> None:
    """Refuses an option that says nothing of what is asked for.

    Raises:
        QaifError: where there is one.
    """
    if private and not ics:
        raise QaifError("--private is for a calendar.", "Say --ics FILE with it, or leave it out.")
    if listed and (ics or mail):
        raise QaifError("Either a list is printed, or files are written.", "Leave --format and --plain away.")


def owed_by(ask: Ask, options: DueOptions) -> Owed:
    """Reads the register and what is due in it up to a day.

    Raises:
        QaifError: where there is no register, the time is not one, or there is no such role.
    """
    last = last_day(options.within, ask.as_of)
    reading = read(ask)
    owner = names.role(options.owner, reading) if options.owner else ""
    items = due_by(due_items(reading.now), last)
    return Owed(reading, last, owner, tuple(item for item in items if owner in ("", item.owner)))


def run_due(ask: Ask, options: DueOptions) -> Listing:
    """Lists what is due up to a day.

    Raises:
        QaifError: where there is no register, the time is not one, or there is no such role.
    """
    owed = owed_by(ask, options)
    reading, items = owed.reading, owed.items
    table = Table(
        columns=DUE_COLUMNS,
        rows=tuple(due_row(item, reading.now.register.title(item.record), ask.as_of) for item in items),
        title=f"Late, due, and coming by {day(owed.last)}",
        empty="Nothing is late, and nothing is due by then.",
        tones=tones(reading.framework),
    )
    rows = [
        {
            **{name: getattr(item, name) for name in _SAID},
            "title": reading.now.register.title(item.record),
            "state": state(item, ask.as_of),
        }
        for item in items
    ]
    data = document(reading, until=owed.last, items=rows)
    return Listing(table, data, notes(reading, summary(items, ask.as_of)))


def last_day(within: str, as_of: date) -> date:
    """The last day of a time that begins on a day.

    Raises:
        QaifError: where it is not days, weeks or months.
    """
    return day_after("--within", within, as_of)


def state(item: DueItem, as_of: date) -> str:
    """late, due (today), coming, or no day set."""
    if item.due is None:
        return "no day set"
    if item.days_late:
        return "late"
    return "due" if item.due == as_of else "coming"


def due_row(item: DueItem, title: str, as_of: date) -> tuple[str, ...]:
    """What the list says of something that is due: when, the day, the record, what, and its owner."""
    what = item.what if item.entry else f"{item.what}: {title}"
    return (when(item, as_of), short_day(item.due) if item.due else "none", item.record, what, item.owner)


def when(item: DueItem, as_of: date) -> str:
    """When it is due, by the days from today: `3 days late`."""
    if item.due is None:
        return "no day set"
    if item.days_late:
        return f"{number_of(item.days_late, 'day')} late"
    return "today" if item.due == as_of else f"in {number_of((item.due - as_of).days, 'day')}"


def summary(items: Sequence[DueItem], as_of: date) -> str:
    """How much is late, due and coming, in a sentence."""
    states = [state(item, as_of) for item in items]
    counts = [
        f"{states.count(word)} {words}"
        for word, words in (
            ("late", "late"),
            ("due", "due today"),
            ("coming", "coming"),
            ("no day set", "without a day"),
        )
        if word in states
    ]
    return f"{listed(counts) or 'Nothing'}, as at {day(as_of)}."
