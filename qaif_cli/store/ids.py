"""A number for a new record, free in the folder and on every branch that git knows."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from qaif_cli.model.retired import KIND as RETIRED
from qaif_cli.store.git import names_ever_added

WIDTH = 4


def next_number(records: Path, folder: str, prefix: str) -> int:
    """The next number of a kind: one more than the highest that is or ever was in use.

    Args:
        records: The records folder.
        folder: The folder of the kind.
        prefix: What stands before the number: `R-`.
    """
    pattern = re.compile(rf"{re.escape(prefix)}([0-9]+)")
    here = (path.stem for place in (folder, RETIRED.folder) for path in (records / place).rglob("*.yaml"))
    there = (
        PurePosixPath(name).stem for name in names_ever_added(records.parent, f"{records.name}/{folder}")
    )
    numbers = [int(found[1]) for name in (*here, *there) if (found := pattern.fullmatch(name))]
    return max(numbers, default=0) + 1


def numbered(prefix: str, number: int) -> str:
    """An ID: `R-0007`."""
    return f"{prefix}{number:0{WIDTH}d}"
