"""The list of a kind that has no list of its own: what its records say, whether they are open, what is late."""

from __future__ import annotations

from functools import partial
from typing import Any

from qaif_cli.flow.lists import CLOSED, OPEN, Noun, Row, ShownColumn, action_rows, late
from qaif_cli.flow.request import Reading
from qaif_cli.model.inside import actions_at, actions_of, model_in
from qaif_cli.model.kind import Kind
from qaif_cli.model.record import Record
from qaif_cli.model.table import Column
from qaif_cli.render.words import short_day

_NOT_LISTED = ("formerly", "extra", "closed")
_FILTERS = ("area", "provider", "theme", "level", "body")
"""By what a list may be narrowed, where records have such a field, or one for several of them."""


def plain(kind: Kind) -> Noun:
    """The list of a kind: its ID, title and owner, whether it is open, and whether something is late."""
    status = (ShownColumn(Column("Status", fixed=True), "status", _status),) if _has_status(kind) else ()
    return Noun(
        kind=kind,
        rows=partial(_rows, kind),
        order=("id",),
        statuses=(OPEN, CLOSED) if status else (),
        columns=(
            ShownColumn(Column("ID", fixed=bool(kind.prefix)), "id", lambda row: row["id"]),
            ShownColumn(Column(kind.called.capitalize(), main=True), "title", lambda row: row["title"]),
            ShownColumn(Column("Owner"), "owner", lambda row: row["owner"]),
            *status,
            ShownColumn(Column("Late"), "overdue", lambda row: "yes" if row["overdue"] else "no"),
        ),
    )


def filters(kind: Kind) -> tuple[str, ...]:
    """The names of the options that filter such a list."""
    fields = kind.model.model_fields
    own = [name for name in _FILTERS if name in fields or f"{name}s" in fields]
    return (*own, "owner", *(("status",) if _has_status(kind) else ()), "overdue")


def _has_status(kind: Kind) -> bool:
    """Whether records are open or closed, and say nothing else that is called so."""
    return "closed" in kind.model.model_fields and "status" not in kind.model.model_fields


def _rows(kind: Kind, reading: Reading) -> list[Row]:
    held = reading.now.register.held
    return [_row(kind, item.record, reading) for item in held if item.kind == kind.name]


def _row(kind: Kind, record: Record, reading: Reading) -> Row:
    row = {
        field.alias or name: _listed(getattr(record, name))
        for name, field in type(record).model_fields.items()
        if name not in _NOT_LISTED and model_in(field.annotation) is None
    }
    row["owner"] = record.owner
    closed = getattr(record, "closed", None)
    if _has_status(kind):
        row |= {"status": CLOSED if closed else OPEN, "closed": closed.date if closed else None}
    if actions_at(type(record)):
        row["actions"] = action_rows(reading.now, actions_of(record))
    return row | {"overdue": record.id in late(reading.now), "path": reading.path(record.id)}


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _status(row: Row) -> str:
    return f"closed {short_day(row['closed'])}" if row["closed"] else OPEN
