"""Areas: add one of the organisation's own."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.naming import free_id, slug
from qaif_cli.model.edit import Draft


def add(writing: Writing) -> Proposal:
    """A new area, without duties and updates."""
    id_ = free_id(writing, writing.get("id") or slug(writing.get("title")), "an area")
    fields = entry_of(writing, "title", "owner", "sensitivity", "type", "lead", "since", "scope", "source")
    says = (
        (f"Its first update: `qaif update {id_} --insight …`.",) if writing.get("type") == "service" else ()
    )
    return Proposal((Draft("area", id_, fields=fields),), says)
