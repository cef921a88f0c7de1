"""Nothing is owed for a time before what owes it was there: what a command adds today is late in nothing today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

AREA = (
    "area", "add", "--title", "Dentistry", "--type", "service", "--owner", "quality-lead",
    "--lead", "quality-lead", "--scope", "Teeth",
)  # fmt: skip
ADDED = {
    "area": AREA,
    "body": (
        "body", "add", "--name", "Dental Forum", "--chair", "quality-lead",
        "--meets", "first Monday of the month", "--recorded-from", "2026-06-15",
    ),
    "provider": (
        "provider", "add", "--title", "Dental House", "--type", "dental", "--area", "primary-care",
        "--owner", "quality-lead", "--ods-code", "none",
    ),
    "indicator": (
        "indicator", "add", "--title", "Waits", "--area", "primary-care", "--owner", "quality-lead",
        "--unit", "%", "--better", "up", "--every", "monthly",
    ),
}  # fmt: skip


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


@pytest.mark.parametrize("kind", ["area", "body", "provider", "indicator"])
def test_what_is_added_today_is_late_in_nothing_today(desk: Desk, kind: str) -> None:
    assert desk(*ADDED[kind], "--no-input").code == 0
    assert " late  " not in desk("due").out
    assert "was due by" not in desk("check").out


def test_an_area_owes_from_the_day_it_began(desk: Desk) -> None:
    desk.does(*AREA, "--since", "2026-04-14", "--no-input")
    assert "since: 2026-04-14\n" in (desk.records / "areas/dentistry.yaml").read_text("utf-8")
    assert "1 day late  " in desk("due").out
    assert "one was due by 14 June 2026" in desk("check").out
    assert "14 Jun 2026" in desk("area", "list").out


def test_an_area_without_such_a_day_owes_as_ever(desk: Desk) -> None:
    file = desk.records / "areas/dentistry.yaml"
    desk.does(*AREA, "--no-input")
    assert "since: 2026-06-15\n" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace("since: 2026-06-15\n", ""), "utf-8")
    assert " days late  " in desk("due").out
