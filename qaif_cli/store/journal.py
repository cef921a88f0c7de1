"""What the last writing commands did to which files, to the byte, so that it can be taken back.

It is kept in the folder of git (`.git/qaif/`), outside of what is committed, and is on the disk before the first record is
replaced: after a power cut it tells what was to be done, and whatever command comes next does the rest. A workspace without git
keeps it in a hidden folder for as long as the writing takes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import time_ns
from typing import Any, BinaryIO

from qaif_cli.errors import QaifError
from qaif_cli.store.git.folder import checked_out
from qaif_cli.store.git_folder import git_folder
from qaif_cli.store.locks import HELD_CAN_MOVE, claim, in_turn
from qaif_cli.store.source import read_bytes

MOST = 20
"""So many commands can be taken back, one after the other."""
_DONE, _UNDONE, _BEGUN = ".done", ".undone", ".begun"
_WITHOUT_GIT = ".qaif"
"""The folder beside the records that holds what is being written together, while it is, where there is no git."""


@dataclass(frozen=True)
class TouchedFile:
    """A file that a command touched.

    Attributes:
        path: From the records folder, with forward slashes.
        before: Its bytes before it; None where it was not there.
        after: Its bytes after it; None where it is gone.
    """

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True)
class KeptCommand:
    """What one command did.

    Attributes:
        file: Where it is kept.
        commit: The commit that was checked out then.
        files: What it did.
        to_undo: Whether it can be taken back.
    """

    file: Path
    commit: str
    files: tuple[TouchedFile, ...]
    to_undo: bool = True

    def changed_since(self, records: Path) -> list[str]:
        """The files that are neither as the command left them nor as they were before it."""
        return [
            touched.path
            for touched in self.files
            if bytes_or_none(records / touched.path) not in (touched.before, touched.after)
        ]

    def is_undone(self, records: Path) -> bool:
        """Whether every file is as it was before the command."""
        return all(bytes_or_none(records / touched.path) == touched.before for touched in self.files)

    def has_begun(self, records: Path) -> bool:
        """Whether any file is as the command left it."""
        return any(
            touched.before != touched.after and bytes_or_none(records / touched.path) == touched.after
            for touched in self.files
        )

    def is_done(self, records: Path) -> bool:
        """Whether every file is as the command left it."""
        return all(bytes_or_none(records / touched.path) == touched.after for touched in self.files)

    def mark(self, *, undone: bool) -> None:
        """Keep that it was taken back, or done again."""
        self.file.replace(self.file.with_suffix(_UNDONE if undone else _DONE))


def bytes_or_none(path: Path) -> bytes | None:
    """What a file holds; None where it is not there."""
    try:
        return read_bytes(path)
    except FileNotFoundError:
        return None


@contextmanager
def kept(records: Path, files: Sequence[TouchedFile], *, to_undo: bool = True) -> Iterator[None]:
    """Keep what is about to be done; where it fails and nothing is done, nothing is kept of it.

    Args:
        records: The records folder.
        files: What is done to which files.
        to_undo: Whether it is kept afterwards too, so that it can be taken back.
    """
    folder, lasts = _folder(records)
    if len(files) <= 1 and not (lasts and to_undo):
        yield  # one file is replaced at once, or not
        return
    git = git_folder(records.parent)
    held = _free(folder)
    entry = KeptCommand(Path(held.name), checked_out(git) if git else "", tuple(files), lasts and to_undo)
    try:
        with held:
            _write(held, entry)
            yield
    except BaseException:
        if not entry.has_begun(records):
            entry.file.unlink(missing_ok=True)
            _tidy(folder)
        raise
    with suppress(OSError):  # the records are written: what was begun is ended by the next command
        end(entry)


def left(records: Path) -> Iterator[KeptCommand]:
    """What commands began that died before they had ended it; each is held until the next is asked for, where that can be."""
    folder, _ = _folder(records)
    for begun in sorted(folder.glob(f"*{_BEGUN}")):
        with suppress(FileNotFoundError), begun.open("rb") as handle:
            with in_turn(folder):
                died = claim(handle.fileno())
            if not died:
                continue
            entry = _read(begun)
            if not HELD_CAN_MOVE:
                handle.close()
            if entry is None:
                begun.unlink()
            else:
                yield entry


def end(entry: KeptCommand) -> None:
    """What a command did is whole: from now on it can be taken back, where it is to be; who ends it first ends it."""
    begun, folder = entry.file, entry.file.parent
    mine = begun.with_suffix(f".{os.getpid()}")
    try:
        begun.replace(mine)
    except FileNotFoundError:
        return
    if entry.to_undo:
        for undone in _numbered(folder, _UNDONE):
            undone.unlink(missing_ok=True)
        _number(mine, folder)
        for old in _numbered(folder, _DONE)[:-MOST]:
            old.unlink(missing_ok=True)
    mine.unlink(missing_ok=True)
    _tidy(folder)


def last(records: Path, *, undone: bool = False) -> KeptCommand | None:
    """The last command that was not taken back; or the last one that was.

    Raises:
        QaifError: where its file is damaged.
    """
    folder, _ = _folder(records)
    found = _numbered(folder, _UNDONE if undone else _DONE)
    if not found:
        return None
    file = found[0] if undone else found[-1]
    entry = _read(file)
    if entry is None:
        raise QaifError(
            f"What the last command wrote was kept in `{file}`, and that file is damaged.",
            "Nothing was written. `git diff` shows what differs from the last commit. Delete that file, and the command before it is the last one.",
        )
    return entry


def _numbered(folder: Path, ending: str) -> list[Path]:
    """The entries with an ending in their order; a file with another name is none of them."""
    return sorted(file for file in folder.glob(f"*{ending}") if file.stem.isascii() and file.stem.isdigit())


def is_kept(records: Path) -> bool:
    """Whether what commands do is kept here: only git has a place for it."""
    return _folder(records)[1]


def flush(folder: Path) -> None:
    """Make a folder's new name last through a power cut, where the system offers that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _folder(records: Path) -> tuple[Path, bool]:
    """Where it is kept for a records folder, of which a repository may hold several; and whether it is for longer than it takes."""
    git = git_folder(records.parent)
    if git is None:
        return records / _WITHOUT_GIT, False
    inside = _seen_from(records.resolve(), git.resolve().parent)
    return git / "qaif" / hashlib.sha256(inside.encode()).hexdigest()[:16], True


