"""`qaif undo`: what the last command wrote is taken back to the byte, or nothing is; whatever it wrote, and after a power cut."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qaif_cli.store import journal, writer
from qaif_cli.store.journal import TouchedFile, last
from qaif_cli.store.writer import FileChange
from tests.support.desk import Desk, stop_clock
from tests.support.power import COMMANDS, MORE
from tests.support.repository import BASE, Repository, repository
from tests.support.running import Qaif

R1, R2 = "risks/R-0001.yaml", "risks/R-0002.yaml"
REVIEW = ("risk", "review", "R-0001", "R-0002", "--unchanged", "--by", "quality-lead", "--date", "2026-06-10")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    stop_clock(monkeypatch)
    return repository(tmp_path)


@pytest.fixture
def desk(qaif: Qaif, made: Repository) -> Desk:
    return Desk(qaif, made.records)


@pytest.mark.parametrize("command", [*COMMANDS, *MORE], ids=lambda words: " ".join(words[:2]))
def test_whatever_a_command_wrote_is_taken_back_to_the_byte_and_done_again(
    desk: Desk, made: Repository, command: tuple[str, ...]
) -> None:
    before = desk.everything()
    desk.does(*command)
    after = desk.everything()
    assert after != before
    said = desk.does("undo")
    assert desk.everything() == before
    for path in before.keys() ^ after.keys() | {
        path for path in before.keys() & after.keys() if before[path] != after[path]
    }:
        assert f"records/{path}" in said
    assert desk.does("undo", "--redo").startswith("Done again:")
    assert desk.everything() == after
    desk.does("undo")
    assert desk.everything() == before
    assert made.git("status", "--porcelain") == ""
    assert "There is no command to take back." in desk.refuses("undo")


def test_a_file_with_odd_line_ends_and_a_mark_is_put_back_as_it_was(desk: Desk, made: Repository) -> None:
    path = made.records / R1
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    before = path.read_bytes()
    desk.does(*REVIEW)
    desk.does("undo")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (before, 0o640)


def test_it_says_what_it_took_back(desk: Desk) -> None:
    desk.does("score", "R-0001", "--likelihood", "5", "--consequence", "4", "--by", "quality-lead")
    said = desk.does("undo")
    assert said.startswith("Taken back:\n")
    assert "likelihood 4 → 5" in said
    assert "records/risks/R-0001.yaml is as it was before" in said


def test_each_takes_back_the_one_before(desk: Desk) -> None:
    states = [desk.everything()]
    for likelihood in ("2", "3", "5"):
        desk.does("score", "R-0001", "--likelihood", likelihood, "--consequence", "4", "--by", "quality-lead")
        states.append(desk.everything())
    for state in reversed(states[:-1]):
        desk.does("undo")
        assert desk.everything() == state
    for state in states[1:]:
        desk.does("undo", "--redo")
        assert desk.everything() == state


def test_another_command_ends_what_could_be_done_again(desk: Desk) -> None:
    desk.does(*REVIEW)
    desk.does("undo")
    desk.does("score", "R-0002", "--likelihood", "2", "--consequence", "2", "--by", "quality-lead")
    assert "Nothing was taken back since the last command." in desk.refuses("undo", "--redo")


def test_a_dry_run_says_it_and_does_nothing(desk: Desk) -> None:
    desk.does(*REVIEW)
    after = desk.everything()
    said = desk.does("undo", "--dry-run")
    assert said.startswith("Would take back:\n")
    assert said.endswith("Nothing was written.\n")
    assert desk.everything() == after


def test_a_command_that_wrote_nothing_is_none_to_take_back(desk: Desk) -> None:
    desk.does(*REVIEW, "--dry-run")
    desk.refuses("score", "R-0001", "--likelihood", "9")
    assert "There is no command to take back." in desk.refuses("undo")


def test_what_another_hand_changed_since_stops_it_whole(desk: Desk, made: Repository) -> None:
    desk.does(*REVIEW)
    made.edit({"file": R2, "find": "title: ", "put": "title: Still "})
    assert "`records/risks/R-0002.yaml` was changed since" in desk.refuses("undo")
    made.edit({"file": R2, "find": "title: Still ", "put": "title: "})
    (made.records / R1).unlink()
    assert "`records/risks/R-0001.yaml` was changed since" in desk.refuses("undo")


def test_a_new_record_that_was_changed_since_is_not_taken_away(desk: Desk, made: Repository) -> None:
    desk.does(*COMMANDS[0])
    made.edit({"file": "risks/R-0004.yaml", "find": "title: ", "put": "title: Our "})
    assert "`records/risks/R-0004.yaml` was changed since" in desk.refuses("undo")


def test_what_git_put_back_already_is_so(desk: Desk, made: Repository) -> None:
    desk.does(*REVIEW)
    made.git("checkout", "--", "records")
    assert desk.does("undo") == "The files are so already. Nothing was written.\n"


@pytest.mark.parametrize("paths", [["records"], [f"records/{R1}"]], ids=["whole", "in part"])
def test_what_is_committed_is_not_taken_back(desk: Desk, made: Repository, paths: list[str]) -> None:
    desk.does(*REVIEW)
    made.git("add", *paths)
    made.git("commit", "--quiet", "--message=reviewed")
    said = desk.refuses("undo")
    assert "The last command is committed: `records/risks/R-0001.yaml`" in said
    assert "`git revert`" in said


def test_another_commit_does_not_stop_it(desk: Desk, made: Repository) -> None:
    before = desk.everything()
    desk.does(*REVIEW)
    (made.root / "other.txt").write_text("x", "utf-8")
    made.git("add", "other.txt")
    made.git("commit", "--quiet", "--message=other")
    desk.does("undo")
    assert desk.everything() == before


def test_a_command_that_brought_back_what_is_committed_can_be_taken_back(
    desk: Desk, made: Repository
) -> None:
    """That a file is as the last commit has it does not show that the command is committed."""
    made.edit({"file": R1, "find": "title: ", "put": "title: Still "})
    between = desk.everything()
    title = (BASE / R1).read_text("utf-8").partition("title: ")[2].partition("\n")[0]
    desk.does("risk", "edit", "R-0001", "--title", title)
    assert made.git("status", "--porcelain") == ""
    desk.does("undo")
    assert desk.everything() == between


def test_before_the_first_commit_it_works_too(
    qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    made = Repository(base.parent)
    made.git("init", "--quiet")
    desk = Desk(qaif, base)
    before = desk.everything()
    desk.does(*REVIEW)
    desk.does("undo")
    assert desk.everything() == before


def test_without_git_it_is_refused_in_words_and_nothing_is_kept(
    qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    desk = Desk(qaif, base)
    desk.does(*REVIEW)
    assert "This folder is in no git repository" in desk.refuses("undo")
    assert sorted(path.name for path in base.parent.iterdir()) == ["records"]


def test_in_the_middle_of_a_merge_nothing_is_taken_back(desk: Desk, made: Repository) -> None:
    desk.does(*REVIEW)
    (made.root / ".git" / "MERGE_HEAD").write_text(made.git("rev-parse", "HEAD") + "\n", "utf-8")
    assert "A merge is in progress, so nothing is taken back." in desk.refuses("undo")


def test_a_linked_working_tree_has_its_own(qaif: Qaif, desk: Desk, made: Repository) -> None:
    made.git("worktree", "add", "--quiet", str(made.root.parent / "linked"))
    other = Desk(qaif, made.root.parent / "linked" / "records")
    before = other.everything()
    other.does(*REVIEW)
    assert "There is no command to take back." in desk.refuses("undo")
    other.does("undo")
    assert other.everything() == before


def test_only_so_many_are_kept(desk: Desk, made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST", 2)
    for likelihood in ("2", "3", "5"):
        desk.does("score", "R-0001", "--likelihood", likelihood, "--consequence", "4", "--by", "quality-lead")
    assert len(list((made.root / ".git" / "qaif").rglob("*.done"))) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be cut off here")
@pytest.mark.parametrize("after", [0, 1])
def test_a_command_that_a_power_cut_stopped_is_taken_back_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    before = desk.everything()
    publish, left = writer._publish, iter(range(after))  # noqa: SLF001  # the moment at which the power goes

    def cut(page: FileChange) -> None:
        if next(left, None) is None:
            os._exit(0)
        publish(page)

    child = os.fork()
    if not child:
        monkeypatch.setattr(writer, "_publish", cut)
        desk(*REVIEW)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    there = {path: data for path, data in desk.everything().items() if not path.endswith(".part")}
    assert (there != before) is bool(after)
    said = desk("undo")
    assert said.code == (0 if after else 2), said.err
    assert {path: data for path, data in desk.everything().items() if not path.endswith(".part")} == before


def test_an_undo_that_was_cut_short_is_done_by_the_next(desk: Desk, made: Repository) -> None:
    """Some files are back and some are not: the next puts back the rest."""
    before = desk.everything()
    desk.does(*REVIEW)
    (made.records / R1).write_bytes(before[R1])
    desk.does("undo")
    assert desk.everything() == before


def test_what_is_kept_says_the_bytes_again(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    records = tmp_path / "records"
    records.mkdir()
    files = [
        TouchedFile("a.yaml", None, b""),
        TouchedFile("b/c d.yaml", b"\x00\n\xff", None),
        TouchedFile("e.yaml", b"1\r\n", b"\n2"),
    ]
    with journal.kept(records, files):
        pass
    entry = last(records)
    assert entry is not None
    assert entry.files == tuple(files)
