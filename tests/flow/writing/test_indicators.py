from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk
from tests.support.running import Qaif

pytestmark = pytest.mark.usefixtures("june")
ID = "results-read"
FILE = f"indicators/{ID}.yaml"
WAITS = (
    "--title", "Days to a routine appointment", "--area", "primary-care", "--owner", "quality-lead",
    "--unit", "days", "--better", "down",
)  # fmt: skip


@pytest.fixture
def desk(qaif: Qaif, base: Path) -> Desk:
    return Desk(qaif, base)


def test_an_indicator_is_put_on_the_register(desk: Desk) -> None:
    out = desk.does(
        "indicator", "add", *WAITS, "--definition", "Working days from request to appointment",
        "--dimension", "effective", "--risk", "R-0001", "--commitment", "primary-care-2", "--reported-to",
        "quality-committee", "--baseline", "9.5", "--baseline-period", "2024", "--target", "5",
        "--target-due", "2027-03-31", "--published-after", "10", "--limits-from", "12",
    )  # fmt: skip
    assert (desk.records / "indicators/days-to-a-routine-appointment.yaml").read_text(
        "utf-8"
    ).splitlines() == [
        "id: days-to-a-routine-appointment",
        "title: Days to a routine appointment",
        "owner: quality-lead",
        "sensitivity: private",
        "area: primary-care",
        "definition: Working days from request to appointment",
        "unit: days",
        "better: down",
        "dimensions:",
        "  - effective",
        "risks:",
        "  - R-0001",
        "commitments:",
        "  - primary-care-2",
        "reported_to:",
        "  - quality-committee",
        "every: monthly",
        "published_after: 10",
        "baseline:",
        "  value: 9.5",
        "  period: '2024'",
        "target:",
        "  value: 5",
        "  due: 2027-03-31",
        "  source: unknown",
        "limits_from: 12",
    ]
    assert "Its points: `qaif indicator record days-to-a-routine-appointment --point" in out
    assert "it has no limits yet: 0 of 13 points" in out


def test_what_is_missing_or_cannot_be_is_said_at_once(desk: Desk) -> None:
    err = desk.refuses("indicator", "add", "--better", "upp", "--baseline", "9%", "--published-after", "0")
    for said in (
        "`--better upp` is none of the choices. Did you mean `up`?",
        "`--baseline 9%` is not a number.",
        "`--published-after 0` is no count.",
        "Missing: --title, --area, --owner, --unit.",
    ):
        assert said in err
    assert "is outside the scale" in desk.refuses("indicator", "add", *WAITS, "--limits-from", "5")
    assert "Say one of the two." in desk.refuses("indicator", "add", *WAITS, "--target", "5", "--no-target")


def test_plain_fields_are_changed(desk: Desk) -> None:
    desk.does(
        "indicator", "edit", ID, "--target", "80", "--target-source", "The Committee", "--risk", "R-0002"
    )
    assert desk.changes(FILE) == [
        "+ amended:",
        "+   - date: 2026-06-15",
        "+     field: target/value",
        "+     was: '75'",
        "- risks: [R-0001]",
        "+ risks:",
        "+   - R-0002",
        "-   value: 75",
        "+   value: 80",
        "-   source: The practice's improvement plan",
        "+   source: The Committee",
    ]
    desk.does("indicator", "edit", ID, "--no-target")
    assert "target: null" in (desk.records / FILE).read_text("utf-8")
    assert f"Missing: --target. {ID} has no target yet." in desk.refuses(
        "indicator", "edit", ID, "--target-due", "2027-01-31"
    )
    assert "Nothing to change was given." in desk.refuses("indicator", "edit", ID)


def test_an_indicator_is_closed_once(desk: Desk) -> None:
    desk.does("indicator", "close", ID, "--by", "quality-lead", "--reason", "One inbox now")
    assert "was closed on 15 June 2026 already" in desk.refuses(
        "indicator", "close", ID, "--by", "quality-lead", "--reason", "Twice"
    )
    assert desk("indicator", "list").out == "No indicators to show.\n"


