"""`close` and `reopen` for every kind of record: when, by whom, why and at which body. The file stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.targets import day_said, record_of
from qaif_cli.judge.state.open_records import open_actions
from qaif_cli.model.as_known import as_known
from qaif_cli.model.edit import Append, Draft, Drop, Edit, Set
from qaif_cli.model.inside import actions_of
from qaif_cli.model.record import Closure
from qaif_cli.render.words import day


def close_record(writing: Writing, says: Iterable[str] = ()) -> Proposal:
    """Close a record.

    Args:
        writing: The form.
        says: What there is to say to the user, beside the actions that are still open.
    """
    kind = writing.form.target
    record = open_still(writing, kind)
    closure = entry_of(writing, "date", "by", "reason", "forum", "successor")
    draft = Draft(kind, record.id, (Set("/closed", closure),))
    return Proposal((draft,), (*says, *_open_actions(record, writing)))


def open_still(writing: Writing, kind: str) -> Any:
    """The record that the command is about, where it was not closed.

    Raises:
        QaifError: where it was; the day is said.
    """
    record: Any = record_of(writing, kind)
    if record.closed is not None:
        raise QaifError(
            f"{record.id} was closed on {day(record.closed.date)} already.",
            f"`qaif {kind} reopen {record.id}` opens it again.",
        )
    return record


def reopen_record(writing: Writing) -> Proposal:
    """Open a closed record again; what had closed it stays with the entry that says so."""
    edits, says = reopened(writing, writing.get("why"))
    return Proposal((Draft(writing.form.target, writing.target, edits),), says)


def reopened(
    writing: Writing, why: str, owed: str = "nothing is owed for that time"
) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    """The edits that open a closed record again, and what there is to say of it.

    Args:
        writing: The form.
        why: Why it is open again.
        owed: What is owed for the time in which it was closed.

    Raises:
        QaifError: where it is not closed, or was closed after that day.
    """
    kind = writing.form.target
    record: Any = record_of(writing, kind)
    closed: Closure | None = record.closed
    on = day_said(writing)
    if closed is None:
        raise QaifError(f"{record.id} is not closed.", f"`qaif show {record.id}` shows it.")
    if on < closed.date:
        raise QaifError(f"{record.id} was closed on {day(closed.date)}, after that day.", "Look at the date.")
    entry = entry_of(writing, "date", "by") | {"why": why} | entry_of(writing, "forum")
    entry["closed"] = kept(closed.model_dump())
    says = f"{record.id} was closed from {day(closed.date)} and is open again from {day(on)}; {owed}."
    return (Drop("/closed"), Append("/reopened", entry)), (says,)


def _open_actions(record: Any, writing: Writing) -> Iterator[str]:
    """The actions that were not done by the day on which the record is closed."""
    known = as_known(record, day_said(writing))
    left = [action.id for _, action in open_actions(actions_of(known) if known else ())]
    if left:
        yield f"Actions still open: {', '.join(left)}."
