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
_GIT = "git"  # the one that the user has
_SETTINGS = (
    "core.quotePath=false",
    "diff.relative=false",
    "log.diffMerges=separate",
    "log.follow=false",
    "log.showRoot=true",
    "log.showSignature=false",
)
"""What git prints is read here, so a user's taste in what a log shows does not count."""


def run(
    root: Path,
    *arguments: str,
    given: bytes | None = None,
    also: Mapping[str, str] = MappingProxyType({}),
    fine: tuple[int, ...] = (0,),
) -> bytes:
    """What git prints.

    Args:
        root: Where it is asked.
        arguments: What it is asked.
        given: What it reads.
        also: What its environment holds beside the usual.
        fine: The exit codes that are no failure.

    Raises:
        QaifError: where git could not do it.
    """
    done = _call(root, arguments, given, also)
    if done.returncode not in fine:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise QaifError(
            f"git could not do `{arguments[0]}`: {said}.", "Look at the repository with `git status`."
        )
    return done.stdout


def attempt(root: Path, *arguments: str) -> bytes | None:
    """What git prints, or None where there is no git or it could not do it."""
    try:
        done = _call(root, arguments, None)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout


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
    output = run(root, "cat-file", "--batch", "--buffer", given="\n".join(wanted).encode() + b"\n", also=also)
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
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (_GIT, *(word for setting in _SETTINGS for word in ("-c", setting)), *arguments),
        cwd=root,
        env={**_environment(), **also},
        input=given,
        capture_output=True,
        check=False,
        timeout=_SECONDS,
    )
