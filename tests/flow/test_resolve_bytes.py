"""What `qaif resolve` writes keeps the byte order mark and the line ends of its file, in real repositories."""

from __future__ import annotations

import subprocess

import pytest

from tests.support.desk import Desk
from tests.support.repository import Repository

R1 = "risks/R-0001.yaml"
REVIEW = b"  - date: %s\n    by: quality-lead\n    consequence: 4\n    likelihood: 2\ntarget:\n"


MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize("which", ["--renumber", "--renumber-ours"])
@pytest.mark.parametrize(("ours", "theirs"), [(True, True), (True, False), (False, True)])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_both_files_keep_their_mark_and_line_ends(
    desk: Desk, made: Repository, which: str, ours: bool, theirs: bool, ending: bytes
) -> None:
    text = (made.records / R1).read_bytes().replace(b"R-0001", b"R-0004")
    new = made.records / "risks/R-0004.yaml"

    def side(branch: str, title: bytes, marked: bool) -> None:
        made.git(
            "switch",
            "--quiet",
            *(() if branch == "work" else ("--create", branch, "main")),
            *(("work",) if branch == "work" else ()),
        )
        data = text.replace(b"title: ", b"title: " + title + b" ", 1).replace(b"\n", ending)
        new.write_bytes((MARK if marked else b"") + data)
        made.commit(branch)

    side("theirs", b"Theirs", theirs)
    side("work", b"Ours", ours)
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")
    desk.does("resolve", "R-0004", which)
    kept, moved = new.read_bytes(), (made.records / "risks/R-0005.yaml").read_bytes()
    marks = (ours, theirs) if which == "--renumber" else (theirs, ours)
    assert (kept.startswith(MARK), moved.startswith(MARK)) == marks
    for data in (kept, moved):
        assert data.count(b"\n") == data.count(ending)
        assert MARK not in data[1:]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_record_that_is_put_together_keeps_its_mark_and_line_ends(
    desk: Desk, made: Repository, ending: bytes
) -> None:
    file = made.records / R1
    made.git("switch", "--quiet", "main")
    file.write_bytes(MARK + file.read_bytes().replace(b"\n", ending))
    made.commit("with a mark")
    made.git("switch", "--quiet", "work")
    made.git("merge", "--quiet", "main")
    data = file.read_bytes()

    def noted(words: bytes) -> None:
        file.write_bytes(data.replace(b"owner: ", b"# " + words + ending + b"owner: ", 1))
        made.commit("a note")

    made.git("switch", "--quiet", "--create", "theirs")
    noted(b"theirs")
    made.git("switch", "--quiet", "work")
    noted(b"ours")
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")
    desk.does("resolve", "R-0001")
    data = file.read_bytes()
    assert data.startswith(MARK)
    assert data.count(b"\n") == data.count(ending)


def test_line_ends_that_git_gives_here_stay(desk: Desk, made: Repository) -> None:
    made.git("config", "core.autocrlf", "true")
    file = made.records / R1
    before = file.read_bytes().replace(b"\r\n", b"\n")
    for branch, start, day in (("theirs", "main", b"2026-06-11"), ("ours", "main", b"2026-06-10")):
        made.git("switch", "--quiet", "--create", branch, start)
        file.write_bytes(before.replace(b"target:\n", REVIEW % day, 1))
        made.commit(branch)
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")
    assert b"\r\n" in file.read_bytes()
    desk.does("resolve", "R-0001")
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
