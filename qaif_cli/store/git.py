"""The only door to git, which is read here and never driven.

Argument lists, NUL-separated output, a clean environment, `--` before paths, and no revision that
begins with a hyphen. Everything but history works without git.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.store.source import YAML_ENDINGS, File

_KEPT = ("GIT_EXEC_PATH", "GIT_SSL_CAINFO")
_SECONDS = 120
_GIT = "git"  # the one that the user has


@dataclass(frozen=True)
class Stamp:
    """What a paper was made from.

    Attributes:
        commit: The last commit that touched the records or the templates, twelve digits; empty without git.
        clean: Whether nothing in them differs from that commit.
    """

    commit: str
    clean: bool


def stamp(root: Path, *folders: str) -> Stamp:
    """The last commit that touched some folders of a workspace, and whether they are as it left them."""
    logged = _try(root, "log", "-1", "--format=%H", "--", *folders)
    if not logged:  # no git, no repository, or nothing committed yet
        return Stamp("", clean=False)
    commit = logged.decode().strip()[:12]
    changed = _run(root, "status", "--porcelain", "-z", "--untracked-files=all", "--", *folders)
    return Stamp(commit, clean=not changed)


def editor_of(root: Path) -> str:
    """The editor that git would open, as a line for the shell; empty without git."""
    own = os.environ.get("GIT_EDITOR")
    named = None if own else _try(root, "var", "GIT_EDITOR")
    return own or (named or b"").decode("utf-8", "replace").strip()


def names_ever_added(root: Path, folder: str) -> Iterator[str]:
    """The path of every file that any commit on any branch, local or remote, added below a folder.

    Nothing where there is no git or nothing is committed.
    """
    logged = _try(
        root,
        "log",
        "--all",
        "--no-renames",
        "--diff-filter=A",
        "--name-only",
        "-z",
        "--format=",
        "--",
        f"{folder}/",
    )
    yield from (
        name.strip("\n") for name in (logged or b"").decode("utf-8", "replace").split("\0") if name.strip()
    )


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
        """Every YAML file of the folder at the revision, in two git processes however many there are."""
        commit = resolve(self.root, self.name)
        listing = _run(self.root, "ls-tree", "-r", "-z", commit, "--", f"{self.folder}/")
        entries: list[tuple[str, str]] = []
        for line in listing.decode("utf-8", "replace").split("\0"):
            about, _, path = line.partition("\t")
            inside = path.removeprefix(f"{self.folder}/")
            if about.startswith("100") and path.endswith(YAML_ENDINGS) and "/." not in f"/{inside}":
                entries.append((inside, about.split()[2]))
        contents = _blobs(self.root, [blob for _, blob in entries])
        for (inside, _), data in zip(entries, contents, strict=True):
            yield File(inside, data)


def resolve(root: Path, name: str) -> str:
    """The full name of a commit.

    Raises:
        QaifError: where there is no git, no repository or no such commit.
    """
    if name.startswith("-"):
        raise QaifError(f"`{name}` is not the name of a revision.", "Name a commit, a branch or a tag.")
    if not _is_repository(root):
        raise QaifError(
            f"`{root}` is not in a git repository.",
            "Leave the revision out, or run this where the records are in git.",
        )
    found = _try(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found is None:
        raise QaifError(
            f"git knows no revision `{name}`.",
            "Name a commit, a branch or a tag; in CI, fetch the branch first.",
        )
    return found.decode().strip()


def _is_repository(root: Path) -> bool:
    return _try(root, "rev-parse", "--git-dir") is not None


def _blobs(root: Path, names: list[str]) -> Iterator[bytes]:
    if not names:
        return
    output = _run(root, "cat-file", "--batch", "--buffer", given="\n".join(names).encode() + b"\n")
    at = 0
    for _ in names:
        end = output.index(b"\n", at)
        size = int(output[at:end].rsplit(b" ", 1)[1])
        yield output[end + 1 : end + 1 + size]
        at = end + size + 2


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _call(root: Path, arguments: tuple[str, ...], given: bytes | None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (_GIT, "-c", "core.quotePath=false", *arguments),
        cwd=root,
        env=_environment(),
        input=given,
        capture_output=True,
        check=False,
        timeout=_SECONDS,
    )


def _run(root: Path, *arguments: str, given: bytes | None = None) -> bytes:
    done = _call(root, arguments, given)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise QaifError(
            f"git could not do `{arguments[0]}`: {said}.", "Look at the repository with `git status`."
        )
    return done.stdout


def _try(root: Path, *arguments: str) -> bytes | None:
    try:
        done = _call(root, arguments, None)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout
