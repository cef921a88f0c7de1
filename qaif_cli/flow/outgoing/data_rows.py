"""The rows of the exported tables: every record as it was known on the day, once in its own table and with its entries below it."""

from __future__ import annotations

from collections.abc import Mapping

from qaif_cli import __version__
from qaif_cli.flow.lists import Row
from qaif_cli.flow.nouns import NOUNS
from qaif_cli.flow.outgoing.worked_out import (
    ABOUT,
    VERSION,
    data_tables,
    entry_cells,
    export_row,
    own_cells,
)
from qaif_cli.flow.request import Reading
from qaif_cli.model.framework import KIND as FRAMEWORK
from qaif_cli.model.tabled import DataRow, record_tables

Filled = Mapping[str, list[DataRow]]
"""The rows of each table, by its name."""


def filled(reading: Reading, icb: str | None, *, public: bool = False) -> Filled:
    """The rows of every table; one without a row is there too.

    Args:
        reading: The register; the public one, where that is asked for.
        icb: The code of the organisation; None where it has none.
        public: Whether it is the public one.
    """
    found: dict[str, list[DataRow]] = {table.name: [] for table in data_tables()}
    organisation = reading.framework.organisation
    found[ABOUT] = [
        export_row(
            {
                "icb": icb,
                "organisation": organisation.name,
                "short_name": organisation.short_name,
                "illustrative": organisation.illustrative,
                "as_of": reading.now.day,
                "commit": reading.at or None,
                "public": public,
                "unreadable": len(reading.register.unreadable),
                "schema_version": VERSION,
                "qaif_version": __version__,
            }
        )
    ]
    tables = {root.kind: root for root in record_tables()}
    for name, _, row in tables[FRAMEWORK.name].rows(reading.framework, (icb,)):
        found[name].append(row)
    said = {kind: {row["id"]: row for row in _rows(kind, reading)} for kind in NOUNS}
    for item in reading.now.register.by_id.values():
        root = tables[item.kind]
        for name, part, row in root.rows(item.record, (icb,)):
            more = (
                own_cells(item.kind, said[item.kind].get(item.record.id, {}))
                if part is item.record
                else entry_cells(part, item.record, reading.now)
            )
            found[name].append((*row, *more))
    return found


def _rows(kind: str, reading: Reading) -> list[Row]:
    return NOUNS[kind].rows(reading)


def left_out(reading: Reading) -> tuple[str, ...]:
    """The files whose record is in no table, for another has its ID."""
    register = reading.now.register
    return tuple(item.path for item in register.held if register.by_id[item.record.id] is not item)
