from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.meetings.must_table import to_bring
from qaif_cli.model.kinds.meeting import Meeting
from tests.support.committees import meeting, plant
from tests.support.moments import moment

QC, SQG = "quality-committee", "system-quality-group"
DAY = date(2026, 6, 15)


@pytest.fixture
def planted(base: Path) -> Path:
    """The base register with its meetings: Q-0001 rose on 12 March by the committee, the group heard on 19 March."""
    plant(base)
    return base


def brought(records: Path, id_: str, as_of: date = DAY) -> list[tuple[str, str, date, str]]:
    now = moment(records, as_of)
    found = now.register.get(Meeting, id_)
    assert found
    return [(one.record, one.why, one.day, one.level) for one in to_bring(now, found)]


def rise(records: Path) -> None:
    path = records / "concerns" / "Q-0001.yaml"
    entry = (
        "  - {date: 2026-06-09, level: intensive, authorised_by: nhse-region, why: Worse, complex: true,"
        " risk_profile: One risk at 16, accountability: To the ICB}\nimprovement_plan:"
    )
    path.write_text(path.read_text("utf-8").replace("improvement_plan:", entry, 1), "utf-8")


def test_a_level_is_to_be_heard_by_the_group_and_by_the_committee_until_each_has(planted: Path) -> None:
    rise(planted)
    june = meeting(planted, SQG, "2026-06-18")
    july = meeting(planted, QC, "2026-07-09")
    new = ("Q-0001", "level", date(2026, 6, 9), "intensive")
    assert new in brought(planted, june)
    assert new in brought(planted, july)
    assert new not in brought(planted, june, date(2026, 6, 8))  # it had not risen yet
    assert new not in brought(planted, f"2026-07-23-{QC}")  # it is on that agenda, as M1
    meeting(
        planted, QC, "2026-06-11", "chaired_by: non-executive-director\nitems: [{id: M1, record: Q-0001}]\n"
    )
    assert new not in brought(planted, july)
    assert new in brought(planted, june)  # the group has not heard of it by that


def test_the_committee_hears_of_every_group_and_each_body_has_its_own_paper(planted: Path) -> None:
    june = meeting(planted, QC, "2026-06-25")
    assert ("2026-03-19-" + SQG, "report", date(2026, 3, 19), "") in brought(planted, june)
    meeting(
        planted, QC, "2026-06-11", f"chaired_by: secretary\nitems: [{{id: M1, record: 2026-03-19-{SQG}}}]\n"
    )
    assert brought(planted, june) == []
    group = meeting(planted, SQG, "2026-06-18")
    assert brought(planted, group) == [(f"{SQG}-2026-06-18", "paper", date(2026, 6, 18), "")]


def test_nothing_is_asked_of_a_body_whose_meetings_are_not_kept(base: Path) -> None:
    rise(base)
    assert brought(base, meeting(base, SQG, "2026-06-18")) == []
