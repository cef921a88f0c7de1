"""`edit` for every kind: whichever of its plain fields were said are set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
        tuple(
            replace(blank, help=f"{blank.help}; name all that stay") if blank.many else blank
            for blank in blanks
        ),
        _act(kind, blanks, places or {}),
        target=kind,
    )


def _act(kind: str, blanks: tuple[Blank, ...], places: dict[str, str]) -> Callable[[Writing], Proposal]:
    def act(writing: Writing) -> Proposal:
        if not writing.answers:
            raise QaifError("Nothing to change was said.", f"`qaif {kind} edit -h` lists the fields.")
        edits: list[Edit] = [
            Set(places.get(name, f"/{name}"), value) for name, value in kept(dict(writing.answers)).items()
        ]
        record = writing.reading.register.by_id[writing.target].record
        if writing.get("owner"):
            edits += former_owner(record, writing.get("owner"), writing.today)
        lists = [blank for blank in blanks if blank.many and writing.get(blank.name)]
        says = [line for blank in lists if (line := _gone(record, blank, writing, places))]
        return Proposal((Draft(kind, writing.target, tuple(edits)),), tuple(says))

    return act


def _gone(record: Record, blank: Blank, writing: Writing, places: dict[str, str]) -> str:
    """Which words of a list go, because the ones that were said take its place; empty where none does."""
    from qaif_cli.model.words import listed

    there: Any = record.model_dump(mode="json", by_alias=True, warnings="none")
    for step in places.get(blank.name, f"/{blank.name}").strip("/").split("/"):
        there = (there or {}).get(step)
    gone = [str(word) for word in there or () if word not in writing.get(blank.name)]
    return (
        f"{listed(gone)} {'goes' if len(gone) == 1 else 'go'}, for {blank.option} names all that stay."
        if gone
        else ""
    )


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
