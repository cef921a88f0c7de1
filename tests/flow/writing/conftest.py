"""Fixtures of the writing commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli import clock
from tests.support.writing import Changes, June, signed, texts


@pytest.fixture
def june(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is 15 June 2026, the day on which the base register is without a fault."""
    monkeypatch.setattr(clock, "datetime", June)


@pytest.fixture
def changes(base: Path) -> Changes:
    """What has changed in the records since the test began."""
    before = texts(base)
    return lambda: signed(before, texts(base))
