from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.running import Qaif, Result
from tests.support.writing import Changes

pytestmark = pytest.mark.usefixtures("june")
NEW = ("--title", "Ring them", "--owner", "quality-lead", "--due", "2026-09-01")
MORE = ("--due", "2026-09-30", "--by", "quality-lead", "--why", "Holidays")


@pytest.fixture
def action(qaif: Qaif, base: Path) -> Qaif:
    """Runs `qaif action` on the base register."""

    def go(*words: str) -> Result:
        return qaif("action", *words, "--records", str(base))

    return go


@pytest.mark.parametrize(
    ("record", "name", "before"),
    [("R-0001", "A3", []), ("R-0002", "A1", ["+actions:"]), ("primary-care-1", "A2", [])],
)
def test_an_action_is_added_where_actions_are(
    record: str, name: str, before: list[str], action: Qaif, changes: Changes
) -> None:
    assert f"{record} {name}: Ring them" in action("add", record, *NEW).out
    assert changes() == [
        *before,
        f"+  - id: {name}",
        "+    title: Ring them",
        "+    owner: quality-lead",
        "+    due: 2026-09-01",
        "+    added: 2026-06-15",
    ]


def test_the_day_may_be_said_as_a_time_from_the_day_agreed(action: Qaif, changes: Changes) -> None:
    action("add", "R-0002", *NEW[:-1], "4w", "--date", "2026-06-01")
    assert "+    due: 2026-06-29" in changes()


def test_a_day_written_the_british_way_is_taken(action: Qaif, changes: Changes) -> None:
    assert "September 2026 has 30 days." in action("add", "R-0002", *NEW[:-1], "31/9/2026").err
    action("add", "R-0002", *NEW[:-1], "1/9/2026", "--date", "1 June 2026")
    assert "+    due: 2026-09-01" in changes()


def test_an_action_of_a_concern_goes_into_its_improvement_plan(action: Qaif, changes: Changes) -> None:
    assert "Q-0001 A2: Ring them" in action("add", "Q-0001", *NEW, "--date", "2026-06-01").out
    assert changes()[0] == "+    - id: A2"
    assert changes()[-1] == "+      added: 2026-06-01"


def test_an_action_may_begin_the_plan_of_a_concern(action: Qaif, base: Path) -> None:
    path = base / "concerns" / "Q-0002.yaml"
    path.write_text(path.read_text("utf-8").replace("improvement_plan:\n  agreed: 2025-09-25\n", ""), "utf-8")
    assert "The improvement plan begins with it" in action("add", "Q-0002", *NEW).out
    assert "improvement_plan:\n  agreed: unknown\n  actions:\n    - id: A1\n" in path.read_text("utf-8")


def test_an_action_is_done_and_what_came_of_it_is_kept(action: Qaif, changes: Changes) -> None:
    result = action("done", "R-0001", "a2", "--note", "One inbox", "--date", "2026-06-12")
    assert "R-0001 A2: Move to one inbox" in result.out
    assert changes() == ["+    done: 2026-06-12", "+    note: One inbox"]
    assert "A2 was done on 12 June 2026 already." in action("done", "R-0001", "A2").err


def test_a_note_that_stands_is_not_lost(action: Qaif, base: Path, changes: Changes) -> None:
    path = base / "commitments" / "primary-care-1.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("2026-02-10\nupdates", "2026-02-10\n    note: One left.\nupdates"), "utf-8")
    assert action("done", "primary-care-1", "A1", "--note", "Found it.").code == 0
    assert changes() == [
        "+amended:",
        "+  - date: 2026-06-15",
        "+    field: actions/A1/note",
        "+    was: One left.",
        "+    done: 2026-06-15",
        "+    note: One left. Found it.",
    ]


def test_an_action_is_given_longer(action: Qaif, changes: Changes) -> None:
    result = action("extend", "R-0001", "A2", *MORE)
    assert "A2: due on 30 September 2026, not 31 July 2026; this is the 2nd extension" in result.out
    assert changes() == [
        "+      - date: 2026-06-15",
        "+        due: 2026-09-30",
        "+        by: quality-lead",
        "+        why: Holidays",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "R-0001"), "Missing: --title, --owner, --due."),
        (("add", "R-0001", *NEW[:-1], "2026-01-01"), "Say with --date when it was agreed."),
        (("add", "R-0003", *NEW), "R-0003 was closed on 4 November 2025."),
        (("add", "fernhill-practice", *NEW), "of the kind provider, which has no actions"),
        (("add", "R-0011", *NEW), "There is no record `R-0011`. Did you mean `R-0001`?"),
        (("done", "R-0001"), "Missing: ENTRY."),
        (("done", "R-0001", "first"), "There is no entry `first`. There are: A2."),
        (("done", "R-0001", "A9"), "R-0001 has no entry A9. There are: A1, A2."),
        (("done", "R-0001", "A2", "--date", "2026-01-01"), "after that day"),
        (("done", "R-0001", "A2", "--date", "2026-06-16"), "a day that has not come yet"),
        (("done", "R-0001", "A2", "--date", "unknown"), "--date must be known here."),
        (("extend", "R-0001", "A1", *MORE), "A1 was done on 27 May 2026 already."),
        (("extend", "R-0001", "A2", "--due", "2026-07-31", *MORE[2:]), "an extension is later than that"),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], said: str, action: Qaif, changes: Changes) -> None:
    result = action(*words)
    assert (result.code, changes()) == (2, [])
    assert said in result.err


def test_a_dry_run_writes_nothing(action: Qaif, changes: Changes) -> None:
    assert "+    done: 2026-06-15" in action("done", "R-0001", "A2", "--dry-run").out
    assert changes() == []


def test_an_action_without_owner_is_written_and_its_exception_shown(action: Qaif) -> None:
    words = ("--title", "Ring them", "--owner", "unknown", "--due", "unknown")
    result = action("add", "R-0001", *words)
    assert result.code == 0
    assert "This breaks 1 framework rule and 1 of our own" in result.out
    assert "action A3 has no owner [§4.1 step 1, §6 SMART; that each has an owner is our own]" in result.out


def test_open_actions_are_listed_the_longest_overdue_first(action: Qaif) -> None:
    result = action("list", "--as-of", "2026-08-01")
    assert [line.split()[-1] for line in result.out.splitlines()[1:]] == [
        "quality-lead",
        "safety-lead",
        "quality-lead",
    ]
    assert "1 open action of 3" in action("list", "--as-of", "2026-08-01", "--owner", "safety-lead").err
    late = json.loads(action("list", "--as-of", "2026-08-01", "--late", "--format", "json").out)["actions"]
    assert [(row["record"], row["id"], row["days_late"]) for row in late] == [
        ("Q-0001", "A1", 17),
        ("R-0001", "A2", 1),
    ]
