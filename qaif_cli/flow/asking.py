"""What every reading command is told at the door, and the reading itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Register
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import Worktree
from qaif_cli.store.workspace import Workspace, find_workspace


@dataclass(frozen=True)
class Ask:
    """What a reading command is told.

    Attributes:
        records: The records folder, if the user named one.
        start: The folder in which the command was given.
        as_of: The day that counts as today.
        today: The real day.
    """

    records: Path | None
    start: Path
    as_of: date
    today: date

    def workspace(self) -> Workspace:
        """The workspace that is meant."""
        return find_workspace(self.records, self.start)


@dataclass(frozen=True)
class Reading:
    """A register with the framework by which it is judged."""

    workspace: Workspace
    loaded: Loaded
    framework: Framework

    @property
    def register(self) -> Register:
        """The records."""
        return self.loaded.register


def read(ask: Ask) -> Reading:
    """Read the register.

    Raises:
        QaifError: where there is none, or its framework cannot be read.
    """
    workspace = ask.workspace()
    loaded = load(Worktree(workspace.records))
    if loaded.framework is None:
        raise QaifError(
            f"`{workspace.prefix}framework.yaml` cannot be read, and everything else is judged by it.",
            "Run `qaif check`: it says what is wrong in it and where.",
        )
    return Reading(workspace, loaded, loaded.framework)


def unread_note(register: Register) -> tuple[str, ...]:
    """One line for each file that could not be read, to stand below any list."""
    return tuple(
        f"Could not be read: {item.id}{f' ({item.title})' if item.title else ''}, {item.path}: {item.why[0] if item.why else ''}"
        for item in register.unreadable
    )
