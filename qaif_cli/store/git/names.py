"""The names of files that a repository has or had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qaif_cli.store.git.objects import listed
from qaif_cli.store.git.process import attempt


def names_ever_added(root: Path, folder: str) -> Iterator[str]:
    """The path of every file that any commit on any branch, local or remote, added below a folder, a merge by itself too.

    Nothing where there is no git or nothing is committed.
    """
    logged = attempt(
        root,
        "log",
        "--all",
        "--full-history",
        "-c",
        "--no-renames",
        "--diff-filter=A",
        "--name-only",
        "-z",
        "--format=",
        "--",
        f"{folder}/",
    )
    yield from (
        name.strip("\n") for name in (logged or b"").decode("utf-8", "replace").split("\0") if name.strip()
    )


def names_at(root: Path, commit: str, folder: str) -> list[str]:
    """The path of every file that a folder holds at a commit; none where there is no such commit."""
    entries = listed(root, commit, (folder,))
    if entries is not None:
        return [entry.path for entry in entries]
    listing = attempt(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"{folder}/")
    return [name for name in (listing or b"").decode("utf-8", "replace").split("\0") if name]
