"""The doors by which anything is written outside the records: whatever fails, no half of a file is left, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from qaif_cli.cli.files import write_again, write_all, write_all_new, write_files, write_new, write_text
from qaif_cli.errors import QaifError
from qaif_cli.flow.paper_formats import PaperData
from qaif_cli.store.starter import plant
from tests.support.failing import Disk, Fault, failing, full, refused

ROOM = "no room for what is asked to be a page of a paper\n"
SEVERAL = [
    PaperData("a.md", ROOM.encode()),
    PaperData("pictures/b.svg", b"<svg/>"),
    PaperData("c.md", b"c\n"),
]
OLD = b"OURS: what was there\n"
Door = Callable[[Path], object]
FILES: dict[str, Door] = {
    "write_files": lambda top: write_files(SEVERAL[:2], top / "a.md", one=True),
    "write_all": lambda top: write_all([PaperData("", ROOM.encode())], top / "a.md", "--out", again=True),
    "write_text": lambda top: write_text(ROOM, top / "a.md"),
    "write_again": lambda top: write_again(top / "a.md", ROOM.encode(), OLD[:5], "--out"),
}
"""What puts a file in the place of one that is there."""
NEW: dict[str, Door] = {
    "write_new": lambda top: write_new(top / "a.md", ROOM),
    "write_all_new": lambda top: write_all_new({"a.md": ROOM.encode(), "b.md": b"b\n"}, top / "out", "--out"),
    "plant": lambda top: plant(
        top / "out", {"a.md": ROOM, "records/b.yaml": "id: b\n", "records/c/d.yaml": "id: d\n"}
    ),
}
"""What writes what is not there yet."""
FOLDERS: dict[str, Door] = {
    "write_files": lambda top: write_files(SEVERAL, top / "out", one=False),
    "write_all": lambda top: write_all(SEVERAL, top / "out", "--out", again=True),
}
"""What writes several files, over those that are there."""
CASES = (
    *((door, place) for door in FILES.values() for place in ("", "a.md")),
    *((door, "") for door in NEW.values()),
    *((door, place) for door in FOLDERS.values() for place in ("", "out/c.md")),
)


def tree(top: Path) -> dict[str, bytes | None]:
    """Everything below a folder, and what each file of it holds."""
    return {
        path.relative_to(top).as_posix(): path.read_bytes() if path.is_file() else None
        for path in top.rglob("*")
    }


def begun(top: Path, there: str) -> Path:
    """A folder with a file in it."""
    path = top / (there or "other.md")
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return top


@pytest.mark.parametrize("fault", [full, refused, KeyboardInterrupt], ids=lambda fault: fault.__name__)
def test_whichever_step_fails_everything_is_as_it_was(fault: Fault, tmp_path: Path) -> None:
    for number, (door, there) in enumerate(CASES):
        whole = begun(tmp_path / f"{number}", there)
        with failing(Disk((whole,))) as disk:
            door(whole)
        meant, steps = tree(whole), disk.steps
        for at in range(1, len(steps) + 1):
            top = begun(tmp_path / f"{number} {at}", there)
            before = tree(top)
            with failing(Disk((top,), at, fault)):
                if steps[at - 1].startswith("link") and fault is not KeyboardInterrupt:
                    door(top)  # a disk that knows no such links
                    assert tree(top) == meant
                    continue
                with pytest.raises((QaifError, KeyboardInterrupt)) as said:
                    door(top)
            assert isinstance(said.value, KeyboardInterrupt) is (fault is KeyboardInterrupt)
            assert tree(top) == before, steps[at - 1]


@pytest.mark.skipif(os.name != "posix", reason="pipes, links and devices are those of POSIX")
@pytest.mark.parametrize("name", FILES)
def test_a_pipe_and_a_device_are_written_to_and_stay(name: str, tmp_path: Path) -> None:
    came: list[bytes] = []
    pipe = tmp_path / "a.md"
    os.mkfifo(pipe)
    reader = Thread(target=lambda: came.append(pipe.read_bytes()), daemon=True)
    reader.start()
    FILES[name](tmp_path)
    reader.join(10)
    assert came == [ROOM.encode()]
    assert pipe.is_fifo()
    pipe.unlink()
    pipe.symlink_to("/dev/full")
    with pytest.raises(QaifError, match="No space left on device"):
        FILES[name](tmp_path)
    assert pipe.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="links are made freely on POSIX alone")
@pytest.mark.parametrize("name", FILES)
def test_a_link_that_leads_elsewhere(name: str, tmp_path: Path) -> None:
    """A paper takes the place of the link; a page that is named beside a list goes where the link leads."""
    outside, top = tmp_path / "outside.md", tmp_path / "top"
    top.mkdir()
    outside.write_bytes(OLD)
    (top / "a.md").symlink_to(outside)
    FILES[name](top)
    through = name == "write_text"
    assert (top / "a.md").is_symlink() is through
    assert outside.read_bytes() == (ROOM.encode() if through else OLD)
    assert (top / "a.md").read_bytes() == ROOM.encode()


@pytest.mark.skipif(os.name != "posix", reason="links are made freely on POSIX alone")
@pytest.mark.parametrize("name", FILES)
def test_what_is_written_first_does_not_go_through_a_link_that_somebody_laid(
    name: str, tmp_path: Path
) -> None:
    outside, top = tmp_path / "outside.md", begun(tmp_path / "top", "a.md")
    outside.write_bytes(OLD)
    (top / ".a.md.part").symlink_to(outside)
    FILES[name](top)
    assert outside.read_bytes() == OLD
    assert (top / "a.md").read_bytes() == ROOM.encode()
    assert not os.path.lexists(top / ".a.md.part")


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
@pytest.mark.parametrize("name", FILES)
def test_what_only_its_owner_may_read_stays_so(name: str, tmp_path: Path) -> None:
    top = begun(tmp_path / "top", "a.md")
    (top / "a.md").chmod(0o600)
    FILES[name](top)
    assert (top / "a.md").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="users are those of POSIX")
def test_a_page_in_the_file_of_another_user_stays_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = begun(tmp_path / "top", "a.md")
    number = (top / "a.md").stat().st_ino
    monkeypatch.setattr(os, "geteuid", lambda: (top / "a.md").stat().st_uid + 1)
    write_text(ROOM, top / "a.md")
    assert ((top / "a.md").stat().st_ino, (top / "a.md").read_text("utf-8")) == (number, ROOM)


def test_where_one_cannot_be_written_none_is_left(tmp_path: Path) -> None:
    with pytest.raises(QaifError, match=r"b\.md` cannot be written to: No such file or directory"):
        write_all_new({"a.md": b"a", "no folder/b.md": b"b", "c.md": b"c"}, tmp_path / "out", "--out")
    assert not (tmp_path / "out").exists()


def test_a_link_that_leads_nowhere_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "b.md").symlink_to(tmp_path / "gone")
    with pytest.raises(QaifError, match="is there already, and nothing was written"):
        write_all_new({"a.md": b"a", "b.md": b"b"}, tmp_path, "--out")
    assert not (tmp_path / "a.md").exists()


def test_a_register_can_be_begun_where_the_disk_was_full(tmp_path: Path) -> None:
    with failing(Disk((tmp_path,), 6)), pytest.raises(QaifError, match="No space left"):
        NEW["plant"](tmp_path)
    NEW["plant"](tmp_path)
    assert (tmp_path / "out" / "records" / "c" / "d.yaml").is_file()
