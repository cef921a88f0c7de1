"""`qaif renumber` and `qaif resolve`, where intelligence and meetings lead to what gets another ID."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.insights import ITEM
from tests.support.repository import Repository, found, repository
from tests.support.running import Qaif

FIRST = "intelligence/2026/I-0001.yaml"
SECOND = "intelligence/2026/I-0002.yaml"
MEETING = "meetings/2026/2026-04-14-insights-meeting.yaml"
NEWS = "    action: Ask the practice for its log of results\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    stop_clock(monkeypatch)
    return repository(tmp_path)


@pytest.fixture
def desk(qaif: Qaif, made: Repository) -> Desk:
    return Desk(qaif, made.records)


def test_a_piece_of_intelligence_goes_with_the_minutes_that_name_it(desk: Desk, made: Repository) -> None:
    said = desk.does("renumber", " i-1")
    assert f"records/{SECOND} written\nrecords/{MEETING} written\n" in said
    assert "What led to it leads to I-0002: 2026-04-14-insights-meeting." in said
    assert not (made.records / FIRST).exists()
    assert "formerly:\n  - I-0001\n" in (made.records / SECOND).read_text("utf-8")
    assert desk.changes(MEETING) == ["-     record: I-0001", "+     record: I-0002"]
    assert found(made, base="main") == []


def test_a_risk_takes_the_decisions_along_that_led_to_it(desk: Desk, made: Repository) -> None:
    made.edit({"file": FIRST, "find": NEWS, "put": f"{NEWS}    risk: R-0001 # opened\n"})
    item = "  - id: M2\n    record: R-0001\nactions:\n"
    made.edit({"file": MEETING, "find": "actions:\n", "put": item})
    said = desk.does("renumber", "R-0001")
    assert (
        "What led to it leads to R-0004: Q-0001, results-read, I-0001 and 2026-04-14-insights-meeting."
        in said
    )
    assert "    risk: R-0004 # opened\n" in (made.records / FIRST).read_text("utf-8")
    assert "    record: R-0004\n" in (made.records / MEETING).read_text("utf-8")
    assert "record: I-0001\n" in (made.records / MEETING).read_text("utf-8")


def test_a_concern_takes_the_decisions_along_too(desk: Desk, made: Repository) -> None:
    made.edit({"file": FIRST, "find": NEWS, "put": f"{NEWS}    concern: Q-0001\n"})
    desk.does("renumber", "Q-0001")
    assert "    concern: Q-0003\n" in (made.records / FIRST).read_text("utf-8")


def test_of_two_under_one_id_each_keeps_its_minutes(desk: Desk, made: Repository) -> None:
    ours = ITEM.format(id="I-0002", title="Ours", date="2026-06-01")
    theirs = ITEM.format(id="I-0002", title="Theirs", date="2026-06-02")
    item = "  - id: M2\n    record: I-0002\nactions:\n"
    made.git("switch", "--quiet", "--create", "theirs", "main")
    made.commit(
        "theirs",
        edits=[
            {"file": SECOND, "write": theirs},
            {"file": MEETING, "find": "actions:\n", "put": item},
        ],
    )
    made.git("switch", "--quiet", "work")
    made.commit("ours", edits=[{"file": SECOND, "write": ours}])
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")
    said = desk.does("resolve", "I-0002", "--renumber")
    assert "I-0002 is Ours; Theirs is I-0003 from now on." in said
    assert "What led to it leads to I-0003: 2026-04-14-insights-meeting." in said
    assert "    record: I-0003\n" in (made.records / MEETING).read_text("utf-8")


def test_two_decisions_on_one_item_both_stay(desk: Desk, made: Repository) -> None:
    def entry(day: str, decision: str) -> str:
        return f"  - date: {day}\n    body: insights-meeting\n    decision: {decision}\n"

    text = (made.records / FIRST).read_text("utf-8")
    made.git("switch", "--quiet", "--create", "theirs", "main")
    made.commit("theirs", edits=[{"file": FIRST, "write": text + entry("2026-05-12", "no-action")}])
    made.git("switch", "--quiet", "work")
    made.commit("ours", edits=[{"file": FIRST, "write": text + entry("2026-05-05", "visit")}])
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "theirs")
    desk.does("resolve", "I-0001")
    assert (made.records / FIRST).read_text("utf-8") == text + entry("2026-05-05", "visit") + entry(
        "2026-05-12", "no-action"
    )
