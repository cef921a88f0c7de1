"""`qaif escalate` without an ID: the records that a body may want to move up or down, and why."""

from __future__ import annotations

from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.state.escalation_candidates import consider
from qaif_cli.model.table import Column, Table
from qaif_cli.render.tables import tones
from qaif_cli.render.words import day, sentence

OURS = "For consideration only: the framework ties no score to a level, so these signs are our own (mark P)."


def run_considerations(ask: Ask) -> Listing:
    """The records that may be considered for another level.

    Raises:
        QaifError: where there is no register.
    """
    reading = read(ask)
    found = consider(reading.now)
    by_id = reading.now.register.by_id
    table = Table(
        columns=(
            Column("Way", fixed=True),
            Column("Record"),
            Column("Title", main=True),
            Column("Why", main=True),
        ),
        rows=tuple(
            (item.direction, item.record, reading.now.register.title(item.record), sentence(item.why))
            for item in found
        ),
        title=f"For consideration, as at {day(ask.as_of)}",
        empty="Nothing is for consideration.",
        tones=tones(reading.framework),
    )
    rows = [
        {
            "record": item.record,
            "kind": by_id[item.record].kind if item.record in by_id else None,
            "title": reading.now.register.title(item.record),
            "direction": item.direction,
            "why": item.why,
            "mark": "P",
        }
        for item in found
    ]
    return Listing(table, document(reading, considerations=rows), notes(reading, OURS))
