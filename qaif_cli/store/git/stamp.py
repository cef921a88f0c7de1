"""The commit that a paper is made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qaif_cli.store.git.process import attempt, run


@dataclass(frozen=True)
class CommitStamp:
    """The commit that a paper is made from.

    Attributes:
        commit: The last commit that touched the records or the templates, twelve digits; empty without git.
        clean: Whether nothing in them differs from that commit.
    """

    commit: str
    clean: bool


def stamp(root: Path, *folders: str, at: str = "") -> CommitStamp:
    """The last commit that touched some folders of a workspace, and whether they are as it left them.

    Args:
        root: The workspace.
        folders: The folders, seen from it.
        at: The commit that is read instead of the folders on disk; it is clean by nature.
    """
    revision = (at,) if at else ()
    logged = attempt(root, "log", "-1", "--format=%H", *revision, "--", *folders)
    if not logged:  # no git, no repository, or nothing committed yet
        return CommitStamp("", clean=False)
    commit = logged.decode().strip()[:12]
    if at:
        return CommitStamp(commit, clean=True)
    changed = run(root, "status", "--porcelain", "-z", "--untracked-files=all", "--", *folders)
    return CommitStamp(commit, clean=not changed)
