"""Begins a repository, commits some files and no others, takes in what others pushed, ends a merge, and pushes, when the user asks; nothing else here changes a repository."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from qaif_cli.errors import QaifError
from qaif_cli.store.git.process import BARE, attempt, is_bare, is_repository, run

_OURS = (
    "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_SSH",
    "GIT_SSH_COMMAND", "GIT_ASKPASS",
)  # fmt: skip
"""Who commits and how the other side is reached are the user's business; where the repository is, is not."""
ENCODING = {
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "i18n.commitEncoding",
    "GIT_CONFIG_VALUE_0": "UTF-8",
}
"""A message is UTF-8, whatever the user has set."""
_REJECTED = "[rejected]"
"""What git prints where the other side has commits that are not here; what a hook there refuses is `[remote rejected]`."""


def commit(root: Path, paths: Sequence[str], message: str) -> str:
    """Commit some files as they are on disk, and nothing else, whatever is staged; gives the commit's full name.

    The user's hooks run and the user's signing holds, as with `git commit`.

    Args:
        root: A folder inside the repository.
        paths: The files, from that folder; one that is not there is taken out.
        message: The whole message.

    Raises:
        QaifError: where git refuses, such as a hook of the user's; then nothing has changed.
    """
    who(root)
    with TemporaryDirectory(prefix="qaif-commit-") as folder:
        listed = Path(folder) / "paths"
        new = _unknown(root, paths)
        try:
            if new:
                by_list(root, listed, new, "add", "--intent-to-add")
            options = ("--quiet", "--only", "--cleanup=whitespace", "--no-status", "--file=-")
            by_list(root, listed, paths, "commit", *options, given=message.encode())
        except QaifError as error:
            if new:
                with suppress(QaifError):  # git does neither, and the first says why
                    by_list(root, listed, new, "reset", "--quiet")
            raise QaifError(f"Nothing was committed. {error.what}", "Mend that, then commit again.") from None
    return run(root, "rev-parse", "--verify", "HEAD").decode().strip()


def can_commit(folder: Path) -> None:
    """See that a commit could be made in a folder, which may not be there yet.

    Raises:
        QaifError: where there is no git, it does not know who the user is, or the repository there has no files.
    """
    who(_there(folder))
    if is_bare(_there(folder)):
        raise QaifError(BARE)


def begin_repository(folder: Path) -> None:
    """Begin a repository in a folder, unless it is in one already."""
    if not in_repository(folder):
        run(folder, "init", "--quiet", "--initial-branch=main", as_user=True)


def in_repository(folder: Path) -> bool:
    """Whether a folder, which may not be there yet, is in a repository."""
    return is_repository(_there(folder))


def _there(folder: Path) -> Path:
    """A folder, or the nearest one around it that is there."""
    return next(there for there in (folder.absolute(), *folder.absolute().parents) if there.is_dir())


def push(root: Path, *, committed: bool = True) -> str:
    """Push the branch to the one that it follows; gives that one's name.

    Args:
        root: A folder inside the repository.
        committed: Whether a commit was made just now.

    Raises:
        QaifError: where it follows none, or the other side refuses.
    """
    said = "The commit was made, and not pushed" if committed else "Nothing was pushed"
    try:
        remote, target = _followed(root, "where to push it", "git push --set-upstream origin {branch}")
    except QaifError as error:
        raise QaifError(f"{said}. {error.what}", error.todo) from None
    try:
        run(root, "push", "--quiet", "--", remote, f"HEAD:{target}", also=identity(), as_user=True)
    except QaifError as error:
        if _REJECTED in error.what:
            raise QaifError(
                f"{said}: others pushed before you.",
                "Take theirs in with `qaif pull` and push again: `qaif commit --push`.",
            ) from None
        raise QaifError(
            f"{said}. {error.what}",
            f"Where `{target.removeprefix('refs/heads/')}` is protected there, send a branch and ask for it to be merged:"
            " `git switch --create NAME`, then `git push --set-upstream origin NAME`."
            " Else see that the network and your rights there are as they should be.",
        ) from None
    return f"{remote}/{target.removeprefix('refs/heads/')}"


def fetch(root: Path) -> str:
    """Fetch the branch that this one follows; gives its name.

    Raises:
        QaifError: where the branch follows none, or the other side cannot be reached.
    """
    remote, target = _followed(
        root, "from where to take anything in", "git branch --set-upstream-to=origin/{branch}"
    )
    who(root)
    try:
        run(root, "fetch", "--quiet", "--", remote, also=identity(), as_user=True)
    except QaifError as error:
        raise QaifError(
            f"Nothing was taken in. {error.what}",
            "See that the network and your rights there are as they should be.",
        ) from None
    return f"{remote}/{target.removeprefix('refs/heads/')}"


