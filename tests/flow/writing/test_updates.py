from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

AREA = "areas/primary-care.yaml"
COMMITMENT = "commitments/primary-care-2.yaml"
REPORT = ("--involvement", "A rota", "--improvement", "Fewer waits", "--by", "quality-lead")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def test_an_update_stands_at_the_end_of_the_history(desk: Desk) -> None:
    said = desk.does(
        *("update", "q-0001", "--date", "2026-06-11", "--recorded-by", "secretary", *REPORT),
        *("--insight", "Waits: down", "--source", "returns", "--nature", "hard"),
        *("--insight", "Staff are calmer", "--source", "a visit", "--nature", "soft"),
        *("--sustained-by", "The contract"),
    )
    assert said == "records/concerns/Q-0001.yaml written\n"
    assert desk.changes("concerns/Q-0001.yaml") == [
        "+   - date: 2026-06-11",
        "+     by: quality-lead",
        "+     recorded_by: secretary",
        "+     insight:",
        "+       - text: 'Waits: down'",
        "+         source: returns",
        "+         nature: hard",
        "+       - text: Staff are calmer",
        "+         source: a visit",
        "+         nature: soft",
        "+     involvement: A rota",
        "+     improvement: Fewer waits",
        "+     sustained_by: The contract",
    ]
    assert desk.changed() == ["concerns/Q-0001.yaml"]


def test_one_source_and_one_nature_are_enough_for_all(desk: Desk) -> None:
    insight = ("--insight", "One", "--insight", "Two", "--source", "PALS", "--nature", "soft")
    desk.does("update", "Q-0001", *insight, *REPORT)
    lines = desk.changes("concerns/Q-0001.yaml")
    assert lines.count("+         source: PALS") == lines.count("+         nature: soft") == 2


def test_sources_that_do_not_count_up_are_refused(desk: Desk) -> None:
    insight = [word for text in "abc" for word in ("--insight", text)]
    said = desk.refuses(
        "update", "Q-0001", *insight, "--source", "x", "--source", "y", "--nature", "hard", *REPORT
    )
    assert "--insight was given 3 times and --source 2 times." in said


def test_an_area_has_its_judgement_and_what_was_confirmed_and_covered(desk: Desk) -> None:
    desk.does(
        *("update", "primary-care", "--insight", "x", "--source", "y", "--nature", "hard", *REPORT),
        *("--judgement", "limited", "--why", "Two practices late", "--basis", "provider"),
        *("--confirmed", "Oakrise Practice", "--covers", "primary-care-1", "--covers", "primary-care-2"),
    )
    assert desk.changes(AREA)[-10:] == [
        "+     judgement:",
        "+       level: limited",
        "+       why: Two practices late",
        "+       basis: provider",
        "+       proposed_by: quality-lead",
        "+     confirmed:",
        "+       - oakrise-practice",
        "+     covers:",
        "+       - primary-care-1",
        "+       - primary-care-2",
    ]


def test_a_position_alone_makes_no_update(desk: Desk) -> None:
    duty = ("--duty", "d1", "--position", "partly-met", "--evidence", "A list", "--gap", "One missing")
    desk.does("update", "primary-care", *duty, "--by", "quality-lead")
    assert desk.changes(AREA) == [
        "+       - date: 2026-06-15",
        "+         by: quality-lead",
        "+         position: partly-met",
        "+         evidence: A list",
        "+         gap: One missing",
    ]


def test_a_duty_that_is_not_there_is_refused(desk: Desk) -> None:
    duty = ("--duty", "D7", "--position", "met", "--evidence", "A list", "--by", "quality-lead")
    assert "primary-care has no entry D7. There are: D1." in desk.refuses("update", "primary-care", *duty)


