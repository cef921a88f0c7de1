"""Every figure of alert, advise and assure, against a second count from the files: commitments, exit criteria, late asks."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.flow.test_first_four_pages import DAYS, days_shown, line, pack, three_lists
from tests.flow.test_single_papers import Papers
from tests.flow.test_three_lists import copies, settled_commitment
from tests.flow.test_three_lists import lists as small_lists
from tests.support import shipped
from tests.support.recount import Raw, Recount, until
from tests.support.running import Qaif
from tests.support.turn import open_turn

COMMITTEE = "quality-committee"


def status(row: Raw, day: str) -> str:
    """The last status of a commitment up to a day; empty where it has none."""
    said = until(row.get("updates"), day)
    return str(said[-1].get("status", "")) if said else ""


def ended(row: Raw, since: str, day: str) -> bool:
    """Whether it was closed after one day and up to another."""
    return bool(row.get("closed")) and since < row["closed"]["date"] <= day


def achieved(made: Recount, since: str) -> set[str]:
    """Those that are achieved and were not, and those that were closed since as achieved."""
    return {
        row["title"]
        for row in made.of["commitments"]
        if status(row, made.day) == "achieved"
        and (ended(row, since, made.day) or (made.open(row) and status(row, since) != "achieved"))
    }


def given_up(made: Recount, since: str) -> set[str]:
    """Those that were closed since, and were not achieved."""
    return {
        row["title"]
        for row in made.of["commitments"]
        if ended(row, since, made.day) and status(row, made.day) != "achieved"
    }


def off_track(made: Recount) -> int:
    """The open ones that are at risk or off track."""
    return sum(
        made.open(row) and status(row, made.day) in {"at-risk", "off-track"} for row in made.of["commitments"]
    )


def criteria(made: Recount, since: str) -> int:
    """The exit criteria that were met since, of whatever concern."""
    return sum(
        bool(row.get("met")) and since < row["met"]["date"] <= made.day
        for concern in made.of["concerns"]
        for row in concern.get("exit_criteria", ())
    )


def asks(made: Recount) -> dict[str, int]:
    """What the Committee asked for at its meetings and is late, with the days."""
    found = {}
    for meeting in made.of["meetings"]:
        if meeting["body"] == COMMITTEE and meeting.get("chaired_by") and meeting["date"] < made.day:
            for action in made.actions(meeting):
                if made.late(action):
                    given = sorted(
                        (row["date"], row["due"])
                        for row in action.get("extensions", ())
                        if row["date"] <= made.day
                    )
                    due = given[-1][1] if given else action["due"]
                    found[action["title"]] = (date.fromisoformat(made.day) - date.fromisoformat(due)).days
    return found


def check(text: str, word: str, expected: set[str]) -> None:
    """What is named is so, up to three of it and nothing else, and the others are counted."""
    found = line(text, rf"{word}: (.*?)\.(?= [A-Z]|$)")
    said = found[0] if found else ""
    more = re.search(r" and (\d+) more(?: \(agenda item \d+\))?$", said)
    said = said[: more.start()] if more else said
    names = {name for name in expected if name in said}
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, "", 1)
    assert not re.sub(r"; |, | and ", "", said), said
    assert len(names) == min(len(expected), 3)
    assert len(names) + int(more[1] if more else 0) == len(expected)


def check_page(page: dict[str, str], made: Recount, since: str) -> None:
    check(page["assure"], "Achieved", achieved(made, since))
    check(page["advise"], "Closed without being achieved", given_up(made, since))
    off = line(page["advise"], r"At risk or off track: (\d+) commitments? (?:and|or) priorit")
    assert off == ((str(off_track(made)),) if off_track(made) else ())
    met = line(page["assure"], r"(\d+) exit criteri(?:on|a) met")
    assert met == ((str(criteria(made, since)),) if criteria(made, since) else ())
    late = dict(re.findall(r"(?:asked for: |; )([^;]*?) \((\d+) days?\)", page["alert"]))
    more = line(page["alert"], r"and (\d+) more \(matters arising\)")
    owed = asks(made)
    assert {name: int(days) for name, days in late.items()}.items() <= owed.items()
    assert len(late) + int(more[0] if more else 0) == len(owed)


@pytest.mark.parametrize("day", [*DAYS, "2026-09-24"])
def test_the_shipped_register(day: str) -> None:
    assert pack(day)
    check_page(three_lists(day), Recount(shipped.RECORDS, day), days_shown(day)[-1])


def test_a_small_register_with_many_of_everything(qaif: Qaif, base: Path) -> None:
    papers = Papers(qaif, open_turn(base))
    copies(papers)
    settled_commitment(papers, "primary-care-30", "Paused, and given up", "paused", 30)
    late = papers.records / "commitments/primary-care-1.yaml"
    late.write_text(late.read_text("utf-8").replace("status: on-track", "status: off-track"), "utf-8")
    page = {name: "\n".join(f"- {one}" for one in lines) for name, lines in small_lists(papers).items()}
    made = Recount(papers.records, "2026-06-15")
    assert (len(achieved(made, "2026-05-20")), len(given_up(made, "2026-05-20")), off_track(made)) == (
        7,
        8,
        1,
    )
    check_page(page, made, "2026-05-20")
