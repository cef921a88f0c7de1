"""Whether two workspaces can become one: both in git, both whole, nothing half done, and not the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.flow.place import placed
from qaif_cli.flow.request import Ask
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Register
from qaif_cli.model.words import listed
from qaif_cli.render.words import day as in_words
from qaif_cli.store.git import (
    Revision,
    changed_paths,
    holds,
    is_repository,
    is_shallow,
    resolve,
    shares_history,
    show_prefix,
    staged,
    state,
)
from qaif_cli.store.loader import FRAMEWORK_FILE, Loaded, load
from qaif_cli.store.source import Worktree
from qaif_cli.store.workspace import RECORDS, TEMPLATES, Workspace, find_workspace

_SHOWN = 10


@dataclass(frozen=True)
class Whose:
    """One of the two workspaces.

    Attributes:
        workspace: Where it is.
        loaded: What was read there.
        framework: Its settings.
        commit: Its last commit.
    """

    workspace: Workspace
    loaded: Loaded
    framework: Framework
    commit: str

    @property
    def register(self) -> Register:
        """Its records."""
        return self.loaded.register


def can_be_merged(ask: Ask, other: Path, prefix: str) -> tuple[Whose, Whose]:
    """Both sides, read.

    Raises:
        QaifError: where they cannot become one, with what to do.
    """
    mine = ask.workspace()
    there = _workspace(other)
    if there.records.resolve() == mine.records.resolve():
        raise QaifError(f"`{other}` is this register itself.", "Name the folder of the other board's.")
    for workspace, whose in ((mine, "This register"), (there, f"`{other}`")):
        _in_git(workspace, whose)
    ours = _read(mine, Worktree(mine.records), "ours")
    _not_yet(ours, there, other, prefix)
    if (show_prefix(mine.root), mine.records.name) != (show_prefix(there.root), there.records.name):
        places = [f"`{show_prefix(one.root)}{one.prefix}`" for one in (mine, there)]
        raise QaifError(
            f"Our records lie in {places[0]} of their repository and theirs in {places[1]}: `--at` could not read the papers of before.",
            "Both have to lie in the same place.",
        )
    changed = changed_paths(there.root, (there.records.name,))
    if changed:
        raise QaifError(
            f"In `{other}` {listed([f'`{path}`' for path in changed[:_SHOWN]])} {'is' if len(changed) == 1 else 'are'} not committed.",
            "Commit there first: what comes is what its history ends with.",
        )
    commit = resolve(there.root, "HEAD")
    theirs = _read(there, Revision(there.root, there.records.name, commit), "theirs", commit)
    return ours, theirs


def _workspace(other: Path) -> Workspace:
    for folder in (other, other / RECORDS):
        if (folder / FRAMEWORK_FILE).is_file():
            return find_workspace(folder, folder)
    if not other.is_dir():
        raise QaifError(
            f"There is no folder `{other}`.",
            "Name the folder of the other board's workspace on this computer; nothing is fetched from a network.",
        )
    raise QaifError(
        f"`{other}` holds no register.", f"Name the folder that holds `{RECORDS}/{FRAMEWORK_FILE}`."
    )


def _in_git(workspace: Workspace, whose: str) -> None:
    """See that a workspace is in a repository with a whole history.

    Raises:
        QaifError: where it is not.
    """
    here = state(workspace.root, workspace.records.name)
    if here.refused:
        raise QaifError(f"{whose} cannot be merged. {here.refused}")
    if not is_repository(workspace.root) or not here.commit:
        raise QaifError(
            f"{whose} is not in a git repository with a commit, and so has no history to be kept.",
            "Commit it first: `git init`, `git add --all` and `git commit`, in its folder.",
        )
    if is_shallow(workspace.root):
        raise QaifError(
            f"{whose} is a clone that holds only the last commits.",
            "Fetch the rest with `git fetch --unshallow`.",
        )
    if here.under_way or here.conflicts:
        raise QaifError(
            f"{whose} is in the middle of a {here.under_way or 'merge'}.",
            "End that first; `qaif status` says how.",
        )


def _not_yet(ours: Whose, there: Workspace, other: Path, prefix: str) -> None:
    """See that the other was not brought in already, shares no history, and that the prefix is free.

    Raises:
        QaifError: where it was, does, or is not.
    """
    for merger in ours.framework.mergers:
        if holds(there.root, merger.commit):
            raise QaifError(
                f"The register in `{other}` was brought in already, as {merger.prefix} (one board from {in_words(merger.date)}).",
                "A register is merged once; what was written there since is entered here.",
            )
    if shares_history(ours.workspace.root, there.root) or shares_history(there.root, ours.workspace.root):
        raise QaifError(
            f"The register in `{other}` is this one, or a copy of it: they have a history in common.",
            "Branches and clones of one register are put together with `git merge` and `qaif resolve`.",
        )
    for merger in ours.framework.mergers:
        if merger.prefix == prefix:
            raise QaifError(
                f"{prefix} is the prefix of what came from {merger.name} already.",
                "Say another with --prefix.",
            )


def _read(workspace: Workspace, source: Worktree | Revision, whose: str, commit: str = "") -> Whose:
    """A register in which every file can be read.

    Raises:
        QaifError: where one cannot: with its file and line.
    """
    loaded = load(source)
    if loaded.findings or loaded.framework is None:
        found = placed(loaded.findings, loaded.register, workspace.prefix)
        lines = [
            f"\n  {item.path}:{item.line}: {item.message}"
            + (f"\n    {item.excerpt}" if item.excerpt.strip() else "")
            for item in found[:_SHOWN]
        ]
        more = [f"\n  and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        raise QaifError(
            f"Not every file of {whose} can be read:{''.join([*lines, *more])}",
            f"\nPut that right {'there, commit it, and run' if commit else 'and run'} the command again.",
        )
    return Whose(workspace, loaded, loaded.framework, commit or resolve(workspace.root, "HEAD"))


def can_be_written(ours: Whose) -> None:
    """See that nothing of ours would be mixed into the commit of the merger.

    Raises:
        QaifError: where something would.
    """
    root = ours.workspace.root
    changed = changed_paths(root, (ours.workspace.records.name, TEMPLATES))
    if changed:
        raise QaifError(
            f"{listed([f'`{path}`' for path in changed[:_SHOWN]])} {'is' if len(changed) == 1 else 'are'} not committed here.",
            "`qaif commit` first: the merger is one commit of its own.",
        )
    if staged(root):
        raise QaifError("Something is staged in git and not committed.", "Commit it, or `git reset`, first.")
