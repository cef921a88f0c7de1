"""Two writers who meet on one record take turns for the moment of writing.

On POSIX the record itself is locked; the lock dies with the process, so that a power cut leaves nothing
behind. Windows cannot replace a file that is held open, so there a file beside it is locked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover  # run by the workflow's Windows job
    import msvcrt

    @contextmanager
    def locked(path: Path) -> Iterator[None]:
        """Hold the only right to replace a file."""
        beside = path.with_name(f".{path.name}.lock")
        with beside.open("a+b") as handle:
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                handle.seek(0)
                msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    @contextmanager
    def locked(path: Path) -> Iterator[None]:
        """Hold the only right to replace a file.

        Raises:
            FileNotFoundError: where there is no such file.
        """
        while True:
            with path.open("rb") as handle:
                fcntl.flock(handle, fcntl.LOCK_EX)
                # Another writer may have replaced the file while this one waited: then that is the file to lock.
                if path.stat().st_ino == os.fstat(handle.fileno()).st_ino:
                    yield
                    return
