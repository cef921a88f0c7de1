"""What became of one field between two versions of the register, as papers and summaries tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.model.ways import Word

How = Literal["eased", "corrected", "late", "otherwise"]


@dataclass(frozen=True)
class ChangedField:
    """One field that says something else than before.

    Attributes:
        record: The ID of the record; empty for the framework.
        title: What the record is called now.
        field: The names that lead to it, such as `actions/A2/owner`.
        place: The same as people say it: `action A2: owner`.
        word: How its card says that it may change.
        was: What it said; empty where that was nothing.
        now: What it says; empty where that is nothing.
        how: What became of it: it asks less, was put right, is told of a `day` that was told already, or is said otherwise.
        day: For what happened on a day and is said only now, that day.
    """

    record: str
    title: str
    field: str
    place: str
    word: Word
    was: str
    now: str
    how: How = "otherwise"
    day: date | None = None
