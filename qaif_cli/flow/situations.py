"""`qaif situation list`: the facts of each situation, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, action_rows, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.situations import situations
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.situations import SituationState
from qaif_cli.model.table import Column
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every situation that had begun."""
    return [_row(state, reading) for state in situations(reading.now).values()]


def _row(state: SituationState, reading: Reading) -> Row:
    held, last = state.situation, state.last
    return {
        "id": held.id,
        "title": held.title,
        "trigger": held.trigger,
        "areas": list(held.areas),
        "providers": list(held.providers),
        "services": list(held.services),
        "owner": held.owner,
        "opened": held.opened,
        "status": CLOSED if state.closed else OPEN,
        "assessed": last.date if last else None,
        "assessed_at": last.at if last else None,
        "decision": last.decision if last else None,
        "confidence": last.confidence if last else None,
        "reassessed_by": state.due,
        "times_assessed": len(state.assessments),
        "times_reassessed": state.followed,
        "reassessed_in_time": state.in_time,
        "decided_unscored": len(state.unscored),
        "risk_due": state.risk_by,
        "risks": list(held.risks),
        "concerns": list(held.concerns),
        "actions": action_rows(reading.now, held.actions),
        "learnt": [entry.what for entry in held.learnt],
        "overdue": held.id in late(reading.now),
        "closed": held.closed.date if held.closed else None,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
    }


def _status(row: Row) -> str:
    return f"closed {short_day(row['closed'])}" if row["closed"] else OPEN


def _assessed(row: Row) -> str:
    return f"{short_day(row['assessed'])} {row['assessed_at']}" if row["assessed"] else "never"


NOUN = Noun(
    kind=BY_NAME["situation"],
    rows=rows,
    order=("id",),
    statuses=(OPEN, CLOSED),
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(Column("Situation", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Assessed", fixed=True), "assessed", _assessed),
        ShownColumn(Column("Decision", spare=True), "decision", lambda row: row["decision"] or "none"),
        ShownColumn(
            Column("Again by", fixed=True),
            "reassessed_by",
            lambda row: short_day(row["reassessed_by"]) if row["reassessed_by"] else "",
        ),
        ShownColumn(Column("Status", fixed=True), "status", _status),
        ShownColumn(Column("Late"), "overdue", lambda row: "yes" if row["overdue"] else "no"),
        ShownColumn(Column("Owner", spare=True), "owner", lambda row: row["owner"]),
    ),
)
