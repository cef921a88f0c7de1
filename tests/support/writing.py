"""What the tests of writing commands share."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

Changes = Callable[[], list[str]]
"""The lines of all records that a test has taken away or added, each with its sign."""


class June(datetime):
    """A clock that stands at noon on 15 June 2026."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> June:
        """Noon."""
        return cls(2026, 6, 15, 12, tzinfo=tz)


def texts(records: Path) -> dict[str, list[str]]:
    """Every record as lines."""
    return {
        path.relative_to(records).as_posix(): path.read_text("utf-8").splitlines()
        for path in sorted(records.rglob("*.yaml"))
    }


def signed(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    """The lines that differ, without their places."""
    lines: list[str] = []
    for path in sorted(before.keys() | after.keys()):
        found = list(difflib.unified_diff(before.get(path, []), after.get(path, []), n=0, lineterm=""))
        lines += [line for line in found[2:] if not line.startswith("@@")]
    return lines
