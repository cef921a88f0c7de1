"""Where the tests put their files: in memory, where a machine has such a folder with room in it.

Tens of thousands of small files are written and looked at again; on a disk the tests wait as long for it as for all else.
What is said of files is the same there. `TMPDIR` names another folder, as one on a disk.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

IN_MEMORY = Path("/dev/shm")  # noqa: S108  # Linux keeps it in memory; the folder made in it is its user's alone
ROOM = 500_000_000
"""The files of a test that passed are deleted at once: what is there at a time is a tenth of that."""
CHOSEN = ("TMPDIR", "PYTEST_DEBUG_TEMPROOT")
"""By these somebody has chosen another folder."""
NAME = "qaif-tests-"
"""What the folder of a run begins with; the number of its process follows."""


def put_into_memory() -> Path | None:
    """Let this process and those that it starts make temporary files in memory, where that can be done; the folder for them."""
    if any(name in os.environ for name in CHOSEN) or not can_be_used(IN_MEMORY):
        return None
    sweep(IN_MEMORY)
    made = Path(tempfile.mkdtemp(prefix=f"{NAME}{os.getpid()}-", dir=IN_MEMORY))
    os.environ["TMPDIR"] = str(made)
    tempfile.tempdir = None  # it is asked for again
    return made


def goes_with_this_process(folder: Path) -> None:
    """Delete a folder when this process ends, and not when one ends that was forked from it."""
    maker = os.getpid()

    @atexit.register
    def delete() -> None:
        if os.getpid() == maker:
            shutil.rmtree(folder, ignore_errors=True)


def sweep(place: Path) -> None:
    """Delete what runs have left that have ended: one that failed leaves its files until the next."""
    for folder in place.glob(f"{NAME}*-*"):
        number = folder.name.removeprefix(NAME).partition("-")[0]
        with suppress(OSError):
            if (
                number.isdigit()
                and folder.stat().st_uid == os.getuid()
                and not Path("/proc", number).exists()
            ):
                shutil.rmtree(folder, ignore_errors=True)


def can_be_used(folder: Path) -> bool:
    """Whether files can be written there that are programs too, and there is room for them."""
    if not sys.platform.startswith("linux") or not os.access(folder, os.W_OK | os.X_OK):
        return False
    return not os.statvfs(folder).f_flag & os.ST_NOEXEC and shutil.disk_usage(folder).free > ROOM
