"""The page for the technical colleague is played through, with bare repositories on the disk in place of the server."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qaif_cli import __version__
from tests.support.running import Qaif
from tests.support.terminal import BASH, agrees_in_part, terminal

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "technical.md").read_text("utf-8")
LEAST = 50
SERVED = re.compile(r"git@github\.com:OWNER/([a-z]+)\.git")


@pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="its commands are typed into bash")
@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="commits are signed with a key for SSH")
def test_it_goes_as_the_page_says(qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = terminal(qaif, tmp_path, monkeypatch, "2026-11-30")
    for name in set(SERVED.findall(PAGE)):
        bare = ["git", "init", "--quiet", "--bare", "--initial-branch=main", f"server/{name}.git"]
        subprocess.run(bare, cwd=tmp_path, check=True)
    assert desk.play(PAGE) > LEAST


@pytest.mark.parametrize(
    ("shown", "agrees"), [("a … c\n", True), ("a …\n…\n", True), ("a … d\n", False), ("b …\n", False)]
)
def test_a_name_that_is_another_each_time_is_passed_over_and_nothing_else(shown: str, agrees: bool) -> None:
    assert agrees_in_part(shown, "a 1234 c\n") is agrees


def test_it_names_the_version_that_this_is() -> None:
    assert set(re.findall(r"qaif-(\d[\w.]*)-py3-none-any\.whl", PAGE)) == {__version__}
    assert set(re.findall(r"/qaif@v([\d.]+)`", PAGE)) == {__version__}


def test_what_it_says_of_the_files_of_a_workspace_is_there() -> None:
    there = ROOT / "templates" / "workspace"
    for name in (
        ".github/workflows/records.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        ".gitattributes",
        ".gitignore",
    ):
        assert f"`{name}`" in PAGE
        assert (there / name).is_file()
    for name in ("QAIF_SOURCE", "QAIF_ALLOWED_SIGNERS"):
        assert f"`{name}`" in PAGE
        assert all(
            name in (there / file).read_text("utf-8")
            for file in (".github/workflows/records.yml", ".gitlab-ci.yml")
        )
