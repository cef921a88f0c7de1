"""`qaif action list`: the actions that are open, the longest overdue first."""

from __future__ import annotations

from qaif_cli.flow import names
from qaif_cli.flow.due import state
from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.state.due import due_items
from qaif_cli.model.table import Column, Table
from qaif_cli.render.tables import tones
from qaif_cli.render.words import day, number_of, short_day

_COLUMNS = (
    Column("Due", fixed=True),
    Column("Late", fixed=True),
    Column("Record"),
    Column("Action", main=True),
    Column("Owner"),
)


def run_actions(ask: Ask, owner: str = "", *, late: bool = False) -> Listing:
    """Lists the open actions of every open record.

    Args:
        ask: What a reading command is told.
        owner: Only those of this role.
        late: Only those whose day is past.

    Raises:
        QaifError: where there is no register or no such role.
    """
    reading = read(ask)
    role = names.role(owner, reading) if owner else ""
    every = [item for item in due_items(reading.now) if item.kind == "action"]
    items = [item for item in every if (not role or item.owner == role) and (not late or item.days_late)]
    table = Table(
        columns=_COLUMNS,
        rows=tuple(
            (
                short_day(item.due) if item.due else "no day set",
                number_of(item.days_late, "day") if item.days_late else "no",
                item.record,
                item.what,
                item.owner,
            )
            for item in items
        ),
        empty="No actions to show.",
        tones=tones(reading.framework),
    )
    rows = [
        {
            "record": item.record,
            "title": reading.now.register.title(item.record),
            "id": item.entry,
            "what": item.title,
            "owner": item.owner,
            "due": item.due,
            "days_late": item.days_late,
            "state": state(item, ask.as_of),
        }
        for item in items
    ]
    of_all = f" of {len(every):,}" if len(items) != len(every) else ""
    summary = f"{number_of(len(items), 'open action').capitalize()}{of_all}, as at {day(ask.as_of)}."
    return Listing(table, document(reading, actions=rows), notes(reading, summary))
