"""The blanks and the forms that several kinds of record share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from qaif_cli.flow.forms.form import Blank, Form, RecordPart, a
from qaif_cli.model.vocabulary import SENSITIVITIES

BY = Blank("by", "the role that does so", kind="role", required=True)
DATE = Blank("date", "the day on which it happened", kind="day", default="today")
SENSITIVITY = Blank("sensitivity", "private, or public", kind="choice", words=SENSITIVITIES.words)
PRIVATE = replace(SENSITIVITY, default="private")
"""The sensitivity of a new record."""
NOTE = Blank("note", "what was looked at, found or decided")


def corrects(history: str) -> Blank:
    """The blank for the entry of a history that a new one puts right."""
    return Blank(
        "corrects",
        "the entry that this one puts right: its date, and its place where that day has several, such as 2026-05-04/3; "
        "--date is then that date too",
        asked=False,
        history=history,
    )


NONE = "none"
"""What is typed to leave a field empty that may be so."""


def editable(blanks: Iterable[Blank], *without: str) -> tuple[Blank, ...]:
    """The blanks of `add` as `edit` has them: none is required, and nothing holds where one is not given.

    Args:
        blanks: The blanks of `add`.
        without: The names of those that cannot be edited.
    """
    return tuple(
        replace(blank, required=False, default="", part_of="", where=None, hint="", alike="")
        for blank in blanks
        if blank.name not in without
    )


def edit_form(
    kind: str,
    blanks: tuple[Blank, ...],
    example: str,
    places: Mapping[str, str] = MappingProxyType({}),
    *,
    parts: tuple[RecordPart, ...] = (),
    act: str = "editing:edit_fields",
) -> Form:
    """A form that sets the fields of a record that are no history.

    Args:
        kind: The name of the kind.
        blanks: The fields; each is set where it was given. None is required.
        example: How the command is typed.
        places: For a blank whose field has another name or stands deeper, its JSON pointer.
        parts: The parts of the record that may not be there yet.
        act: What does it, where that differs from any other kind.
    """
    return Form(
        "edit",
        f"Change plain fields of {a(kind)}; histories have commands of their own.",
        example,
        tuple(
            replace(blank, help=f"{blank.help}; those given replace the list")
            if blank.many and blank.on_list == "replaces"
            else blank
            for blank in blanks
        ),
        act,
        target=kind,
        places={
            **places,
            **{name: f"/{part.at}/{field}" for part in parts for name, field in part.fields.items()},
        },
        parts=parts,
    )


def close_form(kind: str, help_: str, example: str, reason: str, act: str = "closing:close_record") -> Form:
    """A form that ends a record.

    Args:
        kind: The name of the kind.
        help_: What the command does, one sentence.
        example: How it is typed.
        reason: What `--reason` is.
        act: What does it, where that differs from any other kind.
    """
    blanks = (
        BY,
        Blank("reason", reason, required=True),
        Blank("forum", "the body at which it was agreed", kind="body"),
        DATE,
    )
    return Form("close", help_, example, blanks, act, target=kind)


def reopen_form(kind: str, example: str, act: str = "closing:reopen_record") -> Form:
    """A form that opens a closed record again.

    Args:
        kind: The name of the kind.
        example: How it is typed.
        act: What does it, where that differs from any other kind.
    """
    blanks = (
        BY,
        Blank("why", "why it is open again", required=True),
        Blank("forum", "the body at which it was agreed", kind="body"),
        DATE,
    )
    help_ = f"Open {a(kind)} that is closed again; when and why it was closed is kept."
    return Form("reopen", help_, example, blanks, act, target=kind)
