"""What comes into force is put on the horizon, looked at by a body and settled; the Committee reads three lines of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif
from tests.support.turn import turn

LEAD = ("--by", "quality-lead")
ADD = (
    "horizon", "add", "--title", "A new list of never events", "--says", "The list is shorter", "--source", "A letter",
    "--mark", "V2", "--owner", "quality-lead",
)  # fmt: skip
LOOK = ("horizon", "look", "H-0002", "--body", "quality-committee", *LEAD, "--decision", "Nothing yet")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def text(desk: Desk, id_: str = "H-0002") -> str:
    return (desk.records / "horizon" / f"{id_}.yaml").read_text("utf-8")


def test_what_is_in_force_is_found_until_it_is_settled(desk: Desk) -> None:
    desk.does(*ADD, "--effective", "2026-05", "--setting", "never_events", "--rule", "CAS001")
    assert "effective: 2026-05\n" in text(desk)
    assert "and nobody looked at it" in desk("check", "--select", "HOR").out
    desk.does(*LOOK)
    assert "and nothing here follows it yet" in desk("check", "--select", "HOR").out
    assert "H-0002" in desk("horizon", "list", "--overdue").out
    desk.does("horizon", "close", "H-0002", *LEAD, "--reason", "The list is in the settings")
    assert "H-0002" not in desk("check", "--select", "HOR").out
    assert "H-0002" not in desk("horizon", "list").out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((*ADD, "--effective", "2027-13"), "`2027-13` is no day and no month."),
        ((*ADD, "--effective", "2027-02-30"), "`2027-02-30` is no day and no month."),
        ((*ADD, "--effective", "April 2027"), "`April 2027` is no day and no month."),
        ((*ADD, "--rule", "IND099"), "There is no rule IND099."),
        ((*ADD, "--body", "quality-comittee"), "Did you mean `quality-committee`?"),
        ((*ADD, "--setting", "threshold"), "The settings have no part `threshold`"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(words: tuple[str, ...], why: str, desk: Desk) -> None:
    assert why in desk.refuses(*words)


@pytest.mark.parametrize(
    ("effective", "said"),
    [
        ("2026-07-01", "to come on 1 July 2026 (from a second source"),
        ("2026-07", "to come in July 2026 (from a second source"),
        ("2026-06-15", "to come on 15 June 2026"),
        ("2026-06-14", "**in force, and nothing here follows it yet**"),
        ("unknown", "its day is not known"),
    ],
)
def test_the_pack_says_when(effective: str, said: str, desk: Desk) -> None:
    turn(desk.records)
    desk.does(*ADD, "--effective", effective, "--date", "2026-06-01", "--sensitivity", "public")
    pack = desk.does("report", "--committee")
    assert f"- H-0002 A new list of never events: {said}" in pack
    assert "no body has looked at it" in pack
    assert "A new list of never events" in desk.does("report", "--committee", "--public")


def test_the_pack_tells_three_and_counts_the_others(desk: Desk) -> None:
    turn(desk.records)
    for n in range(4):
        desk.does(*ADD, "--effective", f"2026-0{n + 6}", "--title", f"Matter {n}", "--date", "2026-06-01")
    pack = desk.does("report", "--committee")
    assert [f"Matter {n}:" in pack for n in range(4)] == [True, True, True, False]
    assert "2 others are followed." in pack
