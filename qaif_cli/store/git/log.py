"""What each commit of the branch changed: one process for the whole log, one for all contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qaif_cli.model.change import Commit
from qaif_cli.store.git.objects import blobs
from qaif_cli.store.git.printed import FORMAT, Printed, printed
from qaif_cli.store.git.process import attempt, run

_NOTHING = re.compile(r"0+")
_PULL_REQUEST = re.compile(r"\((#\d+)\)$")


@dataclass(frozen=True)
class ChangedFile:
    """One file that a commit changed.

    Attributes:
        path: From the folder in which git was asked.
        before: The object that held its contents before; empty where the file is new.
        after: The object that holds them; empty where the file is gone.
    """

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Logged:
    """A commit with what it changed, seen from its first parent."""

    commit: Commit
    rows: tuple[ChangedFile, ...]


def log(
    root: Path, folder: str = "", *, paths: Iterable[str] = (), since: date | None = None, tip: str = "HEAD"
) -> list[Logged]:
    """The first-parent line from a commit backward, newest first, in one process.

    Args:
        root: The workspace.
        folder: Only commits that changed something in this folder; the rows are those below it.
        paths: Only commits that changed one of these files, seen from the root; where there are none, all of
            the folder. The rows are those of every file below the folder all the same, so that a file that
            was renamed in the same commit can be seen.
        since: Only commits of this day or later.
        tip: Where to begin, a full name that is known to be there.
    """
    found = _logged(root, folder, paths, ("--first-parent", "-m", "--full-diff", tip))
    inside = f"{folder}/" if folder else ""
    return [
        Logged(item.commit, tuple(row for row in item.rows if row.path.startswith(inside)))
        for item in found
        if since is None or item.commit.day >= since
    ]


def brought(
    root: Path,
    folder: str,
    merges: Iterable[str],
    *,
    paths: Iterable[str] = (),
    tip: str = "HEAD",
    but: Iterable[str] = (),
) -> dict[str, list[Logged]]:
    """For some merges of the first-parent line, the commits that each brought, oldest first; two processes.

    Args:
        root: The workspace.
        folder: The folder that is looked at.
        merges: Their full names.
        paths: Only commits that changed one of these files; all of the folder where there are none.
        tip: Where the line begins.
        but: Commits that are left out with all before them, as those of a register that came from elsewhere.
    """
    left = [
        f"^{commit}" for commit in but if attempt(root, "cat-file", "-e", f"{commit}^{{commit}}") is not None
    ]
    found: dict[str, list[Logged]] = {name: [] for name in merges}
    if not found:
        return found
    owner = _owners(run(root, "log", "--no-show-signature", "--format=%H %P", tip, *left, "--").decode())
    for item in reversed(_logged(root, folder, paths, ("--no-merges", "--full-history", tip, *left))):
        merge = owner.get(item.commit.id, "")
        if merge in found:
            found[merge].append(item)
    return found


def _owners(graph: str) -> dict[str, str]:
    """For each commit, the commit of the first-parent line that brought it."""
    parents = {words[0]: words[1:] for line in graph.splitlines() if (words := line.split(" "))}
    line: list[str] = []
    at = next(iter(parents), "")
    while at in parents:
        line.append(at)
        at = next(iter(parents[at]), "")
    owner = {commit: commit for commit in line}
    for commit in reversed(line):
        ahead = list(parents[commit][1:])
        while ahead:
            other = ahead.pop()
            if other and other not in owner:
                owner[other] = commit
                ahead += parents.get(other, ())
    return owner


def _logged(root: Path, folder: str, paths: Iterable[str], how: tuple[str, ...]) -> list[Logged]:
    wanted = [f":(literal){path}" for path in paths] or [f":(literal){folder}/" if folder else "."]
    logged = attempt(
        root,
        "log",
        "-z",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--relative",
        "--no-ext-diff",
        "--no-show-signature",
        "--encoding=UTF-8",
        FORMAT,
        *how,
        "--",
        *wanted,
    )
    return list(parse_log(logged or b""))


def differing_files(root: Path, before: str, after: str, paths: Iterable[str]) -> tuple[ChangedFile, ...]:
    """The files of some folders of a workspace that differ between two commits, or a commit and the disk where `after` is empty.

    A name with a star in it means every file that it fits. Of a file on disk that differs `after` is empty: git has not named it yet.
    """
    printed = run(
        root,
        "diff",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--relative",
        "--no-ext-diff",
        "--ignore-submodules=all",
        before,
        *((after,) if after else ()),
        "--",
        *(f":({'glob' if '*' in path else 'literal'}){path}" for path in paths),
    )
    words = printed.decode("utf-8", "surrogateescape").rstrip("\0").split("\0")
    pairs = zip(words[::2], words[1::2], strict=True) if printed else ()
    rows = ((path, about.split()) for about, path in pairs)
    names = (
        (path, *("" if _NOTHING.fullmatch(name) else name for name in (was, now)))
        for path, (_, _, was, now, _) in rows
    )
    return tuple(ChangedFile(path, was, now) for path, was, now in names)


def parse_log(output: bytes) -> Iterator[Logged]:
    """What `git log -z --raw` printed."""
    for made in printed(output):
        rows = (_row(about, path) for about, path in made.rows)
        yield Logged(_commit(made), tuple(row for row in rows if row))


def contents(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """The contents of some objects by name, in one process; what is not in this clone is left out."""
    wanted = list(dict.fromkeys(name for name in names if name))
    return {name: data for name, data in zip(wanted, blobs(root, wanted), strict=True) if data is not None}


def is_shallow(root: Path) -> bool:
    """Whether the clone holds only the last commits."""
    return run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _commit(made: Printed) -> Commit:
    return Commit(
        id=made.id,
        day=date.fromisoformat(made.day),
        author=made.author,
        email=made.email,
        subject=made.subject,
        body=made.body,
        merge=_merge(made),
        parents=len(made.parents),
    )


def _merge(made: Printed) -> str:
    """The merge or pull request that brought a commit, as far as its message tells."""
    subject = made.subject
    if len(made.parents) > 1:
        title = made.body.partition("\n")[0] if subject.startswith("Merge pull request") else ""
        return f"{subject}: {title}" if title else subject
    squashed = _PULL_REQUEST.search(subject)
    return f"pull request {squashed[1]}" if squashed else ""


def _row(about: str, path: str) -> ChangedFile | None:
    """A row of the log; None for a link or a submodule."""
    before_mode, after_mode, before, after, _ = about[1:].split(" ", 4)
    before = "" if _NOTHING.fullmatch(before) or not before_mode.startswith("100") else before
    after = "" if _NOTHING.fullmatch(after) or not after_mode.startswith("100") else after
    return ChangedFile(path, before, after) if before or after else None
