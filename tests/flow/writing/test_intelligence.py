"""`qaif intelligence add|edit|discuss|list`: what comes in, and what is decided on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.insights import put_item, put_meeting, with_insights
from tests.support.running import Qaif

ADD = (
    *("intelligence", "add", "--title", "Letters go to the wrong address", "--source", "complaint"),
    *("--nature", "soft", "--summary", "Four complaints of one kind.", "--owner", "quality-lead"),
)
DISCUSS = ("intelligence", "discuss", "I-0002", "--decision")
FIRST = "intelligence/2026/I-0001.yaml"
SECOND = "intelligence/2026/I-0002.yaml"


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    with_insights(base)
    return Desk(qaif, base)


def test_what_comes_in_is_recorded_for_the_next_meeting(desk: Desk) -> None:
    put_meeting(desk.records, "2026-06-16")
    put_meeting(desk.records, "2026-06-15")
    said = desk.does(
        *ADD,
        *("--provider", "Fernhill Practice", "--provider", "oakrise-practice", "--area", "primary-care"),
        *("--theme", "access", "--count", "4", "--early-warning"),
    )
    assert said == (
        "records/intelligence/2026/I-0002.yaml written\n"
        "I-0002 is for decision at the Insights Meeting of 16 June 2026 [§4.3].\n"
    )
    assert (desk.records / SECOND).read_text("utf-8") == (
        "id: I-0002\ntitle: Letters go to the wrong address\nowner: quality-lead\nsensitivity: private\n"
        "date: 2026-06-15\nsource_type: complaint\nnature: soft\ncount: 4\n"
        "providers:\n  - fernhill-practice\n  - oakrise-practice\nareas:\n  - primary-care\nthemes:\n  - access\n"
        "early_warning: true\nsummary: Four complaints of one kind.\n"
    )


def test_the_year_of_its_day_is_its_folder(desk: Desk) -> None:
    assert "records/intelligence/2025/I-0002.yaml written" in desk.does(*ADD, "--date", "2025-12-30")


def test_a_single_event_needs_its_reference(desk: Desk) -> None:
    event = [word if word != "complaint" else "regulation-28" for word in ADD]
    said = desk.refuses(*event)
    assert (
        "Missing: --reference. A single event is recorded by its kind, provider, dates and reference" in said
    )
    desk.does(*event, "--reference", "2026-0187")
    again = desk.does(*event, "--reference", "2026-0187", "--title", "Another title")
    assert "The same reference already: I-0002 Letters go to the wrong address\n" in again


def test_all_that_is_missing_is_said_at_once(desk: Desk) -> None:
    said = desk.refuses("intelligence", "add", "--source", "regulation-28", "--count", "0")
    assert "Missing: --title, --nature, --summary, --owner." in said
    assert "Missing: --reference." in said
    assert "`--count 0` is no count." in said


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--date", "2026-06-16"), "16 June 2026 has not come yet."),
        (("--source", "complaints"), "Did you mean `complaint`?"),
        (("--theme", "acess"), "There is no theme `acess`. Did you mean `access`?"),
        (("--provider", "nobody"), "There is no provider `nobody`."),
        (("--summary", "NHS number 943 476 5919"), "an NHS number"),
    ],
)
def test_what_cannot_be_is_refused(more: tuple[str, ...], words: str, desk: Desk) -> None:
    assert words in desk.refuses(*ADD, *more)


def test_what_is_alike_is_named(desk: Desk) -> None:
    assert "Alike already: I-0001 Test results not passed on at Fernhill\n" in desk.does(
        *ADD[:3], "Test results again not passed on", *ADD[4:]
    )


def test_plain_fields_are_changed(desk: Desk) -> None:
    desk.does(
        *("intelligence", "edit", "I-0001", "--theme", "access", "--theme", "records", "--count", "5"),
        *("--early-warning", "yes", "--owner", "quality-lead"),
    )
    assert desk.changes(FIRST) == [
        "- owner: director-of-quality",
        "+ owner: quality-lead",
        "+ previous_owners:",
        "+   - role: director-of-quality",
        "+     until: 2026-06-14",
        "+ amended:",
        "+   - date: 2026-06-15",
        "+     field: count",
        "+     was: '3'",
        "+   - date: 2026-06-15",
        "+     field: early_warning",
        "+     was: 'false'",
        "- count: 3",
        "+ count: 5",
        "+   - access",
        "+ early_warning: true",
    ]
    desk.does("intelligence", "edit", "I-0001", "--early-warning", "no")
    assert "early_warning: false\n" in (desk.records / FIRST).read_text("utf-8")
    said = desk.refuses("intelligence", "edit", "I-0001", "--source", "regulation-28")
    assert "Missing: --reference." in said


# What is decided


def test_a_decision_stands_in_the_history(desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-09")
    said = desk.does(
        *(*DISCUSS, "ask-provider", "--action", "Ask for the log", "--owner", "quality-lead"),
        *("--follow-up", "2026-06-30", "--note", "Same as in May."),
    )
    assert said.splitlines()[1].startswith(
        "No meeting of the Insights Meeting on 15 June 2026 is on the register"
    )
    assert said.splitlines()[2] == "I-0002: ask the provider; looked at again by 30 June 2026."
    assert (
        (desk.records / SECOND)
        .read_text("utf-8")
        .endswith(
            "discussions:\n  - date: 2026-06-15\n    body: insights-meeting\n    decision: ask-provider\n"
            "    note: Same as in May.\n    action: Ask for the log\n    owner: quality-lead\n    follow_up: 2026-06-30\n"
        )
    )


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("watch",), "--follow-up"),
        (("ask-provider",), "--action, --owner, --follow-up"),
        (("visit", "--owner", "quality-lead"), "--action, --follow-up"),
        (("open-risk",), "--risk"),
        (("change-risk",), "--risk"),
        (("open-concern",), "--concern"),
        (("change-concern",), "--concern"),
        (("refer-on",), "--referred-to"),
        (("no-action",), "--note"),
    ],
)
def test_a_decision_asks_for_what_it_needs(words: tuple[str, ...], missing: str, desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-09", "early_warning: true\n")
    assert f"Missing: {missing}." in desk.refuses(*DISCUSS, *words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("no-action",), "I-0002: no action; settled.\n"),
        (("change-risk", "--risk", "r-0001"), "I-0002: change a risk (R-0001); settled.\n"),
        (("open-concern", "--concern", "Q-0001"), "I-0002: open a concern (Q-0001); settled.\n"),
        (
            ("refer-on", "--referred-to", "Quality Committee"),
            "I-0002: refer it on to the Quality Committee; settled.\n",
        ),
    ],
)
def test_a_decision_says_where_it_stands(words: tuple[str, ...], says: str, desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-09")
    assert desk.does(*DISCUSS, *words).endswith(says)


def test_a_risk_that_is_not_there_yet_is_two_commands(desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-09", title="Who pays $(whoami), asks one")
    said = desk.refuses(*DISCUSS, "open-risk")
    assert (
        "`qaif risk add --provider fernhill-practice --area primary-care --title 'Who pays $(whoami), asks one' …`; "
        "then `qaif intelligence discuss I-0002 --decision open-risk --risk R-…`."
    ) in said
    assert "qaif concern add --type service --provider fernhill-practice" in desk.refuses(
        *DISCUSS, "open-concern"
    )


def test_days_that_cannot_be_are_refused_together(desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-09")
    words = (*DISCUSS, "watch", "--date", "2026-06-02", "--follow-up", "2026-06-01")
    said = desk.refuses(*words)
    assert "I-0002 came in on 9 June 2026, after 2 June 2026." in said
    assert "The follow-up of I-0002 would be on 1 June 2026, before it was discussed" in said
    ahead = desk.refuses(*DISCUSS, "no-action", "--date", "2026-06-16")
    assert "HIS002 I-0002" in ahead


def test_watching_does_not_answer_an_early_warning(desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-09", "early_warning: true\n")
    said = desk.does(*DISCUSS, "watch", "--follow-up", "2026-06-23")
    assert "to watch it is not yet an answer [§3.3]" in said
    again = desk.does(*DISCUSS, "no-action", "--note", "The provider showed why.")
    assert "not yet an answer" not in again
    assert "discussed there on that day already (watch it)" in again


def test_without_an_insights_meeting_the_body_is_said(qaif: Qaif, base: Path) -> None:
    desk = Desk(qaif, base)
    put_item(desk.records, "I-0002", "2026-06-09")
    assert "Missing: --body. No body of framework.yaml is the Insights Meeting" in desk.refuses(
        *DISCUSS, "no-action"
    )
    desk.does(*DISCUSS, "no-action", "--body", "Quality Committee", "--date", "2026-06-11")


def test_what_was_mistyped_is_put_right_and_stays(desk: Desk) -> None:
    path = desk.records / FIRST
    text = path.read_text("utf-8").replace(
        "    note: The same", "    # typed on the train\n    note:   The same"
    )
    path.write_text(f"{text}    follow_up:   '2026-04-28'  # a Tuesday\n", "utf-8")
    before = path.read_text("utf-8")
    said = desk.does(
        *("intelligence", "discuss", "I-0001", "--decision", "change-risk", "--risk", "R-0001"),
        *("--corrects", "2026-04-14/1"),
    )
    assert "takes the place of entry 1 of `discussions` (14 April 2026)" in said
    assert "that day already" not in said
    assert path.read_text("utf-8") == (
        f"{before}  - date: 2026-04-14\n    corrects: 2026-04-14/1\n    body: insights-meeting\n"
        "    decision: change-risk\n    risk: R-0001\n"
    )
    assert "settled" in desk("intelligence", "list", "--plain").out


def test_what_it_led_to_is_shown_on_both_sides(desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-09")
    desk.does(*DISCUSS, "change-risk", "--risk", "R-0001")
    assert "I-0002" in desk.does("risk", "show", "R-0001")
    assert "R-0001" in desk.does("intelligence", "show", "I-0002")


# What is listed


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((), {"I-0001", "I-0002", "I-0003"}),
        (("--theme", "records"), {"I-0001"}),
        (("--source", "Patient safety incident"), {"I-0003"}),
        (("--early-warning",), {"I-0003"}),
        (("--provider", "fernhill-practice"), {"I-0001", "I-0002", "I-0003"}),
        (("--area", "safety"), set()),
        (("--owner", "director-of-quality"), {"I-0001"}),
        (("--status", "new"), {"I-0002"}),
        (("--status", "open"), {"I-0003"}),
        (("--status", "settled"), {"I-0001"}),
    ],
)
def test_the_list_shows_what_is_wanted(filters: tuple[str, ...], ids: set[str], desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-09")
    third = put_item(desk.records, "I-0003", "2026-06-09", "early_warning: true\n")
    third.write_text(third.read_text("utf-8").replace("type: complaint", "type: incident"), "utf-8")
    desk.does(
        *("intelligence", "discuss", "I-0003", "--decision", "watch", "--follow-up", "2026-06-23"),
        *("--date", "2026-06-09"),
    )
    result = desk("intelligence", "list", "--plain", *filters)
    assert result.code == 0
    assert {word for word in result.out.split() if word.startswith("I-0")} == ids


def test_a_filter_that_names_nothing_says_so(desk: Desk) -> None:
    assert "Did you mean `access`?" in desk.refuses("intelligence", "list", "--theme", "aces")


def test_a_follow_up_may_be_a_time_from_the_meeting(desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-01")
    out = desk.does(*DISCUSS, "watch", "--date", "2026-06-02", "--follow-up", "2w")
    assert "looked at again by 16 June 2026" in out


def test_what_goes_from_a_list_is_named(desk: Desk) -> None:
    put_item(desk.records, "I-0002", "2026-06-01", "themes:\n  - access\n  - records\n")
    said = desk.does("intelligence", "edit", "I-0002", "--theme", "access")
    assert "Removed: records (--theme replaces the list)\n" in said
    assert "goes" not in desk.does(
        "intelligence", "edit", "I-0002", "--theme", "access", "--theme", "records"
    )
