"""Whether the records folder lies in another repository than the folder around it: as git says, which is asked only where that may be."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qaif_cli.store.git import state
from tests.support.processes import begun
from tests.support.repository import Repository, begin, repository


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
def test_it_is_apart_where_git_says_so(change: object, apart: bool, tmp_path: Path) -> None:
    made = repository(tmp_path)
    assert callable(change)
    change(made)
    assert state(made.root, "records").apart is apart


def test_git_is_not_asked_of_a_folder_that_holds_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = repository(tmp_path)
    asked = begun(monkeypatch)
    state(made.root, "records")
    assert len([words for words in asked if "--show-toplevel" in words]) == 1
