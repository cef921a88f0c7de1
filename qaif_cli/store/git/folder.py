"""Which commit is checked out, read without starting git: every writing command asks."""

from __future__ import annotations

from pathlib import Path

from qaif_cli.store.git_folder import git_folder


def checked_out(git: Path) -> str:
    """The commit that is checked out, as git keeps it; empty where there is none yet, or it is kept in another way."""
    head = _text(git / "HEAD")
    if not head.startswith("ref: "):
        return head
    name = head.removeprefix("ref: ")
    shared = _text(git / "commondir")
    for folder in (git, git / shared) if shared else (git,):
        loose = _text(folder / name)
        if loose:
            return loose
        for line in _text(folder / "packed-refs").splitlines():
            commit, _, ref = line.partition(" ")
            if ref == name:
                return commit
    return ""


def is_checked_out(root: Path, commit: str) -> bool:
    """Whether a commit, or none where it is empty, is still the one that is checked out; not where git keeps that in another way."""
    git = git_folder(root)
    if git is None:
        return False
    now = checked_out(git)
    return now == commit and (bool(now) or not _has_commits(git))


def _has_commits(git: Path) -> bool:
    shared = git / (_text(git / "commondir") or ".")
    heads = shared / "refs" / "heads"
    return (
        (shared / "packed-refs").is_file()
        or (shared / "reftable").is_dir()
        or any(path.is_file() for path in heads.rglob("*"))
    )


def _text(path: Path) -> str:
    """What a small file says; empty where it is not there."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
