"""LibreOffice, and a register whose risks go through it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

Through = Callable[..., Path]
"""Opens a file in LibreOffice and saves it in each of some formats, one after the other."""
_SECONDS = 120


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The base register on 15 June 2026."""
    stop_clock(monkeypatch)
    return Desk(qaif, base)


@pytest.fixture(scope="session")
def through(tmp_path_factory: pytest.TempPathFactory) -> Through:
    """LibreOffice with a profile of its own; a test without it fails, and says what is missing."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail(
            "LibreOffice is not there, and these tests are about it. On Debian and Ubuntu: sudo apt install libreoffice-calc"
        )
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def go(path: Path, *formats: str) -> Path:
        for number, to in enumerate(formats):
            folder = path.parent / f"{number}-{to}"
            words = ["--headless", f"-env:UserInstallation={profile}", "--convert-to", to, "--outdir"]
            subprocess.run(  # a fixed list of words
                [office, *words, str(folder), str(path)], check=True, capture_output=True, timeout=_SECONDS
            )
            path = folder / f"{path.stem}.{to}"
            assert path.is_file(), f"LibreOffice did not write {path.name}"
        return path

    return go
