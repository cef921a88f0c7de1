"""`qaif due --ics`: days that a calendar knows again when they move, and that tell nothing private."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from qaif_cli.judge.state.due import due_items
from qaif_cli.model.moment import Moment
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.desk import Desk
from tests.support.shipped import DAY, RECORDS

PRIVATE = (b"Fernhill", b"fernhill", b"inbox", b"results", b"Primary care", b"primary-care")


def events(desk: Desk, path: Path, *options: str) -> dict[str, Any]:
    """The events of a calendar by their lines."""
    desk.does("due", "--within", "3m", "--ics", str(path), *options)
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def test_it_has_what_the_list_has_and_says_so(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    assert desk.does("due", "--within", "3m", "--ics", str(path)) == (
        f"{path} written: 7 things due by 15 September 2026.\n"
    )
    found = events(desk, path)
    assert [(line, event.start.isoformat()) for line, event in found.items()] == [
        ("R-0001: review", "2026-07-01"),
        ("An area: update", "2026-07-14"),
        ("Q-0001: A1, action", "2026-07-15"),
        ("An indicator: figure of an indicator", "2026-07-20"),
        ("H-0001: item of the horizon", "2026-07-23"),
        ("R-0001: A2, action", "2026-07-31"),
        ("A commitment: update", "2026-08-10"),
    ]
    assert found["R-0001: A2, action"]["DESCRIPTION"] == "Owner: Head of Patient Safety"


def test_nothing_private_is_in_it_unless_it_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    events(desk, path)
    data = path.read_bytes().replace(b"\r\n ", b"")
    assert [word for word in PRIVATE if word in data] == []
    found = events(desk, path, "--private")
    event = found["R-0001: A2: Move to one inbox"]
    assert event["DESCRIPTION"] == "Test results are not acted on at Fernhill\nOwner: Head of Patient Safety"
    assert event["CLASS"] == "PRIVATE"


def test_a_day_that_moves_keeps_its_name_and_counts_up(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    before = events(desk, path)
    desk.does(
        *(
            "action",
            "extend",
            "R-0001",
            "A2",
            "--due",
            "2026-08-31",
            "--by",
            "safety-lead",
            "--why",
            "Staff are ill",
        )
    )
    desk.does("risk", "review", "R-0001", "--unchanged", "--by", "quality-lead")
    after = events(desk, path)
    for line, day in (("R-0001: A2, action", date(2026, 8, 31)), ("R-0001: review", date(2026, 7, 15))):
        assert after[line].start == day != before[line].start
        assert after[line]["UID"] == before[line]["UID"]
        assert after[line]["SEQUENCE"] > before[line]["SEQUENCE"]
    assert after["Q-0001: A1, action"] == before["Q-0001: A1, action"]


def test_a_title_that_is_put_right_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    events(desk, path)
    before = path.read_bytes()
    file = desk.records / "risks" / "R-0001.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Test results", "title: Results"), "utf-8")
    events(desk, path)
    assert path.read_bytes() == before


def test_the_names_of_two_organisations_differ(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    ours = {event["UID"] for event in events(desk, path).values()}
    settings = desk.records / "framework.yaml"
    text = settings.read_text("utf-8")
    other = text.replace("ods_code: ", "ods_code: X9Y # was ", 1)
    assert other != text
    settings.write_text(other, "utf-8")
    assert ours.isdisjoint(event["UID"] for event in events(desk, path).values())


def test_a_calendar_of_ours_is_replaced_and_said_so_and_nothing_else_is(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    events(desk, path)
    assert desk.does("due", "--within", "1m", "--ics", str(path)) == (
        f"{path} replaced: 3 things due by 15 July 2026.\n"
    )
    path.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//else//EN\r\n")
    assert "was not written by this command" in desk.refuses("due", "--within", "3m", "--ics", str(path))
    assert path.read_bytes().endswith(b"PRODID:-//else//EN\r\n")
    inside = desk.refuses("due", "--within", "3m", "--ics", str(desk.records / "due.ics"))
    assert "would lie among the records" in inside


def test_only_what_one_role_owes(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    assert [*events(desk, path, "--owner", "safety-lead")] == ["R-0001: A2, action"]


def test_no_file_where_nothing_is_owed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    said = desk.does("due", "--owner", "secretary", "--ics", str(path))
    assert said == "Nothing with a day is owed by 29 June 2026: no calendar is written.\n"
    assert not path.exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--private",), "--private is for a calendar."),
        (("--ics", "due.ics", "--format", "json"), "Either a list is printed, or files are written."),
        (("--mail", "mails", "--plain"), "Either a list is printed, or files are written."),
    ],
)
def test_an_option_that_says_nothing_is_refused(desk: Desk, options: tuple[str, ...], says: str) -> None:
    assert says in desk.refuses("due", *options)


@pytest.mark.parametrize("day", [DAY, date(2026, 3, 31)])
def test_what_is_owed_is_told_apart_by_what_lasts(day: date) -> None:
    loaded = load(Worktree(RECORDS))
    assert loaded.framework
    names = [item.lasting for item in due_items(Moment(loaded.register, loaded.framework, day, day))]
    assert len(names) > 50
    assert sorted({name for name in names if names.count(name) > 1}) == []