def _free(folder: Path) -> BinaryIO:
    """A new file for what is about to be done, held before anybody could take it for one of a command that died."""
    folder.mkdir(parents=True, exist_ok=True)
    with in_turn(folder):
        free = (folder / f"{time_ns()}-{os.getpid()}{_BEGUN}").open("xb")
        claim(free.fileno())
    return free


def _tidy(folder: Path) -> None:
    """Take away the folder that stands beside the records, once nothing is in it."""
    if folder.name == _WITHOUT_GIT:
        with suppress(OSError):  # somebody else writes
            folder.rmdir()


def _seen_from(records: Path, top: Path) -> str:
    """The records folder seen from another one; whole where Windows has the two on different drives."""
    try:
        return os.path.relpath(records, top)
    except ValueError:
        return str(records)


def _number(begun: Path, folder: Path) -> None:
    """Give an entry the next number; two commands that end together get two."""
    taken = [int(path.stem) for path in _numbered(folder, _DONE)]
    for number in count(max(taken, default=0) + 1):
        try:
            os.link(begun, folder / f"{number:08}{_DONE}")
        except FileExistsError:
            continue
        except OSError:  # a disk that knows no links
            begun.replace(folder / f"{number:08}{_DONE}")
            return
        begun.unlink()
        return


def _write(handle: BinaryIO, entry: KeptCommand) -> None:
    """One line that says what follows, then the bytes; on the disk when this returns."""
    sizes = [[one.path, _size(one.before), _size(one.after)] for one in entry.files]
    head = {"version": 1, "commit": entry.commit, "to_undo": entry.to_undo, "files": sizes}
    handle.write(json.dumps(head).encode() + b"\n")
    handle.writelines((one.before or b"") + (one.after or b"") for one in entry.files)
    handle.flush()
    os.fsync(handle.fileno())
    flush(entry.file.parent)


def _size(data: bytes | None) -> int | None:
    return None if data is None else len(data)


def _read(path: Path) -> KeptCommand | None:
    """An entry; None where its file was cut short, before anything was done, or holds something else."""
    head, _, data = read_bytes(path).partition(b"\n")
    try:
        about = json.loads(head)
        files = tuple(_touched(about["files"], data))
        return KeptCommand(path, str(about["commit"]), files, bool(about.get("to_undo", True)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # whatever else may stand there
        return None


def _touched(sizes: Any, data: bytes) -> Iterator[TouchedFile]:
    """The files of an entry, cut out of what follows its line.

    Raises:
        ValueError: where that is not as long as the line says, or is of no file.
    """
    at = 0
    for name, *lengths in sizes:
        if not isinstance(name, str) or "\0" in name or len(lengths) != len(("before", "after")):
            raise ValueError
        parts: list[bytes | None] = []
        for length in lengths:
            if length is not None and not 0 <= length <= len(data) - at:
                raise ValueError
            parts.append(None if length is None else data[at : at + length])
            at += length or 0
        yield TouchedFile(name, *parts)
    if at != len(data):
        raise ValueError
