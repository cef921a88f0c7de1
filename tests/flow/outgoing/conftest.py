"""The base register on 15 June 2026, whose risks go out as a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The base register on its day."""
    stop_clock(monkeypatch)
    return Desk(qaif, base)
