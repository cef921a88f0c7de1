"""Where the folders of the tests stand."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support import in_memory
from tests.support.in_memory import stand_in_memory


@pytest.fixture
def roomy(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A computer with room in memory, where nobody said which folder to take."""
    about = SimpleNamespace(f_flag=0, f_bavail=in_memory.ROOM // 4096, f_frsize=4096)
    monkeypatch.setattr(os, "statvfs", lambda _: about, raising=False)  # Windows has none
    monkeypatch.setattr(tempfile, "tempdir", None)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, "")  # which is put back as it was
        monkeypatch.delenv(name)
    return about


@pytest.mark.usefixtures("roomy")
def test_where_there_is_room_what_is_asked_for_stands_in_memory(tmp_path: Path) -> None:
    assert stand_in_memory(tmp_path)
    assert (tempfile.gettempdir(), os.environ["TMPDIR"]) == (str(tmp_path), str(tmp_path))


@pytest.mark.parametrize(
    ("what", "value"), [("f_bavail", in_memory.ROOM // 4096 - 1), ("f_flag", in_memory.NO_PROGRAMS)]
)
def test_where_it_is_small_or_starts_no_program_it_does_not(
    roomy: SimpleNamespace, what: str, value: int, tmp_path: Path
) -> None:
    setattr(roomy, what, value)
    assert not stand_in_memory(tmp_path)
    assert (tempfile.tempdir, "TMPDIR" in os.environ) == (None, False)


@pytest.mark.usefixtures("roomy")
def test_where_there_is_no_such_folder_it_does_not(tmp_path: Path) -> None:
    assert not stand_in_memory(tmp_path / "none")


@pytest.mark.usefixtures("roomy")
@pytest.mark.parametrize("name", ["TMPDIR", "TEMP", "TMP"])
def test_where_somebody_said_which_folder_to_take_that_is_taken(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "there")
    assert not stand_in_memory(tmp_path)
