"""Two boards that are to become one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running import Qaif
from tests.support.two_boards import Boards, two_boards


@pytest.fixture
def boards(qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Boards:
    """Both, before the merger."""
    return two_boards(tmp_path, qaif, monkeypatch)
