"""`qaif concern list`: the facts of the concerns, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.position import position
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.position import ConcernState
from qaif_cli.model.table import Column
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every concern that was held at a level."""
    return [_row(state, reading) for state in position(reading.now).concerns.values()]


def _row(state: ConcernState, reading: Reading) -> Row:
    held, framework = state.concern, reading.framework
    level = framework.level(state.level)
    decision = state.next_decision if state.next_decision and not state.closed else None
    return {
        "id": held.id,
        "title": held.title,
        "area": held.subject.area,
        "provider": held.subject.provider,
        "subject": held.subject.model_dump(mode="json"),
        "owner": held.owner,
        "level": state.level,
        "since": state.since,
        "authorised_by": state.current.authorised_by,
        "status": CLOSED if state.closed else OPEN,
        "lead_body": held.lead_body,
        "risks": list(held.risks),
        "criteria": state.exits,
        "criteria_met": state.exits_met,
        "next_decision": decision.date if decision else None,
        "next_decision_by": decision.body if decision else None,
        "overdue": held.id in late(reading.now),
        "changes": [{"date": change.date, "level": change.level} for change in state.changes],
        "closed": held.closed.date if state.closed and held.closed else None,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
        "level_name": level.name if level else state.level,
    }


def _criteria(row: Row) -> str:
    return f"{row['criteria_met']} of {row['criteria']} met" if row["criteria"] else "none"


def _since(row: Row) -> str:
    return f"closed {short_day(row['closed'])}" if row["closed"] else short_day(row["since"])


NOUN = Noun(
    kind=BY_NAME["concern"],
    rows=rows,
    order=("-level", "id"),
    statuses=(OPEN, CLOSED),
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(Column("Level", fixed=True), "level", lambda row: row["level_name"]),
        ShownColumn(Column("Since", fixed=True), "since", _since),
        ShownColumn(Column("Concern", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Area", spare=True), "area", lambda row: row["area"]),
        ShownColumn(Column("Exit criteria", spare=True), "criteria_met", _criteria),
        ShownColumn(Column("Late"), "overdue", lambda row: "yes" if row["overdue"] else "no"),
        ShownColumn(Column("Owner"), "owner", lambda row: row["owner"]),
    ),
)
