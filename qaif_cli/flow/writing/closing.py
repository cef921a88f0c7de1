"""`close` for every kind of record: when, by whom, why and at which body. The file stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.form import BY, DATE, Blank, Form, Proposal, Writing
from qaif_cli.flow.writing.targets import day_said, record_of
from qaif_cli.model.edit import Draft, Set

_AGAIN = {
    "risk": "`qaif risk reopen {id}` opens it again.",
    "concern": "If it is there again, open another with `qaif concern add`.",
}
"""What can be done about a record that is closed already, by its kind."""


def close_form(
    kind: str,
    help_: str,
    example: str,
    reason: str,
    says: Callable[[Writing], Iterable[str]] = lambda _: (),
) -> Form:
    """A form that ends a record.

    Args:
        kind: The name of the kind.
        help_: What the command does, one sentence.
        example: How it is typed.
        reason: What `--reason` is.
        says: What there is to say to the user, beside the actions that are still open.
    """

    def act(writing: Writing) -> Proposal:
        record = open_still(writing, kind)
        closure = entry_of(writing, "date", "by", "reason", "forum")
        draft = Draft(kind, record.id, (Set("/closed", closure),))
        return Proposal((draft,), (*says(writing), *_open_actions(record, writing)))

    blanks = (
        BY,
        Blank("reason", reason, required=True),
        Blank("forum", "the body at which it was agreed", kind="body"),
        DATE,
    )
    return Form("close", help_, example, blanks, act, target=kind)


def open_still(writing: Writing, kind: str) -> Any:
    """The record that the command is about, where it was not closed.

    Raises:
        QaifError: where it was; the day is said.
    """
    from qaif_cli.render.words import day

    record: Any = record_of(writing, kind)
    if record.closed is not None:
        todo = _AGAIN.get(kind, "Nothing was written.").format(id=record.id)
        raise QaifError(f"{record.id} was closed on {day(record.closed.date)} already.", todo)
    return record


def _open_actions(record: Any, writing: Writing) -> Iterator[str]:
    """The actions that were not done by the day on which the record is closed."""
    from qaif_cli.judge.state.open_records import open_actions
    from qaif_cli.model.as_known import as_known
    from qaif_cli.model.inside import actions_of

    known = as_known(record, day_said(writing))
    left = [action.id for _, action in open_actions(actions_of(known) if known else ())]
    if left:
        yield f"Actions still open: {', '.join(left)}."
