"""A copy of the base register that is lent to one test after the other, and put right in between.

A new copy for each test would be tens of thousands of files in a run, and as many to be deleted.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR

BASE = Path(__file__).parents[1] / "base" / "records"
Look = tuple[int, ...]


@dataclass
class Lent:
    """A folder with a copy in it.

    Attributes:
        top: The folder; a test may put into it what it likes, beside the records too.
        first: How everything in it looked before a test had it.
    """

    top: Path
    first: dict[str, Look] = field(default_factory=dict)

    @property
    def records(self) -> Path:
        """The copy."""
        return self.top / "records"

    def fresh(self) -> Path:
        """The copy as it was at first, made or put right."""
        if not self.first:
            shutil.copytree(BASE, self.records)
            self.first = everything(self.top)
        now = everything(self.top)
        if now == self.first:
            return self.records
        for path in sorted(path for path in now if now[path] != self.first.get(path)):
            _remove(self.top / path)
        left = everything(self.top)
        for path in sorted(path for path in self.first if path not in left):
            there, original = self.top / path, BASE / Path(path).relative_to("records")
            if original.is_dir():
                there.mkdir(exist_ok=True)
                shutil.copystat(original, there)
            else:
                shutil.copy2(original, there)
            self.first[path] = look(there)
        return self.records


def everything(top: Path) -> dict[str, Look]:
    """How everything in a folder looks, by its path."""
    found: dict[str, Look] = {}
    _look_below(os.fspath(top), "", found)
    return found


def files_in(top: Path) -> dict[str, bytes]:
    """What every file in a folder holds, by its path."""
    found: dict[str, bytes] = {}
    _read_below(os.fspath(top), "", found)
    return found


def _read_below(folder: str, path: str, found: dict[str, bytes]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{path}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                _read_below(entry.path, f"{name}/", found)
            elif entry.is_file():
                found[name] = Path(entry.path).read_bytes()


def _look_below(folder: str, path: str, found: dict[str, Look]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{path}{entry.name}"
            found[name] = _looks(entry.stat(follow_symlinks=False))
            if entry.is_dir(follow_symlinks=False):
                _look_below(entry.path, f"{name}/", found)


def look(path: Path) -> Look:
    """What changes when somebody changes a file: any write sets its time, for the first one is the original's."""
    return _looks(path.lstat())


def _looks(found: os.stat_result) -> Look:
    return (
        (found.st_mode,)
        if S_ISDIR(found.st_mode)
        else (found.st_mode, found.st_size, found.st_mtime_ns, found.st_ino)
    )


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
