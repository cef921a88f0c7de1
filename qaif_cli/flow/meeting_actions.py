"""`qaif meeting actions`: what meetings agreed and is not done, carried forward from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qaif_cli.flow.agenda import carried
from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.meetings.agenda import carried_forward
from qaif_cli.model.agenda import Carried
from qaif_cli.model.table import Column, Table
from qaif_cli.render.tables import tones
from qaif_cli.render.words import day, number_of, short_day, times

_COLUMNS = (
    Column("Due", fixed=True),
    Column("Late", fixed=True),
    Column("Meeting"),
    Column("Action", main=True),
    Column("Owner"),
    Column("Carried forward", fixed=True, spare=True),
)


def bodies_named(said: Sequence[str], reading: Reading) -> list[str]:
    """The bodies that the user named, by ID or name, each once; every body where none was named.

    Raises:
        QaifError: where there is no such body.
    """
    names = reading.framework.names("body")
    return list(dict.fromkeys(named("body", text, names) for text in said) or names)


def run_meeting_actions(ask: Ask, bodies: Sequence[str] = ()) -> Listing:
    """The open actions of the meetings of some bodies, the longest overdue first.

    Args:
        ask: What a reading command is told.
        bodies: Only those of these bodies; of all where none is named.

    Raises:
        QaifError: where there is no register or no such body.
    """
    reading = read(ask)
    items = [item for body in bodies_named(bodies, reading) for item in carried_forward(reading.now, body)]
    items.sort(key=lambda item: item.due or date.max)
    table = Table(
        columns=_COLUMNS,
        rows=tuple(_row(item) for item in items),
        empty="No actions of meetings are open.",
        tones=tones(reading.framework),
    )
    late = sum(1 for item in items if item.days_late)
    count = number_of(len(items), "open action").capitalize()
    summary = f"{count} of meetings, {late or 'none'} of them late, as at {day(ask.as_of)}."
    data = document(reading, actions=[carried(item) for item in items])
    return Listing(table, data, notes(reading, summary if items else f"As at {day(ask.as_of)}."))


def _row(item: Carried) -> tuple[str, ...]:
    return (
        short_day(item.due) if item.due else "no day set",
        number_of(item.days_late, "day") if item.days_late else "no",
        item.meeting.id,
        f"{item.action.id}: {item.action.title}",
        item.action.owner,
        times(item.times) if item.times else "not yet",
    )
