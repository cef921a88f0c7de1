"""The power is cut at every step that a command takes on the disk: what lies there just before each is kept, and looked at."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qaif_cli.store.recovery import finish

STEPS = frozenset(
    {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod", "subprocess.Popen"}
)
"""What the interpreter tells of before it is done; opening a file to write is looked at apart."""
DEAD = 4_194_303
"""No process has this number while the tests run."""


@dataclass
class Cuts:
    """What a command had done at each moment.

    Attributes:
        root: The folder that is looked at.
        into: Where its copies are put.
        torn: Whether of what is about to be made safe on the disk only a half is there.
        steps: What was about to be done, for each copy.
    """

    root: Path
    into: Path
    torn: bool = False
    steps: list[str] = field(default_factory=list)

    def keep(self, step: str) -> Path:
        """Copy the folder as it is now."""
        copy = self.into / f"{len(self.steps):03}"
        self.steps.append(step)
        shutil.copytree(self.root, copy, symlinks=True)
        return copy

    @property
    def copies(self) -> Iterator[tuple[str, Path]]:
        """Each moment with the folder as it was then."""
        yield from ((step, self.into / f"{place:03}") for place, step in enumerate(self.steps))


_watching: list[Callable[[str, tuple[Any, ...]], None]] = []
_hooked: list[bool] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching:
        _watching[-1](event, arguments)


def _to_write(mode: object, flags: object) -> bool:
    return (isinstance(mode, str) and bool(set(mode) & set("wxa+"))) or (
        isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
    )


@contextmanager
def cut_at_every_step(root: Path, into: Path, *, torn: bool = False) -> Iterator[Cuts]:
    """Watch what is done to a folder, and keep what it was before each step and after the last.

    Args:
        root: The folder.
        into: An empty folder.
        torn: Whether a file that is made safe is there only in half.
    """
    cuts = Cuts(root, into, torn)
    if not _hooked:
        sys.addaudithook(_hook)  # it stays for as long as the interpreter lives
        _hooked.append(True)
    fsync, getpid = os.fsync, os.getpid

    def saw(event: str, arguments: tuple[Any, ...]) -> None:
        path = str(arguments[0]) if arguments else ""
        if event not in STEPS and not (event == "open" and _to_write(*arguments[1:3])):
            return
        if event != "subprocess.Popen" and not path.startswith(str(root)):
            return
        kept(f"{event} {Path(path).name}")

    def kept(step: str) -> Path:
        watch = _watching.pop()
        try:
            return cuts.keep(step)
        finally:
            _watching.append(watch)

    def safe(handle: int) -> None:
        copy = kept("os.fsync")
        name = Path(f"/proc/self/fd/{handle}").resolve()
        if torn and name.is_file() and name.is_relative_to(root):
            half = copy / name.relative_to(root)
            half.write_bytes(half.read_bytes()[: half.stat().st_size // 2])
        fsync(handle)

    _watching.append(saw)
    os.fsync = safe  # type: ignore[assignment]  # as long as the folder is watched
    os.getpid = lambda: DEAD
    try:
        yield cuts
    finally:
        os.fsync, os.getpid = fsync, getpid
        _watching.pop()
    cuts.keep("the end")


Files = dict[str, bytes]


def seen(records: Path) -> Files:
    """What readers see of a records folder."""
    paths = (path for path in records.rglob("*.yaml") if not path.name.startswith("."))
    return {path.relative_to(records).as_posix(): path.read_bytes() for path in paths}


def torn_records(records: Path, before: Files, after: Files) -> list[str]:
    """The records that are neither what they were nor what they are to become; what moves may stand in both places."""
    return [path for path, data in seen(records).items() if data not in (before.get(path), after.get(path))]


def ended(records: Path, before: Files, after: Files) -> bool | None:
    """Whether all is as after a command once the next has come; None where it is neither so nor as before, or something is left."""
    finish(records)
    now = seen(records)
    left = [path for path in records.parent.rglob("*.begun") if ".qaif" in path.parts or ".git" in path.parts]
    return now == after if now in (before, after) and not left and finish(records) == [] else None
