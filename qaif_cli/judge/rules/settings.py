"""The framework itself: it is valid on the day, is refreshed every year, and its bodies have recurrences that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.meetings.recurrence import rule_fault
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import limit
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.history import numbered
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Role
from qaif_cli.model.words import in_words, listed


@rule("FRM001", "framework-out-of-date", "warning", "§1, three years; which day is the last is our own", "P")
def out_of_date(now: Moment) -> Iterator[Hit]:
    """A framework whose last day has passed.

    Why it matters: the framework is refreshed every year; after its last day, records are judged by rules that
    nobody has agreed to.
    How to fix: bring the refreshed framework into `framework.yaml`, with its dates.
    Example: `valid_to: 2026-03-31`, on 15 June.
    """
    valid_to = known(now.framework.valid_to)
    if valid_to and now.day > valid_to:
        yield Hit("", "/valid_to", f"the framework applied until {in_words(valid_to)}", path="framework.yaml")


@rule("FRM002", "recurrence-not-readable", "error", "qaif: how records are written", "P")
def recurrence(now: Moment) -> Iterator[Hit]:
    """A body whose recurrence is no iCalendar rule, or names no day.

    Why it matters: its meetings cannot be planned, and nobody is told that one is missing.
    How to fix: write the rule as in RFC 5545, without a start: `FREQ=WEEKLY;BYDAY=TU`; the fourth Thursday of some
    months is `FREQ=YEARLY;BYMONTH=1,3,5;BYDAY=+4TH`.
    Example: `recurs: every Tuesday`.
    """
    for place, body in enumerate(now.framework.bodies):
        fault = rule_fault(body.recurs) if body.recurs else ""
        if fault:
            message = f"`{body.recurs}` does not say on which days the {body.name} meets: {fault}"
            yield Hit("", f"/bodies/{place}/recurs", message, path="framework.yaml")


@rule("FRM003", "framework-not-refreshed", "warning", "§1", "V")
def not_refreshed(now: Moment) -> Iterator[Hit]:
    """A framework whose last refresh, or whose first day, lies further back than a year.

    Why it matters: the framework is refreshed every year, so that it follows what was learned and what emerges.
    How to fix: let the body that agreed it look at it whole, and add the day to `refreshes` in `framework.yaml`.
    Example: a framework of April 2025 without any refresh, in May 2026.
    """
    threshold = now.framework.thresholds.framework_refreshed
    if not threshold:
        return
    refreshes = numbered(now.framework.refreshes, now.day)
    due = limit(threshold, refreshes[-1][1].date if refreshes else None, now.framework)
    if due < now.day:
        since = (
            f"the framework was last refreshed on {in_words(refreshes[-1][1].date)}"
            if refreshes
            else f"the framework has not been refreshed since {in_words(now.framework.valid_from)}"
        )
        pointer = f"/refreshes/{refreshes[-1][0]}/date" if refreshes else "/valid_from"
        yield Hit("", pointer, f"{since}, and a refresh was due by {in_words(due)}", path="framework.yaml")


@rule(
    "FRM004",
    "executive-lead-missing",
    "warning",
    "NHS England, executive lead roles within integrated care boards, paragraphs 1 and 2",
    "V2",
)
def lead_missing(now: Moment) -> Iterator[Hit]:
    """One of the areas for which the settings name an executive lead has no role that is there and held.

    A role that nobody holds does for as long as another acts for it. A new register names no areas, and is asked
    for none, until its organisation writes them in `executive_areas`.
    Why it matters: these leads are named so that somebody on the board answers for groups who are easily overlooked.
    How to fix: say whose it is with `qaif role edit ROLE --executive-for AREA`, once for each that the role has.
    Example: `executive_areas` has Down syndrome, and no role has it in `executive_for`.
    """
    held = {area for role in now.framework.roles if _held(role, now.day) for area in role.executive_for}
    missing = [area.name for area in now.framework.executive_areas if area.id not in held]
    if missing:
        message = f"no role that is there and held is the executive lead for {listed(missing)}"
        yield Hit("", "/executive_areas", message, path="framework.yaml")


def _held(role: Role, day: date) -> bool:
    """Whether a role was there on a day and held, or another acted for it."""
    there = (role.since is None or role.since <= day) and (role.ended is None or day <= role.ended)
    empty = role.vacant_since is not None and role.vacant_since <= day
    return there and (not empty or role.deputy is not None)
