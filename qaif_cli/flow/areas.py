"""`qaif area list`: the facts of the areas, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import Noun, Row, ShownColumn, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.open_records import report_due
from qaif_cli.judge.state.position import position
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.position import AreaState
from qaif_cli.model.table import Column
from qaif_cli.render.words import number_of, short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every area."""
    return [_row(state, reading) for state in position(reading.now).areas.values()]


def _row(state: AreaState, reading: Reading) -> Row:
    held, framework = state.area, reading.framework
    judged = state.judged.judgement if state.judged else None
    concerns = [
        item
        for item in position(reading.now).concerns.values()
        if item.concern.subject.area == held.id and not item.closed
    ]
    highest = max(concerns, key=lambda item: item.order, default=None)
    risks = [
        item for item in position(reading.now).risks.values() if item.risk.area == held.id and not item.closed
    ]
    updated = state.update.date if state.update else None
    return {
        "id": held.id,
        "title": held.title,
        "type": held.type,
        "owner": held.owner,
        "lead": held.lead,
        "judgement": judged.level if judged else None,
        "judgement_basis": judged.basis if judged else None,
        "judged_on": state.judged.date if state.judged else None,
        "updated": updated,
        "update_due": report_due(held, updated, framework)
        if framework.reporting.asks(held.id, held.type)
        else None,
        "overdue": held.id in late(reading.now),
        "level": highest.level if highest else None,
        "concerns": [item.concern.id for item in concerns],
        "risks": [item.risk.id for item in risks],
        "highest_score": max((item.score for item in risks), default=None),
        "duties": len(state.duties),
        "duties_met": sum(bool(duty.latest and duty.latest.position == "met") for duty in state.duties),
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
        "judgement_name": framework.names("judgement").get(judged.level, judged.level) if judged else None,
    }


def _due(row: Row) -> str:
    if row["update_due"] is None:
        return "by exception"
    return f"{short_day(row['update_due'])}{' late' if row['overdue'] else ''}"


def _held(row: Row) -> str:
    return f"{number_of(len(row['concerns']), 'concern')}, {number_of(len(row['risks']), 'risk')}"


NOUN = Noun(
    kind=BY_NAME["area"],
    rows=rows,
    order=("-type", "title"),
    columns=(
        ShownColumn(Column("ID"), "id", lambda row: row["id"]),
        ShownColumn(Column("Area", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Lead", spare=True), "lead", lambda row: row["lead"]),
        ShownColumn(Column("Judgement"), "judgement", lambda row: row["judgement_name"] or "none"),
        ShownColumn(Column("Open"), "risks", _held),
        ShownColumn(
            Column("Updated", fixed=True, spare=True),
            "updated",
            lambda row: short_day(row["updated"]) if row["updated"] else "never",
        ),
        ShownColumn(Column("Next update", fixed=True), "update_due", _due),
    ),
)
