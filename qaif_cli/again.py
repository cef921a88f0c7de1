"""A question that was asked before of the same records is answered with the same bytes, before anything is imported.

Only commands that read the records and nothing else are remembered, and only what ended without an error of the user's.
Everything that can make the answer another one is part of the question.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qaif_cli import clock
from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, QaifError
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.store import source
from qaif_cli.store.answers import KeptAnswers, answers
from qaif_cli.store.git_folder import git_folder
from qaif_cli.store.sealed import libraries, program, remembers
from qaif_cli.store.workspace import PACKAGE, find_workspace

NOT_OF_THE_RECORDS: dict[str, tuple[str, ...]] = {
    "check": ("--at", "--base", "--merged-with", "--branches", "--summary"),
    "coverage": ("--at",),
    "due": ("--at", "--ics", "--mail"),
    "evidence": ("--at",),
    "find": ("--at",),
    "show": ("--at",),
    "triangulate": ("--at",),
}
"""The commands that read the records alone, each with its options by which it reads or writes something else."""
OF_A_KIND = ("list", "show")
"""The commands of every kind of record that do so too."""
_PLACE = "--records"
_TERMINAL = (
    "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE", "TTY_INTERACTIVE",
    "LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "WT_SESSION",
)  # fmt: skip
"""What of the environment can change how something is printed."""

Said = list[tuple[bool, str]]


def answered(arguments: list[str], run: Callable[[list[str]], int]) -> int:
    """Run a command, or say again what it said of the very same; gives its exit code."""
    asked = _asked(arguments)
    if asked is None:
        return run(arguments)
    kept, question = asked
    known = kept.get(question)
    if known is not None:
        _say(known["said"])
        return int(known["code"])
    said: Said = []
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Heard(streams[0], said, err=False), _Heard(streams[1], said, err=True)
    try:
        code = run(arguments)
    finally:
        sys.stdout, sys.stderr = streams
    alone = all(Path(folder).resolve() == kept.records for folder in source.FOLDERS_READ)
    if code in (EXIT_CLEAN, EXIT_FINDINGS) and alone and question["day"] == clock.today().isoformat():
        kept.keep(question, {"code": code, "said": said})
    return code


def _asked(arguments: list[str]) -> tuple[KeptAnswers, dict[str, Any]] | None:
    """The answers to this register, and the question; None where the command is not one that is remembered."""
    unseen = (
        os.name == "nt" and sys.stdout.isatty()
    )  # some of what is printed there is not written to a stream
    if unseen or not remembers() or not _reads_records_alone(arguments):
        return None
    try:
        named = Path(_named(arguments)) if _named(arguments) else None
        records = find_workspace(named, Path.cwd()).records.resolve()
        kept = answers(records)
    except (QaifError, OSError):  # the command itself says so
        return None
    return (kept, _question(arguments, records)) if kept else None


def _reads_records_alone(arguments: list[str]) -> bool:
    if not arguments:
        return False
    first, second = arguments[0], arguments[1] if len(arguments) > 1 else ""
    others = ("--at",) if first in BY_NAME and second in OF_A_KIND else NOT_OF_THE_RECORDS.get(first)
    words = {word.partition("=")[0] for word in arguments}
    return others is not None and words.isdisjoint(others)


def _named(arguments: list[str]) -> str:
    """The records folder that is named; whether it is the one that was read is looked at afterwards."""
    for place, word in enumerate(arguments):
        option, equals, value = word.partition("=")
        if option == _PLACE:
            return value if equals else "".join(arguments[place + 1 : place + 2])
    return ""


def _question(arguments: list[str], records: Path) -> dict[str, Any]:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    size = shutil.get_terminal_size()
    return {
        "arguments": arguments,
        "from": str(Path.cwd()),
        "records": str(records),
        "git": str(git_folder(records.parent)),
        "day": clock.today().isoformat(),
        "program": [sys.version, sys.platform, program(PACKAGE, libraries())],
        "terminal": [
            *(stream.isatty() for stream in streams),
            *size,
            *(stream.encoding for stream in streams[1:]),
        ],
        "environment": {name: os.environ[name] for name in _TERMINAL if name in os.environ},
    }


def _say(said: Said) -> None:
    for err, text in said:
        stream = sys.stderr if err else sys.stdout
        sys.stdout.flush()
        stream.write(text)


class _Heard:
    """A stream that is listened to; what is written to `unheard` is not kept in mind."""

    def __init__(self, stream: Any, said: Said, *, err: bool) -> None:
        self.unheard = stream
        self._said = said
        self._err = err

    def write(self, text: str) -> int:
        """Write it, and keep it in mind; what the stream does not take, such as bytes, was not said."""
        length = int(self.unheard.write(text))
        self._said.append((self._err, text))
        return length

    def __getattr__(self, name: str) -> Any:
        return getattr(self.unheard, name)
