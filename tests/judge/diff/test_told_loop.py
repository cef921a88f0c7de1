"""What changed in intelligence and in meetings, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.judge.diff.record_changes import changes
from qaif_cli.model.framework import Framework
from qaif_cli.store.loader import load, read_text
from qaif_cli.store.source import Worktree

BASE = Path(__file__).parents[2] / "base" / "records"
ITEM = "intelligence/2026/I-0001.yaml"
MEETING = "meetings/2026/2026-04-14-insights-meeting.yaml"
LAST = "    action: Ask the practice for its log of results\n"
MINUTES = "minutes_agreed:\n  date: 2026-04-21\n  by: director-of-quality\n"
HEAD = "  - date: 2026-04-28\n    body: insights-meeting\n    decision: "
AT = "discussed at the Insights Meeting on 28 April 2026"


@pytest.fixture(scope="module")
def framework() -> Framework:
    found = load(Worktree(BASE)).framework
    assert found
    return found


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            "ask-provider\n    follow_up: 2026-05-05\n",
            f"{AT}: ask the provider, looked at again by 5 May 2026",
        ),
        ("change-risk\n    risk: R-0001\n", f"{AT}: change a risk (R-0001)"),
        ("open-concern\n    concern: Q-0001\n", f"{AT}: open a concern (Q-0001)"),
        ("refer-on\n    referred_to: quality-committee\n", f"{AT}: refer it on to the Quality Committee"),
        ("no-action\n    note: The log shows why.\n", f"{AT}: no action (The log shows why.)"),
        (
            "watch\n    corrects: 2026-04-14/1\n    follow_up: 2026-05-05\n",
            f"{AT}, in place of 2026-04-14/1: watch it, looked at again by 5 May 2026",
        ),
    ],
)
def test_a_decision_is_told(more: str, told: str, framework: Framework) -> None:
    text = (BASE / ITEM).read_text("utf-8")
    after = text.replace(LAST, f"{LAST}{HEAD}{more}")
    found = changes(read_text(ITEM, text), read_text(ITEM, after), framework)
    assert [(change.sort, change.text) for change in found] == [("reviewed", told)]


CHAIR = "chaired_by: director-of-quality\n"
OFF = "cancelled:\n  date: 2026-04-13\n  by: secretary\n  why: No quorum\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", CHAIR, "recorded as held, chaired by the Director of Quality"),
        ("", "chaired_by: unknown\n", "recorded as held, not known by whom"),
        ("", OFF, "cancelled on 13 April 2026 by Committee Secretary: No quorum"),
        (OFF, "", "no longer cancelled"),
        (CHAIR, CHAIR + MINUTES, "minutes agreed by Director of Quality, dated 21 April 2026"),
        (CHAIR + MINUTES, CHAIR, "minutes agreed taken out (was by Director of Quality)"),
    ],
)
def test_a_meeting_is_told(before: str, after: str, told: str, framework: Framework) -> None:
    text = (BASE / MEETING).read_text("utf-8")
    head = text[: text.index("chaired_by")]
    found = changes(read_text(MEETING, head + before), read_text(MEETING, head + after), framework)
    assert [(change.sort, change.text) for change in found] == [("other", told)]
