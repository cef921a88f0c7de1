"""Which files belong to a commit: those of the records that changed, or of the ones that were named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from qaif_cli.errors import QaifError
from qaif_cli.flow.names import full_id
from qaif_cli.judge.diff.record_changes import paired
from qaif_cli.store.git import Revision, changed_paths
from qaif_cli.store.loader import load
from qaif_cli.store.source import YAML_ENDINGS, File, Files, Worktree
from qaif_cli.store.workspace import Workspace


@dataclass(frozen=True)
class Plan:
    """What would be committed.

    Attributes:
        paths: The files, from the records folder.
        left: The records that changed and stay out.
        before: The records as the last commit holds them.
        after: The records as this one would hold them.
    """

    paths: tuple[str, ...]
    left: tuple[str, ...]
    before: Files
    after: Files


@dataclass(frozen=True)
class _Changed:
    """A record that changed: every ID and every file that it has or had."""

    names: tuple[str, ...]
    paths: tuple[str, ...]


def planned(workspace: Workspace, head: str, ids: tuple[str, ...]) -> Plan:
    """What would be committed.

    Args:
        workspace: The workspace.
        head: The last commit; empty where there is none.
        ids: Only these records, under any ID that they have or had; all where empty.

    Raises:
        QaifError: where one that is named is not there or did not change.
    """
    folder = workspace.records.name
    was = {file.path: file for file in Revision(workspace.root, folder, head).files()} if head else {}
    now = {file.path: file for file in Worktree(workspace.records).files()}
    changed = [path for path in _paths(workspace) if path in was or path in now]
    groups = list(_groups(changed, was, now))
    wanted = [_one(name, groups, now) for name in ids] if ids else groups
    paths = tuple(sorted({path for group in wanted for path in group.paths}))
    after = {path: file for path, file in was.items() if path not in paths}
    after |= {path: now[path] for path in paths if path in now}
    left = tuple(group.names[0] for group in groups if group not in wanted)
    return Plan(paths, left, Files(tuple(was.values())), Files(tuple(after[path] for path in sorted(after))))


def _paths(workspace: Workspace) -> Iterator[str]:
    for path in changed_paths(workspace.root, (workspace.records.name,)):
        if path.startswith(workspace.prefix) and path.endswith(YAML_ENDINGS):
            yield path.removeprefix(workspace.prefix)


def _groups(paths: list[str], was: dict[str, File], now: dict[str, File]) -> Iterator[_Changed]:
    """The files that changed, by record: one that got another ID has two."""
    before, after = (load(Files(tuple(side[path] for path in paths if path in side))) for side in (was, now))
    left = set(paths)
    for one, other in paired(before.register.held, after.register.held):
        held = [item for item in (other, one) if item]
        files = {item.path for item in held}
        left -= files
        yield _Changed(tuple(dict.fromkeys(item.record.id for item in held)), tuple(sorted(files)))
    for path in sorted(left):
        yield _Changed((PurePosixPath(path).stem,), (path,))


def _one(name: str, groups: list[_Changed], now: dict[str, File]) -> _Changed:
    wanted = full_id(name).casefold()
    for group in groups:
        if wanted in (known.casefold() for known in group.names):
            return group
    if any(PurePosixPath(path).stem.casefold() == wanted for path in now):
        raise QaifError(f"{name} does not differ from the last commit.", "`qaif status` says what does.")
    raise QaifError(f"There is no record `{name}`.", "`qaif status` says what changed.")
