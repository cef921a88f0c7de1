"""`qaif paper list`: the facts of the papers, and what the table shows of them."""

from __future__ import annotations

from qaif_cli.flow.lists import Noun, Row, ShownColumn
from qaif_cli.flow.request import Reading
from qaif_cli.model.kinds import BY_NAME, paper
from qaif_cli.model.table import Column
from qaif_cli.render.words import short_day

DRAFT, APPROVED, ISSUED = "draft", "approved", "issued"


def rows(reading: Reading) -> list[Row]:
    """The facts of every paper."""
    return [_row(held, reading) for held in reading.now.register.papers]


def _row(held: paper.Paper, reading: Reading) -> Row:
    approved = held.approved.date if held.approved and held.approved.date <= reading.now.day else None
    issued = held.issued.date if held.issued and held.issued.date <= reading.now.day else None
    body = reading.framework.body(held.body)
    status = DRAFT if not approved else APPROVED
    return {
        "id": held.id,
        "title": held.title,
        "body": held.body,
        "date": held.date,
        "audience": held.audience,
        "purpose": list(held.purpose),
        "owner": held.owner,
        "author": held.author,
        "sponsor": held.sponsor,
        "status": ISSUED if issued else status,
        "position_at": held.position_at,
        "approved": approved,
        "issued": issued,
        "headline": held.headline,
        "recommendations": [item.text for item in held.recommendations],
        "sensitivity": held.sensitivity,
        "path": reading.path(held.id),
        "body_name": body.name if body else held.body,
    }


NOUN = Noun(
    kind=BY_NAME["paper"],
    rows=rows,
    order=("-date", "id"),
    statuses=(DRAFT, APPROVED, ISSUED),
    columns=(
        ShownColumn(Column("ID", fixed=True), "id", lambda row: row["id"]),
        ShownColumn(Column("Body", spare=True), "body", lambda row: row["body_name"]),
        ShownColumn(Column("Meeting", fixed=True), "date", lambda row: short_day(row["date"])),
        ShownColumn(Column("Part", spare=True), "audience", lambda row: row["audience"]),
        ShownColumn(Column("For", spare=True), "purpose", lambda row: ", ".join(row["purpose"])),
        ShownColumn(Column("Status"), "status", lambda row: row["status"]),
        ShownColumn(
            Column("Issued", fixed=True),
            "issued",
            lambda row: short_day(row["issued"]) if row["issued"] else "not yet",
        ),
    ),
)
