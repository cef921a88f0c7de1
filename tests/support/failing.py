"""A disk on which one step fails: a file is opened to write, written, put in its place, linked or made safe, or a folder is made."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

Fault = Callable[[], BaseException]


def full() -> BaseException:
    """What a system says of a disk without room."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def refused() -> BaseException:
    """What it says of a folder in which nobody may write."""
    return PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@dataclass
class Disk:
    """The steps that were taken on it.

    Attributes:
        roots: What lies below these is watched.
        fails_at: The step that fails, counted from 1; none where it is 0.
        fault: What happens there.
        of: The kind of steps that are counted; all where it is empty.
        steps: What was done, each step by its name.
    """

    roots: tuple[Path, ...]
    fails_at: int = 0
    fault: Fault = full
    of: str = ""
    steps: list[str] = field(default_factory=list)

    def step(self, name: str, path: object) -> None:
        """Count a step; the one that fails does so."""
        if self.watched(path) and self.of in ("", name):
            self.steps.append(f"{name} {Path(os.fsdecode(str(path))).name}")
            if len(self.steps) == self.fails_at:
                raise self.fault()

    def watched(self, path: object) -> bool:
        """Whether a step there is counted."""
        there = Path(os.path.abspath(str(path)))  # noqa: PTH100  # a link is not followed
        return any(there.is_relative_to(root) for root in self.roots)


class _Writing:
    """A file that is open to write, whose writing is a step too: where it fails, a half is written."""

    def __init__(self, handle: Any, path: object, disk: Disk) -> None:
        self._handle, self._path, self._disk = handle, path, disk

    def write(self, data: Any) -> int:
        try:
            self._disk.step("write", self._path)
        except BaseException:
            self._handle.write(data[: len(data) // 2])
            raise
        return int(self._handle.write(data))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._handle.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._handle, name)


@contextmanager
def failing(disk: Disk) -> Iterator[Disk]:
    """Let every step below its roots be counted, and the one fail."""
    opened = io.open

    def to_open(file: Any, mode: str = "r", *more: Any, **options: Any) -> Any:
        if not set(mode) & set("wxa+") or isinstance(file, int) or not disk.watched(file):
            return opened(file, mode, *more, **options)
        disk.step("open", file)
        return _Writing(opened(file, mode, *more, **options), file, disk)

    def counted(name: str, done: Callable[..., Any]) -> Callable[..., Any]:
        def do(first: Any, *more: Any, **options: Any) -> Any:
            disk.step(name, first)
            return done(first, *more, **options)

        return do

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(io, "open", to_open)
        for name in ("replace", "rename", "link", "mkdir"):
            patch.setattr(os, name, counted(name, getattr(os, name)))
        yield disk
