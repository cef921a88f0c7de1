"""What changed in a record, in the record's own terms, and the commit that changed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Sort = Literal[
    "removed", "new", "closed", "escalated", "stepped-down", "up", "down", "reviewed", "other", "text"
]
"""Under which heading a change stands, the most telling first."""


@dataclass(frozen=True)
class Change:
    """One thing that changed in one record.

    Attributes:
        record: The ID of the record; `framework` for the settings.
        kind: The name of its kind.
        field: Where it changed, by the record's own names: `owner`, `actions/A2/done`, `reviews/score`;
            empty where the whole record is meant.
        text: What changed, in words.
        sort: Under which heading it stands.
    """

    record: str
    kind: str
    field: str
    text: str
    sort: Sort


@dataclass(frozen=True)
class Commit:
    """A commit of the branch.

    Attributes:
        id: Its full name.
        day: The day of the committer's clock, where the committer was.
        author: Who wrote it, as git has it.
        email: The author's address.
        subject: The first line of its message.
        body: The rest of it.
        merge: The merge or pull request that brought it to the branch, such as
            `Merge pull request #12 from …`; empty where the log does not tell.
        parents: How many commits it follows; a merge has two or more.
    """

    id: str
    day: date
    author: str
    email: str
    subject: str
    body: str
    merge: str
    parents: int = 1


@dataclass(frozen=True)
class Told:
    """A commit and what it changed."""

    commit: Commit
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Life:
    """The history of a record, or of the register.

    Attributes:
        id: The record; empty for the register.
        title: What it is called.
        path: Its file, from the workspace.
        told: The commits, newest first.
        scores: For a risk, the day of each review that counts and the score it gave, oldest first; no day
            where it is unknown.
        notes: What the history cannot tell.
    """

    id: str
    title: str
    path: str
    told: tuple[Told, ...]
    scores: tuple[tuple[date | None, int], ...] = ()
    notes: tuple[str, ...] = ()
