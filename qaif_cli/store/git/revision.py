"""The files of a commit: a source of records like the folder itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import new, sha256
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.store.git.objects import TreeEntry, asked, blobs, listed, prefix
from qaif_cli.store.git.process import attempt, is_apart, is_repository, lines_of, refuse_unopened, run
from qaif_cli.store.source import YAML_ENDINGS, File

_LINK = "120000"
_A_BRANCH = re.compile(r"[A-Za-z0-9][\w/-]*")
DEEPEN = "Fetch the rest with `git fetch --unshallow`; in CI, check out with `fetch-depth: 0`."
"""What to do about a clone that holds only the last commits."""


@dataclass(frozen=True)
class Revision:
    """The records folder as a commit holds it: a source like the folder itself.

    Attributes:
        root: A folder inside the repository.
        folder: The records folder, seen from that folder.
        name: The commit, branch or tag.
    """

    root: Path
    folder: str
    name: str

    def files(self) -> Iterator[File]:
        """Every YAML file of the folder at the revision, from one git however many there are."""
        yield from records_in(tree(self.root, self.name, self.folder), self.folder)

    def turned(self, files: Sequence[File]) -> frozenset[str]:
        """The files that git would commit as they are here, though their line ends are others on disk."""
        top = prefix(self.root)
        given = "".join(f"{top}{self.folder}/{file.path}\n" for file in files)
        made = run(self.root, "hash-object", "--stdin-paths", given=given.encode()).decode().split()
        pairs = zip(files, made, strict=True)
        return frozenset(file.path for file, name in pairs if name == _object(file.data, len(name)))


def _object(data: bytes, length: int) -> str:
    """The name that git gives to some contents."""
    make = "sha256" if length == sha256().digest_size * 2 else "sha1"
    return new(make, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def contents_at(root: Path, commit: str, paths: Sequence[str]) -> list[bytes | None]:
    """What some files, by their paths from a folder inside the repository, hold in a commit; None for each that is not there."""
    top = prefix(root)
    return list(blobs(root, [f"{commit}:{top}{path}" for path in paths]))


def tree(root: Path, commit: str, *folders: str) -> list[File]:
    """Every file that some folders hold at a commit, by path from the root.

    A link is given as what cannot be read; a submodule is left out.

    Raises:
        QaifError: where there is no git, no repository or no such commit.
    """
    files: list[TreeEntry] = []
    links: list[File] = []
    entries = listed(root, commit_named(commit), folders)
    for entry in _listed(root, commit, folders) if entries is None else entries:
        if entry.mode.startswith("100"):
            files.append(entry)
        elif entry.mode == _LINK:
            links.append(File(entry.path, b"", "it is a link, and what git holds is not read through links"))
    contents = blobs(root, [entry.name for entry in files])
    return [*links, *(held(entry.path, data) for entry, data in zip(files, contents, strict=True))]


def _listed(root: Path, commit: str, folders: Sequence[str]) -> Iterator[TreeEntry]:
    """The same of any folders, and why it cannot be said."""
    try:
        listing = run(
            root, "ls-tree", "-r", "-z", commit_named(commit), "--", *(f"{folder}/" for folder in folders)
        )
    except (QaifError, FileNotFoundError):
        resolve(root, commit)  # says what there is not; asked only where something went wrong
        raise
    for line in filter(None, listing.decode("utf-8", "replace").split("\0")):
        about, _, path = line.partition("\t")
        mode, _, name = about.split()
        yield TreeEntry(mode, name, path)


def held(path: str, data: bytes | None) -> File:
    """A file as git holds it; a clone may have its name alone."""
    return File(path, b"", "its contents are not in this clone") if data is None else File(path, data)


def records_in(files: list[File], folder: str) -> Iterator[File]:
    """The YAML files among some, by their paths from the records folder."""
    for file in files:
        inside = file.path.removeprefix(f"{folder}/")
        if inside != file.path and file.path.endswith(YAML_ENDINGS) and "/." not in f"/{inside}":
            yield replace(file, path=inside)


def resolve(root: Path, name: str) -> str:
    """The full name of a commit.

    Raises:
        QaifError: where there is no git, no repository or no such commit.
    """
    named = commit_named(name)
    there = None if is_apart(root) else asked(root, [named])
    if there:
        return there[0].name
    found = attempt(root, "rev-parse", "--verify", "--quiet", named)
    if found is None:
        raise no_such(root, name)
    return found.decode().strip()


def commit_named(name: str) -> str:
    """The words by which git is asked for a commit, and for nothing else of that name."""
    if name.startswith("-"):
        raise QaifError(f"`{name}` is not the name of a revision.", "Name a commit, a branch or a tag.")
    return f"{name}^{{commit}}"


def no_such(root: Path, name: str) -> QaifError:
    """Why a revision was not found.

    Raises:
        QaifError: where there is no git, or it does not open the repository.
    """
    refuse_unopened(root)
    if not is_repository(root):
        return QaifError(
            f"`{root}` is not in a git repository.",
            "Leave the revision out, or run this where the records are in git.",
        )
    listed = attempt(root, "for-each-ref", "--format=%(refname:short)", f"refs/remotes/*/{name}")
    if branch := lines_of(listed or b"")[:1]:
        return QaifError(
            f"git knows no revision `{name}` here, and `{branch[0]}` as it was when last fetched.",
            "Name that one.",
        )
    if run(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return QaifError(
            f"git knows no revision `{name}`, and this clone holds only the last commits.",
            f"{DEEPEN}{_of_one_branch(root, name)}",
        )
    return QaifError(
        f"git knows no revision `{name}`.",
        "Name a commit, a branch or a tag; in CI, fetch the branch first.",
    )


def _of_one_branch(root: Path, name: str) -> str:
    """What else is to be done for a branch where a clone was told to hold one alone, as those of the last commits are."""
    asked = attempt(root, "config", "--get-all", "remote.origin.fetch")
    if not asked or b"*" in asked or not _A_BRANCH.fullmatch(name):
        return ""
    return f" This clone holds one branch alone: another comes with `git fetch origin {name}:{name}`."
