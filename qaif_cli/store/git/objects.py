"""Objects by name, asked of one git that stays while they are asked for: a commit, the files of a folder, what they hold.

To start git costs as much as to read some hundred small files. It is begun anew for another folder or another environment. What it
cannot say is asked of a git of its own, which tells why.
"""

from __future__ import annotations

import atexit
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO

from qaif_cli.errors import QaifError
from qaif_cli.store.git.process import asking, run
from qaif_cli.store.git_folder import git_folder

_AT_ONCE = 40
"""How many names are written before the answers are read: they must fit into a pipe, that neither side waits for the other."""
_LONGEST = 90
"""A longer name, as of a file far down, is written by itself."""
_MANY = 1000
"""From so many on, a git of their own is quicker, which need not answer each at once."""
_FOLDER = b"40000"


@dataclass(frozen=True)
class GitObject:
    """An object.

    Attributes:
        name: Its full name.
        kind: commit, tree, blob or tag.
    """

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True)
class TreeEntry:
    """A file that a commit holds.

    Attributes:
        mode: What it is, as git numbers it: a file, a link or a submodule.
        name: The object with its contents.
        path: Where it is, seen from the folder in which git was asked.
    """

    mode: str
    name: str
    path: str


class _Git:
    """A git that answers for a folder until it is ended.

    Attributes:
        prefix: The folder seen from the top of its repository; None until somebody asked.
    """

    def __init__(self, root: Path) -> None:
        self.prefix: str | None = None
        self.process, self.begun = os.getpid(), _begun(root)
        _, words, environment, _ = self.begun
        self.started = subprocess.Popen(
            words,
            cwd=root,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def answers_for(self, root: Path) -> bool:
        """Whether it would answer as one that is begun now."""
        return self.process == os.getpid() and self.begun == _begun(root) and self.started.poll() is None

    def ask(self, names: Sequence[str]) -> list[GitObject | None]:
        """The objects; None for each that is not here."""
        told, said = self.started.stdin, self.started.stdout
        if told is None or said is None:
            return []
        told.write("".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape"))
        told.flush()
        return [_read(said) for _ in names]

    def end(self) -> None:
        """Let it end. One that a process before this was given stays that one's."""
        for stream in (self.started.stdin, self.started.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        if self.process == os.getpid():
            self.started.wait()
        else:
            self.started.returncode = 0  # the other process waits for it


_Begun = tuple[Path, tuple[str, ...], dict[str, str], tuple[str, int] | None]


def _begun(root: Path) -> _Begun:
    """What a git is begun with, and the repository that it finds there."""
    repository = git_folder(root)
    here = (os.fspath(repository), repository.stat().st_ino) if repository else None
    return (root, *asking(root, ("cat-file", "--batch")), here)


_THERE: list[_Git] = []
"""The git that stays; one at the most."""


@atexit.register
def end() -> None:
    """End the git that stays."""
    while _THERE:
        _THERE.pop().end()


def asked(root: Path, names: Sequence[str]) -> list[GitObject] | None:
    """Some objects by their names, which may be those of commits too; None where any is not here, or git is not."""
    try:
        if not _THERE or not _THERE[0].answers_for(root):
            end()
            _THERE.append(_Git(root))
        found: list[GitObject] = []
        for some in _parts(names):
            answers = _THERE[0].ask(some)
            there = [answer for answer in answers if answer is not None]
            if len(there) < len(some):
                return None
            found += there
    except (OSError, ValueError):  # there is no git, or it gave up
        end()
        return None
    except BaseException:  # stopped in between: what it still says is no answer to what is asked next
        end()
        raise
    return found


def blobs(
    root: Path, names: Iterable[str], also: Mapping[str, str] = MappingProxyType({})
) -> Iterator[bytes | None]:
    """The contents of some objects; None for each that is not here."""
    wanted = list(names)
    if not wanted:
        return
    found = None if also or len(wanted) > _MANY else asked(root, wanted)
    yield from _by_itself(root, wanted, also) if found is None else (item.data for item in found)


def prefix(root: Path) -> str:
    """A folder inside a repository, seen from its top, with a slash at the end; empty at the top."""
    there = next((git for git in _THERE if git.answers_for(root)), None)
    if there and there.prefix is not None:
        return there.prefix
    said = run(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n")
    if there:
        there.prefix = said
    return said


def listed(root: Path, commit: str, folders: Iterable[str]) -> list[TreeEntry] | None:
    """Every file that some folders hold at a commit, in git's order; None where that has to be asked in another way."""
    top = asked(root, [f"{commit}:./"])
    if top is None:
        return None
    entries: list[TreeEntry] = []
    for folder in folders:
        inside = _inside(root, top, folder.split("/"))
        trees = None if inside is None else _trees(root, inside)
        if inside is None or trees is None:
            return None
        for tree in inside:
            entries += _below(tree.name, os.fsencode(folder), trees)
    return entries


def _inside(root: Path, top: list[GitObject], way: Sequence[str]) -> list[GitObject] | None:
    """The folder to which a way leads from another, in a list; an empty one where there is none."""
    if {"", ".", ".."} & set(way):
        return None
    found = top
    for step in map(os.fsencode, way):
        entries = (entry for tree in found for entry in _entries(tree))
        more = asked(root, [name for mode, file, name in entries if (mode, file) == (_FOLDER, step)])
        if more is None:
            return None
        found = more
    return found


def _trees(root: Path, found: Sequence[GitObject]) -> dict[str, list[tuple[bytes, bytes, str]]] | None:
    """What some folders and every folder below them hold, by their names: modes, names of files, and names of objects."""
    trees: dict[str, list[tuple[bytes, bytes, str]]] = {}
    while found:
        trees |= {tree.name: list(_entries(tree)) for tree in found}
        below = (name for tree in found for mode, _, name in trees[tree.name] if mode == _FOLDER)
        wanted = [name for name in dict.fromkeys(below) if name not in trees]
        more = asked(root, wanted)
        if more is None:
            return None
        found = more
    return trees


def _below(name: str, at: bytes, trees: Mapping[str, list[tuple[bytes, bytes, str]]]) -> Iterator[TreeEntry]:
    for mode, file, inner in trees[name]:
        path = b"%s/%s" % (at, file)
        if mode == _FOLDER:
            yield from _below(inner, path, trees)
        else:
            yield TreeEntry(mode.decode(), inner, path.decode("utf-8", "replace"))


def _entries(tree: GitObject) -> Iterator[tuple[bytes, bytes, str]]:
    """The entries of a folder: mode, name, and the object, whose name is as long as the folder's own."""
    at, length = 0, len(tree.name) // 2
    while at < len(tree.data):
        mode, _, file = tree.data[at : (end := tree.data.index(b"\0", at))].partition(b" ")
        at = end + 1 + length
        yield mode, file, tree.data[end + 1 : at].hex()


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Some names after the other, few enough to be asked for at once."""
    if any("\n" in name for name in names):
        raise ValueError
    some: list[str] = []
    for name in names:
        if len(some) == _AT_ONCE or (some and len(name) > _LONGEST):
            yield some
            some = []
        some.append(name)
    if some:
        yield some


def _read(said: IO[bytes]) -> GitObject | None:
    """The next answer.

    Raises:
        ValueError: where it is none: git ended.
    """
    line = said.readline()
    if not line.endswith(b"\n"):
        raise ValueError
    about = line[:-1].rsplit(b" ", 2)
    if about[-1] in (b"missing", b"ambiguous"):
        return None
    name, kind, size = about
    data = said.read(int(size))
    said.read(1)
    return GitObject(name.decode(), kind.decode(), data)


def _by_itself(root: Path, wanted: list[str], also: Mapping[str, str]) -> Iterator[bytes | None]:
    """The contents of some objects, from a git that is started for them."""
    try:
        output = run(
            root, "cat-file", "--batch", "--buffer", given="\n".join(wanted).encode() + b"\n", also=also
        )
    except QaifError as error:
        if "promisor remote" not in error.what:
            raise
        raise QaifError(
            "This clone holds only a part of the files (it was made with --filter), and reading fetches nothing.",
            "Fetch the rest with git, such as by `git checkout` of that commit, or clone without --filter.",
        ) from None
    at = 0
    for _ in wanted:
        end = output.index(b"\n", at)
        about = output[at:end].rsplit(b" ", 1)[1]
        if about == b"missing":
            yield None
            at = end + 1
            continue
        size = int(about)
        yield output[end + 1 : end + 1 + size]
        at = end + size + 2
