"""`qaif case list`: the facts of each case, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import Noun, Row, ShownColumn, action_rows, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.cases import answered_in_time, due_day
from qaif_cli.judge.state.position import position
from qaif_cli.model.cases import CaseState
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.table import Column
from qaif_cli.model.vocabulary import CASE_PARTS, CASE_STATUSES
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every case that had come in."""
    return [_row(state, reading) for state in position(reading.now).cases.values()]


def _row(state: CaseState, reading: Reading) -> Row:
    case = state.case
    answered, due = case.answered.date if case.answered else None, due_day(case, reading.framework)
    return {
        "id": case.id,
        "title": case.title,
        "clock": case.clock,
        "reference": case.reference,
        "received": case.received,
        "ours": case.ours,
        "due": due,
        "times_extended": len(case.extensions) or None,
        "answered_on": answered,
        "answered_in_time": answered_in_time(case, reading.framework),
        "answered_without_a_day": True if answered and due is None else None,
        "providers": list(case.providers),
        "areas": list(case.areas),
        "owner": case.owner,
        "status": state.standing,
        "effect_shown": case.effect is not None,
        "overdue": case.id in late(reading.now),
        "actions": action_rows(reading.now, case.actions),
        "closed": case.closed.date if case.closed else None,
        "sensitivity": case.sensitivity,
        "path": reading.path(case.id),
        "clock_name": state.name,
    }


def _due(row: Row) -> str:
    if row["answered_on"]:
        return f"answered {short_day(row['answered_on'])}"
    return short_day(row["due"]) if row["due"] else "no day set"


def _told(rows: list[Row]) -> str:
    """How many of those listed wait for an answer, where others are answered and not closed."""
    answered = sum(row["status"] == "answered" for row in rows)
    waiting = sum(row["status"] in ("late", "running") for row in rows)
    return (
        f", {waiting} to be answered and {answered} answered and not closed" if answered and waiting else ""
    )


NOUN = Noun(
    kind=BY_NAME["case"],
    rows=rows,
    told=_told,
    order=("status", "due", "id"),
    statuses=("open", *CASE_STATUSES.words),
    words={"status": CASE_STATUSES, "ours": CASE_PARTS},
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(Column("Clock"), "clock", lambda row: row["clock_name"]),
        ShownColumn(Column("Reference", spare=True), "reference", lambda row: row["reference"]),
        ShownColumn(Column("Case", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Ours", spare=True), "ours", lambda row: CASE_PARTS.label(row["ours"])),
        ShownColumn(Column("Due", fixed=True), "due", _due),
        ShownColumn(Column("Status", fixed=True), "status", lambda row: CASE_STATUSES.label(row["status"])),
        ShownColumn(Column("Late"), "overdue", lambda row: "yes" if row["overdue"] else "no"),
        ShownColumn(Column("Owner"), "owner", lambda row: row["owner"]),
    ),
)
