"""`qaif meeting list`: the facts of the meetings, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import Noun, Row, ShownColumn, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.open_records import open_actions
from qaif_cli.judge.state.position import position
from qaif_cli.model.intelligence_and_meetings import MeetingState
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.table import Column
from qaif_cli.model.vocabulary import MEETING_STATUSES
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every meeting."""
    return [_row(state, reading) for state in position(reading.now).meetings.values()]


def _row(state: MeetingState, reading: Reading) -> Row:
    held = state.meeting
    body = reading.framework.body(held.body)
    seen = state.held == "held"
    return {
        "id": held.id,
        "title": held.title,
        "body": held.body,
        "date": held.date,
        "status": state.held,
        "chaired_by": held.chaired_by if seen else None,
        "attended": list(held.attended) if seen else [],
        "items": len(held.items),
        "decided": sum(1 for item in held.items if item.decision) if seen else 0,
        "open_actions": len(list(open_actions(held.actions))) if seen else 0,
        "overdue": held.id in late(reading.now),
        "minutes_agreed": held.minutes_agreed.date if state.closed and held.minutes_agreed else None,
        "owner": held.owner,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
        "body_name": body.name if body else held.body,
    }


NOUN = Noun(
    kind=BY_NAME["meeting"],
    rows=rows,
    order=("-date", "id"),
    statuses=MEETING_STATUSES.words,
    words={"status": MEETING_STATUSES},
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(Column("Body", spare=True), "body", lambda row: row["body_name"]),
        ShownColumn(Column("Day", fixed=True), "date", lambda row: short_day(row["date"])),
        ShownColumn(Column("Status"), "status", lambda row: MEETING_STATUSES.label(row["status"])),
        ShownColumn(Column("Items", spare=True), "items", lambda row: str(row["items"])),
        ShownColumn(Column("Open actions"), "open_actions", lambda row: str(row["open_actions"])),
        ShownColumn(Column("Late"), "overdue", lambda row: "yes" if row["overdue"] else "no"),
        ShownColumn(
            Column("Minutes", spare=True),
            "minutes_agreed",
            lambda row: short_day(row["minutes_agreed"]) if row["minutes_agreed"] else "not agreed",
        ),
    ),
)
