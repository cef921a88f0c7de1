"""What git says of the place of a workspace: asked in as few processes as it can be, and only where it may be otherwise."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qaif_cli.store.git import state
from tests.support.processes import begun
from tests.support.repository import Repository, begin, repository

Change = Callable[[Repository], None]


def nothing_of_its_own(made: Repository) -> None:
    """The folder as it is."""


def a_repository_of_its_own(made: Repository) -> None:
    begin(made.records)


def an_empty_folder_of_that_name(made: Repository) -> None:
    (made.records / ".git").mkdir()


def a_file_that_leads_elsewhere(made: Repository) -> None:
    begin(made.root.parent / "other")
    (made.records / ".git").write_text(f"gitdir: {made.root.parent / 'other' / '.git'}\n", "utf-8")


def a_repository_without_files(made: Repository) -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", made.records], check=True)


def a_file_called_head(made: Repository) -> None:
    (made.records / "HEAD").write_text("ref: nothing\n", "utf-8")


def a_link_to_another_repository(made: Repository) -> None:
    there = made.root.parent / "other"
    shutil.copytree(made.root, there)
    shutil.rmtree(made.records)
    made.records.symlink_to(there / "records")


def a_link_within_the_repository(made: Repository) -> None:
    made.records.rename(made.root / "kept")
    made.records.symlink_to("kept")


@pytest.mark.parametrize(
    ("change", "apart"),
    [
        (nothing_of_its_own, False),
        (a_repository_of_its_own, True),
        (an_empty_folder_of_that_name, False),
        (a_file_that_leads_elsewhere, True),
        (a_repository_without_files, True),
        (a_file_called_head, False),
        (a_link_to_another_repository, True),
        (a_link_within_the_repository, False),
    ],
)
def test_it_is_apart_where_git_says_so(change: Change, apart: bool, tmp_path: Path) -> None:
    made = repository(tmp_path)
    change(made)
    assert state(made.root, "records").apart is apart


def no_commit(made: Repository) -> None:
    made.git("switch", "--quiet", "--orphan", "new")


def no_commit_and_a_file_of_that_name(made: Repository) -> None:
    no_commit(made)
    (made.root / "HEAD^{commit}").touch()


def a_commit_and_a_file_of_that_name(made: Repository) -> None:
    (made.root / "HEAD^{commit}").touch()


def no_branch(made: Repository) -> None:
    made.git("switch", "--quiet", "--detach")


def a_branch_that_points_nowhere(made: Repository) -> None:
    (made.root / ".git" / "refs" / "heads" / "work").write_text(f"{'1' * 40}\n", "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        nothing_of_its_own,
        no_commit,
        no_commit_and_a_file_of_that_name,
        a_commit_and_a_file_of_that_name,
        no_branch,
        a_branch_that_points_nowhere,
    ],
)
def test_the_commit_is_the_one_that_git_names(change: Change, tmp_path: Path) -> None:
    made = repository(tmp_path)
    change(made)
    named = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", "HEAD^{commit}"],
        cwd=made.root,
        capture_output=True,
        text=True,
        check=False,
    )
    found = state(made.root, "records")
    assert (found.commit, found.top) == (named.stdout.strip(), str(made.root.resolve()))


def test_git_is_started_no_more_than_four_times_where_nothing_is_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = repository(tmp_path)
    asked = begun(monkeypatch)
    state(made.root, "records")
    assert len(asked) <= 4
