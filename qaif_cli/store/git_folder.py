"""Where git keeps a repository, found without git and without what reads it: every command asks, and most before all else."""

from __future__ import annotations

from pathlib import Path


def git_folder(root: Path) -> Path | None:
    """The folder in which git keeps what belongs to the working tree around a folder; None where there is none."""
    for folder in (root, *root.parents):
        there = folder / ".git"
        if there.is_dir():
            return there
        if there.is_file():  # a linked working tree, or a submodule
            said = there.read_text(encoding="utf-8", errors="replace").strip()
            named = folder / said.removeprefix("gitdir:").strip()
            return named if said.startswith("gitdir:") and named.is_dir() else None
    return None
