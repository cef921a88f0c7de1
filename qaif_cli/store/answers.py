"""What was answered before, kept in the folder of git (`.git/qaif/answers`), outside of what is committed.

An answer is found by all that it hangs on, by content and never by a time stamp, and each is sealed with a key that comes
from this very folder: what came here with a copy, a clone or an archive is no answer. All of it may be deleted at any moment.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any

from qaif_cli.store.git_folder import git_folder
from qaif_cli.store.source import Worktree, read_bytes

MOST = 100
"""So many answers are kept of one register."""
_LARGEST = 8_000_000
_SECRET = 32


@dataclass(frozen=True)
class KeptAnswers:
    """The answers that are kept of one register as it is now.

    Attributes:
        folder: Where they are.
        records: The records folder.
        state: Names the register by every byte of it.
    """

    folder: Path
    records: Path
    state: str

    def get(self, question: Any) -> Any:
        """The answer that is kept; None where there is none."""
        try:
            seal, _, text = read_bytes(self._file(question)).partition(b"\n")
            good = compare_digest(seal, _seal(self._key(), text))
        except OSError:  # it is not there, or cannot be read: it is worked out
            return None
        return json.loads(text)["answer"] if good else None

    def keep(self, question: Any, answer: Any) -> None:
        """Keep an answer, and none of how the register was before; where that cannot be, it is worked out again."""
        text = json.dumps({"question": question, "answer": answer}).encode()
        if len(text) > _LARGEST or _state(self.records) != self.state:
            return
        file = self._file(question)
        part = file.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._forget()
            part.write_bytes(_seal(self._key(), text) + b"\n" + text)
            part.replace(file)
        except OSError:  # a full or closed disk, or another process that cleans up: nothing hangs on it
            return

    def _file(self, question: Any) -> Path:
        return self.folder / f"{self._place}{self.state}-{_digest(json.dumps(question).encode())}"

    @property
    def _place(self) -> str:
        """How the names begin of what is kept of this records folder."""
        return f"{_digest(os.fsencode(self.records))[:8]}-"

    def _forget(self) -> None:
        mine = [file for file in self.folder.iterdir() if file.name.startswith(self._place)]
        now = [file for file in mine if file.name.startswith(f"{self._place}{self.state}-")]
        for file in mine if len(now) >= MOST else set(mine) - set(now):
            file.unlink(missing_ok=True)

    def _key(self) -> bytes:
        """What seals: a secret that was drawn here, with the number of its file and the moment at which it was made.

        A copy of the file has another number and another moment, and who makes an archive knows neither.
        """
        file = self.folder / "secret"
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(handle, "wb") as out:
                out.write(os.urandom(_SECRET))
        secret, about = read_bytes(file), file.stat()
        if len(secret) != _SECRET:
            file.unlink(missing_ok=True)
            raise OSError
        return _seal(secret, f"{about.st_dev} {about.st_ino} {about.st_ctime_ns}".encode())


def answers(records: Path) -> KeptAnswers | None:
    """The answers that are kept of a records folder; None where there is no place for any."""
    git = git_folder(records.parent)
    return KeptAnswers(git / "qaif" / "answers", records, _state(records)) if git else None


def program(package: Path, libraries: Iterator[Path]) -> str:
    """Names the program and the libraries that it uses, as Python knows when to compile anew; their versions by their names."""
    found = blake2b(digest_size=16)
    for folder, inside, files in os.walk(package):
        inside.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                about = os.stat(f"{folder}/{name}")  # noqa: PTH116  # hundreds of files before anything else is done
                found.update(f"{folder}/{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    for library in libraries:
        found.update("\n".join(sorted(os.listdir(library))).encode())  # noqa: PTH208  # the names alone
    return found.hexdigest()


def _state(records: Path) -> str:
    found = blake2b(digest_size=16)
    for file in Worktree(records).files():
        head = json.dumps([file.path, file.fault, len(file.data)])
        found.update(head.encode())
        found.update(file.data)
    return found.hexdigest()


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _seal(key: bytes, data: bytes) -> bytes:
    return blake2b(data, key=key[:64], digest_size=32).hexdigest().encode()
