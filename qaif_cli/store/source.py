"""Sources of record files: the folder on disk, or a revision in git. The rest of the program need not know which."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

YAML_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class File:
    """One file: its path from the records folder, with forward slashes, and its bytes."""

    path: str
    data: bytes


class RecordSource(Protocol):
    """Anything that record files can be read from."""

    def files(self) -> Iterator[File]:
        """Every YAML file, by path."""
        ...


@dataclass(frozen=True)
class Files:
    """Some files that were read already."""

    held: tuple[File, ...]

    def files(self) -> Iterator[File]:
        """The files."""
        yield from self.held


@dataclass(frozen=True)
class Worktree:
    """The records folder as it is on disk."""

    records: Path

    def files(self) -> Iterator[File]:
        """Every YAML file below the folder, by path; links that leave the folder are not followed."""
        for path in sorted(self._paths(self.records, "")):
            yield File(path, (self.records / path).read_bytes())

    def _paths(self, folder: Path, below: str) -> Iterator[str]:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from self._paths(folder / entry.name, f"{below}{entry.name}/")
                elif entry.name.endswith(YAML_ENDINGS) and self._inside(entry):
                    yield below + entry.name

    def _inside(self, entry: os.DirEntry[str]) -> bool:
        return not entry.is_symlink() or Path(entry.path).resolve().is_relative_to(self.records.resolve())
