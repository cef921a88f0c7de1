"""`edit` for every kind: whichever of its plain fields were said are set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.form import Blank, Form, Proposal, Writing, a, kept
from qaif_cli.model.edit import Append, Draft, Edit, Set

if TYPE_CHECKING:
    from qaif_cli.model.record import Record


def edit_form(
    kind: str, blanks: tuple[Blank, ...], example: str, places: dict[str, str] | None = None
) -> Form:
    """A form that sets the fields of a record that are no history.

    Args:
        kind: The name of the kind.
        blanks: The fields; each is set where it was said. None is required.
        example: How the command is typed.
        places: For a blank whose field stands deeper, its JSON pointer (`subject_name`: `/subject/name`).
    """
    return Form(
        "edit",
        f"Change plain fields of {a(kind)}; histories have commands of their own.",
        example,
        blanks,
        _act(kind, places or {}),
        target=kind,
    )


def _act(kind: str, places: dict[str, str]) -> Callable[[Writing], Proposal]:
    def act(writing: Writing) -> Proposal:
        if not writing.answers:
            raise QaifError("Nothing to change was said.", f"`qaif {kind} edit -h` lists the fields.")
        edits: list[Edit] = [
            Set(places.get(name, f"/{name}"), value) for name, value in kept(dict(writing.answers)).items()
        ]
        if writing.get("owner"):
            record = writing.reading.register.by_id[writing.target].record
            edits += former_owner(record, writing.get("owner"), writing.today)
        return Proposal((Draft(kind, writing.target, tuple(edits)),))

    return act


def former_owner(record: Record, owner: str, day: date) -> list[Edit]:
    """The entry that keeps who owned a record until another role does.

    Args:
        record: The record as it is.
        owner: The role that owns it from now on.
        day: The first day on which that role does.
    """
    from qaif_cli.model.base import UNKNOWN

    until = day - timedelta(days=1)
    last = max((former.until for former in record.previous_owners), default=date.min)
    if record.owner in (owner, UNKNOWN) or last >= until:
        return []
    return [Append("/previous_owners", kept({"role": record.owner, "until": until}))]


def entry_of(writing: Writing, *names: str) -> dict[str, Any]:
    """An entry made of some answers, in that order, without those that say nothing."""
    return kept({name: writing.get(name) for name in names})
