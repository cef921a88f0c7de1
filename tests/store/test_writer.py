"""Writing to disk: whole or not at all, never over what was not read, never outside."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.store import locks, writer
from qaif_cli.store.locks import in_turn
from qaif_cli.store.writer import FileChange, FileExists, put


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    (folder / "risks").mkdir(parents=True)
    for name in ("R-0001", "R-0002"):
        (folder / "risks" / f"{name}.yaml").write_bytes(b"old\n")
    return folder


def page(records: Path, name: str, before: bytes | None = b"old\n") -> FileChange:
    return FileChange(records / "risks" / f"{name}.yaml", before, b"new\n")


def standing(records: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {path.name: path.read_bytes() for path in records.rglob("*") if path.is_file()}


def test_a_new_record_is_created(records: Path) -> None:
    put(records, [page(records, "R-0003", None)])
    assert standing(records) == {"R-0001.yaml": b"old\n", "R-0002.yaml": b"old\n", "R-0003.yaml": b"new\n"}


def test_a_new_record_gets_its_folder(records: Path) -> None:
    put(records, [FileChange(records / "papers" / "2026" / "p.yaml", None, b"new\n")])
    assert (records / "papers" / "2026" / "p.yaml").read_bytes() == b"new\n"


def test_a_new_record_never_takes_the_place_of_one(records: Path) -> None:
    with pytest.raises(FileExists):
        put(records, [page(records, "R-0001", None)])
    assert standing(records) == {"R-0001.yaml": b"old\n", "R-0002.yaml": b"old\n"}


def test_a_new_record_is_created_where_the_disk_knows_no_links(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    put(records, [page(records, "R-0003", None)])
    with pytest.raises(FileExists):
        put(records, [page(records, "R-0003", None)])
    assert standing(records)["R-0003.yaml"] == b"new\n"
    assert len(standing(records)) == 3


def test_a_record_is_replaced_in_one_step_and_keeps_its_mode(records: Path) -> None:
    path = records / "risks" / "R-0001.yaml"
    path.chmod(0o640)
    with path.open("rb") as reader:
        put(records, [page(records, "R-0001")])
        assert reader.read() == b"old\n"  # who reads meanwhile reads the old one whole
    assert path.read_bytes() == b"new\n"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_was_changed_meanwhile_is_not_overwritten(records: Path) -> None:
    (records / "risks" / "R-0001.yaml").write_bytes(b"theirs\n")
    with pytest.raises(QaifError, match="changed by somebody else meanwhile"):
        put(records, [page(records, "R-0002"), page(records, "R-0001")])
    assert standing(records) == {"R-0001.yaml": b"theirs\n", "R-0002.yaml": b"old\n"}


def test_what_was_removed_meanwhile_stays_away(records: Path) -> None:
    (records / "risks" / "R-0001.yaml").unlink()
    with pytest.raises(QaifError, match="not there any more"):
        put(records, [page(records, "R-0001")])
    assert standing(records) == {"R-0002.yaml": b"old\n"}


def test_nothing_is_written_through_a_link(records: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.yaml"
    outside.write_bytes(b"old\n")
    link = records / "risks" / "R-0003.yaml"
    link.symlink_to(outside)
    for before in (b"old\n", None):
        with pytest.raises(QaifError, match="is a link"):
            put(records, [page(records, "R-0003", before)])
    assert outside.read_bytes() == b"old\n"


def test_nothing_is_written_outside(records: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (records / "concerns").symlink_to(tmp_path / "elsewhere")
    for path in (
        tmp_path / "x.yaml",
        records / ".." / "x.yaml",
        records / "risks" / ".." / ".." / "new" / "x.yaml",
        records / "concerns" / "x.yaml",
    ):
        with pytest.raises(QaifError, match="outside the records folder"):
            put(records, [FileChange(path, None, b"new\n")])
    assert standing(tmp_path) == standing(records)


@pytest.mark.skipif(os.name != "posix", reason="no folder can be locked here")
def test_who_takes_the_next_number_again_is_alone(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    beside = os.open(records, os.O_RDONLY)
    with in_turn(records), pytest.raises(BlockingIOError):
        fcntl.flock(beside, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(beside, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(beside)
    monkeypatch.setattr(fcntl, "flock", lambda *_: (_ for _ in ()).throw(OSError(45, "Not supported")))
    with in_turn(records):
        put(records, [page(records, "R-0003", None)])
    assert standing(records)["R-0003.yaml"] == b"new\n"


WAITING = """
import sys
from pathlib import Path
from qaif_cli.errors import QaifError
from qaif_cli.store import locks
locks.SOON, locks.LONGEST = float(sys.argv[2]), float(sys.argv[3])
try:
    with getattr(locks, sys.argv[1])(Path(sys.argv[4])):
        print("had it")