def test_a_point_is_appended(desk: Desk) -> None:
    edit(desk, "  - { date: 2026-05-31, value: 73, received: 2026-06-09 }\n", "")
    out = desk.does(
        "indicator", "record", ID, "--date", "2026-05-31", "--value", "74.5", "--note", "Provisional"
    )
    assert (
        (desk.records / FILE)
        .read_text("utf-8")
        .endswith("  - date: 2026-05-31\n    value: 74.5\n    note: Provisional\n")
    )
    assert "1 point recorded." in out


def test_several_points_come_at_once_and_those_that_are_there_are_counted(desk: Desk) -> None:
    edit(desk, "  - { date: 2026-05-31, value: 73, received: 2026-06-09 }\n", "")
    out = desk.does(
        "indicator",
        "record",
        ID,
        "--point",
        "2026-05-31=74",
        "--point",
        "2025-03-31=70",
        "--point",
        "2026-04-30=76",
    )
    assert "2 points recorded." in out
    assert "1 point recorded already." in out
    assert "puts" not in out


def test_a_month_without_a_figure_says_why(desk: Desk) -> None:
    edit(desk, "  - { date: 2026-05-31, value: 73, received: 2026-06-09 }\n", "")
    desk.does("indicator", "record", ID, "--date", "2026-05-31", "--missing", "The system was changed")
    assert "missing: The system was changed" in (desk.records / FILE).read_text("utf-8")


def test_a_phase_that_has_not_begun_is_refused_by_the_name_of_its_field(desk: Desk) -> None:
    said = desk.refuses("indicator", "phase", ID, "--from", "2026-06-30", "--why", "A new system")
    assert "`from` of `phases` 1 is 30 June 2026, a day that has not come yet." in " ".join(said.split())


def test_a_figure_dated_inside_a_month_is_taken_and_that_is_said(desk: Desk) -> None:
    out = desk.does("indicator", "record", ID, "--date", "2026-06-10", "--value", "70")
    assert f"{ID}: 10 June 2026 is inside a month; a figure is dated by the last day of its period.\n" in out


