"""Locks that die with the process that holds them: of a file that is replaced, of a folder, of what is being written.

Windows cannot replace a file that is held open, so there a file beside it is locked, and taken away by the last who held it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident
from time import monotonic, sleep

from qaif_cli.errors import QaifError
from qaif_cli.model.visible import visible

HELD_CAN_MOVE = sys.platform != "win32"
"""Whether a file that is held open can be renamed and removed."""
SOON = 2.0
"""After so many seconds of waiting for another command it is said that this one waits."""
LONGEST = 600.0
"""So many seconds it waits at the most: whoever holds a lock for longer has stopped, such as by Ctrl-Z."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.005, 0.1
_FAR = 1 << 30
"""Beyond what any file of ours holds."""
_OURS: set[tuple[int, Path]] = set()
"""The folders of which somebody in this process has the turn, each with its thread."""


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


if sys.platform == "win32":  # pragma: no cover  # run by the workflow's Windows job
    import msvcrt

    @contextmanager
    def locked(path: Path) -> Iterator[None]:
        """Hold the only right to replace a file."""
        beside = path.with_name(f".{path.name}.lock")
        try:
            with beside.open("a+b") as handle:
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                try:
                    yield
                finally:
                    handle.seek(0)
                    msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)
        finally:
            with suppress(OSError):  # who waits for it holds it open, and then it cannot be taken away
                beside.unlink()

    @contextmanager
    def in_turn(_: Path) -> Iterator[None]:
        """No folder can be locked here: each tries until it is the first."""
        yield

    def claim(handle: int) -> bool:
        """Hold an open file until it is closed, or the process dies; False where another process holds it."""
        os.lseek(handle, _FAR, os.SEEK_SET)  # what is locked cannot be read by others there
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _hold(handle: int, path: Path) -> None:
        """Wait until nobody else holds an open file or folder, and hold it until it is closed.

        Raises:
            OSError: where the disk knows no locks.
            QaifError: where somebody holds it for too long.
        """
        began, told, pause = monotonic(), False, _FIRST_PAUSE
        while True:
            try:
                return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waited = monotonic() - began
            if waited > LONGEST:
                raise QaifError(
                    f"Another command has held `{path}` for {LONGEST:g} seconds, so nothing was written.",
                    "Look whether a `qaif` was stopped and not ended, such as by Ctrl-Z; end it, and run this command again.",
                )
            if waited > SOON and not told:
                told = True
                _say_that_it_waits(path)
            sleep(pause)
            pause = min(1.5 * pause, _LONGEST_PAUSE)

    def _say_that_it_waits(path: Path) -> None:
        from logging import getLogger  # noqa: PLC0415  # loaded by nobody who does not wait

        getLogger("qaif").warning(
            "Another command writes to `%s`. Waiting until it has ended …", visible(f"{path}")
        )

    @contextmanager
    def locked(path: Path) -> Iterator[None]:
        """Hold the only right to replace a file.

        Raises:
            FileNotFoundError: where there is no such file.
            QaifError: where another command holds it for too long.
        """
        while True:
            with path.open("rb") as handle:
                _hold(handle.fileno(), path)
                # Another writer may have replaced the file while this one waited: then that is the file to lock.
                if path.stat().st_ino == os.fstat(handle.fileno()).st_ino:
                    yield
                    return

    @contextmanager
    def in_turn(folder: Path) -> Iterator[None]:
        """Be the only one of those who write to a folder in turn, as far as its disk can lock it; who is, may ask again.

        It spares work and keeps nothing whole: for that, a new file is created only where none of its name is, and a file is
        replaced only where it is as it was read.

        Raises:
            QaifError: where another command has its turn for too long.
        """
        place = (get_ident(), folder.resolve())
        if place in _OURS:
            yield
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                _hold(handle, folder)
            _OURS.add(place)
            yield
        finally:
            _OURS.discard(place)
            os.close(handle)

    def claim(handle: int) -> bool:
        """Hold an open file until it is closed, or the process dies; False where another holds it, or the disk knows no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
