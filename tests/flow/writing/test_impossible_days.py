"""No command writes two days in an order in which they cannot be; nothing is written, and both days are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

LEAD = ("--by", "quality-lead")
LEVEL = ("--why", "Late", "--risk-profile", "One risk", "--accountability", "The practice answers")
REFUSED = {
    "a concern closed before it was opened": ("concern", "close", "Q-0001", "--reason", "Done", *LEAD, "--date", "2025-01-01"),
    "a risk closed before it was opened": ("risk", "close", "R-0002", "--reason", "Done", *LEAD, "--date", "2026-01-01"),
    "a review before the opening": ("score", "R-0002", "--likelihood", "3", "--consequence", "3", *LEAD, "--date", "2026-01-01"),
    "a validation before the opening": ("risk", "validate", "R-0002", *LEAD, "--date", "2026-01-01"),
    "a reminder before the opening": ("risk", "chase", "R-0002", "--date", "2026-01-01"),
    "a target before the opening": ("risk", "target", "R-0002", "--by", "2026-01-01"),
    "a gap closed before it was found": ("risk", "gap", "close", "R-0001", "G1", "--date", "2026-02-01"),
    "a criterion met before the concern": ("concern", "met", "Q-0001", "X1", "--evidence", "E", *LEAD, "--date", "2026-01-01"),
    "a criterion met before it was agreed": ("concern", "met", "Q-0001", "X1", "--evidence", "E", *LEAD, "--date", "2026-03-20"),
    "a criterion agreed before the concern": ("concern", "criterion", "Q-0001", "--text", "T", "--to", "routine", "--due", "2026-09-01", "--agreed", "2026-02-01"),
    "a criterion due before it was agreed": ("concern", "criterion", "Q-0001", "--text", "T", "--to", "routine", "--due", "2026-05-01", "--agreed", "2026-05-02"),
    "shared before the concern": ("concern", "share", "Q-0001", "--with-body", "nhse-region", "--accuracy-agreed", "yes", "--date", "2026-02-01"),
    "tabled before the concern": ("concern", "table", "Q-0001", "--body", "quality-committee", "--date", "2026-02-01"),
    "a next decision before its meeting": ("concern", "table", "Q-0001", "--body", "quality-committee", "--next-decision", "2026-05-01", "--date", "2026-05-02"),
    "an update before the concern": ("update", "Q-0001", "--involvement", "I", *LEAD, "--date", "2026-02-01"),
    "an action done before it was agreed": ("action", "done", "R-0001", "A2", "--date", "2026-03-01"),
    "an action due before it was agreed": ("action", "add", "R-0001", "--title", "T", "--owner", "quality-lead", "--due", "2026-05-01", "--date", "2026-05-02"),
    "an action extended before it was agreed": ("action", "extend", "R-0001", "A2", "--due", "2026-09-01", "--why", "W", *LEAD, "--date", "2026-03-01"),
    "an action extended after it was done": ("action", "extend", "R-0001", "A1", "--due", "2026-09-01", "--why", "W", *LEAD),
    "a rating published after it was looked up": ("provider", "rating", "fernhill-practice", "--overall", "good", "--published", "2026-06-10", "--checked-on", "2026-06-01"),
    "a figure before the end of its period": ("indicator", "record", "results-read", "--date", "2025-03-31", "--value", "70", "--received", "2025-03-30"),
    "a decision before the intelligence came in": ("intelligence", "discuss", "I-0001", "--body", "quality-committee", "--decision", "watch", "--follow-up", "2026-06-20", "--date", "2026-04-01"),
    "a follow-up before its decision": ("intelligence", "discuss", "I-0001", "--body", "quality-committee", "--decision", "watch", "--follow-up", "2026-04-20", "--date", "2026-04-28"),
    "minutes agreed before the meeting": ("meeting", "close", "2026-04-14-insights-meeting", *LEAD, "--date", "2026-04-13"),
    "an exception that ends before it was agreed": ("waive", "R-0002", "--rule", "RSK010", "--until", "2026-03-01", "--agreed-on", "2026-03-02", "--agreed-by", "quality-committee", "--why", "W"),
    "an exception agreed before the risk was opened": ("waive", "R-0002", "--rule", "RSK010", "--until", "2026-07-01", "--agreed-on", "2026-01-02", "--agreed-by", "quality-committee", "--why", "W"),
    "a review of what is closed": ("score", "R-0003", "--likelihood", "3", "--consequence", "3", *LEAD),
    "a reminder for what is closed": ("risk", "chase", "R-0003"),
    "an action for what is closed": ("action", "add", "R-0003", "--title", "T", "--owner", "quality-lead", "--due", "2026-07-01"),
    "opened again before it was closed": ("risk", "reopen", "R-0003", "--note", "N", *LEAD, "--date", "2025-11-03"),
}  # fmt: skip


@pytest.mark.usefixtures("june")
@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused(what: str, qaif: Qaif, base: Path) -> None:
    said = Desk(qaif, base).refuses(*REFUSED[what])
    assert any(word in said for word in ("before", "after", "was closed", "already")), said


@pytest.mark.usefixtures("june")
def test_a_closing_that_is_recorded_after_a_later_review_is_written_and_found(qaif: Qaif, base: Path) -> None:
    desk = Desk(qaif, base)
    said = desk.does("risk", "close", "R-0002", "--reason", "Done", *LEAD, "--date", "2026-05-01")
    assert "`date` of `reviews` 2 is 12 May 2026, after it was closed on 1 May 2026" in said
    assert "open again from 20 May 2026" in desk.does(
        "risk", "reopen", "R-0002", "--note", "N", *LEAD, "--date", "2026-05-20"
    )
    refused = desk.refuses("update", "Q-0002", "--involvement", "I", *LEAD, "--date", "2025-01-01")
    assert "before `date` of `levels` 1" in refused


@pytest.mark.usefixtures("june")
def test_nothing_is_added_to_a_concern_while_it_is_closed(qaif: Qaif, base: Path) -> None:
    desk = Desk(qaif, base)
    desk.does("concern", "close", "Q-0002", "--reason", "Over", "--by", "safety-lead", "--date", "2026-06-11")
    words = ("concern", "table", "Q-0002", "--body", "quality-committee", "--date")
    assert "after it was closed on 11 June 2026" in desk.refuses(*words, "2026-06-12")
    desk.does(*words, "2026-06-10")
    desk.does("concern", "reopen", "Q-0002", "--by", "safety-lead", "--why", "Back", "--date", "2026-06-13")
    desk.does(*words, "2026-06-14")
    assert "after it was closed on 11 June 2026" in desk.refuses(*words, "2026-06-12")


def test_a_role_that_ended_reviews_nothing_after_it(
    qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    settings = base / "framework.yaml"
    was = "    title: Head of Patient Safety\n"
    settings.write_text(settings.read_text("utf-8").replace(was, f"{was}    ended: 2026-06-11\n"), "utf-8")
    desk = Desk(qaif, base)
    words = ("risk", "review", "R-0002", "--unchanged", "--by", "safety-lead", "--date")
    said = desk.refuses(*words, "2026-06-12")
    assert "`by` of `reviews` 3 is `safety-lead` on 12 June 2026, and that role ended on 11 June 2026" in said
    desk.does(*words, "2026-06-11")
