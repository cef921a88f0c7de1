"""The user's own editor, opened on a copy of a record.

The copy is a dot-file beside the record, so that it is no record itself and the editor knows its kind.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.store.git import editor_of

_POSIX = os.name == "posix"
_LAST = "notepad" if sys.platform == "win32" else "vi"


@contextmanager
def copy_beside(path: Path) -> Iterator[Path]:
    """A name for a copy of a record; whatever stands there at the end is taken away."""
    copy = path.with_name(f".{path.stem}.{os.getpid()}.edit.yaml")
    try:
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def edited(root: Path, copy: Path, given: bytes) -> bytes:
    """What the user made of some bytes, once the editor is closed.

    Args:
        root: The workspace, for what git says of the editor there.
        copy: The file to edit; it is written here.
        given: What stands in it at first.

    Raises:
        QaifError: where there is no editor, or it says that it failed.
    """
    command = next(filter(_is_here, _named(root)), _LAST)
    copy.write_bytes(given)
    code = _run(_argv(command, copy), root)
    if code:
        raise QaifError(
            f"The editor `{command}` could not be opened, or ended with a fault ({code}).",
            "Nothing was written. Name another with `git config core.editor`, or in EDITOR.",
        )
    try:
        return copy.read_bytes()
    except FileNotFoundError:
        return b""


def _named(root: Path) -> Iterator[str]:
    """The editors that somebody named, the nearest first."""
    yield editor_of(root)
    yield os.environ.get("VISUAL", "")
    yield os.environ.get("EDITOR", "")


def _is_here(command: str) -> bool:
    """Whether an editor is named; on Windows also whether it is there, for git names a `vi` that only git itself finds."""
    return bool(command) and (_POSIX or shutil.which(_words(command)[0]) is not None)


def _run(argv: list[str], root: Path) -> int:
    """Open the editor and wait; while it is open, Ctrl-C is its business and not ours."""
    try:
        process = subprocess.Popen(argv, cwd=root)
    except OSError:
        return 127
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, ours)


def _argv(command: str, copy: Path) -> list[str]:
    """How an editor is called: it may have options, and on POSIX be a line for the shell, as git has it."""
    if _POSIX:
        return ["/bin/sh", "-c", f'{command} "$@"', command, str(copy)]
    return [*_words(command), str(copy)]


def _words(command: str) -> list[str]:
    """The words of a line that may have quotes, and backslashes in its paths."""
    words = shlex.shlex(command, posix=True)
    words.whitespace_split = True
    words.escape = ""
    words.commenters = ""
    return list(words)
