"""How git is called: argument lists, a clean environment, and no question asked."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from qaif_cli.errors import QaifError

_KEPT = ("GIT_EXEC_PATH", "GIT_SSL_CAINFO")
"""What whoever commits, pulls and pushes may need from the environment: where git keeps its helpers, and whom it trusts."""
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
_AS_COMMITTED = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}
"""What is read is what was committed: nothing is fetched for it, what is not in a clone is said to be missing, and nothing
that somebody put in the place of a commit, a file or its parents counts."""
_OF_A_REPOSITORY = ("check-ignore", "log", "ls-files", "merge-base", "rev-parse", "symbolic-ref")
"""What is asked most, and can be answered of a repository alone."""
_LOOKS_AT_FILES = ("add", "diff", "hash-object", "merge-tree", "read-tree", "status", "write-tree")
"""What asks the filters and ways to merge that somebody set for files."""
BEGINS = (".git", "HEAD")
"""What a folder holds that is a repository, or in which one begins: the second is that of one without files."""
BARE = (
    "git keeps the repository here as one without files (bare), so that what differs from its last commit is not known."
    " Work in a clone of it; where it was meant to have files, say so with `git config core.bare false`."
)
_NO_FILES, _LOCK = "must be run in a work tree", ".lock': File exists"
"""What git says where a repository has no files, and where another git holds what it would change."""
_INSTEAD = {
    "required": "false",
    "driver": "git merge-file --quiet --marker-size=%L -L ours -L base -L theirs %A %O %B",
}
"""What takes the place of a setting that names a program, or has one; nothing where it is not here."""


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
        if _NO_FILES in said:
            raise QaifError(BARE)
        if _LOCK in said:
            lock = said.partition(_LOCK)[0].rpartition("'")[2]
            raise QaifError(
                f"Another git is at work in this repository, or died there: `{lock}.lock` is there."
                " Wait for it; where no git is running any more, delete that file."
            )
        raise QaifError(
            f"git could not do `{arguments[0]}`: {said.rstrip('.')}.",
            "Look at the repository with `git status`.",
        )
    return done.stdout


def attempt(root: Path, *arguments: str) -> bytes | None:
    """What git prints, or None where there is no git or it could not do it."""
    if arguments[0] in _OF_A_REPOSITORY and is_apart(root):
        return None
    try:
        done = _call(root, arguments, None)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout


def lines_of(printed: bytes) -> list[str]:
    """The lines that git printed: a name of a branch may hold what ends a line elsewhere, such as U+2028."""
    return printed.decode("utf-8", "replace").removesuffix("\n").split("\n") if printed else []


def is_apart(root: Path) -> bool:
    """Whether a folder surely lies in no repository, so that git need not be started to say so.

    Neither it nor a folder around it holds what a repository begins with.
    """
    if any(os.path.lexists(root / name) for name in BEGINS):
        return False
    there = root.resolve()
    begins = (folder / name for folder in (there, *there.parents) for name in BEGINS)
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


def refused(root: Path) -> str:
    """Why git does not open a repository that is there, in its own words; empty where it does, or there is none."""
    if is_apart(root):
        return ""
    try:
        done = _call(root, ("rev-parse", "--git-dir"), None)
    except FileNotFoundError:
        return ""
    said = done.stderr.decode("utf-8", "replace").strip() if done.returncode else ""
    return said.partition("\n")[0].removeprefix("fatal: ").rstrip(".")


def is_bare(root: Path) -> bool:
    """Whether a folder lies in a repository without files."""
    return attempt(root, "rev-parse", "--is-bare-repository") == b"true\n"


def refuse_unopened(root: Path) -> None:
    """See that git is here, and opens a repository that is there.

    Raises:
        QaifError: where it is not, or does not.
    """
    if not has_git(root):
        raise no_git()
    if why := refused(root):
        raise QaifError(not_opened(why))


def not_opened(why: str) -> str:
    """What is said where a repository is there and git does not open it, for the reason that `refused` gives."""
    return (
        f"There is a `.git` here that git does not open: {why}. `git status` says more. Its HEAD, its settings or its owner are not as git "
        "wants them; where nothing helps, clone it anew and copy your files over."
    )


def asking(
    root: Path, arguments: tuple[str, ...], *, as_user: bool = False
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The words with which git is started, and its environment."""
    settings = _SETTINGS if as_user else (*_SETTINGS, *_READING, *_without_programs(root, arguments))
    words = (_GIT, *(word for setting in settings for word in ("-c", setting)), *arguments)
    return words, {**_environment(as_user=as_user), **({} if as_user else _AS_COMMITTED)}


def _environment(*, as_user: bool) -> dict[str, str]:
    also = _KEPT if as_user else ()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in also}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _call(
    root: Path,
    arguments: tuple[str, ...],
    given: bytes | None,
    also: Mapping[str, str] = MappingProxyType({}),
    *,
    as_user: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    words, environment = asking(root, arguments, as_user=as_user)
    try:
        return subprocess.run(
            words,
            cwd=root,
            env={**environment, **also},
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


def _without_programs(root: Path, arguments: tuple[str, ...]) -> tuple[str, ...]:
    """Settings that turn off the filters and ways to merge that somebody set, where git would run them on files.

    A file that is to be merged by a program is merged as text.
    """
    if arguments[0] not in _LOOKS_AT_FILES:
        return ()
    listed = attempt(
        root,
        "config",
        "--null",
        "--name-only",
        "--get-regexp",
        r"^(filter\..*\.(clean|process|required)|merge\..*\.driver)$",
    )
    names = (
        dict.fromkeys((listed or b"").decode("utf-8", "replace").rstrip("\0").split("\0")) if listed else {}
    )
    return tuple(f"{name}={_INSTEAD.get(name.rpartition('.')[2], '')}" for name in names)