except QaifError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows waits ten seconds by itself")
@pytest.mark.parametrize("lock", ["locked", "in_turn"])
def test_who_waits_says_so_and_gives_up_where_it_takes_too_long(lock: str, records: Path) -> None:
    path = records if lock == "in_turn" else records / "risks" / "R-0001.yaml"

    def wait(soon: float, longest: float) -> subprocess.Popen[str]:
        words = [sys.executable, "-c", WAITING, lock, str(soon), str(longest), str(path)]
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    with getattr(locks, lock)(path):
        out, err = wait(0.02, 0.1).communicate(timeout=20)
        assert out.startswith(
            f"Another command has held `{path}` for 0.1 seconds, so nothing was written. Look whether"
        )
        assert err == f"Another command writes to `{path}`. Waiting until it has ended …\n"
        patient = wait(0.02, 60)
        assert patient.stderr is not None
        assert patient.stderr.readline().startswith("Another command writes to")
    assert patient.communicate(timeout=20) == ("had it\n", "")
    assert wait(0.02, 0.1).communicate(timeout=20) == ("had it\n", "")


def test_several_records_are_written_together(records: Path) -> None:
    put(records, [page(records, "R-0001"), page(records, "R-0003", None), page(records, "R-0002")])
    assert set(standing(records).values()) == {b"new\n"}
    assert len(standing(records)) == 3


def test_where_one_of_several_is_taken_none_is_written(records: Path) -> None:
    with pytest.raises(FileExists):
        put(records, [page(records, "R-0001"), page(records, "R-0003", None), page(records, "R-0002", None)])
    assert standing(records) == {"R-0001.yaml": b"old\n", "R-0002.yaml": b"old\n"}


@pytest.mark.parametrize("good", [0, 1, 2])
def test_where_one_of_several_fails_none_is_written(
    records: Path, monkeypatch: pytest.MonkeyPatch, good: int
) -> None:
    """The disk is full, or breaks, after so many steps."""
    for step in ("_draft", "_publish"):
        with monkeypatch.context() as patch:
            steps = iter(range(good))
            do = getattr(writer, step)

            def breaking(page: FileChange, *, steps: object = steps, do: object = do) -> None:
                if page.after == b"new\n" and next(steps, None) is None:  # type: ignore[call-overload]  # an iterator
                    raise OSError(28, "No space left on device", str(page.path))
                do(page)  # type: ignore[operator]  # one of the writer's steps

            patch.setattr(writer, step, breaking)
            pages = [page(records, "R-0001"), page(records, "R-0002"), page(records, "R-0003", None)]
            with pytest.raises(QaifError, match="No space left on device"):
                put(records, pages)
            assert standing(records) == {"R-0001.yaml": b"old\n", "R-0002.yaml": b"old\n"}


def test_what_the_dead_left_is_removed_and_what_the_living_write_is_not(records: Path) -> None:
    dead = os.fork() if hasattr(os, "fork") else pytest.skip("processes cannot be asked after here")
    if not dead:
        os._exit(0)
    os.waitpid(dead, 0)
    folder = records / "risks"
    for name in ("R-0001", "R-0002", "R-0003"):
        (folder / f".{name}.yaml.{dead}.part").write_bytes(b"ne")
    (folder / f".R-0001.yaml.{os.getppid()}.part").write_bytes(b"ne")
    put(records, [page(records, "R-0001"), page(records, "R-0003", None)])
    hidden = [path.name for path in folder.iterdir() if path.name.startswith(".")]
    assert hidden == [f".R-0001.yaml.{os.getppid()}.part"]
