"""Where the records and the templates are."""

from __future__ import annotations

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


def find_workspace(records: Path | None, start: Path) -> Workspace:
    """The workspace of a records folder, or the nearest one from a folder upward.

    Args:
        records: The records folder, if the user named one.
        start: The folder to look from otherwise.

    Raises:
        QaifError: where there is none.
    """
    if records is not None:
        if not records.is_dir():
            raise QaifError(
                f"There is no records folder `{records}`.", "Name the folder that holds `framework.yaml`."
            )
        found = records.resolve()
        return Workspace(found.parent, found)
    for folder in (start, *start.parents):
        if (folder / RECORDS / "framework.yaml").is_file():
            return Workspace(folder, folder / RECORDS)
        if folder.name == RECORDS and (folder / "framework.yaml").is_file():
            return Workspace(folder.parent, folder)
    raise QaifError(
        "There is no `records/framework.yaml` here or in any folder above.",
        "Go to the folder of your register, or name its records folder with --records.",
    )
