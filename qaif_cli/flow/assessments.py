"""`qaif assessment list`: the facts of self-assessments, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import Noun, Row, ShownColumn, action_rows, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.position import position
from qaif_cli.judge.state.self_assessment import reasons
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.self_assessment import AssessmentState
from qaif_cli.model.table import Column
from qaif_cli.model.vocabulary import POSITIONS, SETS
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every self-assessment."""
    return [_row(state, reading) for state in position(reading.now).assessments.values()]


def _row(state: AssessmentState, reading: Reading) -> Row:
    held, last = state.assessment, state.latest
    return {
        "id": held.id,
        "title": held.title,
        "set": held.set,
        "theme": held.theme,
        "place": held.place,
        "source": held.source,
        "standard": held.standard,
        "owner": held.owner,
        "position": state.position,
        "assessed": last.date if last else None,
        "renew_by": state.renew_by,
        "evidence": [item.text for item in state.evidence],
        "evidence_records": list(dict.fromkeys(item.record for item in state.evidence if item.record)),
        "gap": last.gap if last else None,
        "exceptions": reasons(state, reading.now.day),
        "actions": action_rows(reading.now, held.actions),
        "overdue": held.id in late(reading.now),
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
    }


def _open(row: Row) -> str:
    still = [action for action in row["actions"] if action["done"] is None]
    late = sum(action["overdue"] for action in still)
    return f"{len(still)} open{f', {late} late' if late else ''}" if still else "none"


NOUN = Noun(
    kind=BY_NAME["assessment"],
    rows=rows,
    order=("set", "place"),
    words={"set": SETS, "position": POSITIONS},
    columns=(
        ShownColumn(Column("ID"), "id", lambda row: row["id"]),
        ShownColumn(Column("Self-assessment", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Owner", spare=True), "owner", lambda row: row["owner"]),
        ShownColumn(Column("Position"), "position", lambda row: POSITIONS.label(row["position"])),
        ShownColumn(Column("Actions", spare=True), "actions", _open),
        ShownColumn(
            Column("Assessed", fixed=True),
            "assessed",
            lambda row: short_day(row["assessed"]) if row["assessed"] else "never",
        ),
    ),
)
