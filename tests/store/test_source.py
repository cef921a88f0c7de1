from __future__ import annotations

import os
from pathlib import Path

import pytest

from qaif_cli.store.source import Worktree


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"at: {path}\n", encoding="utf-8", newline="")


def names(root: Path) -> list[str]:
    return [file.path for file in Worktree(root).files()]


def test_files_come_sorted_with_forward_slashes_at_any_depth(tmp_path: Path) -> None:
    write(
        tmp_path,
        "risks/R-0002.yaml",
        "papers/2026/b.yaml",
        "risks/R-0001.yaml",
        "framework.yaml",
        "risks/old.yml",
    )
    assert names(tmp_path) == [
        "framework.yaml",
        "papers/2026/b.yaml",
        "risks/R-0001.yaml",
        "risks/R-0002.yaml",
        "risks/old.yml",
    ]


def test_bytes_are_given_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: \xff\r\n\0")
    (file,) = Worktree(tmp_path).files()
    assert file.data == b"\xef\xbb\xbfa: \xff\r\n\0"


def test_other_files_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    write(
        tmp_path,
        "README.md",
        "a.yaml~",
        ".hidden.yaml",
        ".git/b.yaml",
        "risks/.R-0001.yaml.swp",
        "risks/.x.yaml",
        "a.yaml",
    )
    assert names(tmp_path) == ["a.yaml"]


def test_an_empty_folder_has_none(tmp_path: Path) -> None:
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_is_followed_inside_the_folder_only(tmp_path: Path) -> None:
    write(tmp_path, "secret.yaml", "outside/b.yaml", "records/risks/R-0001.yaml")
    records = tmp_path / "records"
    (records / "risks" / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (records / "risks" / "folder").symlink_to(tmp_path / "outside", target_is_directory=True)
    (records / "risks" / "round").symlink_to(records, target_is_directory=True)
    (records / "risks" / "in.yaml").symlink_to(records / "risks" / "R-0001.yaml")
    given = {file.path: file.fault for file in Worktree(records).files()}
    assert given == {
        "risks/R-0001.yaml": "",
        "risks/folder": "it is a link to a folder elsewhere, and nothing is read through it",
        "risks/in.yaml": "",
        "risks/out.yaml": "it is a link out of the records folder, and is not followed",
        "risks/round": "it is a link to a folder, and nothing is read through it",
    }
