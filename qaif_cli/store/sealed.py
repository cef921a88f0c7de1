"""What is kept to save work, in the folder of git (`.git/qaif/…`), outside of what is committed.

Each is sealed with a key that comes from its very folder: what came here with a copy, a clone or an archive is not
believed. All of it may be deleted at any moment.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from qaif_cli.store.source import read_bytes

SWITCH = "QAIF_REMEMBER"
"""Set to `no`, nothing is remembered and nothing said again: for whoever measures."""
_SECRET = 32


def remembers() -> bool:
    """Whether anything is to be kept, and what was kept to be used."""
    return os.environ.get(SWITCH) != "no"


@dataclass(frozen=True)
class SealedFiles:
    """Files of a folder, each with its seal.

    Attributes:
        folder: Where they are.
    """

    folder: Path

    def get(self, name: str) -> bytes | None:
        """What is kept under a name; None where nothing is, or it was not kept here."""
        try:
            seal, _, kept = read_bytes(self.folder / name).partition(b"\n")
            return kept if compare_digest(seal, _seal(self._key(), kept)) else None
        except OSError:  # it is not there, or cannot be read: it is worked out
            return None

    def keep(self, name: str, data: bytes) -> None:
        """Keep something under a name; where that cannot be, it is worked out again.

        A full or closed disk and another process that cleans up do no harm: nothing hangs on it.
        """
        file = self.folder / name
        part = file.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_seal(self._key(), data) + b"\n" + data)
            part.replace(file)
        except OSError:
            return

    def names(self) -> frozenset[str]:
        """The names of what is kept."""
        try:
            return frozenset(file.name for file in self.folder.iterdir() if file.name != "secret")
        except OSError:
            return frozenset()

    def forget(self, names: frozenset[str]) -> None:
        """Keep some no longer."""
        for name in names:
            try:
                (self.folder / name).unlink(missing_ok=True)
            except OSError:
                return

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


def libraries() -> Iterator[Path]:
    """The folders of the libraries that the program uses."""
    yield from (Path(path) for path in sys.path if path.endswith("-packages") and Path(path).is_dir())


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


def digest(data: bytes) -> str:
    """A short name of some bytes, which no others have."""
    return blake2b(data, digest_size=16).hexdigest()


def _seal(key: bytes, data: bytes) -> bytes:
    return blake2b(data, key=key[:64], digest_size=32).hexdigest().encode()
