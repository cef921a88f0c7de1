"""Finds the record that a writing command is about."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Writing
from qaif_cli.model.closings import closed_on
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.record import Record
from qaif_cli.render.words import day as in_words

R = TypeVar("R", bound="Record")


def said_already(what: str, id_: str) -> QaifError:
    """What is said where something is said once, and was said before.

    Args:
        what: What was said, and when.
        id_: The record.
    """
    return QaifError(what, f"Nothing was written. If that was a slip, put it right with `qaif edit {id_}`.")


def target_as(writing: Writing, model: type[R]) -> R:
    """The record that the command is about, as one of its kind.

    Raises:
        QaifError: where another record has that ID too.
    """
    found = writing.reading.register.get(model, writing.target)
    if found is None:
        raise QaifError(f"`{writing.target}` is the ID of two records.", "`qaif check` names both.")
    return found


def record_of(writing: Writing, kind: str) -> Record:
    """The record that the command is about, which is of a kind.

    Raises:
        QaifError: where another record has that ID too.
    """
    held = writing.reading.register.by_id[writing.target]
    if held.kind != kind:
        raise QaifError(f"`{writing.target}` is the ID of two records.", "`qaif check` names both.")
    return held.record


def risk_of(writing: Writing, id_: str = "") -> Risk:
    """The risk of an ID, or that which the command is about.

    Raises:
        QaifError: where another record has that ID too.
    """
    risk = writing.reading.register.get(Risk, id_ or writing.target)
    if risk is None:
        raise QaifError(f"`{id_ or writing.target}` is the ID of two records.", "`qaif check` names both.")
    return risk


def still_open(record: Record, kind: str, day: date) -> None:
    """Refuse an entry on a record that is closed on its day.

    Raises:
        QaifError: where it was.
    """
    closing = closed_on(record, day)
    if closing:
        raise QaifError(
            f"{record.id} was closed on {in_words(closing.since)}.",
            f"`qaif {kind} reopen {record.id}` opens it again.",
        )


def day_said(writing: Writing, name: str = "date") -> date:
    """A day that was said, where it must be known.

    Raises:
        QaifError: where it was said to be `unknown`.
    """
    said: date | str = writing.get(name)
    if isinstance(said, str):
        raise QaifError(f"--{name.replace('_', '-')} must be known here.", "Write year-month-day.")
    return said
