"""The quality schedule of a provider: what contracts ask to be measured, and how often."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.writing.entries import next_entry
from qaif_cli.flow.writing.targets import target_as
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.model.kinds.provider import Provider

_MAY_CHANGE = {"every": "reported_every", "target_value": "target", "due": "due", "until": "until"}
"""The blanks that a line which is there may have changed, each with its field."""


def put(writing: Writing) -> Proposal:
    """A new line, or another target or day of one that is there.

    Raises:
        QaifError: where there is no such line, or what a line is about would be changed.
    """
    provider = target_as(writing, Provider)
    line = writing.get("line")
    if not line:
        return Proposal((Draft("provider", provider.id, (Append("/schedule", _new(writing, provider)),)),))
    place = next((at for at, entry in enumerate(provider.schedule) if entry.id == line.upper()), None)
    if place is None:
        there = ", ".join(entry.id for entry in provider.schedule) or "none"
        raise QaifError(f"{provider.id} has no line {line} in its schedule.", f"There are: {there}.")
    fixed = [name for name in ("measure", "contract", "since") if writing.get(name) is not None]
    if fixed:
        raise QaifError(
            f"--{fixed[0]} says what a line is about, and {line.upper()} stays what it is.",
            "End it with --until, and put a new one.",
        )
    said = kept({field: writing.get(name) for name, field in _MAY_CHANGE.items()})
    if not said:
        raise QaifError("Nothing to change was given.", "Say --every, --target, --due or --until.")
    edits = tuple(Set(f"/schedule/{place}/{field}", value) for field, value in said.items())
    return Proposal((Draft("provider", provider.id, edits),))


def _new(writing: Writing, provider: Provider) -> dict[str, Any]:
    get = writing.get
    for entry in provider.schedule:
        if entry.measure == get("measure") and entry.contract == get("contract") and entry.until is None:
            raise QaifError(f"That is on its schedule already, as {entry.id}.", "Nothing was written.")
    fields = {
        "id": next_entry("S", provider.schedule),
        "measure": get("measure"),
        "contract": get("contract"),
    }
    fields |= {"reported_every": get("every"), "since": get("since") or writing.today}
    return kept(fields | {"target": get("target_value"), "due": get("due"), "until": get("until")})
