"""`qaif intelligence list`: the facts of each piece of intelligence, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import Noun, Row, ShownColumn, late
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.intelligence_and_meetings import discussions_of
from qaif_cli.judge.state.position import position
from qaif_cli.model.intelligence_and_meetings import Discussed, IntelligenceState
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.table import Column
from qaif_cli.model.vocabulary import DECISIONS, INTELLIGENCE_STATUSES
from qaif_cli.render.words import short_day


def rows(reading: Reading) -> list[Row]:
    """The facts of everything that had come in."""
    discussed = discussions_of(reading.now)
    return [
        _row(state, discussed.get(state.item.id, ()), reading)
        for state in position(reading.now).intelligence.values()
    ]


def _row(state: IntelligenceState, discussed: tuple[Discussed, ...], reading: Reading) -> Row:
    item, framework = state.item, reading.framework
    source = framework.source(item.source_type)
    last = state.latest
    return {
        "id": item.id,
        "title": item.title,
        "date": item.date,
        "source_type": item.source_type,
        "nature": item.nature,
        "providers": list(item.providers),
        "areas": list(item.areas),
        "themes": list(item.themes),
        "early_warning": item.early_warning,
        "answered": state.answered,
        "owner": item.owner,
        "status": state.standing,
        "decision": last.decision if last else None,
        "decisions": list(dict.fromkeys(entry.decision for entry in state.discussions)),
        "follow_up": state.follow_up,
        "overdue": item.id in late(reading.now),
        "last_discussed": discussed[-1].day if discussed else None,
        "risks": list(dict.fromkeys(entry.risk for entry in state.discussions if entry.risk)),
        "concerns": list(dict.fromkeys(entry.concern for entry in state.discussions if entry.concern)),
        "shared_to": [_named(entry.with_provider, entry.with_body) for entry in item.shared_to],
        "taken_up": [_named(entry.provider, entry.body) for entry in item.taken_up],
        "sensitivity": item.sensitivity,
        "path": reading.path(item.id),
        "source_type_name": source.name if source else item.source_type,
    }


def _named(*ids: str | None) -> str:
    """The IDs of whom something was shared with, or of who took it up."""
    return ", ".join(filter(None, ids))


def _status(row: Row) -> str:
    return f"follow up by {short_day(row['follow_up'])}" if row["follow_up"] else str(row["status"])


NOUN = Noun(
    kind=BY_NAME["intelligence"],
    rows=rows,
    order=("-date", "-id"),
    statuses=INTELLIGENCE_STATUSES.words,
    words={"decision": DECISIONS, "decisions": DECISIONS, "status": INTELLIGENCE_STATUSES},
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(Column("Came in", fixed=True), "date", lambda row: short_day(row["date"])),
        ShownColumn(Column("Source", spare=True), "source_type", lambda row: row["source_type_name"]),
        ShownColumn(Column("Nature", spare=True), "nature", lambda row: row["nature"]),
        ShownColumn(Column("Intelligence", main=True), "title", lambda row: row["title"]),
        ShownColumn(
            Column("Early warning"), "early_warning", lambda row: "yes" if row["early_warning"] else "no"
        ),
        ShownColumn(Column("Status"), "status", _status),
        ShownColumn(Column("Shared with", spare=True), "shared_to", lambda row: "; ".join(row["shared_to"])),
        ShownColumn(Column("Taken up by", spare=True), "taken_up", lambda row: "; ".join(row["taken_up"])),
        ShownColumn(Column("Late"), "overdue", lambda row: "yes" if row["overdue"] else "no"),
    ),
)
