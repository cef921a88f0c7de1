"""Refuses an entry of a history that stands there already, word for word: it would count twice, and say nothing more."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ValidationError

from qaif_cli.errors import QaifError
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.edit import Append, Edit
from qaif_cli.model.walk import History, histories


def refuse_again(there: BaseModel, name: str, edits: Iterable[Edit]) -> None:
    """Refuse what a command would put into a history a second time.

    Args:
        there: The record, or the settings, as it is.
        name: What it is called.
        edits: What is to be done to it; entries are added at the ends of lists.

    Raises:
        QaifError: where the very same entry stands there.
    """
    found = {history.pointer: history for history in histories(there)}
    for edit in edits:
        history = found.get(edit.pointer) if isinstance(edit, Append) else None
        place = _place(edit, history) if isinstance(edit, Append) and history else None
        if history and place is not None:
            raise QaifError(
                f"The very same entry stands in {place_in_words(f'{edit.pointer}/{place}', there)} of {name} already.",
                "Nothing was written. Where it happened twice, say in its words what is different.",
            )


def _place(edit: Append, history: History) -> int | None:
    """The place, counted from 0, of an entry that says all that a new one does, and no more."""
    meant: dict[
        type[BaseModel], BaseModel
    ] = {}  # what it says is worked out once, however long the history is
    for place, entry in enumerate(history.entries):
        kind = type(entry)
        try:
            if kind not in meant:
                meant[kind] = kind.model_validate(edit.value)
        except ValidationError:  # what is no entry at all is refused where drafts are judged
            return None
        if meant[kind] == entry:
            return place
    return None
