"""What was answered before, kept in the folder of git (`.git/qaif/answers`), outside of what is committed.

An answer is found by all that it hangs on, by content and never by a time stamp.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from qaif_cli.store.git_folder import git_folder
from qaif_cli.store.sealed import SealedFiles, digest
from qaif_cli.store.source import Worktree

MOST = 100
"""So many answers are kept of one register."""
_LARGEST = 8_000_000


@dataclass(frozen=True)
class KeptAnswers:
    """The answers that are kept of one register as it is now.

    Attributes:
        files: Where they are.
        records: The records folder.
        state: Names the register by every byte of it.
    """

    files: SealedFiles
    records: Path
    state: str

    def get(self, question: Any) -> Any:
        """The answer that is kept; None where there is none."""
        text = self.files.get(self._name(question))
        return None if text is None else json.loads(text)["answer"]

    def keep(self, question: Any, answer: Any) -> None:
        """Keep an answer, and none of how the register was before; where that cannot be, it is worked out again."""
        text = json.dumps({"question": question, "answer": answer}).encode()
        if len(text) > _LARGEST or _state(self.records) != self.state:
            return
        mine = frozenset(name for name in self.files.names() if name.startswith(self._place))
        now = frozenset(name for name in mine if name.startswith(f"{self._place}{self.state}-"))
        self.files.forget(mine if len(now) >= MOST else mine - now)
        self.files.keep(self._name(question), text)

    def _name(self, question: Any) -> str:
        return f"{self._place}{self.state}-{digest(json.dumps(question).encode())}"

    @property
    def _place(self) -> str:
        """How the names begin of what is kept of this records folder."""
        return f"{digest(os.fsencode(self.records))[:8]}-"


def answers(records: Path) -> KeptAnswers | None:
    """The answers that are kept of a records folder; None where there is no place for any."""
    git = git_folder(records.parent)
    return KeptAnswers(SealedFiles(git / "qaif" / "answers"), records, _state(records)) if git else None


def _state(records: Path) -> str:
    found = blake2b(digest_size=16)
    for file in Worktree(records).files():
        head = json.dumps([file.path, file.fault, len(file.data)])
        found.update(head.encode())
        found.update(file.data)
    return found.hexdigest()
