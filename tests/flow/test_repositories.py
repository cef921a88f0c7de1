"""In whatever state a repository is, whoever asks is told in our words what it is and what to do, and nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from qaif_cli.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_USER
from tests.support.lending import files_in
from tests.support.repository import Repository
from tests.support.running import Qaif

R1 = "risks/R-0001.yaml"
BARE, LOCKED = "as one without files (bare)", "Another git is at work in this repository, or died there"
NO_RECORDS = "This is a folder of git itself, or a repository without files (bare)"
FOUND = ""
"""It is done as ever."""


@dataclass(frozen=True)
class State:
    """A state of a repository.

    Attributes:
        made: Brings one into it; gives the folder to stand in.
        says: What each command says there.
    """

    made: Callable[[Repository, Path], Path]
    says: dict[str, str]


def marked_bare(made: Repository, _: Path) -> Path:
    made.git("config", "core.bare", "true")
    return made.root


def bare(made: Repository, folder: Path) -> Path:
    made.git("clone", "--quiet", "--bare", str(made.root), str(folder / "bare"))
    return folder / "bare"


def of_a_bare_one(made: Repository, folder: Path) -> Path:
    """A working tree of a repository that has no files itself, as some keep all their branches side by side."""
    there = Repository(bare(made, folder))
    there.git("worktree", "add", "--quiet", str(folder / "linked"), "main")
    return folder / "linked"


def locked(made: Repository, _: Path) -> Path:
    (made.root / ".git" / "index.lock").touch()
    return made.root


def of_the_last_commit(made: Repository, folder: Path) -> Path:
    made.git("clone", "--quiet", "--depth=1", made.root.as_uri(), str(folder / "shallow"))
    return folder / "shallow"


def of_the_last_commits(made: Repository, folder: Path) -> Path:
    """Every branch, and of each the last commit alone."""
    made.git(
        "clone", "--quiet", "--depth=1", "--no-single-branch", made.root.as_uri(), str(folder / "shallow")
    )
    Repository(folder / "shallow").git("branch", "--quiet", "main", "origin/main")
    return folder / "shallow"


def never_switched(made: Repository, folder: Path) -> Path:
    made.git("clone", "--quiet", str(made.root), str(folder / "clone"))
    return folder / "clone"


def merging(made: Repository, _: Path) -> Path:
    """A merge that git has not committed yet, without a conflict."""
    made.git("switch", "--quiet", "main")
    made.edit({"file": "risks/R-0002.yaml", "append": "# of main\n"})
    made.commit("of main")
    made.git("switch", "--quiet", "work")
    made.git("merge", "--quiet", "--no-commit", "--no-ff", "main")
    return made.root


COMMANDS = (
    "check --base main", "check --merged-with main", "check --branches", "status", "diff", "diff main", "scrub", "history R-0001",
    "risk list --at HEAD", "commit", "pull", "resolve", "init new --name Wendle --short-name Wendle --commit",
)  # fmt: skip
EACH = "each"
UNFOLLOWED = "follows no other"
STATES: dict[str, State] = {
    "marked as bare": State(marked_bare, {
        "check --base main": BARE, "check --merged-with main": BARE, "status": BARE, "commit": BARE, "pull": BARE,
        "resolve": "Nothing is being merged", "init new --name Wendle --short-name Wendle --commit": BARE,
    }),
    "bare": State(bare, {EACH: NO_RECORDS, "init new --name Wendle --short-name Wendle --commit": BARE}),
    "a working tree of a bare one": State(of_a_bare_one, {"pull": UNFOLLOWED, "resolve": "Nothing is being merged"}),
    "locked": State(locked, {
        "commit": LOCKED, "pull": UNFOLLOWED, "resolve": "Nothing is being merged", "init new --name Wendle --short-name Wendle --commit": LOCKED,
    }),
    "the last commit alone": State(of_the_last_commit, {
        "check --base main": "another comes with `git fetch origin main:main`", "check --merged-with main": "another comes with `git fetch origin main:main`",
        "diff main": "another comes with `git fetch origin main:main`", "status": "only the last commits", "resolve": "Nothing is being merged",
    }),
    "the last commit of each branch": State(of_the_last_commits, {
        "check --base main": "does not reach back to where it left `main`", "check --merged-with main": "does not reach back to where it left `main`",
        "check --branches": "does not reach back to where it parted from `", "status": "only the last commits", "resolve": "Nothing is being merged",
    }),
    "a branch that was not switched to": State(never_switched, {
        "check --base main": "`origin/main` as it was when last fetched. Name that one.", "diff main": "`origin/main` as it was when last fetched",
        "check --merged-with main": "`origin/main` as it was when last fetched", "resolve": "Nothing is being merged",
    }),
    "a merge": State(merging, {
        "status": "A merge is in progress", "commit": "A merge is in progress", "pull": "A merge is in progress",
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", STATES)
def test_each_command_says_what_it_is_and_what_to_do(
    name: str, qaif: Qaif, made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.commit("more", edits=[{"file": R1, "append": "# of work\n"}])
    there, says = STATES[name].made(made, tmp_path), STATES[name].says
    if (there / "records").is_dir() and name != "a merge":
        Repository(there).edit({"file": R1, "append": "# not committed\n"})
    monkeypatch.chdir(there)
    for command in COMMANDS:
        before = files_in(there / "records") if (there / "records").is_dir() else {}
        said = qaif(*command.split())
        told = said.out + said.err
        expected = says.get(command, says.get(EACH, FOUND))
        assert expected in told, (command, told)
        for word in ("fatal:", "could not do", "a fault of qaif", "Traceback"):
            assert word not in told, (command, told)
        refused = expected != FOUND and expected in said.err
        assert said.err.count("qaif: ") == refused, (command, told)
        assert said.code in ((EXIT_USER,) if refused else (EXIT_CLEAN, EXIT_FINDINGS)), (command, told)
        assert before == (files_in(there / "records") if before else {}), command


def test_a_register_that_could_not_be_committed_is_said_to_be_there(
    qaif: Qaif, made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(locked(made, made.root))
    said = qaif("init", "new", "--name", "Wendle", "--short-name", "Wendle", "--commit")
    assert "`new` is written and holds the register. Nothing was committed." in said.err
    assert (made.root / "new" / "records" / "framework.yaml").is_file()
    (made.root / ".git" / "index.lock").unlink()
    assert made.git("diff", "--cached", "--name-only") == ""