def in_the_way(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files that are not committed and keep git from merging the branch that this one follows, from the top of the repository.

    Returns:
        Those that the other side changed too; and those that were told to git already, where a merge has to be made.
    """
    listed = run(root, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames")
    mine = {line[3:]: line[0] for line in listed.decode("utf-8", "surrogateescape").split("\0") if line}
    theirs = run(root, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "HEAD...@{upstream}")
    both = mine.keys() & set(theirs.decode("utf-8", "surrogateescape").split("\0"))
    behind = attempt(root, "merge-base", "--is-ancestor", "HEAD", "@{upstream}") is not None
    told = set() if behind or not theirs else {path for path, mark in mine.items() if mark not in " ?"}
    return tuple(sorted(both)), tuple(sorted(told - both))


def merge_followed(root: Path) -> None:
    """Merge the branch that this one follows, as it was fetched. Where it clashes, the merge stays open.

    A merge is made whatever the user has set for `git pull`: a rebase would write commits anew that others may have.

    Raises:
        QaifError: where git cannot.
    """
    try:
        options = ("--quiet", "--no-edit", "--ff", "--no-squash", "--commit")
        run(root, "merge", *options, "@{upstream}", also=identity(), as_user=True)
    except QaifError as error:
        if attempt(root, "rev-parse", "--verify", "--quiet", "MERGE_HEAD") is None:
            raise QaifError(f"Nothing was taken in. {error.what}", "Mend that, then `qaif pull`.") from None


def stage(root: Path, paths: Sequence[str]) -> None:
    """Tell git that some files, by their paths from a folder inside the repository, are put right."""
    run(root, "add", "--", *(f":(literal){path}" for path in paths), as_user=True)


def end_merge(root: Path) -> str:
    """Commit a merge whose clashes are settled, with the message that git has for it; gives the commit's full name.

    Raises:
        QaifError: where git refuses, such as a hook of the user's.
    """
    who(root)
    options = ("--quiet", "--no-edit", "--cleanup=strip", "--no-status")
    try:
        run(root, "commit", *options, also={**identity(), **ENCODING}, as_user=True)
    except QaifError as error:
        raise QaifError(
            f"The merge is not committed. {error.what}", "Mend that, then `qaif resolve` ends it."
        ) from None
    return run(root, "rev-parse", "--verify", "HEAD").decode().strip()


def _followed(root: Path, what: str, how: str) -> tuple[str, str]:
    """The remote and the branch there that this branch follows.

    Raises:
        QaifError: where it follows none.
    """
    branch = run(root, "symbolic-ref", "--short", "HEAD").decode().strip()
    remote, target = _setting(root, f"branch.{branch}.remote"), _setting(root, f"branch.{branch}.merge")
    if not remote or not target:
        raise QaifError(
            f"The branch `{branch}` follows no other, so it is not known {what}.",
            f"Say it once with `{how.format(branch=branch)}`.",
        )
    return remote, target


def who(root: Path) -> None:
    """See that git knows in whose name it commits."""
    try:
        run(root, "var", "GIT_COMMITTER_IDENT", also=identity())
    except QaifError:
        raise QaifError(
            "git does not know who you are.",
            'Tell it once: `git config --global user.name "Your Name"` and `git config --global user.email you@example.org`.',
        ) from None


def _unknown(root: Path, paths: Sequence[str]) -> list[str]:
    """The files on disk that the index does not know yet; one that is taken out already is known to the last commit."""
    known = run(root, "ls-files", "-z").decode("utf-8", "surrogateescape").split("\0")
    return sorted(path for path in set(paths) - set(known) if (root / path).is_file())


def by_list(
    root: Path, listed: Path, paths: Sequence[str], *arguments: str, given: bytes | None = None
) -> None:
    """Run git on paths that no command line is too short for and that are no patterns."""
    listed.write_bytes(b"\0".join(os.fsencode(f":(literal){path}") for path in paths))
    options = (f"--pathspec-from-file={listed}", "--pathspec-file-nul")
    run(root, *arguments, *options, given=given, also={**identity(), **ENCODING}, as_user=True)


def _setting(root: Path, name: str) -> str:
    return (attempt(root, "config", "--get", name) or b"").decode().strip()


def identity() -> Mapping[str, str]:
    """Who commits, and how the other side is reached, as the environment says."""
    return {name: os.environ[name] for name in _OURS if name in os.environ}
