"""Ends what git is in the middle of: a resolved record is staged, and the merge is committed with the last of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.flow.pulling import brought_together, told
from qaif_cli.flow.request import Ask
from qaif_cli.model.repository import State
from qaif_cli.model.words import listed
from qaif_cli.render.words import number_of
from qaif_cli.store.git import end_merge, stage, state
from qaif_cli.store.workspace import Workspace

_SHORT = 12
_GO_ON = "`git {what} --continue` goes on with it."
_MERGE = "merge"


def settled(ask: Ask, paths: Sequence[str]) -> tuple[str, int]:
    """Tell git that some records are put together, and commit the merge where they were the last.

    Args:
        ask: What a command is told.
        paths: Their files, from the workspace.

    Returns:
        What there is to say, and the exit code: 1 where the merge brings an error that neither side had.
    """
    workspace = ask.workspace()
    here = state(workspace.root, workspace.records.name)
    if not here.usable or not here.under_way:
        return "`qaif commit` commits it.\n", EXIT_CLEAN
    stage(workspace.root, paths)
    return _ended(ask, workspace)


def end(ask: Ask) -> tuple[str, int]:
    """Commit a merge of which everything is settled.

    Raises:
        QaifError: where none is in progress, or something is not settled; what.
    """
    workspace = ask.workspace()
    here = state(workspace.root, workspace.records.name)
    if not here.under_way:
        raise QaifError(
            "Nothing is being merged.",
            "`qaif status` says how things stand; `qaif pull` takes in what others did.",
        )
    if here.conflicts:
        raise QaifError(
            f"Not merged yet: {listed(here.conflicts)}.",
            "`qaif resolve ID` puts a record together, `qaif resolve framework` the settings.",
        )
    return _ended(ask, workspace)


def _ended(ask: Ask, workspace: Workspace) -> tuple[str, int]:
    here = state(workspace.root, workspace.records.name)
    if here.conflicts:
        return f"{number_of(len(here.conflicts), 'file')} left: {listed(here.conflicts)}.\n", EXIT_CLEAN
    if here.under_way != _MERGE:
        return f"git has been told. {_GO_ON.format(what=here.under_way)}\n", EXIT_CLEAN
    errors = brought_together(ask, workspace, ("HEAD", "MERGE_HEAD"))
    made = end_merge(workspace.root)
    return "\n".join([*_committed(here, made), *told(errors), ""]), EXIT_FINDINGS if errors else EXIT_CLEAN


def _committed(here: State, made: str) -> Iterator[str]:
    yield f"The merge is committed: {made[:_SHORT]} on {here.branch}."
    yield "`qaif commit --push` pushes it."
