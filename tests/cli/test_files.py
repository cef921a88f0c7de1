"""Several files that are new: all of them are written, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.cli.files import write_all_new
from qaif_cli.errors import QaifError


def test_where_one_cannot_be_written_none_is_left(tmp_path: Path) -> None:
    with pytest.raises(QaifError, match="cannot be written: No such file or directory"):
        write_all_new({"a.md": b"a", "no folder/b.md": b"b", "c.md": b"c"}, tmp_path / "out", "--out")
    assert [*(tmp_path / "out").iterdir()] == []


def test_a_link_that_leads_nowhere_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "b.md").symlink_to(tmp_path / "gone")
    with pytest.raises(QaifError, match="is there already, and nothing was written"):
        write_all_new({"a.md": b"a", "b.md": b"b"}, tmp_path, "--out")
    assert not (tmp_path / "a.md").exists()
