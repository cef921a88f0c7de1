from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.meetings.business_cycle import business_of, financial_year, standing_items
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from tests.support.committees import meeting, plant
from tests.support.moments import moment

DAY = date(2026, 6, 15)
QC = "quality-committee"
Told = list[tuple[str, str, str]]


@pytest.fixture
def planted(base: Path) -> Path:
    plant(base)
    return base


def read(records: Path, day: date = DAY) -> Moment:
    now = moment(records, day)
    assert not now.written.unreadable
    return now


def told(records: Path, business: str, as_of: date = DAY, first: date = date(2026, 1, 1)) -> Told:
    lines = business_of(read(records, as_of), QC, first, date(2026, 12, 31))
    line = next(line for line in lines if line.business.id == business)
    return [
        (f"{item.month:%Y-%m}", item.outcome, f"{item.meeting.date:%m-%d}" if item.meeting else "")
        for item in line.occasions
    ]


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2026, 12, 31), 2026)],
)
def test_the_financial_year_begins_in_april(day: date, year: int) -> None:
    assert financial_year(day) == (date(year, 4, 1), date(year + 1, 3, 31))


def test_an_item_of_every_meeting_is_due_at_each(planted: Path) -> None:
    assert told(planted, "risk-register") == [
        ("2026-01", "taken", "01-22"),
        ("2026-03", "taken", "03-26"),
        ("2026-05", "missed", "05-28"),
        ("2026-07", "coming", "07-23"),
    ]


def test_an_item_with_months_is_due_once_in_each(planted: Path) -> None:
    assert told(planted, "self-assessment") == [
        ("2026-01", "missed", "01-22"),
        ("2026-05", "taken", "05-28"),
        ("2026-09", "coming", ""),
    ]


def test_an_item_that_a_later_meeting_took_was_late(planted: Path) -> None:
    assert told(planted, "sqg-report")[0] == ("2026-03", "missed", "03-26")
    meeting(planted, QC, "2026-04-09", "chaired_by: secretary\nitems:\n  - {id: M1, business: sqg-report}\n")
    assert told(planted, "sqg-report")[0] == ("2026-03", "late", "04-09")
    assert told(planted, "sqg-report", date(2026, 4, 8))[0] == ("2026-03", "missed", "03-26")


def test_a_meeting_of_which_nothing_is_recorded_missed_nothing(planted: Path) -> None:
    assert told(planted, "infection-annual-report", date(2026, 7, 24)) == [
        ("2026-07", "not-recorded", "07-23")
    ]
    assert told(planted, "infection-annual-report") == [("2026-07", "coming", "07-23")]


def test_a_month_without_a_meeting_missed_what_was_due_in_it(planted: Path) -> None:
    (planted / "meetings" / "2026" / f"2026-05-28-{QC}.yaml").unlink()
    assert told(planted, "self-assessment")[1] == ("2026-05", "missed", "")
    assert told(planted, "self-assessment", date(2026, 5, 31))[1] == ("2026-05", "coming", "")


def test_of_a_time_before_meetings_were_kept_nothing_is_missed(planted: Path) -> None:
    assert told(planted, "self-assessment", first=date(2025, 9, 1))[0] == ("2025-09", "not-kept", "")


def test_a_meeting_takes_what_is_due_in_its_month_and_what_was_missed(planted: Path) -> None:
    now = read(planted)
    july = now.register.get(Meeting, f"2026-07-23-{QC}")
    march = now.register.get(Meeting, f"2026-03-26-{QC}")
    assert july
    assert march
    found = [(item.business.id, item.missed) for item in standing_items(now, july)]
    assert found == [("risk-register", None), ("sqg-report", None), ("infection-annual-report", None)]
    there = {item.business.id: item.item for item in standing_items(now, march)}
    assert there["risk-register"] is march.items[0]
    assert there["sqg-report"] is None
    before = now.on(date(2026, 3, 20))
    planned = before.register.get(Meeting, march.id)
    assert planned
    then = standing_items(before, planned)
    assert [(item.business.id, item.missed) for item in then] == [
        ("risk-register", None),
        ("sqg-report", None),
        ("self-assessment", date(2026, 1, 1)),
    ]
