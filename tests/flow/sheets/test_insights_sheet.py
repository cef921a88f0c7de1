"""`qaif sheet --insights` and its apply: what the weekly Insights Meeting decides, on one page."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.store import yaml
from tests.support.desk import Desk, stop_clock
from tests.support.insights import SHEET, Table, put_item, put_meeting, with_insights
from tests.support.running import Golden, Qaif

MEETING = "meetings/2026/2026-06-15-insights-meeting.yaml"


@pytest.fixture
def table(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Table:
    stop_clock(monkeypatch)
    with_insights(base)
    put_meeting(base, "2026-06-15")
    put_item(base, "I-0002", "2026-06-02")
    put_item(base, "I-0003", "2026-06-12", "early_warning: true\n")
    asked = "    action: Ask for the log\n    owner: safety-lead\n    follow_up: 2026-06-09\n"
    put_item(
        base,
        "I-0004",
        "2026-05-19",
        f"discussions:\n  - date: 2026-05-26\n    body: insights-meeting\n    decision: ask-provider\n{asked}",
    )
    return Table(qaif, base)


def test_the_sheet_has_early_warnings_first_then_what_is_new_then_follow_ups(
    table: Table, golden: Golden
) -> None:
    assert table.lay() == "sheet.yaml written: 3 pieces of intelligence to fill in.\n"
    data = yaml.parse(table.sheet)
    assert list(data) == ["sheet", "made", "meeting", "items", "as_read"]
    assert data["meeting"] == "2026-06-15-insights-meeting"
    assert list(data["items"]) == ["I-0003", "I-0002", "I-0004"]
    assert data["items"]["I-0004"]["owner"] == "safety-lead"
    golden("sheet/insights.yaml", table.sheet)


def test_the_meeting_is_the_next_or_the_day_that_is_said(table: Table) -> None:
    (table.records / MEETING).unlink()
    assert "No Insights Meeting is planned from 15 June 2026 on. Say its day with --on" in table.refuses(
        "sheet", "--insights"
    )
    put_meeting(table.records, "2026-06-23")
    cancelled = "cancelled:\n  date: 2026-06-12\n  by: director-of-quality\n  why: Nobody was there\n"
    put_meeting(table.records, "2026-06-16", cancelled)
    table.lay()
    assert "meeting: 2026-06-23-insights-meeting\n" in table.sheet
    put_meeting(table.records, "2026-06-09")
    table.lay("--on", "2026-06-09")
    assert "meeting: 2026-06-09-insights-meeting\n" in table.sheet
    assert "I-0003" not in table.sheet
    assert "was cancelled" in table.refuses("sheet", "--insights", "--on", "2026-06-16")


def test_a_role_has_its_own_sheet(table: Table) -> None:
    assert "1 piece of intelligence" in table.lay("--owner", "Head of Patient Safety")
    result = table("sheet", "--insights", "--owner", "secretary", "--out", "-")
    assert (result.code, result.err) == (0, "Nothing is new, and no follow-up is due by 15 June 2026.\n")


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--insights", "--within", "30d"), "--within is for reviews and actions."),
        (("--review", "--on", "2026-06-15"), "Say --insights with it."),
        (("--insights", "--on", "Tuesday"), "`--on Tuesday` is not a date."),
        (("--insights", "--review"), "Say --review, --actions, --insights"),
    ],
)
def test_flags_that_do_not_go_together(flags: tuple[str, ...], words: str, table: Table) -> None:
    assert words in table.refuses("sheet", *flags)


def test_without_an_insights_meeting_there_is_no_sheet(qaif: Qaif, base: Path) -> None:
    said = Desk(qaif, base).refuses("sheet", "--insights")
    assert "Write `function: insights` at the body that is." in said


def test_what_was_decided_stands_in_the_intelligence_and_in_the_minutes(table: Table) -> None:
    table.lay()
    table.decide(
        "I-0003", "decision:\n", "decision: change-risk\n    risk: R-0001\n    note: Twice in a week\n"
    )
    table.decide("I-0003", "    note:\n", "")
    table.decide("I-0004", "decision:", "decision: watch")
    table.decide("I-0004", "follow_up:", "follow_up: 2026-06-30")
    said = table.does("apply", SHEET)
    assert said.startswith(
        "I-0003: change a risk (R-0001)\n"
        "I-0004: watch it, follow-up by 30 June 2026\n"
        "2026-06-15-insights-meeting: 2 items with the decisions, M1, M2.\n"
        "`qaif meeting minute 2026-06-15-insights-meeting --chaired-by ROLE` records that it was held, and who chaired it.\n"
        "2 decisions recorded, 1 left empty and skipped.\n"
    )
    first = "  - date: 2026-06-15\n    body: insights-meeting\n"
    assert table.item("I-0003").endswith(
        f"discussions:\n{first}    decision: change-risk\n    note: Twice in a week\n    risk: R-0001\n"
    )
    assert table.item("I-0004").endswith(
        f"{first}    decision: watch\n    owner: safety-lead\n    follow_up: 2026-06-30\n"
    )
    assert "discussions" not in table.item("I-0002")
    assert table.changes(MEETING)[-8:] == [
        "+ items:",
        "+   - id: M1",
        "+     record: I-0003",
        "+     minute: Twice in a week",
        "+     decision: Change a risk (R-0001).",
        "+   - id: M2",
        "+     record: I-0004",
        "+     decision: Watch it; Head of Patient Safety, follow-up by 30 June 2026.",
    ]
    before = table.everything()
    again = table.does("apply", SHEET)
    assert "No decisions recorded, 2 recorded already, 1 left empty and skipped.\n" in again
    assert table.everything() == before


def test_a_follow_up_may_be_a_time_from_the_meeting(table: Table) -> None:
    table.lay()
    table.decide("I-0004", "decision:", "decision: watch")
    table.decide("I-0004", "follow_up:", "follow_up: 2w")
    assert "I-0004: watch it, follow-up by 29 June 2026\n" in table.does("apply", SHEET)
    assert table.item("I-0004").endswith("    follow_up: 2026-06-29\n")


def test_what_is_on_the_agenda_gets_its_decision_there(table: Table) -> None:
    agenda = "items:\n  - id: M4\n    record: I-0002  # put on by the secretary\n    purpose: discuss\n"
    put_meeting(table.records, "2026-06-15", f"chaired_by: director-of-quality\n{agenda}")
    table.lay()
    table.decide("I-0002", "decision:", "decision: no-action")
    table.decide("I-0003", "decision:", "decision: open-concern\n    concern: q-0001")
    said = table.does("apply", SHEET)
    assert "2 items with the decisions, M5, M4." in said
    assert "chaired-by" not in said
    assert (
        (table.records / MEETING)
        .read_text("utf-8")
        .endswith(
            f"{agenda}    decision: No action.\n  - id: M5\n    record: I-0003\n    decision: Open a concern (Q-0001).\n"
        )
    )


def test_a_meeting_without_a_record_gets_its_items_later(table: Table) -> None:
    (table.records / MEETING).unlink()
    laid = table("sheet", "--insights", "--out", SHEET, "--on", "2026-06-15")
    assert laid.err == "No Insights Meeting of 15 June 2026 is on the register.\n"
    table.decide("I-0002", "decision:", "decision: no-action")
    said = table.does("apply", SHEET)
    assert "2026-06-15-insights-meeting has no record" in said
    assert "`qaif meeting add --body insights-meeting --date 2026-06-15` makes one" in said
    put_meeting(table.records, "2026-06-15")
    again = table.does("apply", SHEET)
    assert "1 item with the decisions, M1." in again
    assert "No decisions recorded, 1 recorded already, 2 left empty and skipped." in again


def test_twenty_items_in_an_hour(table: Table) -> None:
    for number in range(10, 27):
        put_item(table.records, f"I-00{number}", "2026-06-10")
    assert "20 pieces of intelligence to fill in." in table.lay()
    text = table.sheet
    text = text.replace("    decision:\n", "    decision: watch\n")
    Path(SHEET).write_text(text.replace("    follow_up:\n", "    follow_up: 2026-06-22\n"), "utf-8")
    before = table.everything()
    trial = table.does("apply", SHEET, "--dry-run")
    assert "20 decisions would be recorded.\n" in trial
    assert trial.endswith("Nothing was written.\n")
    assert table.everything() == before
    said = table.does("apply", SHEET)
    assert "20 decisions recorded.\n" in said
    assert "20 items with the decisions, M1, " in said
    assert (table.records / MEETING).read_text("utf-8").count("    record: I-00") == 20
    decided = [path for path in table.records.rglob("I-*.yaml") if "date: 2026-06-15" in path.read_text()]
    assert len(decided) == 20
    assert "Nothing is new" in table("sheet", "--insights", "--as-of", "2026-06-15").err


def test_every_fault_is_said_at_once_with_its_line(table: Table) -> None:
    put_item(table.records, "I-0005", "2026-06-03")
    table.lay()
    table.decide("I-0003", "decision:", "decision: no-action")
    table.decide("I-0002", "decision:", "decision: open-risk\n    consern: Q-0001")
    table.decide("I-0005", "decision:", "decision: aks")
    table.decide("I-0004", "decision:", "decision: visit")
    table.decide("I-0004", "owner: safety-lead", "owner: safty-lead")
    table.decide("I-0004", "follow_up:", "follow_up: 2026-06-14")
    before = table.everything()
    said = table.refuses("apply", SHEET)
    assert table.everything() == before
    lines = said.splitlines()
    sheet = table.sheet.splitlines()
    for line, words in (
        ("    note:", "`note:` of I-0003 is empty. It is an early warning"),
        ("  I-0002:", "`risk:` of I-0002 is empty. If it is not on the register yet, first `qaif risk add"),
        ("    consern: Q-0001", "There is no line `consern`. Did you mean `concern`?"),
        ("    decision: aks", "`decision: aks` is none of the choices."),
        ("    owner: safty-lead", "Did you mean `safety-lead`?"),
        ("    action:", "`action:` of I-0004 is empty. A visit takes what is looked at"),
        ("    follow_up: 2026-06-14", "The follow-up of I-0004 would be on 14 June 2026, before"),
    ):
        found = [text for text in lines if words in text]
        assert len(found) == 1, words
        assert sheet[int(found[0].split(":")[1]) - 1] == line
    assert len(lines) == 9
    assert not any(line.endswith(" ") for line in lines)


@pytest.mark.parametrize(
    ("find", "put", "words"),
    [
        ("note:", "note: Seen", "I-0003 has no `decision:`, and its `note:` is filled in."),
        ("owner: quality-lead", "owner: secretary", "I-0003 has no `decision:`, and its `owner:` is filled in."),
        ("decision:", "decision: [watch]", "`decision:` has no such value."),
        ("decision:", "decision: watch\n    follow_up: unknown\n    x:", "`follow_up` is written twice"),
        ("follow_up:", "follow_up: unknown", "`follow_up: unknown` says nothing."),
        ("decision:", "decision: refer-on", "Name the body that it is referred on to."),
        ("decision:", "decision: change-risk\n    risk: R-0099", "There is no risk `R-0099`."),
        ("decision:", "decision: watch\n    note: Seen: well", "sheet.yaml:"),
    ],
)  # fmt: skip
def test_a_line_filled_in_wrong(find: str, put: str, words: str, table: Table) -> None:
    table.lay()
    table.decide("I-0003", find, put)
    assert words in table.refuses("apply", SHEET)


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        ("meeting: 2026-06-16-insights-meeting", "16 June 2026 has not come yet."),
        (
            "meeting: 2026-06-15-insights-meting",
            "There is no body `insights-meting`. Did you mean `insights-meeting`?",
        ),
        ("meeting: the one on Monday", "`meeting: the one on Monday` does not name a meeting."),
        ("meeting:", "`meeting:` is empty."),
        ("meeting: 2026-06-08-insights-meeting", "2026-06-08-insights-meeting was cancelled."),
        ("meeting: 2026-06-10-insights-meeting", "I-0003 came in on 12 June 2026, after 10 June 2026."),
    ],
)
def test_a_meeting_that_cannot_be(meeting: str, words: str, table: Table) -> None:
    off = "cancelled:\n  date: 2026-06-05\n  by: director-of-quality\n  why: Nobody was there\n"
    put_meeting(table.records, "2026-06-08", off)
    table.lay()
    table.decide("I-0003", "decision:", "decision: no-action\n    note: Seen")
    table.decide("I-0003", "    note:\n", "")
    text = table.sheet.replace("meeting: 2026-06-15-insights-meeting", meeting)
    Path(SHEET).write_text(text, "utf-8")
    assert words in table.refuses("apply", SHEET)


def test_an_item_changed_meanwhile_refuses_the_whole_sheet(table: Table) -> None:
    table.lay()
    table.decide("I-0003", "decision:", "decision: change-risk\n    risk: R-0001")
    table.decide("I-0002", "decision:", "decision: no-action")
    put_item(table.records, "I-0002", "2026-06-02", "# somebody was here\n")
    said = table.refuses("apply", SHEET)
    assert "I-0002 was changed since the sheet was made" in said
    assert "I-0003" not in said


def test_comments_and_layout_of_the_records_stay(table: Table) -> None:
    path = table.records / "intelligence" / "2026" / "I-0004.yaml"
    text = path.read_text("utf-8").replace("    body: ", "    # by phone\n    body:    ")
    path.write_bytes(b"\xef\xbb\xbf" + f"{text}# the end\n".replace("\n", "\r\n").encode())
    table.lay()
    table.decide("I-0004", "decision:", "decision: no-action")
    table.does("apply", SHEET)
    after = path.read_bytes().decode("utf-8-sig")
    assert after.replace("\r\n", "\n").replace(
        "  - date: 2026-06-15\n    body: insights-meeting\n    decision: no-action\n", ""
    ) == (f"{text}# the end\n")
    assert after.count("\n") == after.count("\r\n")


def test_a_sheet_of_actions_takes_those_of_meetings_too(table: Table) -> None:
    action = "actions:\n  - id: A1\n    title: Ask\n    owner: quality-lead\n    due: 2026-06-20\n"
    put_meeting(table.records, "2026-06-09", f"chaired_by: director-of-quality\n{action}")
    table.does("sheet", "--actions", "--out", SHEET)
    text = table.sheet.replace("      done:", "      done: 2026-06-15", 1)
    Path(SHEET).write_text(text, "utf-8")
    assert "2026-06-09-insights-meeting A1: done 2026-06-15" in table.does("apply", SHEET)
