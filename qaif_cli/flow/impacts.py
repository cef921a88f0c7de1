"""`qaif impact list`: the facts of the impact of changes, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, action_rows, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.impacts import changes_together, impacts
from qaif_cli.model.impact_state import UNDECIDED, ImpactState
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.table import Column
from qaif_cli.model.vocabulary import IMPACT_STAGES, IMPACT_SUBJECTS, PANEL_WORDS
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of every change that was proposed."""
    together: dict[str, list[str]] = {}
    for group in changes_together(reading.now):
        ids = [state.impact.id for state in group.states]
        for id_ in ids:
            named = together.setdefault(id_, [])
            named += [other for other in ids if other != id_ and other not in named]
    return [
        _row(state, reading, together.get(state.impact.id, [])) for state in impacts(reading.now).values()
    ]


def _row(state: ImpactState, reading: Reading, together: list[str]) -> Row:
    held = state.impact
    return {
        "id": held.id,
        "title": held.title,
        "subject": held.subject,
        "area": held.area,
        "providers": list(held.providers),
        "owner": held.owner,
        "opened": held.opened,
        "starts": held.starts,
        "started": state.started,
        "stage": state.stage,
        "score": state.score,
        "left": state.left,
        "needs_full": state.needs_full,
        "not_answered": [*state.silent_dimensions, *state.silent_groups],
        "not_signed": list(state.unsigned),
        "status": state.decided,
        "decided": state.decision.date if state.decision else None,
        "together_with": together,
        "look_back_due": state.look_back_due,
        "actions": action_rows(reading.now, held.actions),
        "indicators": list(held.indicators),
        "risks": list(held.risks),
        "overdue": held.id in late(reading.now),
        "closed": held.closed.date if held.closed else None,
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
    }


def _status(row: Row) -> str:
    return f"closed {short_day(row['closed'])}" if row["closed"] else PANEL_WORDS.label(row["status"])


def _score(row: Row) -> str:
    if row["score"] is None:
        return "none"
    return str(row["score"]) if row["left"] == row["score"] else f"{row['score']} → {row['left']}"


def _starts(row: Row) -> str:
    return short_day(row["starts"]) if row["starts"] != "unknown" else "unknown"


NOUN = Noun(
    kind=BY_NAME["impact"],
    rows=rows,
    order=("id",),
    statuses=(OPEN, CLOSED, UNDECIDED, *PANEL_WORDS.words),
    words={"subject": IMPACT_SUBJECTS, "stage": IMPACT_STAGES, "status": PANEL_WORDS},
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(Column("Change", main=True), "title", lambda row: row["title"]),
        ShownColumn(Column("Subject"), "subject", lambda row: IMPACT_SUBJECTS.label(row["subject"])),
        ShownColumn(Column("Score", fixed=True), "score", _score),
        ShownColumn(Column("Decision"), "status", _status),
        ShownColumn(Column("Starts", fixed=True), "starts", _starts),
        ShownColumn(
            Column("Together with", spare=True), "together_with", lambda row: ", ".join(row["together_with"])
        ),
        ShownColumn(Column("Late"), "overdue", lambda row: "yes" if row["overdue"] else "no"),
        ShownColumn(Column("Owner", spare=True), "owner", lambda row: row["owner"]),
    ),
)
