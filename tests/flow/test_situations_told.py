"""Papers tell of situations: first on the weekly agenda, counted for an area and the Committee; in public nothing private."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.report import run_report
from qaif_cli.flow.request import Ask
from tests.support.turn import turn

DAY = date(2026, 6, 15)
PLACE = "situations/D-0001.yaml"


@pytest.fixture
def records(base: Path) -> Path:
    turn(base)
    return base


def paper(records: Path, day: date = DAY, **options: Any) -> str:
    return run_report(Ask(records, records, day, DAY), ReportOptions(**options)).text


def change(records: Path, find: str, put: str) -> None:
    path = records / PLACE
    text = path.read_text("utf-8")
    assert find in text
    path.write_text(text.replace(find, put), "utf-8")


def part(text: str, heading: str) -> str:
    return text.split(f"\n## {heading}", 1)[1].split("\n## ", 1)[0]


def test_the_weekly_agenda_has_them_first_with_each_option_as_it_is_scored(records: Path) -> None:
    change(records, "        not_act: { consequence: 4, likelihood: 3 }\n        moves_nothing: true\n", "")
    change(records, "reassess_by: 2026-12-31", 'reassess_by: 2026-06-14\n    reassess_at: "09:00"')
    first = paper(records, body="insights").split("\n## ")[1]
    assert first.startswith("1. Situations")
    assert (
        "Situations: 1 open, **1 to be assessed again by now**; no decisions since 9 June 2026; 1 of 1 reassessments in time."
        in first
    )
    assert "**14 June 2026, 1 day late**" in first
    assert "6 as taken, **not scored as not taken**, **not scored elsewhere**" in first


def test_an_area_and_the_committee_read_what_was_decided_and_learnt(records: Path) -> None:
    told = (
        "- D-0001 Half the doctors at Fernhill are ill (open since 3 June 2026; 2 decisions since 20 May 2026); Director of Quality on"
        " 3 June 2026 at 15:45: Go on for as long as one of them is ill. *Learnt:* Calls are sent on faster where both practices have one list."
    )
    assert told in part(paper(records, area="primary-care"), "Situations")
    pack = part(paper(records, body="assurance"), "Items of escalation")
    assert (
        "D-0001 Half the doctors at Fernhill are ill: Go on for as long as one of them is ill. *Learnt*, D-0001: Calls are sent"
        in pack
    )


def test_a_decision_without_every_way_scored_is_counted(records: Path) -> None:
    change(records, "        moves_nothing: true\n", "")
    text = paper(records, body="assurance")
    assert "2 decisions since 20 May 2026, **1 not scored in every way**" in text


def test_what_lasts_without_a_risk_is_said_but_not_in_public(records: Path) -> None:
    change(records, "opened: 2026-06-03", "opened: 2026-05-21\nsensitivity: public")
    change(records, "risks: [R-0001]\n", "")
    said = "**No risk holds what has lasted:** D-0001."
    assert said in paper(records, body="assurance")
    public = paper(records, body="assurance", public=True)
    assert "Situations that are public: 1 open" in public
    assert said not in public


def test_it_is_no_more_told_than_it_was_known(records: Path) -> None:
    assert "D-0001" not in paper(records, date(2026, 6, 2), body="assurance")
    early = part(paper(records, date(2026, 6, 3), area="primary-care"), "Situations")
    assert "2 decisions" in early
    assert "Learnt" not in early


def test_what_is_private_is_in_no_public_paper(records: Path) -> None:
    assert "D-0001" in paper(records, body="assurance")
    assert "D-0001" not in paper(records, body="assurance", public=True)
