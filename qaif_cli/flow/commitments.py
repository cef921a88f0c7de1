"""`qaif commitment list`: the facts of commitments and priorities, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, action_rows, indicators_of, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.open_records import limit
from qaif_cli.judge.state.outcomes import outcomes
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import known
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.outcome import OutcomeProgress
from qaif_cli.model.position import CommitmentState
from qaif_cli.model.table import Column
from qaif_cli.model.vocabulary import COMMITMENT_STATUSES
from qaif_cli.render.outcome_words import outcome_words
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every commitment and priority."""
    return [_row(state, reading) for state in position(reading.now).commitments.values()]


def _row(state: CommitmentState, reading: Reading) -> Row:
    held, framework = state.commitment, reading.framework
    outcome, progress = known(held.outcome), outcomes(reading.now).get(held.id)
    due = limit(framework.thresholds.commitment_update, state.reported, framework)
    return {
        "id": held.id,
        "title": held.title,
        "type": held.type,
        "area": held.area,
        "plan_year": held.plan_year,
        "position": held.position,
        "source": held.source,
        "owner": held.owner,
        "value": held.value,
        "status": state.status,
        "reported": state.reported,
        "update_due": None if state.closed else due,
        "overdue": held.id in late(reading.now),
        "outcome": outcome.model_dump(mode="json") if outcome else held.outcome,
        **_progress(progress),
        "actions": action_rows(reading.now, held.actions),
        "indicators": _indicators(progress, indicators_of(reading.now, "commitments", held.id)),
        "closed": held.closed.date if state.closed and held.closed else None,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
    }


def _progress(found: OutcomeProgress | None) -> Row:
    """How far its outcome has come, where an indicator measures it, and in words."""
    if found is None:
        return {"progress": None, "progress_name": None}
    fields = ("baseline", "now", "now_of", "target", "due", "share", "back", "reached")
    row = {"indicator": found.indicator.id} | {name: getattr(found, name) for name in fields}
    return {"progress": row, "progress_name": outcome_words(found)}


def _indicators(found: OutcomeProgress | None, naming: list[str]) -> list[str]:
    """The indicators that measure its outcome and are kept: those that name it, and the one that it names."""
    own = [found.indicator.id] if found and found.indicator.closed is None else []
    return list(dict.fromkeys((*own, *naming)))


def _done(row: Row) -> str:
    done = sum(action["done"] is not None for action in row["actions"])
    late = sum(action["overdue"] for action in row["actions"])
    return (
        f"{done} of {len(row['actions'])} done{f', {late} late' if late else ''}"
        if row["actions"]
        else "none"
    )


def _status(row: Row) -> str:
    return f"closed {short_day(row['closed'])}" if row["closed"] else COMMITMENT_STATUSES.label(row["status"])


NOUN = Noun(
    kind=BY_NAME["commitment"],
    rows=rows,
    order=("type", "id"),
    whole=True,  # the framework's own list: none of its 70 and 7 is ever missing
    statuses=(OPEN, CLOSED, *COMMITMENT_STATUSES.words),
    words={"status": COMMITMENT_STATUSES},
    columns=(
        ShownColumn(Column("ID"), "id", lambda row: row["id"]),
        ShownColumn(Column("Commitment or priority", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Owner"), "owner", lambda row: row["owner"]),
        ShownColumn(Column("Status"), "status", _status),
        ShownColumn(Column("Actions", spare=True), "actions", _done),
        ShownColumn(
            Column("Reported", fixed=True, spare=True),
            "reported",
            lambda row: short_day(row["reported"]) if row["reported"] else "never",
        ),
    ),
)
