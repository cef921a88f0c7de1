"""Meetings are planned, added, called off and changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.committees import JULY, meeting, plant
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

QC, IM = "quality-committee", "insights-meeting"
NEXT = f"2026-07-23-{QC}"


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    plant(base)
    return Desk(qaif, base)


def planned(desk: Desk, body: str) -> list[str]:
    return sorted(path.stem[:10] for path in (desk.records / "meetings").rglob(f"*-{body}.yaml"))


def settings(desk: Desk, find: str, put: str) -> None:
    path = desk.records / "framework.yaml"
    text = path.read_text("utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), "utf-8")


def test_a_year_of_meetings_is_planned_in_one_go(desk: Desk) -> None:
    said = desk.does("meeting", "plan")
    assert "Insights Meeting: 52 planned meetings from 15 June 2026 to 14 June 2027.\n" in said
    assert (
        "Quality Committee: 5 planned meetings from 15 June 2026 to 14 June 2027; 1 of 6 had one already.\n"
        in said
    )
    assert planned(desk, "system-quality-group")[-4:] == [
        "2026-06-18",
        "2026-09-17",
        "2026-12-17",
        "2027-03-18",
    ]
    path = desk.records / "meetings" / "2027" / f"2027-01-28-{QC}.yaml"
    assert path.read_text("utf-8") == (
        f"id: 2027-01-28-{QC}\n"
        "title: Quality Committee, 28 January 2027\n"
        "owner: secretary\n"
        "body: quality-committee\n"
        "date: 2027-01-28\n"
    )
    assert "There is nothing to plan." in desk.refuses("meeting", "plan")


def test_a_day_that_is_a_bank_holiday_is_moved_and_said(desk: Desk) -> None:
    settings(desk, "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=MO")
    said = desk.does("meeting", "plan", "--body", IM, "--from", "2026-12-14", "--until", "2027-01-10")
    assert said.endswith(
        "Insights Meeting: 4 planned meetings from 14 December 2026 to 10 January 2027.\n"
        "28 December 2026 is no working day (Boxing Day (substitute day)): planned for 29 December 2026 [P].\n"
    )
    assert planned(desk, IM)[-4:] == ["2026-12-14", "2026-12-21", "2026-12-29", "2027-01-04"]
    again = desk.refuses("meeting", "plan", "--body", IM, "--from", "2026-12-14", "--until", "2027-01-10")
    assert "no planned meetings from 14 December 2026 to 10 January 2027; 4 of 4 had one already" in again


def test_a_week_in_which_nobody_works_keeps_its_meeting_until_it_is_called_off(desk: Desk) -> None:
    days = "".join(f"  - {{ date: 2026-06-{day}, why: closed }}\n" for day in range(22, 27))
    settings(desk, "thresholds:\n", f"closed_days:\n{days}\nthresholds:\n")
    said = desk.does("meeting", "plan", "--body", IM, "--until", "2026-06-28")
    assert "23 June 2026 is no working day (closed), and its week has none: the meeting stays on it" in said
    assert planned(desk, IM)[-2:] == ["2026-06-16", "2026-06-23"]


def test_a_meeting_that_was_put_off_stands_for_that_of_its_month(desk: Desk) -> None:
    meeting(desk.records, "system-quality-group", "2026-09-24")
    said = desk.does("meeting", "plan", "--body", "system-quality-group")
    assert (
        "17 September 2026 is left out: the System Quality Group has 2026-09-24-system-quality-group in its stead."
        in said
    )
    assert "2026-09-17" not in planned(desk, "system-quality-group")


def test_without_a_recurrence_the_frequency_is_counted_from_the_last_meeting(desk: Desk) -> None:
    settings(desk, "    recurs: FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYDAY=+4TH\n", "")
    desk.does("meeting", "plan", "--body", QC, "--until", "2026-12-31")
    assert planned(desk, QC)[-3:] == ["2026-07-23", "2026-09-24", "2026-11-26"]


def test_a_body_without_a_recurrence_keeps_its_weekday_after_a_meeting_that_was_moved(desk: Desk) -> None:
    settings(desk, "    recurs: FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYDAY=+4TH\n", "")
    meeting(desk.records, QC, "2026-09-22")
    desk.does("meeting", "plan", "--body", QC, "--until", "2026-12-31")
    assert planned(desk, QC)[-3:] == ["2026-07-23", "2026-09-22", "2026-11-26"]


def test_two_days_of_a_week_stay_two_whatever_is_put_off(desk: Desk) -> None:
    settings(desk, "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=MO,TU")
    meeting(desk.records, IM, "2026-08-28")
    said = desk.does("meeting", "plan", "--body", IM, "--from", "2026-08-24", "--until", "2026-09-06")
    assert (
        "Insights Meeting: 3 planned meetings from 24 August 2026 to 6 September 2026; 1 of 4 had one" in said
    )
    assert (
        "24 August 2026 is left out: the Insights Meeting has 2026-08-28-insights-meeting in its stead."
        in said
    )
    assert planned(desk, IM)[-4:] == ["2026-08-25", "2026-08-28", "2026-09-01", "2026-09-02"]


def test_a_meeting_that_a_holiday_moves_into_the_time_that_is_asked_is_planned(desk: Desk) -> None:
    settings(desk, "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=MO")
    desk.does("meeting", "plan", "--body", IM, "--from", "2026-09-01", "--until", "2026-09-06")
    assert planned(desk, IM)[-1] == "2026-09-01"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--body", "nhse-region"),
            "Nothing says when the NHS England Region meets. Say how often: qaif body edit nhse-region --meets ….",
        ),
        (("--body", QC, "--body", "nhse-region"), "Nothing says when the NHS England Region meets."),
        (
            ("--from", "2026-07-01", "--until", "2026-06-30"),
            "--until 30 June 2026 is before --from 1 July 2026.",
        ),
        (("--body", "sqg"), "There is no body `sqg`."),
        (("--until", "unknown"), "--from and --until must be known here."),
    ],
)
def test_a_plan_that_cannot_be_is_refused_whole(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses("meeting", "plan", *arguments)


def test_a_recurrence_that_cannot_be_read_is_said(desk: Desk) -> None:
    settings(desk, "FREQ=WEEKLY;BYDAY=TU", "every Tuesday")
    said = desk.refuses("meeting", "plan", "--body", IM)
    assert "`recurs: every Tuesday` of the Insights Meeting is no rule that can be read" in said
    assert "qaif body edit insights-meeting --meets …; `qaif explain FRM002` says more." in said


def test_a_meeting_that_was_held_is_added(desk: Desk) -> None:
    said = desk.does(
        *("meeting", "add", "--body", IM, "--date", "2026-06-09", "--chaired-by", "director-of-quality"),
        *("--attended", "safety-lead", "--attended", "quality-lead", "--partners", "The council"),
        *("--sensitivity", "private"),
    )
    path = f"meetings/2026/2026-06-09-{IM}.yaml"
    assert said.startswith(f"records/{path} written\n")
    assert (desk.records / path).read_text("utf-8") == (
        f"id: 2026-06-09-{IM}\n"
        "title: Insights Meeting, 9 June 2026\n"
        "owner: secretary\n"
        "sensitivity: private\n"
        "body: insights-meeting\n"
        "date: 2026-06-09\n"
        "chaired_by: director-of-quality\n"
        "attended:\n  - safety-lead\n  - quality-lead\n"
        "partners: The council\n"
    )


def test_a_meeting_that_is_planned_on_a_bank_holiday_is_added_and_said(desk: Desk) -> None:
    said = desk.does("meeting", "add", "--body", QC, "--date", "2026-08-31")
    assert "31 August 2026 is no working day: Summer bank holiday." in said
    said = desk.does("meeting", "add", "--body", QC, "--date", "2026-06-12")
    assert "Who chaired it is not recorded: qaif meeting minute 2026-06-12-quality-committee" in said


def test_a_meeting_stands_beside_the_paper_for_it(desk: Desk) -> None:
    desk.does("meeting", "add", "--body", "system-quality-group", "--date", "2026-06-18")
    paper = ("paper", "add", "--body", QC, "--date", "2026-07-23", "--author", "quality-lead")
    desk.does(*paper)
    assert "There is a paper quality-committee-2026-07-23 already." in desk.refuses(*paper)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Missing: --body, --date."),
        (("--body", QC, "--date", "2026-05-28"), "has a meeting on 28 May 2026 already: 2026-05-28-quality-committee."),
        (("--body", QC, "--date", "2026-07-02", "--chaired-by", "secretary"), "nobody has chaired it yet"),
        (("--body", QC, "--date", "2026-07-02", "--attended", "secretary"), "--attended belongs to --chaired-by"),
        (("--body", "unknown", "--date", "2026-07-02"), "A meeting is the meeting of one body."),
        (("--body", "nhse-region", "--date", "2026-07-02"), "Nothing says who answers for the meetings of the NHS England Region."),
        (("--body", QC, "--date", "unknown"), "--date must be known here."),
        (("--body", QC, "--date", "2026-07-02", "--owner", "secretry"), "Did you mean `secretary`?"),
    ],
)  # fmt: skip
def test_a_meeting_that_cannot_be_is_refused(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses("meeting", "add", *arguments)


def test_a_meeting_is_called_off(desk: Desk) -> None:
    before = (desk.records / "meetings" / "2026" / f"{NEXT}.yaml").read_text("utf-8")
    said = desk.does("meeting", "cancel", NEXT, "--by", "secretary", "--why", "Too few can come")
    assert "2 items of its agenda wait for another meeting, and none is planned." in said
    after = (desk.records / "meetings" / "2026" / f"{NEXT}.yaml").read_text("utf-8")
    assert after == before + "cancelled:\n  date: 2026-06-15\n  by: secretary\n  why: Too few can come\n"
    again = desk.refuses("meeting", "cancel", NEXT, "--by", "secretary", "--why", "x")
    assert f"{NEXT} was called off on 15 June 2026: Too few can come. If it was held after all" in again


def test_its_agenda_waits_for_the_next(desk: Desk) -> None:
    meeting(desk.records, QC, "2026-09-24")
    said = desk.does("meeting", "cancel", NEXT, "--by", "secretary", "--why", "x", "--dry-run")
    assert f"2 items of its agenda wait for the next meeting, 2026-09-24-{QC}." in said


def test_one_that_is_past_was_called_off_on_its_day_at_the_latest(desk: Desk) -> None:
    id_ = meeting(desk.records, IM, "2026-06-09")
    refused = desk.refuses(
        "meeting", "cancel", id_, "--by", "secretary", "--why", "x", "--date", "2026-06-10"
    )
    assert "was to be held on 9 June 2026, before it was called off on 10 June 2026." in refused
    desk.does("meeting", "cancel", id_, "--by", "secretary", "--why", "x")
    assert "+   date: 2026-06-09" in desk.changes(f"meetings/2026/{id_}.yaml")


def test_what_was_held_is_not_called_off(desk: Desk) -> None:
    said = desk.refuses("meeting", "cancel", f"2026-05-28-{QC}", "--by", "secretary", "--why", "x")
    assert "was held: director-of-quality chaired it." in said


def test_plain_fields_are_changed(desk: Desk) -> None:
    desk.does("meeting", "edit", NEXT, "--title", "A longer one", "--owner", "safety-lead")
    text = (desk.records / "meetings" / "2026" / f"{NEXT}.yaml").read_text("utf-8")
    assert "title: A longer one\nowner: safety-lead\n" in text
    assert "previous_owners:\n  - role: secretary\n    until: 2026-06-14\n" in text
    assert JULY.strip().splitlines()[1].strip() in text
