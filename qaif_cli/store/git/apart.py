"""Two repositories that have no commit in common: the history of the one is brought into the other, from a folder on this computer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from qaif_cli.errors import QaifError
from qaif_cli.store.git.drive import ENCODING, by_list, identity, who
from qaif_cli.store.git.process import attempt, run

_MERGING = (
    "merge",
    "--quiet",
    "--no-commit",
    "--no-ff",
    "--no-squash",
    "--strategy=ours",
    "--allow-unrelated-histories",
)


def shares_history(root: Path, other: Path) -> bool:
    """Whether a repository began as another did, or holds the history of it."""
    firsts = run(root, "rev-list", "--max-parents=0", "HEAD").decode().split()
    return any(attempt(other, "merge-base", "--is-ancestor", first, "HEAD") is not None for first in firsts)


def holds(root: Path, commit: str) -> bool:
    """Whether the history of what is checked out holds a commit."""
    return attempt(root, "merge-base", "--is-ancestor", commit, "HEAD") is not None


def staged(root: Path) -> bool:
    """Whether git was told of a change that is not committed, anywhere in the repository."""
    return attempt(root, "diff", "--cached", "--quiet", "--no-ext-diff") is None


def fetch_from(root: Path, other: Path, commit: str) -> None:
    """Bring the history of a repository on this computer into another; no branch and no file changes by it.

    Args:
        root: A folder in the one that it comes into.
        other: A folder in the one that it comes from.
        commit: The last commit there.

    Raises:
        QaifError: where git cannot, or it is another commit by now.
    """
    who(root)
    options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance")
    top = os.fsdecode(run(other, "rev-parse", "--show-toplevel")).rstrip(
        "\n"
    )  # git fetches from no folder below it
    run(root, "fetch", *options, "--", top, "HEAD", also=identity(), as_user=True)
    if attempt(root, "cat-file", "-e", f"{commit}^{{commit}}") is None:
        raise QaifError(
            "Somebody committed there meanwhile, so nothing was written.", "Run the command again."
        )


def commit_merger(root: Path, commit: str, paths: Sequence[str], message: str) -> str:
    """Commit some files as they are on disk, as a merge with a history that has nothing in common; gives its full name.

    Raises:
        QaifError: where git refuses, such as a hook of the user's; then no merge is under way any more, nor is one after Ctrl-C.
    """
    try:
        run(root, *_MERGING, commit, also=identity(), as_user=True)
        with TemporaryDirectory(prefix="qaif-commit-") as folder:
            by_list(root, Path(folder) / "paths", paths, "add")
        options = ("--quiet", "--cleanup=whitespace", "--no-status", "--file=-")
        run(root, "commit", *options, given=message.encode(), also={**identity(), **ENCODING}, as_user=True)
    except (QaifError, KeyboardInterrupt):
        attempt(root, "merge", "--quit")
        attempt(root, "reset", "--quiet")
        raise
    return run(root, "rev-parse", "--verify", "HEAD").decode().strip()
