"""Whether a merge or rebase is under way, and how the branch differs from its upstream, without using the network."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from qaif_cli.model.repository import State, Upstream
from qaif_cli.store.git.process import BARE, BEGINS, attempt, is_bare, not_opened, refused, run

_UNDER_WAY = (
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
    ("BISECT_LOG", "bisect"),
)
_SHALLOW, _AROUND = "--is-shallow-repository", "--show-superproject-working-tree"
_COMMIT = "HEAD^{commit}"
_ASKED = ("--show-toplevel", "--git-dir", "--git-common-dir", "--show-prefix", _SHALLOW, _AROUND)


def state(root: Path, folder: str) -> State:
    """What the repository around a workspace is in the middle of.

    Args:
        root: The workspace.
        folder: Its records folder, seen from it.
    """
    about = _about(root)
    top = about["--show-toplevel"]
    if not top:
        apart = bool(_line(root / folder, "rev-parse", "--show-toplevel"))
        why = refused(root)
        said = not_opened(why) if why else BARE if is_bare(root) else ""
        return State(git=attempt(root, "--version") is not None, apart=apart, refused=said)
    own, shared = root / about["--git-dir"], root / about["--git-common-dir"]
    inner = _line(root / folder, "rev-parse", "--show-toplevel") if _may_be_apart(root, folder) else top
    return State(
        git=True,
        top=top,
        inside=about["--show-prefix"],
        branch=_line(root, "symbolic-ref", "--quiet", "--short", "HEAD"),
        commit=about[_COMMIT],
        under_way=next((what for name, what in _UNDER_WAY if (own / name).exists()), ""),
        conflicts=_unmerged(root),
        shallow=about[_SHALLOW] == "true",
        around=about[_AROUND],
        worktree=own.resolve() != shared.resolve(),
        ignored=attempt(root, "check-ignore", "--quiet", "--", f"{folder}/framework.yaml") is not None,
        apart=inner != top,
    )


def _may_be_apart(root: Path, folder: str) -> bool:
    """Whether a folder may lie in another repository than the one around it: git is asked where anything speaks for it.

    It leads elsewhere, holds what a repository begins with, or lies on another disk, where git does not look further up.
    """
    there = root / folder
    if there.is_symlink() or not there.is_dir() or there.stat().st_dev != root.stat().st_dev:
        return True
    return any(os.path.lexists(there / name) for name in BEGINS)


def show_prefix(root: Path) -> str:
    """A folder seen from the top of its repository, with a slash at the end; empty at the top and without git."""
    return _line(root, "rev-parse", "--show-prefix")


def upstream(root: Path) -> Upstream | None:
    """The branch that this one follows, without asking the network; None where it follows none."""
    name = _line(root, "rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")
    commit = _line(root, "rev-parse", "--verify", "--quiet", "@{upstream}^{commit}")
    if not name or not commit:
        return None
    counts = run(root, "rev-list", "--left-right", "--count", f"HEAD...{commit}").split()
    day = _line(root, "log", "-1", "--no-show-signature", "--format=%cs", commit, "--")
    fork = _line(root, "merge-base", "HEAD", commit)
    return Upstream(name, commit, date.fromisoformat(day), int(counts[0]), int(counts[1]), fork)


def changed_paths(root: Path, folders: Iterable[str]) -> tuple[str, ...]:
    """Every file below some folders that differs from the last commit, staged or not, by path from the root."""
    output = run(
        root, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", *folders
    )
    prefix = show_prefix(root)
    found = (line[3:] for line in output.decode("utf-8", "surrogateescape").split("\0") if line)
    return tuple(sorted(path.removeprefix(prefix) for path in found))


def left_aside(root: Path, folder: str) -> tuple[str, ...]:
    """The files of a folder whose changes git was told not to look for, by path from the root."""
    listed = run(root, "ls-files", "-v", "-z", "--", folder).decode("utf-8", "surrogateescape")
    marked = (line.partition(" ") for line in listed.split("\0") if line)
    return tuple(path for mark, _, path in marked if mark == "S" or mark.islower())


def _unmerged(root: Path) -> tuple[str, ...]:
    listed = (attempt(root, "ls-files", "--unmerged", "-z") or b"").decode("utf-8", "surrogateescape")
    return tuple(dict.fromkeys(line.partition("\t")[2] for line in listed.split("\0") if line))


def _line(root: Path, *arguments: str) -> str:
    return (attempt(root, *arguments) or b"").decode("utf-8", "surrogateescape").rstrip("\n")


def _about(root: Path) -> Mapping[str, str]:
    """What git says of the place of a folder, by the option that asks for it, and its commit; all in one process.

    Each is a line, and the last is left out where there is nothing to say. Where there is no commit yet the rest is
    asked without it; where a path has lines of its own, each is asked for alone.
    """
    for asked in ((_COMMIT, *_ASKED), _ASKED):
        lines = _line(root, "rev-parse", *asked).split("\n")
        said = {_COMMIT: "", **dict(zip(asked, [*lines, ""][: len(asked)], strict=False))}
        whole = len(lines) in (len(asked) - 1, len(asked)) and said.get(_SHALLOW) in ("true", "false")
        if whole and said[_COMMIT] != _COMMIT:  # which is said again where a file is called so
            return said
    alone = {option: _line(root, "rev-parse", option) for option in _ASKED}
    return {_COMMIT: _line(root, "rev-parse", "--verify", "--quiet", _COMMIT), **alone}
