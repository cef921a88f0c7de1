"""Where the records and the templates are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from qaif_cli.errors import QaifError

RECORDS = "records"
TEMPLATES = "templates"
PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Workspace:
    """A folder with records in it.

    Attributes:
        root: The folder around the records folder.
        records: The records folder.
    """

    root: Path
    records: Path

    @property
    def prefix(self) -> str:
        """What stands before a record's path, seen from the root: `records/`."""
        return f"{self.records.name}/"

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders in which templates are looked for, the workspace's own first."""
        own = self.root / TEMPLATES
        return ((own,) if own.is_dir() else ()) + self.shipped_templates

    @property
    def shipped_templates(self) -> tuple[Path, ...]:
        """The folders in which the templates are that came with the program."""
        return shipped_templates()


def shipped_templates() -> tuple[Path, ...]:
    """The folders in which the templates are that came with the program."""
    shipped = (PACKAGE / "_templates", PACKAGE.parent / TEMPLATES)
    return tuple(path for path in shipped if path.is_dir())


def _has_framework(folder: Path) -> bool:
    """Whether a folder has a framework, be it one that cannot be read; or may not be looked into at all."""
    return os.path.lexists(folder / "framework.yaml") or (
        folder.name == RECORDS and os.path.isdir(folder) and not os.access(folder, os.R_OK | os.X_OK)  # noqa: PTH112  # pathlib raises where a folder may not be looked into
    )


def _is_of_git(folder: Path) -> bool:
    """Whether a folder holds what git keeps, and no files of a user's."""
    return all(os.path.lexists(folder / name) for name in ("HEAD", "objects", "refs"))


def find_workspace(records: Path | None, start: Path) -> Workspace:
    """The workspace of a records folder, or the nearest one from a folder upward.

    Args:
        records: The records folder, if the user named one.
        start: The folder to look from otherwise.

    Raises:
        QaifError: where there is none.
    """
    if records is not None:
        if not os.path.isdir(records):  # noqa: PTH112  # a folder around it that may not be read is no fault
            raise QaifError(
                f"There is no records folder `{records}`.", "Name the folder that holds `framework.yaml`."
            )
        found = records.resolve()
        return Workspace(found.parent, found)
    for folder in (start, *start.parents):
        if _has_framework(folder / RECORDS):
            return Workspace(folder, folder / RECORDS)
        if folder.name == RECORDS and _has_framework(folder):
            return Workspace(folder.parent, folder)
    if any(_is_of_git(folder) for folder in (start, *start.parents)):
        raise QaifError(
            "This is a folder of git itself, or a repository without files (bare): no records lie here.",
            "Go to the folder of your register, or to a clone of this repository: `git clone`.",
        )
    raise QaifError(
        "There is no `records/framework.yaml` here or in any folder above.",
        "Go to the folder of your register, or name its records folder with --records.",
    )
