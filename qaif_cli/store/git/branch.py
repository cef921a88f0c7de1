"""The commits of a branch, merges too, with what each changed and by which key it is signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.model.change import Commit
from qaif_cli.store.git.log import is_shallow
from qaif_cli.store.git.objects import prefix
from qaif_cli.store.git.printed import AS_ROWS, printed
from qaif_cli.store.git.process import attempt, lines_of, run
from qaif_cli.store.git.revision import DEEPEN, commit_named, resolve

_NOTHING = re.compile(r"0+")
_PROGRAMS = {
    ("gpg.openpgp.program", "gpg.program"): "gpg",
    ("gpg.x509.program",): "gpgsm",
    ("gpg.ssh.program",): "ssh-keygen",
}
"""By their settings, the programs that judge a signature."""


@dataclass(frozen=True)
class BranchRow:
    """A file that a commit changed.

    Attributes:
        path: From the folder that was asked about.
        before: The object that held it at each parent; empty where it was not there.
        after: The object that holds it; empty where it is gone.
    """

    path: str
    before: tuple[str, ...]
    after: str


@dataclass(frozen=True)
class BranchCommit:
    """A commit, what it stands on, and what it changed.

    Of a merge only what it took from no parent: what somebody changed while merging.
    """

    commit: Commit
    parents: tuple[str, ...]
    rows: tuple[BranchRow, ...]


def forks(root: Path, base: str, tip: str = "HEAD") -> tuple[str, ...]:
    """The last commits that a branch and its base have in common: several where each was merged into the other.

    Raises:
        QaifError: where they have none in common, or it is not in this clone.
    """
    found = attempt(root, "merge-base", "--all", commit_named(base), commit_named(tip))
    if found:
        return tuple(found.decode().split())
    for name in (base, tip):
        resolve(root, name)
    if is_shallow(root):
        raise QaifError(
            f"This clone does not reach back to where it left `{base}`.",
            DEEPEN,
        )
    raise QaifError(
        f"`{base}` and `{tip}` have no commit in common.", "Name the branch that yours began from."
    )


def branch(
    root: Path, folder: str, base: str, tip: str = "HEAD", but: Sequence[str] = ()
) -> list[BranchCommit]:
    """The commits that a branch has and its base has not, each after its parents, in one process.

    Every one of them, for a commit that changes no file may hold an approval.

    Args:
        root: A folder inside the repository.
        folder: The rows are those below it.
        base: The branch that it is for, or where it began.
        tip: Its last commit, a full name or HEAD.
        but: Commits that are left out with all before them, as those of a register that it brought in.

    Raises:
        QaifError: where this clone holds only the last of them: who made the others is not known then.
    """
    top = prefix(root)
    logged = run(
        root,
        *AS_ROWS,
        "--end-of-options",
        commit_named(tip),
        f"^{commit_named(base)}",
        *(f"^{commit}" for commit in but),
        "--",
    )
    found = parse_branch(logged, f"{top}{folder}/")
    _whole(root, found, base)
    return found


def _whole(root: Path, commits: list[BranchCommit], base: str) -> None:
    """See that no commit of a branch has lost its parents with the rest of the history."""
    if all(made.parents for made in commits):
        return
    named = run(root, "rev-parse", "--path-format=absolute", "--git-path", "shallow").decode().strip("\n")
    cut = set(Path(named).read_text("ascii").split()) if Path(named).is_file() else set()
    first = next((made.commit for made in commits if made.commit.id in cut), None)
    if first:
        raise QaifError(
            f"This clone holds only the last commits since `{base}`: what comes before {first.id[:12]}"
            f" ({first.subject}) is not in it.",
            DEEPEN,
        )


def parse_branch(output: bytes, inside: str) -> list[BranchCommit]:
    """What `git log -z -c --raw` printed; rows of a merge begin with a colon for each parent."""
    found = []
    for made in printed(output):
        rows = (
            _row(about, path.removeprefix(inside)) for about, path in made.rows if path.startswith(inside)
        )
        day = date.fromisoformat(made.day)
        commit = Commit(made.id, day, made.author, made.email, made.subject, made.body, merge="")
        found.append(BranchCommit(commit, made.parents, tuple(rows)))
    return found


def _row(about: str, path: str) -> BranchRow:
    parents = len(about) - len(about.lstrip(":"))
    names = about.split()[parents + 1 : 2 * parents + 2]
    objects = ["" if _NOTHING.fullmatch(name) else name for name in names]
    return BranchRow(path, tuple(objects[:-1]), objects[-1])


def signing_keys(root: Path, commits: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The fingerprints of the key of each commit whose signature `git verify-commit` holds to be good."""
    found = {}
    judges = _judges_of_signatures(root)
    for commit in commits:
        if attempt(root, *judges, "verify-commit", "--end-of-options", commit) is not None:
            asked = ("log", "-1", "--no-show-signature", "--format=%GF%x00%GP", commit, "--")
            said = run(root, *judges, *asked).decode()
            found[commit] = tuple(dict.fromkeys(key for key in said.strip().split("\0") if key))
    return found


def _judges_of_signatures(root: Path) -> list[str]:
    """The settings by which signatures are judged by the programs that the user or the computer names, never by the repository's."""
    words = []
    for settings, usual in _PROGRAMS.items():
        asked = ((scope, name) for scope in ("--global", "--system") for name in settings)
        named = (attempt(root, "config", scope, "--includes", "--get", name) for scope, name in asked)
        own = next((value.decode().strip() for value in named if value), usual)
        for name in settings:
            words += ["-c", f"{name}={own}"]
    return words


def other_branches(root: Path, folder: str) -> list[str]:
    """The branches, local and remote, that hold commits which HEAD has not and that change a folder; newest first.

    Raises:
        QaifError: where this clone does not reach back to where one of them left the other.
    """
    listed = run(
        root,
        "for-each-ref",
        "--no-merged=HEAD",
        "--sort=-committerdate",
        "--format=%(objectname) %(symref) %(refname:short)",
        "refs/heads",
        "refs/remotes",
    )
    found: dict[str, str] = {}
    for line in lines_of(listed):
        commit, symbolic, name = line.split(" ", 2)
        if not symbolic and commit not in found and _changes(root, folder, commit, name):
            found[commit] = name
    return list(found.values())


def _changes(root: Path, folder: str, commit: str, name: str) -> bool:
    """Whether a branch changes a folder; one that has nothing in common with this one, such as of a site's pages, does not."""
    changed = attempt(root, "diff", "--name-only", "--no-ext-diff", f"HEAD...{commit}", "--", f"{folder}/")
    if changed is None and is_shallow(root):
        raise QaifError(
            f"This clone does not reach back to where it parted from `{name}`, so what a merge with that would bring is not known.",
            DEEPEN,
        )
    return bool(changed)
