"""Who belongs to a body is written by a command, and who came is counted by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.flow.test_json_doc import documented
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

BODY = "insights-meeting"
LEAD, SAFETY = "quality-lead", "safety-lead"


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    stop_clock(monkeypatch)
    return Desk(qaif, base)


def attendance(desk: Desk, *arguments: str) -> dict[str, list[dict[str, object]]]:
    said = desk("meeting", "attendance", *arguments, "--format", "json").out
    found: dict[str, list[dict[str, object]]] = json.loads(said)
    return found


def test_members_are_added_and_leave(desk: Desk) -> None:
    desk.does("body", "member", BODY, LEAD, "--since", "2026-04-01")
    again = desk("body", "member", BODY, LEAD)
    assert (again.code, again.err) == (
        2,
        f"qaif: {LEAD} is a member of the Insights Meeting already since 1 April 2026. Say the last day of that with --until.\n",
    )
    desk.does("body", "member", BODY, LEAD, "--until", "2026-05-31")
    desk.does("body", "member", BODY, LEAD, "--since", "2026-06-10", "--no-vote")
    text = (desk.records / "framework.yaml").read_text("utf-8")
    assert text.count(f"role: {LEAD}") == 2
    never = desk("body", "member", BODY, "secretary", "--until", "2026-05-31")
    assert never.code == 2
    assert "secretary is no member of the Insights Meeting, and cannot cease to be one." in never.err


def test_the_last_day_of_a_membership_is_put_right(desk: Desk) -> None:
    desk.does("body", "member", BODY, LEAD, "--since", "2026-04-01")
    desk.does("body", "member", BODY, LEAD, "--until", "2026-05-31")
    again = desk.refuses("body", "member", BODY, LEAD, "--until", "2026-05-31")
    assert f"{LEAD} was a member of the Insights Meeting until 31 May 2026 already." in again
    early = desk.refuses("body", "member", BODY, LEAD, "--until", "2026-03-31")
    assert f"{LEAD} is a member since 1 April 2026, after 31 March 2026." in early
    said = desk.does("body", "member", BODY, LEAD, "--until", "2026-06-30")
    assert said.endswith("Its last day is 30 June 2026, not 31 May 2026.\n")
    text = (desk.records / "framework.yaml").read_text("utf-8")
    assert ("until: 2026-06-30" in text, "until: 2026-05-31" in text) == (True, False)


def test_who_must_be_there_and_is_no_member_is_named(desk: Desk) -> None:
    desk.does("body", "member", BODY, LEAD, "--since", "2026-06-10")
    ask = ("body", "quorum", BODY, "1", "--including", LEAD)
    assert desk.does(*ask, "--since", "2026-06-10") == "records/framework.yaml written\n"
    assert desk.does(*ask, "--since", "2026-06-01").splitlines()[1:] == [
        "no members of the Insights Meeting vote on 1 June 2026: it cannot decide until more belong to it.",
        f"{LEAD} is no member of the Insights Meeting on 1 June 2026: it cannot decide before that.",
    ]


def test_what_is_asked_twice_is_named_by_its_body(desk: Desk) -> None:
    ask = ("body", "quorum", BODY, "2", "--since", "2026-06-10")
    desk.does(*ask)
    again = desk.refuses(*ask)
    assert f"The very same entry stands in `quorum` 1 of `bodies` {BODY} of framework.yaml already." in again


def test_who_came_is_counted(desk: Desk) -> None:
    for role in ("director-of-quality", LEAD, "secretary"):
        desk.does("body", "member", BODY, role)
    desk.does("body", "quorum", BODY, "2", "--since", "2026-04-01", "--including", LEAD)
    desk.does("body", "quorum", BODY, "3", "--since", "2026-07-01")
    found = attendance(desk)
    assert [(row["role"], row["came"], row["of"], row["not_there"]) for row in found["attendance"]] == [
        ("director-of-quality", 1, 1, []),
        (LEAD, 1, 1, []),
        ("secretary", 0, 1, ["2026-04-14"]),
    ]
    assert found["meetings"] == [
        {
            "id": f"2026-04-14-{BODY}",
            "body": BODY,
            "date": "2026-04-14",
            "told": True,
            "votes": 2,
            "quorum": 2,
            "quorate": True,
        }
    ]
    assert attendance(desk, "--year", "2025/26")["meetings"] == []
    assert "Insights Meeting: 1 meeting held, quorate at 1 of the 1" in desk("meeting", "attendance").err
    minutes = desk("meeting", "minutes", f"2026-04-14-{BODY}").out
    assert "| Members not there | Committee Secretary |" in minutes
    assert "2 of the members who vote were there, and 2 are needed: quorate" in minutes


def test_terms_are_reviewed(desk: Desk) -> None:
    desk.does("body", "terms", BODY, "--by", "quality-committee", "--note", "Nothing changed")
    text = (desk.records / "framework.yaml").read_text("utf-8")
    assert (
        "    terms:\n      - date: 2026-06-15\n        by: quality-committee\n        note: Nothing changed\n"
        in text
    )


def test_every_key_is_documented(desk: Desk) -> None:
    desk.does("body", "member", BODY, LEAD)
    rows = attendance(desk)["attendance"]
    assert documented("### `qaif meeting attendance`: `attendance`") == set(rows[0])


TWICE = [
    (("--since", "2026-05-15"), "already since 1 April 2026 until 31 May 2026."),
    ((), "already since 1 April 2026 until 31 May 2026."),
    (("--since", "2026-03-01", "--until", "2026-04-01"), "already since 1 April 2026 until 31 May 2026."),
    (("--since", "2026-06-10", "--until", "2026-06-09"), "--until 9 June 2026 is before 10 June 2026."),
]


@pytest.mark.parametrize(("words", "says"), TWICE)
def test_nobody_belongs_twice(words: tuple[str, ...], says: str, desk: Desk) -> None:
    desk.does("body", "member", BODY, LEAD, "--since", "2026-04-01")
    assert "after 31 March 2026" in desk("body", "member", BODY, LEAD, "--until", "2026-03-31").err
    desk.does("body", "member", BODY, LEAD, "--until", "2026-05-31")
    said = desk("body", "member", BODY, LEAD, *words)
    assert (said.code, says in said.err) == (2, True)
    desk.does("body", "member", BODY, LEAD, "--since", "2026-01-01", "--until", "2026-03-31")
    desk.does("body", "member", BODY, LEAD, "--since", "2026-06-01")


def test_what_has_not_been_is_no_review_of_terms(desk: Desk) -> None:
    words = ("body", "terms", BODY, "--by", BODY, "--note", "Seen", "--date", "2027-01-01")
    assert "1 January 2027 has not come yet." in desk(*words).err


def test_a_quorum_that_no_members_make_is_said(desk: Desk) -> None:
    desk.does("body", "member", BODY, LEAD)
    said = desk.does("body", "quorum", BODY, "2", "--since", "2026-06-15")
    assert "1 member of the Insights Meeting votes on 15 June 2026: it cannot decide" in said
