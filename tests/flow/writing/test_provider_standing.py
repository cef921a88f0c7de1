"""What a provider stands under is recorded and ends; its returns are asked for, received and answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

STANDING = ("provider", "standing")
RETURN = ("provider", "return")
ID = "oakrise-practice"
BY = ("--by", "quality-lead")
NOTICE = (*STANDING, "add", ID, "--kind", "warning-notice", "--source", "A letter", *BY)
OF = ("--framework", "safety-return")
ASK = (*RETURN, "ask", ID, *OF, "--period", "Quarter 1", "--due", "4w")


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def text(desk: Desk) -> str:
    return (desk.records / "providers" / f"{ID}.yaml").read_text("utf-8")


def test_a_notice_is_in_force_until_it_ends(desk: Desk) -> None:
    said = desk.does(*NOTICE, "--date", "2026-05-04", "--until", "2026-09-01")
    assert "asks for a look at its level" in said
    assert "PRV005" in desk("check", "--select", "PRV").out
    desk.does(*STANDING, "end", ID, "--kind", "warning-notice", "--date", "2026-06-10")
    assert "ended: 2026-06-10" in text(desk)
    assert "PRV005" not in desk("check", "--select", "PRV").out
    assert "PRV005" in desk("check", "--select", "PRV", "--as-of", "2026-06-09").out
    assert "that has not ended" in desk.refuses(*STANDING, "end", ID, "--kind", "warning-notice")


def test_which_of_several_has_ended_is_said(desk: Desk) -> None:
    desk.does(*NOTICE, "--date", "2026-05-04")
    desk.does(*NOTICE, "--date", "2026-05-11")
    end = (*STANDING, "end", ID, "--kind", "warning-notice", "--date", "2026-06-10")
    assert "Say --since." in desk.refuses(*end)
    desk.does(*end, "--since", "2026-05-04")
    assert text(desk).index("ended: 2026-06-10") < text(desk).index("date: 2026-05-11")


def test_a_return_is_asked_for_received_and_answered(desk: Desk) -> None:
    desk.does(*ASK, "--date", "2026-05-04")
    assert "due: 2026-06-01" in text(desk) or "due: 2026-07-13" in text(desk)
    assert "See that the return comes (Safety return, Quarter 1)" in desk("due", "--within", "2m").out
    assert "The return of Quarter 1." in desk.does(*RETURN, "receive", ID, *OF, "--date", "2026-06-08")
    assert "Answer the return (Safety return, Quarter 1)" in desk("due", "--within", "2m").out
    desk.does(*RETURN, "answer", ID, *OF, *BY, "--decision", "Thanked", "--body", "quality-committee")
    assert "body: quality-committee" in text(desk)
    assert "Safety return" not in desk("due", "--within", "2m").out
    assert "Return answered: Safety return, Quarter 1. Thanked." not in desk("due").out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((*NOTICE, "--date", "2026-06-16"), "16 June 2026 has not come yet."),
        ((*NOTICE, "--until", "2026-06-01"), "--until 1 June 2026 is before 15 June 2026."),
        ((*NOTICE[:5], "warning-notices", *NOTICE[6:]), "Did you mean `warning-notice`?"),
        ((*STANDING, "add", ID, "--kind", "oversight-segment", "--source", "A letter", *BY), "Missing: --value."),
        ((*STANDING, "add", ID, "--kind", "oversight-segment", "--value", "7", "--source", "A letter", *BY), "`7` is no value of Oversight segment."),
        ((*RETURN, "receive", ID, *OF), "was asked for no such return."),
        ((*RETURN, "receive", ID, *OF, "--period", "May"), "was asked for no such return of May."),
        ((*ASK, "--date", "2026-06-16"), "16 June 2026 has not come yet."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(words: tuple[str, ...], why: str, desk: Desk) -> None:
    assert why in desk.refuses(*words)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((*RETURN, "ask", ID, *OF, "--period", "quarter 1", "--due", "4w"), "already."),
        ((*RETURN, "answer", ID, *OF, *BY, "--decision", "Thanked"), "did not come yet."),
        ((*RETURN, "receive", ID, *OF, "--date", "2026-05-01"), "It was asked for on 4 May 2026"),
        ((*RETURN, "receive", ID, *OF, "--date", "2026-06-16"), "has not come yet."),
    ],
)  # fmt: skip
def test_what_does_not_follow_is_refused(words: tuple[str, ...], why: str, desk: Desk) -> None:
    desk.does(*ASK, "--date", "2026-05-04")
    assert why in desk.refuses(*words)


def test_a_service_is_rated_by_itself_and_the_whole_stays(desk: Desk) -> None:
    said = desk.does(
        "provider", "rating", "fernhill-practice", "--overall", "inadequate", "--service", "Minor surgery",
        "--regulation-not-met", "Regulation 12", "--published", "2026-06-01",
    )  # fmt: skip
    assert "Overall it was" not in said
    shown = desk("provider", "list").out
    assert "requires improvement" in shown
    assert "inadequate" not in shown
    page = desk.does("provider", "paper", "fernhill-practice", "--full")
    assert "- Minor surgery: inadequate, published on 1 June 2026; not met: Regulation 12." in page


def test_a_look_at_a_service_is_none_at_the_whole(desk: Desk) -> None:
    path = desk.records / "providers/fernhill-practice.yaml"
    old = path.read_text("utf-8")
    path.write_text(
        old.replace("checked_on: 2026-02-03, ", "checked_on: 2026-02-03, service: Minor surgery, "), "utf-8"
    )
    assert "was last checked on 1 July 2025" in desk("check", "--select", "PRV", "--as-of", "2026-07-02").out
