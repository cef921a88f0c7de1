"""The state of the git repository around a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.diff import Diff
from qaif_cli.model.finding import Finding


@dataclass(frozen=True)
class State:
    """The repository around a workspace.

    Attributes:
        git: Whether there is a git to ask.
        top: The top folder of the working tree; empty where there is no repository.
        inside: The workspace, seen from the top: `quality/`; empty where it is the top itself.
        branch: The branch; empty on a detached head.
        commit: The last commit; empty where nothing was committed yet.
        under_way: rebase, merge, cherry-pick, revert or bisect; empty where nothing is in progress.
        conflicts: The files that git could not merge, from the workspace.
        shallow: Whether the clone holds only the last commits.
        around: The top folder of the repository that this one is a submodule of; empty where it is none.
        worktree: Whether it is a linked working tree.
        ignored: Whether git is told to ignore the records.
        refused: What is said where there is one that git does not open, or one without files; `top` is empty then.
        apart: Whether the records folder is a repository of its own, below or without the one around it.
    """

    git: bool
    top: str = ""
    inside: str = ""
    branch: str = ""
    commit: str = ""
    under_way: str = ""
    conflicts: tuple[str, ...] = ()
    shallow: bool = False
    around: str = ""
    worktree: bool = False
    ignored: bool = False
    refused: str = ""
    apart: bool = False

    @property
    def usable(self) -> bool:
        """Whether git holds the records, so that versions of them can be compared."""
        return bool(self.top) and not self.apart and not self.ignored


@dataclass(frozen=True)
class Upstream:
    """The branch that this one follows, as it was when it was last fetched.

    Attributes:
        name: Such as `origin/main`.
        commit: Its last commit that is known here.
        day: The day of that commit.
        ahead: Commits that only this branch has.
        behind: Commits that only the other one has.
        fork: The last commit that both have; empty where they have none.
    """

    name: str
    commit: str
    day: date
    ahead: int
    behind: int
    fork: str


@dataclass(frozen=True)
class Status:
    """The state of a repository, as `qaif status` reports it.

    Attributes:
        records: The records folder, from the workspace: `records/`.
        state: The repository.
        mine: What differs from the last commit; None where that cannot be told.
        why_not: Why it cannot.
        others: Files beside the records that differ from the last commit: templates.
        findings: What is found now and was not found at the last commit.
        upstream: The branch that this one follows.
        theirs: What differs between where the two parted and that branch; None where nothing does.
    """

    records: str
    state: State
    mine: Diff | None
    why_not: str
    others: tuple[str, ...]
    findings: tuple[Finding, ...]
    upstream: Upstream | None
    theirs: Diff | None
