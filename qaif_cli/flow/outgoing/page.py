"""The page of the exported tables."""

from __future__ import annotations

from qaif_cli.flow.outgoing.worked_out import VERSION, data_tables
from qaif_cli.render.tables_page import tables_page


def exported_page() -> str:
    """The exported tables and their columns, as a page of Markdown; `make docs` writes it."""
    return tables_page(data_tables(), VERSION)
