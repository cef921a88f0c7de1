from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

ID = "nhse-patient-safety"
FILE = f"assessments/{ID}.yaml"
UPDATE = ("assessment", "update", ID, "--by", "safety-lead")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def test_a_position_stands_at_the_end_with_what_shows_it(desk: Desk) -> None:
    said = desk.does(
        *UPDATE, "--position", "partly-met", "--evidence", "Four practices of four record events",
        "--evidence", "R-0001: calls are watched from them", "--part", "p2=met", "--gap", "No themes yet",
    )  # fmt: skip
    assert desk.changes(FILE) == [
        "+   - date: 2026-06-15",
        "+     by: safety-lead",
        "+     position: partly-met",
        "+     parts:",
        "+       - part: P2",
        "+         position: met",
        "+     evidence:",
        "+       - text: Four practices of four record events",
        "+       - text: calls are watched from them",
        "+         record: R-0001",
        "+     gap: No themes yet",
    ]
    assert "This breaks 1 framework rule" in said
    assert "no action is open or was done since" in said
    desk.does("action", "add", ID, "--title", "Read themes", "--owner", "safety-lead", "--due", "2026-09-30")
    assert "AST004" not in desk.does("check")
    desk.does("renumber", "R-0001")
    assert "        record: R-0004" in (desk.records / FILE).read_text("utf-8")


def test_a_position_is_put_right(desk: Desk) -> None:
    said = desk.does(
        *UPDATE, "--position", "met", "--evidence", "safety: minutes", "--corrects", "2026-05-12/2"
    )
    assert "takes the place of entry 2 of `positions` (12 May 2026)" in said
    assert "+   - date: 2026-05-12" in desk.changes(FILE)
    assert "+         record: safety" in desk.changes(FILE)
    assert "Position          met" in desk.does("assessment", "show", ID)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Missing: --position."),
        (("--position", "weak"), "`--position weak` is none of the choices."),
        (("--position", "met", "--evidence", "R-0099: x"), "There is no record `R-0099`."),
        (("--position", "met", "--evidence", "R-0001:"), "names a record and not what it shows"),
        (("--position", "met", "--part", "P9=met"), "has no entry P9. There are: P1, P2."),
        (("--position", "met", "--part", "P1=good"), "does not say where a part stands"),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.refuses(*UPDATE, *words)


def test_a_colon_that_follows_no_record_is_a_colon(desk: Desk) -> None:
    desk.does(*UPDATE, "--position", "met", "--evidence", "Minutes: twelve of twelve")
    assert "+       - text: 'Minutes: twelve of twelve'" in desk.changes(FILE)


def test_fields_are_changed_and_an_update_is_given(desk: Desk) -> None:
    desk.does("assessment", "edit", ID, "--owner", "quality-lead", "--standard", "All providers record")
    desk.does("update", ID, "--involvement", "Two visits", "--by", "quality-lead")
    lines = desk.changes(FILE)
    assert "+ owner: quality-lead" in lines
    assert "+ standard: All providers record" in lines
    assert "+     involvement: Two visits" in lines
    assert "+   - role: director-of-quality" in lines
    assert desk("check").code == 0


def test_it_is_listed_by_list_position_and_owner(desk: Desk) -> None:
    for words in (
        ("--set", "nhse-function"),
        ("--position", "partly-met"),
        ("--owner", "director-of-quality"),
    ):
        assert ID in desk("assessment", "list", *words).out
    assert desk("assessment", "list", "--position", "met").out == "No assessments to show.\n"
    assert "Did you mean `nhse-function`?" in desk.refuses("assessment", "list", "--set", "nhse-funktion")


def test_its_renewal_is_due_after_a_year(desk: Desk) -> None:
    out = desk("due", "--as-of", "2027-06-01", "--within", "1d").out
    assert "Renew the self-assessment: Patient safety" in out
