"""What tells that records or templates were changed, without a word from the system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qaif_cli.store.workspace import TEMPLATES, Workspace

Mark = tuple[str, int, int]
"""A file, when it was written, and how large it is."""


def marks(workspace: Workspace, but: Path) -> frozenset[Mark]:
    """The files of the records and the workspace's own templates as they are now.

    Args:
        workspace: The workspace.
        but: A file that does not count, for it is written itself.
    """
    own = but.absolute()
    folders = (workspace.records, workspace.root / TEMPLATES)
    return frozenset(mark for folder in folders for mark in _marks(folder) if mark[0] != str(own))


def _marks(folder: Path) -> Iterator[Mark]:
    for path in folder.rglob("*"):
        try:
            stat = path.stat()
        except FileNotFoundError:  # it went while the folder was read
            continue
        yield str(path.absolute()), stat.st_mtime_ns, stat.st_size
