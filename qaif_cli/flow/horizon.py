"""`qaif horizon list`: what comes into force, and what the table shows of it."""

from __future__ import annotations

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.horizon import horizon
from qaif_cli.model.horizon import HorizonState
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.table import Column
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of everything that comes into force."""
    return [_row(state, reading) for state in horizon(reading.now).values()]


def _row(state: HorizonState, reading: Reading) -> Row:
    held = state.held
    return {
        "id": held.id,
        "title": held.title,
        "owner": held.owner,
        "source": held.source,
        "mark": held.mark,
        "read_on": held.read_on,
        "effective": held.effective,
        "effective_day": held.effective_day,
        "touches": [*held.rules, *held.bodies, *held.clocks, *held.sets, *held.settings, *held.records],
        "looked_at": state.look.date if state.look else None,
        "decision": state.look.decision if state.look else None,
        "look_by": state.look_by,
        "overdue": held.id in late(reading.now),
        "status": CLOSED if state.closed else OPEN,
        "closed": held.closed.date if held.closed else None,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
    }


NOUN = Noun(
    kind=BY_NAME["horizon"],
    rows=rows,
    order=("effective", "id"),
    statuses=(OPEN, CLOSED),
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(Column("What is coming", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("In force", fixed=True), "effective", lambda row: row["effective"]),
        ShownColumn(Column("Mark", fixed=True), "mark", lambda row: row["mark"]),
        ShownColumn(
            Column("Looked at"),
            "looked_at",
            lambda row: short_day(row["looked_at"]) if row["looked_at"] else "never",
        ),
        ShownColumn(Column("Touches", spare=True), "touches", lambda row: ", ".join(row["touches"])),
        ShownColumn(Column("Late"), "overdue", lambda row: "yes" if row["overdue"] else "no"),
        ShownColumn(Column("Owner", spare=True), "owner", lambda row: row["owner"]),
    ),
)
