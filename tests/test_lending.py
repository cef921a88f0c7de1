"""The copy of the base register is the same for every test, whatever the one before did to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.lending import BASE, Lent


def write(records: Path) -> None:
    path = records / "risks/R-0001.yaml"
    path.write_bytes(path.read_bytes().replace(b"R", b"S"))


def replace(records: Path) -> None:
    shutil.copy2(records / "risks/R-0002.yaml", records / "new")
    (records / "new").replace(records / "risks/R-0001.yaml")


def add(records: Path) -> None:
    (records / "risks/.R-0001.yaml.part").write_text("", "utf-8")
    (records / "meetings/2027/deep").mkdir(parents=True)
    (records.parent / ".git").mkdir()
    (records.parent / ".git" / "HEAD").write_text("x", "utf-8")


def take_away(records: Path) -> None:
    (records / "risks/R-0001.yaml").unlink()
    shutil.rmtree(records / "meetings")
    (records / "papers").rename(records / "elsewhere")


def lock(records: Path) -> None:
    (records / "risks/R-0001.yaml").chmod(0o400)
    (records / "risks").chmod(0o700)


def turn_round(records: Path) -> None:
    shutil.rmtree(records / "risks")
    (records / "risks").symlink_to(records / "areas")
    (records / "framework.yaml").unlink()
    (records / "framework.yaml").mkdir()
    (records / "framework.yaml" / "x").write_text("", "utf-8")


def all_of_it(records: Path) -> None:
    shutil.rmtree(records)


@pytest.mark.parametrize("change", [write, replace, add, take_away, lock, turn_round, all_of_it])
def test_it_is_put_right(change: Callable[[Path], None], tmp_path: Path) -> None:
    lent = Lent(tmp_path)
    change(lent.fresh())
    records = lent.fresh()
    assert [path.name for path in tmp_path.iterdir()] == ["records"]
    assert described(records) == described(BASE)
    assert lent.fresh() == records


def described(records: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(records).as_posix(): (
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in records.rglob("*")
    }
