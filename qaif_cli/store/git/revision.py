"""The files of a commit: a source of records like the folder itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import new, sha256
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.store.git.process import attempt, blobs, has_git, is_repository, no_git, run
from qaif_cli.store.source import YAML_ENDINGS, File

_LINK = "120000"
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
        """Every YAML file of the folder at the revision, in a few git processes however many there are."""
        yield from records_in(tree(self.root, self.name, self.folder), self.folder)

    def turned(self, files: Sequence[File]) -> frozenset[str]:
        """The files that git would commit as they are here, though their line ends are others on disk."""
        top = run(self.root, "rev-parse", "--show-prefix").decode().strip("\n")
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
    top = run(root, "rev-parse", "--show-prefix").decode().strip("\n")
    return list(blobs(root, [f"{commit}:{top}{path}" for path in paths]))


def tree(root: Path, commit: str, *folders: str) -> list[File]:
    """Every file that some folders hold at a commit, by path from the root, in two git processes.

    A link is given as what cannot be read; a submodule is left out.

    Raises:
        QaifError: where there is no git, no repository or no such commit.
    """
    named = commit_named(commit)
    try:
        listing = run(root, "ls-tree", "-r", "-z", named, "--", *(f"{folder}/" for folder in folders))
    except (QaifError, FileNotFoundError):
        resolve(root, commit)  # says what there is not; asked only where something went wrong
        raise
    entries: list[tuple[str, str]] = []
    links: list[File] = []
    for line in listing.decode("utf-8", "replace").split("\0"):
        about, _, path = line.partition("\t")
        if about.startswith("100"):
            entries.append((path, about.split()[2]))
        elif about.startswith(_LINK):
            links.append(File(path, b"", "it is a link, and what git holds is not read through links"))
    contents = blobs(root, [blob for _, blob in entries])
    return [*links, *(held(path, data) for (path, _), data in zip(entries, contents, strict=True))]


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
    found = attempt(root, "rev-parse", "--verify", "--quiet", commit_named(name))
    if found is None:
        raise no_such(root, name)
    return found.decode().strip()


def commit_named(name: str) -> str:
    """The words by which git is asked for a commit, and for nothing else of that name."""
    if name.startswith("-"):
        raise QaifError(f"`{name}` is not the name of a revision.", "Name a commit, a branch or a tag.")
    return f"{name}^{{commit}}"


def no_such(root: Path, name: str) -> QaifError:
    """Why a revision was not found."""
    if not has_git(root):
        return no_git()
    if not is_repository(root):
        return QaifError(
            f"`{root}` is not in a git repository.",
            "Leave the revision out, or run this where the records are in git.",
        )
    if run(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return QaifError(
            f"git knows no revision `{name}`, and this clone holds only the last commits.", DEEPEN
        )
    return QaifError(
        f"git knows no revision `{name}`.",
        "Name a commit, a branch or a tag; in CI, fetch the branch first.",
    )
