"""All that a clone holds: every commit of every branch, tag and stash, and where copies of it are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qaif_cli.store.git.branch import BranchCommit, parse_branch
from qaif_cli.store.git.objects import prefix
from qaif_cli.store.git.printed import AS_ROWS
from qaif_cli.store.git.process import attempt, lines_of, run

_WHO = re.compile(r"://[^/@\s]*@")
_AT_ONCE = 200
"""So many commits are named in one call of git: Windows takes no longer line."""


@dataclass(frozen=True)
class Remote:
    """Another repository that this clone knows.

    Attributes:
        name: Its name here.
        address: Where it is, without a name or password in it.
    """

    name: str
    address: str


def every_commit(root: Path, folder: str) -> list[BranchCommit]:
    """Every commit of a clone, whatever holds it, each after its parents; the rows are those below a folder.

    Raises:
        QaifError: where git cannot read them all, as in a damaged repository.
    """
    begun = attempt(root, "rev-parse", "--verify", "--quiet", "HEAD") is not None
    logged = run(root, *AS_ROWS, "--all", *(["HEAD"] if begun else []), "--")
    return parse_branch(logged, f"{prefix(root)}{folder}/")


def held_by(root: Path, commits: Sequence[str]) -> tuple[str, ...]:
    """The branches, tags and stashes, here and as last seen elsewhere, that hold one of some commits."""
    found: dict[str, None] = {}
    for start in range(0, len(commits), _AT_ONCE):
        asked = [f"--contains={commit}" for commit in commits[start : start + _AT_ONCE]]
        listed = run(root, "for-each-ref", *asked, "--format=%(symref)%00%(refname:short)")
        lines = (line.split("\0") for line in lines_of(listed))
        found |= {name: None for symbolic, name in lines if not symbolic}
    return tuple(found)


def remotes(root: Path) -> tuple[Remote, ...]:
    """The other repositories that a clone knows, by name."""
    listed = run(root, "remote", "-v")
    words = (line.split("\t", 1) for line in lines_of(listed) if "\t" in line)
    found = {name: _WHO.sub("://", rest.rsplit(" (", 1)[0]) for name, rest in words}
    return tuple(Remote(name, address) for name, address in sorted(found.items()))
