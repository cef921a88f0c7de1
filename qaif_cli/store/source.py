"""Sources of record files: the folder on disk, or a revision in git. The rest of the program need not know which."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from qaif_cli.errors import QaifError

YAML_ENDINGS = (".yaml", ".yml")
# A pipe that nobody writes into is opened at once, and seen to be none; Windows has no such pipes.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MORE = 1 << 16
FOLDERS_READ: set[Path] = set()
"""The records folders that were read on the disk by this process."""
_GONE = "it was here when the folder was listed, and is gone now"
_WHY = {
    errno.ENOENT: _GONE,
    errno.ESTALE: _GONE,
    errno.ENOTDIR: _GONE,
    errno.EACCES: "you have no right to read it",
    errno.EPERM: "you have no right to read it",
    errno.ELOOP: "it is a link that leads round in a ring",
}
_NO_FILE = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True)
class File:
    """One file: its path from the records folder, with forward slashes, and its bytes.

    Attributes:
        fault: Why its bytes cannot be had, part of a sentence; empty where they are there.
    """

    path: str
    data: bytes
    fault: str = ""


class RecordSource(Protocol):
    """Anything that record files can be read from."""

    def files(self) -> Iterator[File]:
        """Every YAML file, by path."""
        ...


@runtime_checkable
class TurnsLineEnds(Protocol):
    """A source that may hold a file with other line ends than the disk has, and call it the same."""

    def turned(self, files: Sequence[File]) -> frozenset[str]:
        """The paths of those that are on disk as here, once their line ends are turned."""
        ...


@dataclass(frozen=True)
class Files:
    """Some files that were read already."""

    held: tuple[File, ...]

    def files(self) -> Iterator[File]:
        """The files."""
        yield from self.held


@dataclass(frozen=True)
class Worktree:
    """The records folder as it is on disk."""

    records: Path

    def files(self) -> Iterator[File]:
        """Every YAML file below the folder, by path, and all that stands there and cannot be read as one.

        Links that leave the folder are not followed, nor links to folders.
        """
        FOLDERS_READ.add(self.records)
        for path, fault in sorted(self._paths(self.records, "")):
            yield File(path, b"", fault) if fault else self._file(path)

    def _file(self, path: str) -> File:
        try:
            return File(path, read_bytes(f"{self.records}/{path}"))
        except OSError as error:
            return File(path, b"", why_not(error))

    def _paths(self, folder: Path, below: str) -> Iterator[tuple[str, str]]:
        """The path of each file and of each thing that is none, with what is wrong with it."""
        try:
            with os.scandir(folder) as listed:
                entries = list(listed)
        except OSError as error:
            yield below.rstrip("/") or ".", why_not(error)
            return
        for entry in entries:
            name = below + entry.name
            if entry.name.startswith("."):
                continue
            if not entry.name.isprintable():
                yield _in_print(name), "its name holds a sign that nobody sees"
            elif entry.is_symlink():
                fault = self._where_it_leads(entry)
                if fault or entry.name.endswith(YAML_ENDINGS):
                    yield name, fault
            elif entry.is_dir(follow_symlinks=False):
                if entry.name.endswith(YAML_ENDINGS):
                    yield name, "it is a folder, not a file"
                yield from self._paths(folder / entry.name, f"{name}/")
            elif entry.name.endswith(YAML_ENDINGS):
                yield name, ""

    def _where_it_leads(self, entry: os.DirEntry[str]) -> str:
        """Why a link is not followed; empty where it leads to a file of the folder, or is of no concern."""
        is_record = entry.name.endswith(YAML_ENDINGS)
        try:
            end = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError) as error:  # a ring is a RuntimeError before Python 3.13
            ring = not isinstance(error, OSError) or error.errno == errno.ELOOP
            dead = "it is a link that leads nowhere" if not ring else _WHY[errno.ELOOP]
            return dead if is_record else ""
        inside = end.is_relative_to(self.records.resolve())
        if end.is_dir():
            return f"it is a link to a folder{'' if inside else ' elsewhere'}, and nothing is read through it"
        return (
            "" if inside or not is_record else "it is a link out of the records folder, and is not followed"
        )


def _in_print(name: str) -> str:
    """A name with each sign that nobody sees written out."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in name)


def read_bytes(path: Path | str) -> bytes:
    """What an ordinary file holds. It never waits: a pipe is refused, whoever may write into it.

    Raises:
        OSError: where it cannot be read, or is no ordinary file.
    """
    handle = os.open(path, _READING)
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            kind = next((words for holds, words in _NO_FILE if holds(about.st_mode)), "something else")
            raise OSError(errno.EINVAL, f"it is {kind}, not a file", str(path))
        parts = [os.read(handle, about.st_size + 1)]
        while parts[-1]:  # a disk in a network may give a part at a time
            parts.append(os.read(handle, _MORE))
        return parts[0] if len(parts) <= 2 else b"".join(parts)  # noqa: PLR2004  # the second is empty: a long file is not copied
    finally:
        os.close(handle)


def bytes_of(path: Path) -> bytes:
    """What an ordinary file holds.

    Raises:
        QaifError: where it cannot be read.
    """
    try:
        return read_bytes(path)
    except OSError as error:
        raise QaifError(
            f"`{path}` cannot be read: {why_not(error)}.", "`qaif check` says what to do."
        ) from None


def why_not(error: OSError) -> str:
    """Why the system gave no file, part of a sentence."""
    if error.errno == errno.EINVAL and (error.strerror or "").startswith("it is "):
        return str(error.strerror)
    if error.errno == errno.ENXIO:
        return "it is a socket, not a file"
    return _WHY.get(error.errno or 0, f"the system does not give it ({error.strerror or error})")
