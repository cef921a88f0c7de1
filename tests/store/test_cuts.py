"""Whatever a command is doing when it dies: every record is whole, and the next command ends what several records began together."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from threading import Thread

import pytest

from qaif_cli.store import journal, locks
from qaif_cli.store.recovery import finish
from tests.support.cuts import Cuts, Files, cut_at_every_step, ended, seen, torn_records
from tests.support.desk import Desk, stop_clock
from tests.support.power import COMMANDS
from tests.support.repository import BASE, repository
from tests.support.running import Qaif

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are told dead or alive on POSIX alone")

REVIEW = ("risk", "review", "R-0001", "R-0002", "--unchanged", "--by", "quality-lead", "--date", "2026-06-10")
RENUMBER = ("renumber", "R-0001", "--yes")
Half = tuple[Path, Files, Files]


def cut(qaif: Qaif, root: Path, into: Path, words: tuple[str, ...], *, torn: bool = False) -> Cuts:
    """Let a command do all of its work, and keep what lay on the disk before each of its steps."""
    into.mkdir()
    with cut_at_every_step(root, into, torn=torn) as cuts:
        said = qaif(*words, "--records", str(root / "records"))
    assert said.code == 0, said.err
    return cuts


@pytest.mark.parametrize("torn", [False, True], ids=["cut", "torn"])
@pytest.mark.parametrize("words", [REVIEW, RENUMBER, COMMANDS[0]], ids=lambda words: " ".join(words[:2]))
def test_a_command_is_done_or_not_done_wherever_it_dies(
    words: tuple[str, ...], torn: bool, qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    root = repository(tmp_path / "made").root
    before = seen(root / "records")
    cuts = cut(qaif, root, tmp_path / "cuts", words, torn=torn)
    after = seen(root / "records")
    assert after != before
    came: list[bool] = []
    for step, copy in cuts.copies:
        assert torn_records(copy / "records", before, after) == [], step
        end = ended(copy / "records", before, after)
        assert end is not None, step
        came.append(end)
        if words != COMMANDS[0]:  # a new record alone takes no turn that could be half done
            assert came == sorted(came), step
    assert (came[0], came[-1]) == (False, True)
    assert len(came) > 2 * len(before.items() ^ after.items())


def test_without_git_too(qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch)
    root = tmp_path / "plain"
    shutil.copytree(BASE.parent, root)
    before = seen(root / "records")
    cuts = cut(qaif, root, tmp_path / "cuts", REVIEW)
    after = seen(root / "records")
    came = [ended(copy / "records", before, after) for _, copy in cuts.copies]
    assert (came[0], came[-1]) == (False, True)
    assert not (root / "records" / ".qaif").exists()


@pytest.fixture
def half_done(qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Half:
    """A workspace in which a command died when it had written one of several records; the records before and after it."""
    stop_clock(monkeypatch)
    root = repository(tmp_path / "made").root
    before = seen(root / "records")
    cuts = cut(qaif, root, tmp_path / "cuts", REVIEW)
    after = seen(root / "records")
    return (
        next(copy for _, copy in cuts.copies if seen(copy / "records") not in (before, after)),
        before,
        after,
    )


def test_the_next_command_says_what_it_ended_and_all_of_it_can_be_taken_back(
    half_done: Half, qaif: Qaif
) -> None:
    half, before, after = half_done
    desk = Desk(qaif, half / "records")
    said = desk("check").err
    assert (
        said.count(
            "A command was cut short while it wrote; the rest of it is written now: `records/risks/R-000"
        )
        == 1
    )
    assert seen(half / "records") == after
    assert desk("check").err == ""
    desk.does("undo")
    assert seen(half / "records") == before


def test_where_somebody_changed_a_file_meanwhile_nothing_is_written_over(half_done: Half, qaif: Qaif) -> None:
    half, before, after = half_done
    changed = next(path for path in after if after[path] != before[path])
    (half / "records" / changed).write_bytes(before[changed] + b"# read again\n")
    left = seen(half / "records")
    desk = Desk(qaif, half / "records")
    assert desk("check").err == ""
    assert seen(half / "records") == left
    assert "was changed since, by hand or by another program." in desk.refuses("undo")


def test_where_the_rest_cannot_be_written_it_is_said_and_waits(
    half_done: Half, monkeypatch: pytest.MonkeyPatch
) -> None:
    half, before, after = half_done
    with monkeypatch.context() as full:

        def no_room(*_: object) -> None:
            raise OSError(28, "No space left on device")

        full.setattr(os, "fsync", no_room)
        (said,) = finish(half / "records")
    assert "cannot be written now" in said
    assert "No space left on device" in said
    assert ended(half / "records", before, after)


def test_what_is_being_written_is_left_alone(tmp_path: Path) -> None:
    """The process that holds it lives: nothing is ended for it."""
    (tmp_path / "records").mkdir()
    files = [journal.TouchedFile(name, None, b"new") for name in ("a.yaml", "b.yaml")]
    with journal.kept(tmp_path / "records", files):
        (tmp_path / "records" / "a.yaml").write_bytes(b"new")
        assert finish(tmp_path / "records") == []
        assert seen(tmp_path / "records") == {"a.yaml": b"new"}
        (tmp_path / "records" / "b.yaml").write_bytes(b"new")


def test_what_is_about_to_be_written_is_taken_from_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another command looks for what died between the moment at which the file is made and the one at which it is held."""
    (tmp_path / ".git").mkdir()
    records = tmp_path / "records"
    records.mkdir()
    found: list[journal.KeptCommand] = []
    other = Thread(target=lambda: found.extend(journal.left(records)))

    def slowly(handle: int) -> bool:
        monkeypatch.setattr(journal, "claim", locks.claim)
        other.start()
        other.join(0.3)
        return locks.claim(handle)

    monkeypatch.setattr(journal, "claim", slowly)
    with journal.kept(records, [journal.TouchedFile("a.yaml", None, b"new")]):
        other.join()
        (records / "a.yaml").write_bytes(b"new")
    assert found == []
    entry = journal.last(records)
    assert entry is not None
    assert entry.is_done(records)
