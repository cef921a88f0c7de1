"""The target of the day judges the figures of the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif


def test_a_target_that_was_made_easier_later_judges_nothing_before(
    qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    desk = Desk(qaif, base)
    listed = ("indicator", "list", "--as-of", "2026-05-31", "--plain")
    before = desk(*listed).out
    desk.does("indicator", "edit", "results-read", "--target", "60", "--target-source", "planning guidance")
    assert desk(*listed).out == before
    assert desk(*listed[:2], "--as-of", "2026-06-30", "--plain").out != before
