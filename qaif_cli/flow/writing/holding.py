"""Which entry of a history holds once another is added: the new one, or one whose day is later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar, cast

from qaif_cli.flow.forms.form import Writing
from qaif_cli.model.history import latest
from qaif_cli.model.record import Entry

E = TypeVar("E", bound=Entry)


def holds_still(entries: Sequence[E], writing: Writing) -> E | None:
    """The entry that holds though another is added, for it is dated later; None where the new one holds.

    Args:
        entries: The history as it is.
        writing: The form, with the day of the new entry and the one that it corrects.
    """
    new: Entry = Entry.model_construct(date=writing.get("date"), corrects=writing.get("corrects"))
    whole: list[Entry] = [*entries, new]
    now = latest(whole, date.max)
    return None if now is new else cast("E | None", now)
