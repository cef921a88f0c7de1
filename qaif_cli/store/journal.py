"""What the last writing commands did to which files, to the byte, so that it can be taken back.

It is kept in the folder of git (`.git/qaif/`), outside of what is committed, and is on the disk before the first record is
replaced: after a power cut it tells what was to be done. A workspace without git has none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from qaif_cli.store.git.folder import checked_out, git_folder
from qaif_cli.store.source import read_bytes

MOST = 20
"""So many commands can be taken back, one after the other."""
_DONE, _UNDONE, _BEGUN = ".done", ".undone", ".begun"


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
    """

    file: Path
    commit: str
    files: tuple[TouchedFile, ...]

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
def kept(records: Path, files: Sequence[TouchedFile]) -> Iterator[None]:
    """Keep what is about to be done; where it fails, nothing is kept of it."""
    folder = _folder(records)
    if folder is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    settle(records)
    git = git_folder(records.parent)
    begun = folder / f"{os.getpid()}{_BEGUN}"
    _write(begun, files, checked_out(git) if git else "")
    try:
        yield
    except BaseException:
        begun.unlink(missing_ok=True)
        raise
    try:
        for undone in folder.glob(f"*{_UNDONE}"):
            undone.unlink(missing_ok=True)
        _number(begun, folder)
        for old in sorted(folder.glob(f"*{_DONE}"))[:-MOST]:
            old.unlink(missing_ok=True)
    except OSError:  # the records are written: what was begun is settled by the next command
        return


def settle(records: Path) -> None:
    """What a command left that died meanwhile becomes its entry; where it did nothing yet, nothing is kept of it."""
    folder = _folder(records)
    for begun in sorted(folder.glob(f"*{_BEGUN}")) if folder else ():
        if not died(begun.stem):
            continue
        entry = _read(begun)
        if entry is None or entry.is_undone(records):
            begun.unlink(missing_ok=True)
        elif folder:
            _number(begun, folder)


def last(records: Path, *, undone: bool = False) -> KeptCommand | None:
    """The last command that was not taken back; or the last one that was."""
    folder = _folder(records)
    if folder is None:
        return None
    found = sorted(folder.glob(f"*{_UNDONE if undone else _DONE}"))
    if not found:
        return None
    return _read(found[0] if undone else found[-1])


def is_kept(records: Path) -> bool:
    """Whether what commands do is kept here: only git has a place for it."""
    return _folder(records) is not None


def died(process: str) -> bool:
    """Whether a process is gone; where that cannot be asked without harm, it is taken to live."""
    if os.name != "posix":
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return True
    except PermissionError:
        return False
    return False


def flush(folder: Path) -> None:
    """Make a folder's new name last through a power cut, where the system offers that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _folder(records: Path) -> Path | None:
    """Where it is kept for a records folder: a repository may hold several."""
    git = git_folder(records.parent)
    if git is None:
        return None
    inside = os.path.relpath(records, git.resolve().parent)
    return git / "qaif" / hashlib.sha256(inside.encode()).hexdigest()[:16]


def _number(begun: Path, folder: Path) -> None:
    """Give an entry the next number; two commands that end together get two."""
    taken = [int(path.stem) for path in folder.glob(f"*{_DONE}")]
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


def _write(path: Path, files: Sequence[TouchedFile], commit: str) -> None:
    """One line that says what follows, then the bytes; on the disk when this returns."""
    sizes = [[one.path, _size(one.before), _size(one.after)] for one in files]
    head = json.dumps({"version": 1, "commit": commit, "files": sizes}).encode()
    with path.open("wb") as handle:
        handle.write(head + b"\n")
        for one in files:
            handle.write((one.before or b"") + (one.after or b""))
        handle.flush()
        os.fsync(handle.fileno())
    flush(path.parent)


def _size(data: bytes | None) -> int | None:
    return None if data is None else len(data)


def _read(path: Path) -> KeptCommand | None:
    """An entry; None where its file was cut short, before anything was done."""
    head, line, data = read_bytes(path).partition(b"\n")
    if not line:
        return None
    about = json.loads(head)
    at, files = 0, []
    for name, before, after in about["files"]:
        middle = at + (before or 0)
        end = middle + (after or 0)
        files.append(
            TouchedFile(
                name, None if before is None else data[at:middle], None if after is None else data[middle:end]
            )
        )
        at = end
    return KeptCommand(path, about["commit"], tuple(files)) if at == len(data) else None
