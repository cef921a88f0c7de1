"""`close` for every kind of record: when, by whom, why and at which body. The file stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.targets import day_said, record_of
from qaif_cli.judge.state.open_records import open_actions
from qaif_cli.model.as_known import as_known
from qaif_cli.model.edit import Draft, Set
from qaif_cli.model.inside import actions_of
from qaif_cli.render.words import day

_AGAIN = {
    "risk": "`qaif risk reopen {id}` opens it again.",
    "concern": "If it is there again, open another with `qaif concern add`.",
}
"""What can be done about a record that is closed already, by its kind."""


def close_record(writing: Writing, says: Iterable[str] = ()) -> Proposal:
    """Close a record.

    Args:
        writing: The form.
        says: What there is to say to the user, beside the actions that are still open.
    """
    kind = writing.form.target
    record = open_still(writing, kind)
    closure = entry_of(writing, "date", "by", "reason", "forum")
    draft = Draft(kind, record.id, (Set("/closed", closure),))
    return Proposal((draft,), (*says, *_open_actions(record, writing)))


def open_still(writing: Writing, kind: str) -> Any:
    """The record that the command is about, where it was not closed.

    Raises:
        QaifError: where it was; the day is said.
    """
    record: Any = record_of(writing, kind)
    if record.closed is not None:
        todo = _AGAIN.get(kind, "Nothing was written.").format(id=record.id)
        raise QaifError(f"{record.id} was closed on {day(record.closed.date)} already.", todo)
    return record


def _open_actions(record: Any, writing: Writing) -> Iterator[str]:
    """The actions that were not done by the day on which the record is closed."""
    known = as_known(record, day_said(writing))
    left = [action.id for _, action in open_actions(actions_of(known) if known else ())]
    if left:
        yield f"Actions still open: {', '.join(left)}."
