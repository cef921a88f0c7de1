"""How often a body meets is told in words wherever a change is told: a rule for calendars is for calendars."""

from __future__ import annotations

import pytest

from qaif_cli.judge.diff.record_changes import model_changes
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.desk import BASE, Desk
from tests.support.repository import Repository
from tests.support.running import Qaif


def test_diff_commit_and_check_say_it_in_words(qaif: Qaif, made: Repository) -> None:
    desk = Desk(qaif, made.records)
    forum = ("body", "add", "--name", "Dental Forum", "--chair", "quality-lead", "--meets")
    desk.does(*forum, "first Monday, every two months", "--no-input")
    desk.does("body", "edit", "insights-meeting", "--meets", "every Friday")
    desk.does("body", "edit", "system-quality-group", "--meets", "last Thursday of the month")
    told = desk.does("diff", "HEAD")
    desk.does("commit", "--anyway")
    told += made.git("log", "-1", "--format=%B") + desk("check", "--base", "main").out
    assert "FREQ=" not in told
    for words in (
        "meets first Monday of January, March, May, July, September and November",
        "source our own;",
        "may not give assurance",
        "body system-quality-group: when it meets",
        "last Thursday of the month",
    ):
        assert words in told
    assert "mark our own" not in told
    assert "two monthly" not in told


@pytest.mark.parametrize("other", ["FREQ=MONTHLY;BYDAY=-1TH", "FREQ=WEEKLY;BYDAY=FR", None])
def test_no_change_of_a_body_is_told_as_a_rule_for_calendars(other: str | None) -> None:
    framework = load(Worktree(BASE)).framework
    assert framework is not None
    changed = tuple(
        body.model_copy(update={"recurs": other, "frequency": "monthly"}) for body in framework.bodies
    )
    for before, after in (
        (framework.bodies, changed),
        (changed, framework.bodies),
        ((), changed),
        (changed, ()),
    ):
        was, now = (framework.model_copy(update={"bodies": bodies}) for bodies in (before, after))
        told = [change.text for change in model_changes("framework", was, now, framework)]
        assert told
        assert "FREQ=" not in " ".join(told)
        assert not any("how often" in line and "when it meets" in line for line in told)
