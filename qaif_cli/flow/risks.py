"""`qaif risk list`: the facts of the risk register, and what the table shows of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, indicators_of, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.position import position
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.position import RiskState
from qaif_cli.model.table import Column
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every risk that was on the register."""
    belongs: dict[str, list[str]] = {}
    for state in position(reading.now).concerns.values():
        for id_ in state.concern.risks if not state.closed else ():
            belongs.setdefault(id_, []).append(state.concern.id)
    return [_row(state, belongs.get(id_, []), reading) for id_, state in position(reading.now).risks.items()]


def _row(state: RiskState, concerns: list[str], reading: Reading) -> Row:
    held, current = state.risk, state.current
    return {
        "id": held.id,
        "title": held.title,
        "area": held.area,
        "owner": state.owner,
        "consequence": current.consequence,
        "likelihood": current.likelihood,
        "score": state.score,
        "band": state.band,
        "initial_score": state.initial_score,
        "target_score": state.target_score,
        "status": CLOSED if state.closed else OPEN,
        "last_reviewed": state.last_reviewed,
        "review_due": state.review_due,
        "overdue": state.days_late > 0,
        "days_late": state.days_late,
        "high_since": None if state.high_since == date.min else state.high_since,
        "reviews_missed": [f"{month.first:%Y-%m}" for month in state.months if month.outcome == "missed"],
        "actions_overdue": sum(item.kind == "action" for item in late(reading.now).get(held.id, ())),
        "providers": list(held.providers),
        "concerns": concerns,
        "indicators": indicators_of(reading.now, "risks", held.id),
        "whose": held.whose,
        "domain": held.domain,
        "dimensions": list(held.dimensions),
        "tier": held.tier,
        "executive_lead": held.executive_lead,
        "opened": held.opened,
        "closed": held.closed.date if state.closed and held.closed else None,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
        "band_name": reading.framework.band(state.score).name,
    }


def _due(row: Row) -> str:
    if row["closed"]:
        return f"closed {short_day(row['closed'])}"
    due: Any = row["review_due"]
    return "none set" if due is None else f"{short_day(due)}{' late' if row['overdue'] else ''}"


NOUN = Noun(
    kind=BY_NAME["risk"],
    rows=rows,
    order=("-score", "id"),
    statuses=(OPEN, CLOSED),
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(
            Column("Score", fixed=True), "score", lambda row: f"{row['score']:>2} {row['band_name']}"
        ),
        ShownColumn(
            Column("Target", number=True, spare=True),
            "target_score",
            lambda row: str(row["target_score"] or "unknown"),
        ),
        ShownColumn(Column("Risk", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Area", spare=True), "area", lambda row: row["area"]),
        ShownColumn(Column("Owner"), "owner", lambda row: row["owner"]),
        ShownColumn(Column("Review due", fixed=True), "review_due", _due),
    ),
)
