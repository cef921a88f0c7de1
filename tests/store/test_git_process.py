"""Git is not started where it could say nothing, and asked once for what it can say in one answer."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qaif_cli.store.git import process, state
from qaif_cli.store.git.process import attempt
from tests.support.repository import begin


def nothing(top: Path) -> Path:
    return top


def below_nothing(top: Path) -> Path:
    (top / "a" / "b").mkdir(parents=True)
    return top / "a" / "b"


def a_repository(top: Path) -> Path:
    begin(top / "own")
    return top / "own"


def inside_one(top: Path) -> Path:
    begin(top / "own")
    (top / "own" / "a" / "b").mkdir(parents=True)
    return top / "own" / "a" / "b"


def a_link_into_one(top: Path) -> Path:
    (top / "link").symlink_to(inside_one(top))
    return top / "link"


def without_files(top: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", "--bare", top / "bare"], check=True)
    return top / "bare" / "refs"


def named_by_a_file(top: Path) -> Path:
    begin(top / "own")
    (top / "other").mkdir()
    (top / "other" / ".git").write_text(f"gitdir: {top / 'own' / '.git'}\n", "utf-8")
    return top / "other"


def not_there(top: Path) -> Path:
    return top / "gone"


APART = [nothing, below_nothing]
OTHERS = [a_repository, inside_one, a_link_into_one, without_files, named_by_a_file, not_there]
QUESTIONS = (
    ("rev-parse", "--git-dir"),
    ("rev-parse", "--show-prefix"),
    ("rev-parse", "--is-shallow-repository"),
    ("log", "-1"),
    ("ls-files", "--unmerged"),
    ("merge-base", "HEAD", "HEAD"),
    ("symbolic-ref", "--quiet", "HEAD"),
    ("check-ignore", "--quiet", "x"),
    ("var", "GIT_EDITOR"),
    ("diff", "--no-index", "x", "y"),
    ("config", "--list"),
    ("--version",),
)


@pytest.mark.parametrize("made", [*APART, *OTHERS], ids=lambda made: made.__name__)
def test_the_answer_is_that_of_git(made: Callable[[Path], Path], tmp_path: Path) -> None:
    folder = made(tmp_path)
    for question in QUESTIONS:
        try:
            done = subprocess.run(["git", *question], cwd=folder, capture_output=True, check=False)
        except FileNotFoundError:
            assert attempt(folder, *question) is None
            continue
        found = attempt(folder, *question)
        assert (found is None) == bool(done.returncode)
        assert question[0] in ("config", "var") or found in (None, done.stdout)


@pytest.mark.parametrize("made", APART, ids=lambda made: made.__name__)
def test_where_no_repository_can_be_none_is_asked(
    made: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made(tmp_path)
    monkeypatch.delattr(process, "_call")
    assert attempt(folder, "log", "-1") is None


@pytest.mark.parametrize("name", ["quality", "two\nlines", "ends\n", "a b"])
def test_the_place_of_a_workspace_is_told_whatever_its_name(name: str, tmp_path: Path) -> None:
    root = tmp_path / name / "inside"
    (root / "records").mkdir(parents=True)
    begin(tmp_path / name)
    found = state(root, "records")
    assert (found.git, found.inside, found.shallow, found.around) == (True, "inside/", False, "")
    assert found.top == str((tmp_path / name).resolve()).rstrip("\n")
    assert not found.worktree
    assert not found.apart
