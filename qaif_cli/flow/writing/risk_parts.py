"""Controls, assurances and gaps of a risk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.entries import next_entry, place_of
from qaif_cli.flow.writing.targets import day_said, risk_of, said_already
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.render.words import day


def _added(
    writing: Writing, key: str, prefix: str, entries: Sequence[Any], fields: dict[str, Any]
) -> Proposal:
    """An entry with the next free name."""
    entry = {"id": next_entry(prefix, entries)} | fields
    edits = (Append(f"/{key}", entry),)
    return Proposal(
        (Draft("risk", writing.target, edits),), (f"{writing.target} {entry['id']}: {entry['text']}",)
    )


def add_control(writing: Writing) -> Proposal:
    """A control."""
    fields = entry_of(writing, "text", "date")
    return _added(writing, "controls", "C", risk_of(writing).controls, fields)


def add_assurance(writing: Writing) -> Proposal:
    """Evidence that the controls work."""
    fields = (
        entry_of(writing, "text", "date") | {"line": int(writing.get("line"))} | entry_of(writing, "body")
    )
    return _added(writing, "assurances", "S", risk_of(writing).assurances, fields)


def add_gap(writing: Writing) -> Proposal:
    """A gap."""
    fields = {"in": writing.get("gap_in")} | entry_of(writing, "text", "date")
    return _added(writing, "gaps", "G", risk_of(writing).gaps, fields)


def close_gap(writing: Writing) -> Proposal:
    """Record the day on which a gap was closed."""
    gaps = risk_of(writing).gaps
    place = place_of(writing.get("entry"), gaps, writing.target)
    gap, closed = gaps[place], day_said(writing)
    if gap.closed:
        raise said_already(f"{gap.id} was closed on {day(gap.closed)} already.", writing.target)
    if gap.date and closed < gap.date:
        raise QaifError(f"{gap.id} was found on {day(gap.date)}, after that day.", "Look at the date.")
    edits = (Set(f"/gaps/{place}/closed", closed.isoformat()),)
    return Proposal((Draft("risk", writing.target, edits),), (f"{writing.target} {gap.id}: {gap.text}",))
