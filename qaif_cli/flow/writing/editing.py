"""`edit` for every kind: whichever of its plain fields were said are set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.form import Blank, Form, Proposal, Writing, kept
from qaif_cli.model.edit import Draft, Set


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
        f"Change plain fields of {_a(kind)}; histories have commands of their own.",
        example,
        blanks,
        _act(kind, places or {}),
        target=kind,
    )


def _act(kind: str, places: dict[str, str]) -> Callable[[Writing], Proposal]:
    def act(writing: Writing) -> Proposal:
        if not writing.answers:
            raise QaifError("Nothing to change was said.", f"`qaif {kind} edit -h` lists the fields.")
        edits = tuple(
            Set(places.get(name, f"/{name}"), value) for name, value in kept(dict(writing.answers)).items()
        )
        return Proposal((Draft(kind, writing.target, edits),))

    return act


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def entry_of(writing: Writing, *names: str) -> dict[str, Any]:
    """An entry made of some answers, in that order, without those that say nothing."""
    return kept({name: writing.get(name) for name in names})
