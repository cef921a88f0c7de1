"""The tests put their files into memory where that can be done, and nowhere else; and leave nothing there."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support import quick_folder
from tests.support.quick_folder import CHOSEN, NAME, can_be_used, put_into_memory, sweep

ROOT = Path(__file__).parents[1]
ENDS = """
import os, pathlib, sys
from tests.support.quick_folder import goes_with_this_process
goes_with_this_process(pathlib.Path(sys.argv[1]))
child = os.fork() if hasattr(os, "fork") else 1
if child == 0:
    sys.exit()
if hasattr(os, "fork"):
    os.waitpid(child, 0)
print(os.listdir(sys.argv[1]))
"""
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has a folder in memory")


@pytest.fixture(autouse=True)
def nobody_chose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in CHOSEN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(quick_folder, "IN_MEMORY", tmp_path)
    monkeypatch.setattr(quick_folder, "ROOM", 0)


@linux
def test_files_are_made_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "")  # so that it is put right afterwards
    monkeypatch.delenv("TMPDIR")
    made = put_into_memory()
    assert made is not None
    assert made.parent == tmp_path
    assert os.environ["TMPDIR"] == tempfile.gettempdir() == str(made)


@pytest.mark.parametrize("name", CHOSEN)
def test_who_chose_another_folder_has_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, str(tmp_path.parent))
    assert put_into_memory() is None
    assert os.environ.get("TMPDIR") in (None, str(tmp_path.parent))
    assert tempfile.tempdir is None


def test_a_folder_without_room_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_folder, "ROOM", 1 << 80)
    assert not can_be_used(tmp_path)


def test_so_is_one_that_is_not_there_or_runs_no_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not can_be_used(tmp_path / "gone")
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=getattr(os, "ST_NOEXEC", 8)))
    assert not can_be_used(tmp_path)


def test_it_goes_with_the_process_and_with_none_that_it_forked(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    (folder / "inside").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", ENDS, folder], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.endswith("['inside']\n")
    assert not folder.exists()


@linux
def test_what_a_run_that_ended_has_left_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    names = (f"{NAME}{ended.pid}-a", f"{NAME}{os.getpid()}-b", f"{NAME}-c", "another")
    for name in names:
        (tmp_path / name / "inside").mkdir(parents=True)
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*names[1:]}
