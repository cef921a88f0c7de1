"""What comes into force is looked at before it does, and the settings follow it."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.horizon import horizon, is_setting
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.paper_words import PAPER_WORDS
from qaif_cli.model.words import in_words


@rule(
    "HOR001",
    "in-force-not-settled",
    "warning",
    "§4.1 step 7 asks that the horizon is scanned; that what is in force is settled is our own",
    "P",
)
def not_settled(now: Moment) -> Iterator[Hit]:
    """Something whose day is past, and that is not settled: nobody looked at it, or nothing here follows it.

    What was settled and is opened again is late from the day after that.
    Why it matters: papers that go on as before say what is no longer so.
    How to fix: let a body look at it with `qaif horizon look`, change what it touches, and close it with `qaif horizon
    close`; where the day was moved, `qaif horizon edit --effective`.
    Example: a new oversight framework in force since June, that no body has looked at in November.
    """
    for state in horizon(now).values():
        day = state.held.effective_day
        if state.settle_late and day:
            since = days_in_words((now.day - day).days)
            what = "nobody looked at it" if state.look is None else "nothing here follows it yet"
            yield Hit(
                state.held.id, "/effective", f"it came into force by {in_words(day)}, {since} ago, and {what}"
            )


@rule(
    "HOR002",
    "horizon-not-looked-at",
    "warning",
    "our own; §4.1 step 7 sets no interval",
    "P",
    after=("HOR001",),
)
def not_looked_at(now: Moment) -> Iterator[Hit]:
    """Something that is coming, and that no body has looked at for longer than the settings give.

    Why it matters: days are moved and drafts change; who looked once a year ago knows the draft of a year ago.
    How to fix: read the source again, let a body look at it, and record that with `qaif horizon look`.
    Example: a Bill that was last looked at seven months ago, where three are given.
    """
    for state in horizon(now).values():
        if state.look_late and state.look_by:
            ago = days_in_words(state.look_late)
            told = "looked at again" if state.look else "looked at"
            at = f"/looked_at/{len(state.held.looked_at) - 1}/date" if state.look else "/opened"
            yield Hit(state.held.id, at, f"it was to be {told} by {in_words(state.look_by)}, {ago} ago")


@rule("HOR003", "touches-what-is-not-there", "error", "qaif: how records are written", "P")
def touches_nothing(now: Moment) -> Iterator[Hit]:
    """A rule, or a part of the settings, that something on the horizon touches and that is not there.

    Why it matters: what is to be changed on that day is looked for, and is not found.
    How to fix: write the code as `qaif explain` lists it, and a part of the settings as its keys in `framework.yaml`.
    Example: `settings: [thresholds.cqc]`.
    """
    for state in horizon(now).values():
        for place, code in enumerate(state.held.rules):
            if code not in PAPER_WORDS:
                yield Hit(state.held.id, f"/rules/{place}", f"there is no rule {code}")
        for place, keys in enumerate(state.held.settings):
            if not is_setting(keys):
                yield Hit(state.held.id, f"/settings/{place}", f"the settings have no part `{keys}`")
