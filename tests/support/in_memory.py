"""The folders of the tests stand in memory, where the computer has room for them there.

The tests write a hundred thousand small files and start git in hundreds of repositories: a disk makes each wait, and
what is tested is not the disk. What is flushed is flushed there too, in the same order.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108  # what stands in it is made by `tempfile`
"""Where Linux has a folder in memory; other systems have none, and their tests stand where they always did."""
NO_PROGRAMS = 8
"""What Linux calls ST_NOEXEC."""
ROOM = 2 * 2**30
"""What has to be free there, in bytes: several times what a run leaves."""


def stand_in_memory(memory: Path = MEMORY) -> bool:
    """Let whatever asks for a temporary folder from here on, in this process or in one that it starts, be given one in memory.

    Not where somebody said which folder to take, nor where it is small, or no program may be started from it, as in
    many containers.

    Returns:
        Whether it is so.
    """
    if any(name in os.environ for name in ("TMPDIR", "TEMP", "TMP")) or not roomy(memory):
        return False
    os.environ["TMPDIR"] = tempfile.tempdir = str(memory)
    return True


def roomy(folder: Path) -> bool:
    """Whether a folder is there to be written to, has room, and lets programs be started from it."""
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return False
    about = os.statvfs(folder)
    return not about.f_flag & NO_PROGRAMS and about.f_bavail * about.f_frsize >= ROOM
