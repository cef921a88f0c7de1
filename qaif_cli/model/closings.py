"""When a record was closed: each time it was, by which closing, and until when.

The one answer to that question, for a record as its file has it and for one as it was known on a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.history import numbered
from qaif_cli.model.record import Closure, Record, Reopening


@dataclass(frozen=True)
class ClosedTime:
    """A time in which a record was closed.

    Attributes:
        closure: What closed it.
        until: The day on which it was opened again, on which it is open; None where it was not.
        pointer: Where the closure stands in the record.
    """

    closure: Closure
    until: date | None
    pointer: str

    @property
    def since(self) -> date:
        """The first day on which it is closed."""
        return self.closure.date

    def holds(self, day: date) -> bool:
        """Whether the record is closed on a day by this closing."""
        return self.since <= day and (self.until is None or day < self.until)


def closings(record: Record) -> tuple[ClosedTime, ...]:
    """Every time that a record was closed, in the order of its reopenings; the one that lasts comes last."""
    fields = vars(
        record
    )  # asked of every record: of one without such a field too, where `getattr` takes long
    reopened: tuple[Reopening, ...] = fields.get("reopened", ())
    closure: Closure | None = fields.get("closed")
    if not reopened:
        return (ClosedTime(closure, None, "/closed"),) if closure else ()
    found = [
        ClosedTime(entry.closed, entry.date, f"/reopened/{place}/closed")
        for place, entry in numbered(reopened, date.max)
    ]
    return (*found, *([ClosedTime(closure, None, "/closed")] if closure else ()))


def closed_on(record: Record, day: date) -> ClosedTime | None:
    """The closing by which a record is closed on a day; None where it is open."""
    return next((time for time in reversed(closings(record)) if time.holds(day)), None)


def open_from(record: Record, day: date) -> date:
    """The day itself where a record is open on it, or closed for good; else the day on which it was opened again.

    What is owed by a day on which a record was closed is owed when it is open again.
    """
    time = closed_on(record, day)
    return time.until if time and time.until else day


def opened_again(record: Record) -> date | None:
    """The day on which a record was last opened again; None where it never was."""
    return max((time.until for time in closings(record) if time.until), default=None)


def closings_in(record: Record, first: date, last: date) -> tuple[ClosedTime, ...]:
    """The closings of a record whose day lies in a period, both ends included."""
    return tuple(time for time in closings(record) if first <= time.since <= last)
