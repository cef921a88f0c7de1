"""The records about which no rule that looks at one alone had anything to say, kept in the folder of git (`.git/qaif/judged`).

They are known by all that this hangs on: every letter of the file, its name, the settings, the days and the program; never by a time stamp.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from qaif_cli.model.register import Held, Register
from qaif_cli.store.git_folder import git_folder
from qaif_cli.store.sealed import SealedFiles, digest, libraries, program, remembers
from qaif_cli.store.workspace import PACKAGE

MOST = 4
"""So many times as many are kept as were found the last time."""


@dataclass(frozen=True)
class KeptJudgements:
    """What is kept of the records of one folder.

    Attributes:
        files: Where it is.
        place: Names the folder.
    """

    files: SealedFiles
    place: str

    def names(self, register: Register, day: date, today: date) -> dict[str, str]:
        """The name of each record of a register that says all that its file says, by that file: of what it says, the settings and the days."""
        base = blake2b(
            f"{sys.version}\0{self._program}\0{day}\0{today}\0{register.framework_text}".encode(),
            digest_size=16,
        )
        return {item.path: _named(base.copy(), item) for item in register.held if not item.less}

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of the records that are kept."""
        return frozenset((self.files.get(self.place) or b"").decode().split())

    def keep(self, names: Iterable[str]) -> None:
        """Keep the names of those, and of a few more as they were before, for who goes to and fro between days and branches.

        Where that cannot be, they are judged again.
        """
        new = frozenset(names)
        if new - self.known:
            all_ = new | self.known
            self.files.keep(
                self.place, "\n".join(sorted(all_ if len(all_) <= MOST * len(new) else new)).encode()
            )

    @cached_property
    def _program(self) -> str:
        return program(PACKAGE, libraries())


def _named(begun: blake2b, item: Held) -> str:
    begun.update(f"{item.path}\0{item.text}".encode())
    return begun.hexdigest()


def judgements(records: Path) -> KeptJudgements | None:
    """What is kept of a records folder; None where there is no place for it, or nothing is to be remembered."""
    git = git_folder(records.parent) if remembers() else None
    if git is None:
        return None
    return KeptJudgements(SealedFiles(git / "qaif" / "judged"), digest(os.fsencode(records.resolve())))
