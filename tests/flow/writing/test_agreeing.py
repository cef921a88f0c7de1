"""What is agreed again keeps what was agreed before: as at a day between, nothing is lost of it."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

AGREED = {
    "validate": ("risk", "validate", "R-0002", "--date", "2026-02-10", "Validated  "),
    "plan": ("concern", "plan", "Q-0001", "--agreed", "2026-03-26", "  Agreed  "),
    "close": ("meeting", "close", "2026-04-14-insights-meeting", "--date", "2026-04-21", "Minutes agreed"),
}
"""For each command, the flag with its day, the day that the base register has, and the line that shows it."""


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch, "2026-06-15")
    return Desk(qaif, base)


def shown(desk: Desk, id_: str, day: str) -> list[str]:
    """What its page says as at a day; where it lies is the same all along."""
    return desk.does("show", id_, "--as-of", day).splitlines()[2:]


@pytest.mark.parametrize("command", AGREED)
def test_a_page_as_at_a_day_is_the_same_when_it_is_agreed_again(command: str, desk: Desk) -> None:
    kind, verb, id_, flag, first, line = AGREED[command]
    days = (first, "2026-05-03", "2026-05-31")
    before = [shown(desk, id_, day) for day in days]
    assert any(text.strip().startswith(line.strip()) for text in before[0])
    desk.does(kind, verb, id_, flag, "2026-06-01", "--by", "safety-lead")
    assert [shown(desk, id_, day) for day in days] == before
    assert shown(desk, id_, "2026-06-01") != before[2]
    assert "no errors" in desk.does("check")


@pytest.mark.parametrize("command", AGREED)
def test_in_whatever_order_it_is_recorded_it_is_one_record(command: str, desk: Desk, base: Path) -> None:
    kind, verb, id_, flag, _, _ = AGREED[command]
    (path,) = base.rglob(f"{id_}.yaml")
    start, made = path.read_bytes(), set()
    for days in permutations(("2026-05-04", "2026-05-20", "2026-06-01")):
        path.write_bytes(start)
        for day in days:
            desk.does(kind, verb, id_, flag, day, "--by", "safety-lead")
        made.add(path.read_bytes())
    assert len(made) == 1


def test_one_that_is_recorded_late_does_not_take_the_place_of_the_last(desk: Desk) -> None:
    assert "The agreement of 10 February 2026 by director-of-quality is later, and holds." in desk.does(
        "risk", "validate", "R-0002", "--by", "safety-lead", "--date", "2026-02-04"
    )
    assert "Validated         4 February 2026" in desk.does("show", "R-0002", "--as-of", "2026-02-05")
    said = desk.refuses("risk", "validate", "R-0002", "--by", "safety-lead", "--date", "2026-02-01")
    assert "HIS004" in said
