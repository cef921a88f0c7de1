"""Which commit a revision or a day means.

A day means its end, on the first-parent line of the current branch: what main held then, by the
committer's own calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.model.base import FIRST_YEAR, LAST_YEAR, is_counted
from qaif_cli.store.git.log import is_shallow
from qaif_cli.store.git.objects import GitObject, asked
from qaif_cli.store.git.process import attempt, is_apart, is_repository, lines_of
from qaif_cli.store.git.revision import no_such

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FORMAT = "--format=%H %cs"
_COMMITTED = re.compile(rb"\ncommitter [^\n]*> (\d{1,11}) ([+-]\d\d)(\d\d)\n")
_EPOCH = date(1970, 1, 1)
_DAY_SECONDS = 86400
_DAYS = (date.max - _EPOCH).days


@dataclass(frozen=True)
class DatedCommit:
    """A commit and its day.

    Attributes:
        commit: Its full name.
        day: The day on the committer's calendar.
        stands_on: The latest day of a commit before it, where a day was named and that lies after it: a clock was wrong.
    """

    commit: str
    day: date
    stands_on: date | None = None


def at(root: Path, name: str) -> DatedCommit:
    """The commit that a revision or a day means; a word that is a day is never a branch or a tag.

    Raises:
        QaifError: where there is no such commit, or no such day.
    """
    if _DAY.fullmatch(name):
        return _on(root, name)
    if name.startswith("-"):
        raise QaifError(
            f"`{name}` is not the name of a revision.", "Name a commit, a branch, a tag or a day."
        )
    found = named_commit(root, name)
    if found is None:
        raise no_such(root, name)
    return found


def named_commit(root: Path, name: str) -> DatedCommit | None:
    """The commit that a revision means; None where git does not hold it."""
    there = None if is_apart(root) else asked(root, [f"{name}^{{commit}}"])
    dated = _dated(there[0]) if there else None
    if dated:
        return dated
    found = attempt(
        root, "log", "-1", "--no-show-signature", _FORMAT, "--end-of-options", f"{name}^{{commit}}", "--"
    )
    return _moment(found.decode().strip()) if found else None


def day_named(name: str) -> date | None:
    """The day that a name means; None where it is a revision."""
    return date.fromisoformat(name) if _DAY.fullmatch(name) else None


def _on(root: Path, name: str) -> DatedCommit:
    try:
        day = date.fromisoformat(name)
    except ValueError:
        raise QaifError(f"{name} is not a day of the calendar.", "Name a day, or a revision.") from None
    if not is_counted(day):
        raise QaifError(
            f"{name} is no day that is counted.", f"Name one of the years {FIRST_YEAR} to {LAST_YEAR}."
        )
    found = by_end_of(root, day)
    if found is None:
        raise _no_commit(root, name)
    return found


def by_end_of(root: Path, day: date, tip: str = "HEAD") -> DatedCommit | None:
    """The last commit by the end of a day on the first-parent line of another; None where there is none.

    It says where it stands on one of a later day, as it does where a clock was wrong.
    """
    logged = attempt(root, "log", "--first-parent", "--no-show-signature", _FORMAT, tip, "--")
    dated = [_moment(line) for line in lines_of(logged or b"")]
    for place, moment in enumerate(dated):
        if moment.day <= day:
            before = max(earlier.day for earlier in dated[place:])
            return replace(moment, stands_on=before if before > day else None)
    return None


def _no_commit(root: Path, name: str) -> QaifError:
    if not is_repository(root):
        return no_such(root, name)
    if is_shallow(root):
        return QaifError(
            f"This clone does not reach back to {name}: it holds only the last commits.",
            "Fetch the rest with `git fetch --unshallow`.",
        )
    return QaifError(f"Nothing was committed by {name}.", "Name a later day.")


def _dated(found: GitObject) -> DatedCommit | None:
    """The day on which a commit was made where its committer was; None where it does not say so as git does."""
    said = _COMMITTED.search(found.data.partition(b"\n\n")[0] + b"\n")
    if not said:
        return None
    seconds, hours, minutes = int(said[1]), int(said[2]), int(said[2][:1] + said[3])
    days = (seconds + 3600 * hours + 60 * minutes) // _DAY_SECONDS
    return DatedCommit(found.name, _EPOCH + timedelta(days)) if days < _DAYS else None


def _moment(line: str) -> DatedCommit:
    commit, day = line.split(" ")
    return DatedCommit(commit, date.fromisoformat(day))
