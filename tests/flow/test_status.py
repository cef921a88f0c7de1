"""Where somebody stands: in an everyday repository, and in every state that git can be in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.request import Ask
from qaif_cli.flow.status import run_status, status
from qaif_cli.model.repository import State
from qaif_cli.store.git import state
from tests.support.desk import Desk
from tests.support.repository import Repository, repository
from tests.support.running import Golden, Qaif

DAY = date(2026, 6, 15)
R1, R2 = "risks/R-0001.yaml", "risks/R-0002.yaml"
WORSE = "  - date: 2026-06-12\n    by: quality-lead\n    consequence: 4\n    likelihood: 5\ntarget:\n"
BETTER = WORSE.replace("likelihood: 5", "likelihood: 3")


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def ask(records: Path) -> Ask:
    return Ask(records, records, DAY, DAY)


def said(made: Repository) -> str:
    return run_status(ask(made.records), "text").replace(str(made.root.resolve()), "/register")


def plain(text: str, made: Repository) -> str:
    return text.replace(made.git("rev-parse", "HEAD")[:12], "the-commit")


def test_an_everyday_repository(made: Repository, golden: Golden) -> None:
    made.git("remote", "add", "origin", str(made.root))
    made.edit({"file": R2, "append": "formerly: [R-0022]\n"})
    made.commit("upstream", day="2026-06-09")
    made.git("update-ref", "refs/remotes/origin/work", "HEAD")
    made.git("reset", "--quiet", "--hard", "HEAD~1")
    made.git("branch", "--quiet", "--set-upstream-to=origin/work")
    made.commit("mine", day="2026-06-10")
    made.edit({"file": R1, "find": "target:\n", "put": WORSE})
    made.edit({"file": "risks/R-0003.yaml", "find": "owner: ", "put": "owner: nobody-or-"})
    (made.root / "templates").mkdir()
    (made.root / "templates" / "own.md.j2").write_text("x", encoding="utf-8")
    golden("status.txt", plain(said(made), made))


def test_nothing_changed(made: Repository) -> None:
    text = said(made)
    assert "  Nothing.\n" in text
    assert "Nothing: this brings no error." in text
    assert "This branch follows no other" in text


def test_the_findings_are_those_that_the_last_commit_has_not(made: Repository) -> None:
    made.edit({"file": R2, "find": "owner: ", "put": "owner: nobody-or-"})
    made.commit("somebody else's fault")
    made.edit({"file": R1, "find": "target:\n", "put": BETTER})
    findings = status(ask(made.records)).findings
    assert {finding.record for finding in findings} == {"R-0001"}


def test_it_leaves_with_0_whatever_it_finds(made: Repository, qaif: Qaif) -> None:
    made.edit({"file": R1, "find": "id: R-0001", "put": "id: R-0001: x"})
    result = qaif("status", "--records", str(made.records), "--as-of", "2026-06-15")
    assert result.code == 0
    assert "Cannot be read: records/risks/R-0001.yaml" in result.out
    assert "records/risks/R-0001.yaml:1:11: FIL002" in result.out


def test_json(made: Repository) -> None:
    made.edit({"file": R1, "find": "target:\n", "put": WORSE})
    data = json.loads(run_status(ask(made.records), "json"))
    assert data["repository"]["branch"] == "work"
    assert [item["record"] for area in data["changed"]["areas"] for item in area["changes"]] == ["R-0001"] * 2
    assert (data["upstream"], data["theirs"], data["remarks"]) == (None, None, [])
    assert [finding["code"] for finding in data["findings"]] == ["RSK011"]


def test_a_settings_file_that_cannot_be_read_does_not_stop_it(made: Repository) -> None:
    made.edit({"file": "framework.yaml", "find": "schema: 1", "put": "schema: [1"})
    text = said(made)
    assert "`records/framework.yaml` cannot be read" in text
    assert "records/framework.yaml:" in text


# What git can be in the middle of


def clash(made: Repository) -> None:
    made.edit({"file": R1, "find": "target:\n", "put": WORSE})
    made.commit("worse")
    made.git("switch", "--quiet", "main")
    made.edit({"file": R1, "find": "target:\n", "put": BETTER})
    made.commit("better")


def fails(made: Repository, *arguments: str) -> None:
    with pytest.raises((subprocess.CalledProcessError, AssertionError)):
        made.git(*arguments)


def test_a_merge_in_progress(made: Repository) -> None:
    clash(made)
    fails(made, "merge", "work")
    text = said(made)
    assert (
        "A merge is in progress: `qaif resolve` ends it when all is settled, `git merge --abort` takes it back."
        in text
    )
    assert "Not merged yet: records/risks/R-0001.yaml. `qaif resolve ID`" in text


@pytest.mark.parametrize("word", ["rebase", "cherry-pick", "revert"])
def test_something_else_in_progress(made: Repository, word: str) -> None:
    clash(made)
    if word == "revert":
        made.edit({"file": R1, "find": "likelihood: 3\ntarget", "put": "likelihood: 2\ntarget"})
        made.commit("again")
        fails(made, "revert", "HEAD~1")
    else:
        fails(made, word, "work")
    assert f"A {word} is in progress" in said(made)


def test_a_detached_head(made: Repository) -> None:
    made.git("switch", "--quiet", "--detach")
    assert "No branch is checked out (a detached head)" in said(made)


def test_a_shallow_clone(made: Repository, tmp_path: Path) -> None:
    made.commit("second")
    made.git("clone", "--quiet", "--depth=1", made.root.as_uri(), str(tmp_path / "shallow"))
    text = run_status(ask(tmp_path / "shallow" / "records"), "text")
    assert "This clone holds only the last commits" in text
    assert "origin/work, as it was when last fetched" in text


def test_no_repository(base: Path) -> None:
    text = run_status(ask(base), "text")
    assert text.startswith("Records: records/\nThis folder is in no git repository.")
    assert "What you changed" not in text


DAMAGED = {"HEAD": "rubbish", "config": "[[["}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_repository_that_git_does_not_open_is_not_said_to_be_none(
    made: Repository, desk: Desk, name: str
) -> None:
    (made.root / ".git" / name).write_text(DAMAGED[name], "utf-8")
    assert "There is a `.git` here that git does not open: " in said(made)
    for command in (["commit"], ["scrub"], ["diff"], ["history", "R-0001"], ["check", "--base", "HEAD"]):
        assert "There is a `.git` here that git does not open: " in desk.refuses(*command)
    assert desk("due").code == 0


def test_no_git(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(made.records))
    assert "git is not installed here." in said(made)


def test_nothing_committed_yet(base: Path) -> None:
    git(base.parent, "init", "--quiet")
    text = run_status(ask(base), "text")
    assert "Nothing is committed yet." in text
    assert "Everything: nothing is committed yet." in text


def test_a_submodule(made: Repository, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", made.root.as_uri(), "inner")
    assert "This repository is a submodule of " in run_status(ask(outer / "inner" / "records"), "text")


def test_a_linked_working_tree(made: Repository, tmp_path: Path) -> None:
    made.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "main")
    text = run_status(ask(tmp_path / "linked" / "records"), "text")
    assert "This is a linked working tree" in text
    assert "on main" in text


def test_records_in_a_sub_folder(made: Repository, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    shutil.copytree(made.records, outer / "a b" / "quality" / "records")
    git(outer, "init", "--quiet")
    git(outer, "add", "--all")
    git(outer, "commit", "--quiet", "--message=all")
    edited = outer / "a b" / "quality" / "records" / R1
    edited.write_text(edited.read_text("utf-8").replace("target:\n", WORSE), encoding="utf-8")
    text = run_status(ask(edited.parents[1]), "text")
    assert "Records: a b/quality/records/ in " in text
    assert "current score 16 → 20" in text


def test_a_records_folder_that_is_a_repository_of_its_own(base: Path) -> None:
    git(base, "init", "--quiet")
    text = run_status(ask(base), "text")
    assert "`records/` is a repository of its own." in text


def test_records_that_git_is_told_to_ignore(base: Path) -> None:
    git(base.parent, "init", "--quiet")
    (base.parent / ".gitignore").write_text("records/\n", encoding="utf-8")
    assert "git is told to ignore `records/`" in run_status(ask(base), "text")


def test_looking_changes_nothing_in_the_repository(made: Repository) -> None:
    made.edit({"file": R1, "find": "target:\n", "put": WORSE})
    before = {path: path.read_bytes() for path in (made.root / ".git").rglob("*") if path.is_file()}
    said(made)
    assert {path: path.read_bytes() for path in (made.root / ".git").rglob("*") if path.is_file()} == before


def test_the_state_of_an_everyday_repository(made: Repository) -> None:
    found = state(made.root, "records")
    commit = made.git("rev-parse", "HEAD")
    assert found == State(
        git=True, top=made.git("rev-parse", "--show-toplevel"), branch="work", commit=commit
    )


def git(folder: Path, *arguments: str) -> None:
    identity = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (
            ("NAME", "A Role"),
            ("EMAIL", "role@icb.example"),
            ("DATE", "2026-06-01T12:00:00Z"),
        )
    }
    subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **identity}, check=True, capture_output=True
    )
