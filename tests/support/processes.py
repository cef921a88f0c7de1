"""Commands in processes of their own: forked, so that they start at once and may be killed at any moment; and how many are begun."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.__main__ import run
from qaif_cli.store.git import objects
from tests.support.running import Result


@dataclass(frozen=True)
class Started:
    """A command that runs.

    Attributes:
        process: Its process.
        said: The files that hold what it printed, and what it said of errors.
    """

    process: int
    said: tuple[Path, Path]

    def wait(self) -> Result:
        """What it came to; a negative code is the signal that ended it."""
        _, status = os.waitpid(self.process, 0)
        out, err = (path.read_text("utf-8") for path in self.said)
        return Result(os.waitstatus_to_exitcode(status), out, err)


def start(folder: Path, name: str, *arguments: str) -> Started:
    """Start a command.

    Args:
        folder: Where what it prints is kept.
        name: Names the files there.
        arguments: What stands after `qaif`.
    """
    out, err = folder / f"{name}.out", folder / f"{name}.err"
    process = os.fork()
    if process:
        return Started(process, (out, err))
    code = 3
    try:
        gc.disable()  # as `qaif` does: what the tests keep is not searched for cycles by each of them
        with out.open("w", encoding="utf-8") as sys.stdout, err.open("w", encoding="utf-8") as sys.stderr:
            code = run(list(arguments))
    finally:
        os._exit(code)


def begun(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every process that is begun from now on, by what it was begun with; none that answers already answers any more."""
    processes: list[Any] = []

    class Counted(subprocess.Popen):  # type: ignore[type-arg]  # of text or bytes, as it is asked
        def __init__(self, words: Any, *more: Any, **options: Any) -> None:
            processes.append(words)
            super().__init__(words, *more, **options)

    objects.end()
    monkeypatch.setattr(subprocess, "Popen", Counted)
    return processes
