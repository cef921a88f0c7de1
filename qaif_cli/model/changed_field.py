"""What became of one field between two versions of the register, as papers and summaries tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.ways import Word


@dataclass(frozen=True)
class ChangedField:
    """One field that says something else than before.

    Attributes:
        record: The ID of the record; empty for the framework.
        title: What the record is called now.
        field: The names that lead to it, such as `actions/A2/owner`.
        word: How its card says that it may change.
        was: What it said; empty where that was nothing.
        now: What it says; empty where that is nothing.
        eased: Whether it asks less now.
        day: For what happened on a day and is said only now, that day.
    """

    record: str
    title: str
    field: str
    word: Word
    was: str
    now: str
    eased: bool = False
    day: date | None = None
