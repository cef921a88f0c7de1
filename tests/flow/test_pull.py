"""Two people and one repository between them: `qaif pull`, `qaif resolve` and `qaif commit --push`, with git as it is."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.repository import Edit, Repository, kept, repository
from tests.support.running import Qaif

R1, R2, R3 = "risks/R-0001.yaml", "risks/R-0002.yaml", "risks/R-0003.yaml"
FRAMEWORK = "framework.yaml"


@dataclass(frozen=True)
class Pair:
    """Two clones of one bare repository."""

    ours: Desk
    theirs: Desk
    us: Repository
    them: Repository
    bare: Path

    def they_push(self, *edits: Edit) -> None:
        """They change some records, commit and push."""
        for edit in edits:
            self.them.edit(edit)
        self.theirs.does("commit", "--anyway", "--push")

    def we_commit(self, *edits: Edit) -> None:
        """We change some records and commit."""
        for edit in edits:
            self.us.edit(edit)
        self.ours.does("commit", "--anyway")

    def pushed(self) -> str:
        """The commit that the bare repository has."""
        return self.us.git("ls-remote", str(self.bare), "refs/heads/work").split()[0]


@pytest.fixture
def pair(tmp_path: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch) -> Pair:
    stop_clock(monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for role in ("AUTHOR", "COMMITTER"):
        for what, value in (
            ("NAME", "Quality Lead"),
            ("EMAIL", "lead@icb.example"),
            ("DATE", "2026-06-15T12:00:00Z"),
        ):
            monkeypatch.setenv(f"GIT_{role}_{what}", value)
    made = _both()
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    us, them, bare = Repository(tmp_path / "register"), Repository(tmp_path / "theirs"), tmp_path / "bare"
    for clone in (us, them):
        config = clone.root / ".git" / "config"
        text = config.read_text("utf-8")
        assert str(made / "bare") in text
        config.write_text(text.replace(str(made / "bare"), str(bare)), "utf-8")
    return Pair(Desk(qaif, us.records), Desk(qaif, them.records), us, them, bare)


@cache
def _both() -> Path:
    """The folder in which both clones and the bare repository stand, made once and copied."""
    folder = kept("pair")
    folder.mkdir()
    us, bare = repository(folder), folder / "bare"
    us.git("init", "--quiet", "--bare", str(bare))
    us.git("remote", "add", "origin", str(bare))
    us.git("push", "--quiet", "--set-upstream", "origin", "work")
    us.git("clone", "--quiet", "--branch=work", str(bare), str(folder / "theirs"))
    return folder


def title(file: str, words: str) -> Edit:
    return {"file": file, "find": "title: ", "put": f"title: {words} "}


def test_nothing_new_is_said(pair: Pair) -> None:
    assert pair.ours.does("pull") == "origin/work has nothing that you have not.\n"
    pair.we_commit(title(R1, "Our"))
    said = pair.ours.does("pull")
    assert said.endswith("You have 1 commit that it has not: `qaif commit --push` pushes them.\n")


def test_what_they_pushed_is_taken_in_and_said_in_words(pair: Pair) -> None:
    pair.they_push(title(R1, "Their"))
    said = pair.ours.does("pull")
    assert said.startswith("Taken in from origin/work:\n")
    assert "R-0001: title changed from " in said
    assert pair.us.git("rev-parse", "HEAD") == pair.pushed()


@pytest.mark.parametrize(
    "set_", ["pull.rebase=true", "pull.ff=only", "merge.ff=only", "merge.conflictStyle=diff3", "user.name=U"]
)
def test_two_who_committed_at_once_come_together_whatever_is_set_for_git(pair: Pair, set_: str) -> None:
    name, _, value = set_.partition("=")
    pair.us.git("config", name, value)
    pair.they_push(title(R1, "Their"))
    pair.we_commit(title(R2, "Our"))
    refused = pair.ours("commit", "--push")
    assert refused.code == 2
    assert "Take theirs in with `qaif pull`" in refused.err
    said = pair.ours.does("pull")
    assert "R-0001: title changed from " in said
    assert "`qaif commit --push` pushes them." in said
    assert len(pair.us.git("rev-list", "--parents", "-1", "HEAD").split()) == 3
    assert pair.ours.does("commit", "--push").endswith("Pushed to origin/work.\n")
    pair.theirs.does("pull")
    assert pair.them.git("rev-parse", "HEAD") == pair.us.git("rev-parse", "HEAD") == pair.pushed()
    assert (pair.them.records / R2).read_text("utf-8").partition("title: ")[2].startswith("Our ")


def test_what_both_changed_is_put_together_and_the_merge_committed_with_the_last(pair: Pair) -> None:
    pair.they_push(title(R1, "Their"), title(R2, "Their"))
    pair.we_commit(title(R1, "Our"), title(R2, "Our"))
    said = pair.ours("pull")
    assert (said.code, said.err) == (1, "")
    assert "  R-0001: `qaif resolve R-0001`\n  R-0002: `qaif resolve R-0002`\n" in said.out
    assert (
        "Not merged yet: records/risks/R-0001.yaml and records/risks/R-0002.yaml." in pair.ours("resolve").err
    )
    one = pair.ours.does("resolve", "R-0001", "--theirs", "title")
    assert "1 file left: records/risks/R-0002.yaml." in one
    assert "Not merged yet: records/risks/R-0002.yaml." in pair.ours("pull").err
    two = pair.ours.does("resolve", "R-0002", "--ours", "title")
    assert "The merge is committed: " in two
    assert pair.us.git("status", "--porcelain") == ""
    assert len(pair.us.git("rev-list", "--parents", "-1", "HEAD").split()) == 3
    assert "Conflicts" not in pair.us.git("log", "-1", "--format=%B")
    pair.ours.does("commit", "--push")
    pair.theirs.does("pull")
    assert (pair.them.records / R1).read_bytes() == (pair.us.records / R1).read_bytes()
    assert "Their " in (pair.us.records / R1).read_text("utf-8")
    assert "Our " in (pair.us.records / R2).read_text("utf-8")


def test_two_new_records_under_one_id_are_parted_and_the_merge_committed(pair: Pair) -> None:
    for desk, words in ((pair.theirs, "Their new risk"), (pair.ours, "Our other one")):
        desk.does(
            "risk", "add", "--title", words, "--area", "primary-care", "--domain", "safety", "--cause", "a", "--event", "b",
            "--effect", "c", "--owner", "quality-lead", "--control", "d", "--consequence", "3", "--likelihood", "2", "--by",
            "quality-lead",
        )  # fmt: skip
    pair.theirs.does("commit", "--push")
    pair.ours.does("commit")
    assert pair.ours("pull").code == 1
    assert "The merge is committed: " in pair.ours.does("resolve", "R-0004", "--renumber")
    titles = {path.stem: path.read_text("utf-8") for path in (pair.us.records / "risks").iterdir()}
    assert "title: Our other one" in titles["R-0004"]
    assert "title: Their new risk" in titles["R-0005"]
    assert pair.us.git("status", "--porcelain") == ""
    pair.ours.does("commit", "--push")


def test_a_merge_may_be_left_to_the_user(pair: Pair) -> None:
    pair.they_push(title(R1, "Their"))
    pair.we_commit(title(R1, "Our"))
    pair.ours("pull")
    pair.ours.does("resolve", "R-0001", "--theirs", "title", "--no-commit")
    assert pair.us.git("ls-files", "--unmerged")
    pair.us.git("add", "records")
    assert "The merge is committed: " in pair.ours.does("resolve")
    assert "Nothing is being merged." in pair.ours.refuses("resolve")


def test_an_error_that_neither_had_is_named(pair: Pair) -> None:
    role = "  - id: secretary\n    title: Committee Secretary\n"
    pair.they_push({"file": FRAMEWORK, "find": role, "put": ""})
    pair.we_commit({"file": R2, "find": "owner: ", "put": "owner: secretary # "})
    said = pair.ours("pull")
    assert said.code == 1
    assert "Together the two bring 1 error that neither had:\n  records/risks/R-0002.yaml:" in said.out


def test_what_is_not_committed_and_in_the_way_is_not_overwritten(pair: Pair) -> None:
    pair.they_push(title(R1, "Their"))
    pair.us.edit(title(R1, "Our"))
    assert pair.ours.refuses("pull") == (
        "qaif: Nothing was taken in: R-0001 is changed here and not committed, and changed there."
        " `qaif commit R-0001`, then `qaif pull`.\n"
    )
    pair.ours.does("commit", "R-0001", "--anyway")
    assert "  R-0001: `qaif resolve R-0001`" in pair.ours("pull").out


def test_everything_that_is_in_the_way_is_named_with_what_commits_it(pair: Pair) -> None:
    new = {"file": "risks/R-0009.yaml", "write": "id: R-0009\n"}
    pair.they_push(title(R1, "Their"), new, {"file": "../notes.txt", "write": "theirs\n"})
    pair.them.commit("notes too")
    pair.them.git("push", "--quiet")
    for edit in (title(R1, "Our"), {**new, "write": "id: R-0009\ntitle: Ours\n"}, title(R2, "Our")):
        pair.us.edit(edit)
    (pair.us.root / "notes.txt").write_text("ours\n", "utf-8")
    said = pair.ours.refuses("pull")
    assert "R-0001, R-0009 and notes.txt are changed here and not committed, and changed there." in said
    assert "`qaif commit R-0001 R-0009`, `git commit notes.txt`, then `qaif pull`." in said
    assert "overwritten" not in said
    assert "git could not" not in said


def test_what_is_staged_is_in_the_way_of_a_merge_and_of_nothing_else(pair: Pair) -> None:
    pair.they_push(title(R1, "Their"))
    pair.us.edit(title(R3, "Our"))
    pair.us.git("add", "--all")
    pair.ours.does("pull")
    pair.they_push(title(R1, "Again"))
    pair.us.edit(title(R2, "Our"))
    pair.ours.does("commit", "R-0002", "--anyway")
    pair.us.git("add", "--all")
    said = pair.ours.refuses("pull")
    assert "R-0003 is staged in git and not committed. `qaif commit R-0003`, then `qaif pull`." in said
    pair.ours.does("commit", "R-0003", "--anyway")
    assert "Taken in from origin/work" in pair.ours.does("pull")


def test_what_is_not_committed_and_not_in_the_way_stays(pair: Pair) -> None:
    pair.they_push(title(R1, "Their"))
    pair.us.edit(title(R3, "Our"))
    pair.ours.does("pull")
    assert pair.us.git("status", "--porcelain").split() == ["M", f"records/{R3}"]


def test_what_cannot_be_reached_or_is_not_known_is_said(pair: Pair) -> None:
    pair.us.git("remote", "set-url", "origin", str(pair.bare) + "-gone")
    assert "Nothing was taken in. git could not do `fetch`" in pair.ours.refuses("pull")
    pair.us.git("branch", "--unset-upstream")
    said = pair.ours.refuses("pull")
    assert "The branch `work` follows no other" in said
    assert "`git branch --set-upstream-to=origin/work`" in said


def test_without_a_repository_it_is_said(qaif: Qaif, base: Path) -> None:
    assert "no git repository" in Desk(qaif, base).refuses("pull")


def test_settings_that_both_changed_are_put_together_first(pair: Pair) -> None:
    pair.theirs.does("role", "add", "--title", "Dental Lead")
    pair.they_push(title(R1, "Their"))
    pair.ours.does("role", "add", "--title", "Optometry Lead")
    pair.we_commit(title(R1, "Our"))
    said = pair.ours("pull").out
    assert "  framework: `qaif resolve framework`\n  R-0001: `qaif resolve R-0001`\n" in said
    assert "1 file left: records/risks/R-0001.yaml." in pair.ours.does("resolve", "framework", "--no-input")
    assert "The merge is committed: " in pair.ours.does("resolve", "R-0001", "--ours", "title")
