"""How git is called: argument lists, a clean environment, and no question asked."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from qaif_cli.errors import QaifError

_KEPT = ("GIT_EXEC_PATH", "GIT_SSL_CAINFO")
_SECONDS = 120
_ADVICE = "hint: "
"""What git begins its advice with; the advice here is our own."""
_GIT = "git"  # the one that the user has
_SETTINGS = (
    "core.quotePath=false",
    f"diff.orderFile={os.devnull}",
    "diff.relative=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.diffMerges=separate",
    "log.follow=false",
    "log.showRoot=true",
    "log.showSignature=false",
)
"""What git prints is read here, so a user's taste in what a log shows does not count."""
_READING = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.safecrlf=false",
    "core.splitIndex=false",
    "core.untrackedCache=keep",
    "gc.auto=0",
    "i18n.commitEncoding=UTF-8",
    "maintenance.auto=false",
    "merge.conflictStyle=merge",
    "merge.directoryRenames=conflict",
    "merge.renames=true",
    "merge.renormalize=false",
)
"""Who only reads runs no program that somebody set, and is stopped by no line end; who commits and pushes does as git."""
_UNREACHED = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
"""Nothing is fetched to be read: what is not in a clone is said to be missing."""
_OF_A_REPOSITORY = ("check-ignore", "log", "ls-files", "merge-base", "rev-parse", "symbolic-ref")
"""What is asked most, and can be answered of a repository alone."""
_LOOKS_AT_FILES = ("add", "hash-object", "merge-tree", "read-tree", "status", "write-tree")
"""What asks the filters that somebody set for files."""


def run(
    root: Path,
    *arguments: str,
    given: bytes | None = None,
    also: Mapping[str, str] = MappingProxyType({}),
    fine: tuple[int, ...] = (0,),
    as_user: bool = False,
) -> bytes:
    """What git prints.

    Args:
        root: Where it is asked.
        arguments: What it is asked.
        given: What it reads.
        also: What its environment holds beside the usual.
        fine: The exit codes that are no failure.
        as_user: Whether it is done as if the user did it, with their hooks, filters and network.

    Raises:
        QaifError: where git could not do it.
    """
    try:
        done = _call(root, arguments, given, also, as_user=as_user)
    except FileNotFoundError:
        raise no_git() from None
    if done.returncode not in fine:
        lines = done.stderr.decode("utf-8", "replace").splitlines()
        said = "\n".join(line for line in lines if not line.startswith(_ADVICE)).strip()
        raise QaifError(
            f"git could not do `{arguments[0]}`: {said.rstrip('.')}.",
            "Look at the repository with `git status`.",
        )
    return done.stdout


def attempt(root: Path, *arguments: str) -> bytes | None:
    """What git prints, or None where there is no git or it could not do it."""
    if arguments[0] in _OF_A_REPOSITORY and _apart(root):
        return None
    try:
        done = _call(root, arguments, None)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout


def _apart(root: Path) -> bool:
    """Whether a folder surely lies in no repository, so that git need not be started to say so.

    Neither it nor a folder around it holds what a repository begins with: `.git`, or the `HEAD` of one without files.
    """
    there = root.resolve()
    begins = (folder / name for folder in (there, *there.parents) for name in (".git", "HEAD"))
    return there.is_dir() and not any(map(os.path.lexists, begins))


def no_git() -> QaifError:
    """What is said where there is no git."""
    return QaifError(
        "There is no git on this computer, or it is not on the path.",
        "Install it (https://git-scm.com); check, due and report work without it.",
    )


def has_git(root: Path) -> bool:
    """Whether there is a git at all."""
    return attempt(root, "--version") is not None


def is_repository(root: Path) -> bool:
    """Whether a folder is in a repository, and git is there to read it."""
    return attempt(root, "rev-parse", "--git-dir") is not None


def blobs(
    root: Path, names: Iterable[str], also: Mapping[str, str] = MappingProxyType({})
) -> Iterator[bytes | None]:
    """The contents of some objects, in one process; None for each that is not here."""
    wanted = list(names)
    if not wanted:
        return
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


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _call(
    root: Path,
    arguments: tuple[str, ...],
    given: bytes | None,
    also: Mapping[str, str] = MappingProxyType({}),
    *,
    as_user: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    settings = _SETTINGS if as_user else (*_SETTINGS, *_READING, *_without_filters(root, arguments))
    try:
        return subprocess.run(
            (_GIT, *(word for setting in settings for word in ("-c", setting)), *arguments),
            cwd=root,
            env={**_environment(), **({} if as_user else _UNREACHED), **also},
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise QaifError(
            f"git took more than {_SECONDS} seconds for `{arguments[0]}`.",
            "Look at the repository with `git status`.",
        ) from None


def _without_filters(root: Path, arguments: tuple[str, ...]) -> tuple[str, ...]:
    """Settings that turn off the filters that somebody set, where git would run them on files."""
    if arguments[0] not in _LOOKS_AT_FILES:
        return ()
    listed = attempt(
        root, "config", "--null", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process|required)$"
    )
    names = (
        dict.fromkeys((listed or b"").decode("utf-8", "replace").rstrip("\0").split("\0")) if listed else {}
    )
    return tuple(f"{name}={'false' if name.endswith('.required') else ''}" for name in names)