def test_a_revised_figure_corrects_the_first(desk: Desk) -> None:
    err = desk.refuses("indicator", "record", ID, "--date", "2026-04-30", "--value", "75")
    assert "30 April 2026 is 76 already. If the figure was revised, say --revise." in " ".join(err.split())
    out = desk.does("indicator", "record", ID, "--date", "2026-04-30", "--value", "75", "--revise")
    assert desk.changes(FILE) == [
        "+   - date: 2026-04-30",
        "+     corrects: 2026-04-30/13",
        "+     value: 75",
    ]
    assert "this takes the place of entry 13 of `points` (30 April 2026)" in out
    assert "That is recorded already." in desk.refuses(
        "indicator", "record", ID, "--date", "2026-04-30", "--value", "75"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--date", "2026-05-01", "--value", "1"), "1 May 2026 is the first day of a period; a figure is dated by the last, 31 May 2026."),
        (("--value", "1"), "Missing: --date."),
        (("--date", "2025-03-31"), "Missing: --value."),
        (("--date", "2025-03-31", "--value", "1", "--missing", "x"), "were both given"),
        (("--point", "2025-03-31:7"), "`--point 2025-03-31:7` is no day and figure."),
        (("--point", "2025-03-31=7", "--point", "2025-03-31=8"), "that day was given twice"),
        (("--point", "2025-03-31=7", "--value", "1"), "--point and --value were both given."),
        (("--date", "2026-06-30", "--value", "1"), "30 June 2026 has not come yet."),
    ],
)  # fmt: skip
def test_what_cannot_be_a_point_is_refused(options: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses("indicator", "record", ID, *options)


def test_the_limits_begin_anew_at_a_point_only(desk: Desk) -> None:
    out = desk.does(
        "indicator",
        "phase",
        ID,
        "--from",
        "2026-03-31",
        "--why",
        "One inbox",
        "--approved-by",
        "quality-lead",
    )
    assert "trial limits: 3 of 13 points since 31 March 2026" in out
    assert "the nearest is of 28 February 2026" in desk.refuses(
        "indicator", "phase", ID, "--from", "2026-03-15"
    )


def test_a_phase_without_its_reason_is_put_right_by_another_entry(desk: Desk) -> None:
    desk.does("indicator", "phase", ID, "--from", "2026-03-31", "--date", "2026-06-10")
    assert "IND007" in desk("check", "--select", "IND007").out
    desk.does(
        "indicator", "phase", ID, "--from", "2026-03-31", "--date", "2026-06-10", "--corrects", "2026-06-10/1",
        "--why", "One inbox", "--approved-by", "quality-lead",
    )  # fmt: skip
    assert "IND007" not in desk("check", "--select", "IND007").out


def test_actions_are_put_on_an_indicator_and_done(desk: Desk) -> None:
    desk.does("action", "add", ID, "--title", "Read them", "--owner", "safety-lead", "--due", "2026-07-31")
    assert "A1: Read them" in desk("due", "--within", "2m", "--owner", "safety-lead").out
    desk.does("action", "done", ID, "A1")
    assert "done: 2026-06-15" in (desk.records / FILE).read_text("utf-8")


def edit(desk: Desk, find: str, put: str) -> None:
    path = desk.records / FILE
    text = path.read_text("utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, put), "utf-8")


def test_how_others_stand_is_told_with_its_source_and_day(desk: Desk) -> None:
    words = ("--value", "71", "--peers", "Nine practices", "--source", "The comparison of May")
    out = desk.refuses("indicator", "benchmark", ID, *words, "--rank", "4")
    assert "--rank is a place among --of others." in out
    desk.does("indicator", "benchmark", ID, *words, "--rank", "4", "--of", "10")
    looked = "71% (Nine practices; The comparison of May, looked up on 15 June 2026)"
    said = f"{looked}; not compared with ours, for its period is not recorded; we are 4 of 10"
    assert said in desk("show", ID).out
    area = ("report", "--area", "primary-care", "--as-of")
    assert f"Beside others: {said}.](chart:{ID})" in desk(*area, "2026-06-15").out
    assert f"beside others: 73% (May 2026); {said}." in desk(*area, "2026-06-15", "--full").out
    assert "Nine practices" not in desk(*area, "2026-06-14").out


@pytest.mark.parametrize(
    ("better", "value", "says"),
    [
        ("up", "71", ", where ours was 73%, which is better"),
        ("up", "75", ", where ours was 73%, which is worse"),
        ("up", "73", ", where ours was 73%, the same"),
        ("down", "71", ", where ours was 73%, which is worse"),
        ("down", "75", ", where ours was 73%, which is better"),
        ("down", "73", ", where ours was 73%, the same"),
        ("neutral", "71", ", where ours was 73%, and neither side is better"),
    ],
)
def test_ours_of_the_same_period_is_told_beside_others(
    better: str, value: str, says: str, desk: Desk
) -> None:
    edit(desk, "better: up\n", f"better: {better}\n")
    words = ("--peers", "Nine practices", "--source", "The comparison", "--period-end", "2026-05-31")
    desk.does("indicator", "benchmark", ID, "--value", value, *words)
    told = f"{value}% in May 2026 (Nine practices; The comparison, looked up on 15 June 2026){says}."
    for asked in (("report", "--area", "primary-care"), ("report", "--area", "primary-care", "--full")):
        assert told in desk(*asked).out


def test_what_is_of_a_period_of_which_we_have_no_figure_is_not_compared(desk: Desk) -> None:
    words = ("--value", "71", "--peers", "Nine practices", "--source", "The comparison")
    desk.does("indicator", "benchmark", ID, *words, "--period-end", "2026-05-30")
    told = "; not compared with ours, for we have no figure of that period."
    assert told in desk("report", "--area", "primary-care").out
    late = desk.refuses("indicator", "benchmark", ID, *words, "--period-end", "2026-06-16")
    assert "2026" in late
