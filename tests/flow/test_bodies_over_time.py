"""Bodies are renamed, end and have successors; what is told of a day calls them as they were called on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.model.moment import Moment
from tests.support.desk import Desk, stop_clock
from tests.support.moments import moment
from tests.support.repository import found, repository
from tests.support.running import Qaif

REGION = "nhse-region"


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def paper(desk: Desk, day: str) -> str:
    return desk("report", "--area", "primary-care", "--full", "--as-of", day).out


def test_a_paper_calls_a_body_as_it_was_called_on_the_day(desk: Desk) -> None:
    before = paper(desk, "2026-06-15")
    assert "NHS England Region" in before
    desk.does("body", "edit", REGION, "--name", "DHSC Region", "--renamed", "2026-07-01")
    assert paper(desk, "2026-06-15") == before
    after = paper(desk, "2026-07-01")
    assert "DHSC Region" in after
    assert "NHS England Region" not in after


def test_a_name_is_kept_for_the_days_before(desk: Desk) -> None:
    desk.does("body", "edit", REGION, "--name", "DHSC Region", "--renamed", "2026-07-01")
    desk.does("body", "edit", REGION, "--name", "Wessex Region", "--renamed", "2027-04-01")
    now = moment(desk.records, date(2026, 6, 30))
    named = {str(day): called(now, day) for day in (date(2026, 6, 30), date(2027, 3, 31), date(2027, 4, 1))}
    assert named == {
        "2026-06-30": "NHS England Region",
        "2027-03-31": "DHSC Region",
        "2027-04-01": "Wessex Region",
    }
    assert called(now.on(date(2027, 5, 1)).on(date(2026, 6, 30)), date(2026, 6, 30)) == "NHS England Region"


def called(now: Moment, day: date) -> str:
    body = now.on(day).framework.body(REGION)
    assert body is not None
    return body.name


def test_the_day_of_a_new_name_is_put_right(desk: Desk) -> None:
    renamed = ("body", "edit", REGION, "--name", "DHSC Region", "--renamed")
    desk.does(*renamed, "2026-07-01")
    assert "nhse-region says so already." in desk.refuses(*renamed, "2026-07-01")
    desk.does("body", "edit", REGION, "--renamed", "2026-08-01")
    now = moment(desk.records, date(2026, 6, 30))
    assert called(now, date(2026, 7, 31)) == "NHS England Region"
    assert called(now, date(2026, 8, 1)) == "DHSC Region"


@pytest.mark.parametrize("said", ["    function: assurance\n", ""])
def test_a_successor_has_the_function_from_its_first_day(said: str, base: Path) -> None:
    framework = base / "framework.yaml"
    text = framework.read_text("utf-8")
    old = text[text.index("  - id: quality-committee\n") :]
    old = old[: old.index("  - id: ", 5)]
    new = old.replace("quality-committee", "joint-committee").replace("name: Quality", "name: Joint Quality")
    dated = old.replace(
        "    citation:",
        "    ended: 2026-06-30\n    successor: joint-committee\n    function: assurance\n    citation:",
    )
    begun = new.replace("    citation:", "    since: 2026-07-01\n" + said + "    citation:")
    framework.write_text(text.replace(old, dated + begun), "utf-8")
    now = moment(base, date(2026, 6, 30))
    found = [now.on(day).framework.body_for("assurance") for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert [body.id for body in found if body] == ["quality-committee", "joint-committee"]


def test_what_was_found_is_no_other_finding_under_another_name(tmp_path: Path) -> None:
    late = {
        "file": "risks/R-0002.yaml",
        "append": "waivers: [{ rule: CON011, agreed_on: 2026-03-01, agreed_by: quality-committee, until: 2026-05-30, why: Away }]\n",
    }
    made = repository(
        tmp_path,
        [
            {
                "file": "framework.yaml",
                "find": "    may_give_assurance: true\n",
                "put": "    may_give_assurance: false\n",
            },
            late,
        ],
    )
    assert any("Quality Committee" in item["message"] for item in found(made))
    renamed = {
        "file": "framework.yaml",
        "find": "    name: Quality Committee\n",
        "put": "    name: Quality and Safety Committee\n",
    }
    made.commit(edits=[renamed])
    assert found(made, base="main") == []


def test_whom_a_body_acts_for_is_data(desk: Desk) -> None:
    """Where another takes the place of NHS England, rules take it as that."""
    framework = desk.records / "framework.yaml"
    text = framework.read_text("utf-8")
    party = "parties:\n  - { id: dhsc, name: the Department of Health and Social Care, like: nhse, citation: our own, mark: P }\nbodies:\n"
    framework.write_text(
        text.replace("\nbodies:\n", f"\n{party}").replace("acts_for: nhse", "acts_for: dhsc"), "utf-8"
    )
    codes = ("check", "--as-of", "2026-06-15", "--format", "concise")
    clean = desk(*codes)
    assert clean.code == 0, clean.out
    assert "the Department of Health and Social Care" in desk("body", "list").out
    framework.write_text(text.replace("acts_for: nhse", "acts_for: dhsc"), "utf-8")
    assert "LNK002" in desk(*codes).out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--renamed", "2026-07-01"), "--renamed is the day of a new name, and none was given."),
        (("--successor", "quality-committee"), "has not ended, and needs no successor."),
        (("--ended", "2026-07-01", "--successor", REGION), "A body is not its own successor."),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], says: str, desk: Desk) -> None:
    result = desk("body", "edit", REGION, *words)
    assert result.code == 2
    assert says in result.err


def test_a_body_ends_and_has_a_successor(desk: Desk) -> None:
    desk.does("body", "edit", REGION, "--ended", "2027-03-31", "--successor", "quality-committee")
    desk.does("body", "edit", REGION, "--not-ended")
    body = moment(desk.records, date(2026, 6, 15)).framework.body(REGION)
    assert body is not None
    assert (body.ended, body.successor) == (None, None)


@pytest.mark.parametrize(
    ("successor", "owed", "refused"),
    [
        (
            "",
            "Update for the Quality Committee",
            "The Quality Committee ended on 10 June 2026 and names no successor.",
        ),
        (
            "    successor: system-quality-group\n",
            "Update for the System Quality Group",
            "The Quality Committee ended on 10 June 2026; the System Quality Group goes on with its work.",
        ),
    ],
)
def test_what_is_owed_to_a_body_that_ended_is_owed_to_its_successor(
    desk: Desk, successor: str, owed: str, refused: str
) -> None:
    settings = desk.records / "framework.yaml"
    name = "    name: Quality Committee\n"
    more = f"    function: assurance\n    ended: 2026-06-10\n{successor}"
    settings.write_text(settings.read_text("utf-8").replace(name, name + more), "utf-8")
    assert owed in desk("due", "--as-of", "2027-02-01").out
    assert refused in desk.refuses("report", "--committee", "--as-of", "2026-06-15")


def test_settings_in_which_a_body_ended_are_compared_where_somebody_is_asked(tmp_path: Path) -> None:
    may = "schema: 1\nframework:\n  - email: director@icb.example\n"
    ended = {
        "file": "framework.yaml",
        "find": "    frequency: weekly\n",
        "put": "    frequency: weekly\n    ended: 2026-05-31\n",
    }
    made = repository(tmp_path, [{"file": "authorities.yaml", "write": may}, ended])
    made.commit(edits=[{"file": "framework.yaml", "find": "title: ICB Chair", "put": "title: Chair"}])
    (only,) = found(made, base="main")
    assert only["code"] == "CHG015"
    assert "who is not named under `framework`; no later commit of theirs approves it" in only["message"]
    made.edit({"file": "framework.yaml", "find": "title: Chair", "put": "title: The Chair"})
    (only,) = found(made, base="HEAD")
    assert (
        "somebody named under `framework` has to commit it, or to approve it in a later commit"
        in only["message"]
    )