def test_a_commitment_has_its_status(desk: Desk) -> None:
    desk.does("update", "primary-care-2", "--status", "at-risk", *REPORT)
    assert desk.changes(COMMITMENT) == [
        "+ updates:",
        "+   - date: 2026-06-15",
        "+     by: quality-lead",
        "+     involvement: A rota",
        "+     improvement: Fewer waits",
        "+     status: at-risk",
    ]


def test_all_that_is_missing_and_all_that_does_not_fit_is_said_at_once(desk: Desk) -> None:
    said = desk.refuses("update", "primary-care-2", "--insight", "x", "--judgement", "limited", "--gap", "y")
    assert "Missing: --source, --nature, --status, --by." in said
    assert "--judgement does not fit a commitment; it is for an area." in said
    assert "--gap belongs to --duty, which was not given." in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("R-0001", *REPORT),
            "R-0001 is a risk; an update is given on an area, a concern, a commitment or a self-assessment.",
        ),
        (("Q-0001", "--by", "quality-lead"), "Nothing to report was given."),
        (
            ("Q-0001", *REPORT, "--status", "on-track"),
            "--status does not fit a concern; it is for a commitment.",
        ),
        (("primary-kare", *REPORT), "There is no record `primary-kare`. Did you mean `primary-care`?"),
        (("Q-0001", *REPORT, "--date", "2026-06-16"), "a day that has not come yet"),
    ],
)
def test_what_cannot_be_is_refused(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses("update", *arguments)


def test_news_that_came_late_is_recorded_on_its_day_and_said(desk: Desk) -> None:
    """What happened can be recorded; it stands where its date puts it."""
    said = desk.does("update", "Q-0001", *REPORT, "--date", "2026-05-01")
    assert "by its day it is entry 1 of `updates`, above that of 14 May 2026" in said
    assert "HIS001" not in desk("check", "--format", "concise").out
    assert desk.changes("concerns/Q-0001.yaml")[0] == "+   - date: 2026-05-01"


def test_a_correction_has_the_day_of_what_it_corrects(desk: Desk) -> None:
    desk.does("update", "Q-0001", "--corrects", "2026-05-14/1", *REPORT)
    assert desk.changes("concerns/Q-0001.yaml")[:2] == [
        "+   - date: 2026-05-14",
        "+     corrects: 2026-05-14/1",
    ]


def test_a_correction_of_two_histories_at_once_is_refused(desk: Desk) -> None:
    duty = ("--duty", "D1", "--position", "met", "--evidence", "A list")
    assert "Correct each in a command of its own." in desk.refuses(
        "update", "primary-care", "--corrects", "2026-05-14/2", *duty, *REPORT
    )


def test_what_breaks_a_rule_is_written_and_said(desk: Desk) -> None:
    said = desk.does("update", "primary-care-2", "--status", "on-track", "--by", "quality-lead")
    assert "has neither insight nor involvement nor improvement [§4.4]" in said
    assert desk.changed() == [COMMITMENT]


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    said = desk.does("update", "primary-care-2", "--status", "on-track", *REPORT, "--dry-run")
    assert "+    status: on-track" in said
    assert said.endswith("Nothing was written.\n")
    assert desk.changed() == []


def test_a_commitment_is_edited_and_its_former_owner_kept(desk: Desk) -> None:
    desk.does(
        "commitment",
        "edit",
        "primary-care-2",
        "--owner",
        "safety-lead",
        "--target",
        "3 of 4",
        "--due",
        "2027-06-30",
    )
    assert desk.changes(COMMITMENT) == [
        "- owner: quality-lead",
        "+ owner: safety-lead",
        "+ previous_owners:",
        "+   - role: quality-lead",
        "+     until: 2026-06-14",
        "+ amended:",
        "+   - date: 2026-06-15",
        "+     field: outcome/target",
        "+     was: 4 of 4",
        "+   - date: 2026-06-15",
        "+     field: outcome/due",
        "+     was: 2027-03-31",
        "-   target: 4 of 4",
        "-   due: 2027-03-31",
        "+   target: 3 of 4",
        "+   due: 2027-06-30",
    ]


def test_an_outcome_that_was_not_known_begins_with_its_indicator(desk: Desk) -> None:
    path = desk.records / COMMITMENT
    text = path.read_text("utf-8")
    path.write_text(text.partition("outcome:")[0], "utf-8")
    assert "Missing: --indicator." in desk.refuses(
        "commitment", "edit", "primary-care-2", "--target", "4 of 4"
    )
    desk.does(
        "commitment",
        "edit",
        "primary-care-2",
        "--target",
        "4 of 4",
        "--indicator",
        "Visits",
        "--wording",
        "Go there",
    )
    assert path.read_text("utf-8").endswith(
        "wording: Go there\nvalue: safety\noutcome:\n  indicator: Visits\n  baseline: unknown\n  target: 4 of 4\n  due: unknown\n"
    )


def test_a_commitment_is_closed_once(desk: Desk) -> None:
    close = ("commitment", "close", "primary-care-1", "--by", "quality-lead", "--reason", "All known")
    assert "Actions still open: A1." in desk.does(*close, "--forum", "Quality Committee")
    assert desk.changes("commitments/primary-care-1.yaml") == [
        "+ closed:",
        "+   date: 2026-06-15",
        "+   by: quality-lead",
        "+   reason: All known",
        "+   forum: quality-committee",
    ]
    assert "was closed on 15 June 2026 already" in desk(*close).err
    assert "primary-care-1 was closed on 15 June 2026." in desk.does(
        "update", "primary-care-1", "--status", "achieved", *REPORT
    )


def test_an_area_is_edited(desk: Desk) -> None:
    desk.does("area", "edit", "primary-care", "--lead", "safety-lead", "--scope", "General practice.")
    assert desk.changes(AREA) == [
        "+ amended:",
        "+   - date: 2026-06-15",
        "+     field: lead",
        "+     was: quality-lead",
        "- lead: quality-lead",
        "- scope: General practice and care out of hours.",
        "+ lead: safety-lead",
        "+ scope: General practice.",
    ]
    assert "Nothing to change was given." in desk("area", "edit", "primary-care").err


def asked_on_a_terminal(monkeypatch: pytest.MonkeyPatch, given: dict[str, list[str]]) -> list[str]:
    """Answers questions by the names of their blanks, Enter where nothing is left; gives the names asked."""
    asked: list[str] = []

    def prompt(text: str, **_: object) -> str:
        name = text.partition(" (")[0]
        asked.append(name)
        return given[name].pop(0) if given.get(name) else ""

    monkeypatch.setattr("qaif_cli.cli.prompts.typer.prompt", prompt)
    monkeypatch.setattr("qaif_cli.cli.prompts.typer.confirm", lambda *_, **__: True)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    return asked


def test_a_terminal_is_asked_only_what_fits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"involvement": ["<", "A rota"], "improvement": ["Fewer waits"], "by": ["quality-lead"]}
    given |= {"insight": ["Waits are down"], "source": ["returns"], "nature": ["hard", "", "soft"]}
    asked = asked_on_a_terminal(monkeypatch, {**given, "status": ["on-track"]})
    assert desk("update", "primary-care-2").code == 0
    assert {"judgement", "why", "basis", "duty", "position", "covers"}.isdisjoint(asked)
    assert asked[:8] == [
        "insight",
        "insight",
        "source",
        "source",
        "nature",
        "nature",
        "involvement",
        "nature",
    ]
    assert "+         nature: soft" in desk.changes(COMMITMENT)


def test_without_insight_its_source_is_not_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"improvement": ["<", "Fewer waits"], "involvement": ["A rota", "<", "A rota"]}
    asked = asked_on_a_terminal(monkeypatch, {**given, "by": ["quality-lead"]})
    assert desk("update", "Q-0001").code == 0
    assert asked[:6] == ["insight", "involvement", "improvement", "involvement", "insight", "involvement"]
    assert "source" not in asked
