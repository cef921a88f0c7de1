"""The files beside the records that decide what is told, where a change touches them."""

from __future__ import annotations

from qaif_cli.judge.changes.change_rule import OutsideFile
from qaif_cli.store.git import contents, differing_files
from qaif_cli.store.loader import AUTHORITIES_FILE
from qaif_cli.store.source import bytes_of
from qaif_cli.store.workspace import TEMPLATES, Workspace

DECIDE = (
    TEMPLATES,
    ".github",
    ".gitlab",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    "action.yml",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    "**/.gitattributes",
    "**/.gitignore",
)
"""Templates and the look of papers, what a forge runs and whom it asks, and how git compares files and which it keeps."""


def outside(
    workspace: Workspace, began: str, tip: str = "", *, nobody_asked: bool = False
) -> tuple[OutsideFile, ...]:
    """What a change did to the files that decide what is told.

    Args:
        workspace: The workspace.
        began: The commit where it began.
        tip: Its last commit; what is on disk where empty.
        nobody_asked: Whether the base names nobody who may decide; who may is among these files then, and is judged else.
    """
    root = workspace.root
    decide = (*DECIDE, f"{workspace.records.name}/{AUTHORITIES_FILE}") if nobody_asked else DECIDE
    rows = differing_files(root, began, tip, decide)
    data = contents(root, [name for row in rows for name in (row.before, row.after)])

    def text(path: str, name: str, *, there: bool) -> str | None:
        if name:
            return data.get(name, b"").decode("utf-8", "replace")
        on_disk = root / path
        return bytes_of(on_disk).decode("utf-8", "replace") if there and on_disk.is_file() else None

    return tuple(
        OutsideFile(
            row.path, text(row.path, row.before, there=False), text(row.path, row.after, there=not tip)
        )
        for row in rows
    )
