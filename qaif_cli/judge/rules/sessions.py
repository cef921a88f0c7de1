"""Whether bodies meet as often as they should, and take what each cycle brings them (§2.6, §4.3, §4.4).

What is found here stands in `framework.yaml`, with the body; no agreed exception can stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qaif_cli.judge.meetings.frequency import (
    cycle_end,
    quarter_of,
    quarters,
    quarters_in_words,
    recorded_since,
    week_of,
    weeks,
    weeks_in_words,
)
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings, meeting_state
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Body
from qaif_cli.model.sources import RISK_REGISTER
from qaif_cli.model.words import in_words


@rule("MTG001", "week-without-insights-meeting", "error", "§4.3", "V")
def week_without_insights(now: Moment) -> Iterator[Hit]:
    """A week in which the Insights Meeting was neither held nor recorded as cancelled.

    Why it matters: new intelligence and concerns are discussed every week; a week that nothing tells of is a week
    in which a sign may have been missed.
    How to fix: record that it was held with `qaif meeting minute ID --chaired-by ROLE`, or that it was called off and
    why with `qaif meeting cancel ID`; `qaif meeting add` where it was never planned. No exception can be agreed here,
    for the record of the cancellation is what is asked. Weeks count from `recorded_from` of the body.
    Example: no meeting in the week of 4 May 2026.
    """
    body = now.framework.body_for("insights")
    since = recorded_since(body, now.framework)
    if body is None or since is None:
        return
    told = {
        week_of(meeting.date)
        for meeting in now.register.meetings
        if meeting.body == body.id and meeting_state(meeting, now).held in ("held", "cancelled")
    }
    for monday in weeks(since, now.day):
        if monday not in told:
            message = f"{body.name}: neither held nor recorded as cancelled in {weeks_in_words([monday])}"
            yield _of_body(now.framework, body, message)


@rule("MTG002", "quarter-without-system-quality-group", "error", "§2.6", "V")
def quarter_without_group(now: Moment) -> Iterator[Hit]:
    """A calendar quarter that is over and in which the System Quality Group did not meet.

    Why it matters: intelligence on quality is shared across the system at least quarterly, through this group.
    How to fix: if it met, record it with `qaif meeting minute ID --chaired-by ROLE`, or with `qaif meeting add` where it
    was never planned; nothing can make up for a quarter that is past, and a cancellation does not stand for a meeting. Quarters count from `recorded_from` of the body.
    Example: no meeting held from April to June 2026, on 2 July.
    """
    body = now.framework.body_for("system-quality")
    since = recorded_since(body, now.framework)
    if body is None or since is None:
        return
    met = {quarter_of(meeting.date) for meeting in held_meetings(now, body.id)}
    for quarter in quarters(since, now.day):
        if quarter not in met:
            yield _of_body(now.framework, body, f"{body.name}: not held in {quarters_in_words([quarter])}")


@rule(
    "MTG005",
    "register-not-reviewed-in-a-cycle",
    "error",
    "§4.4; that a cycle is the reporting one is our own",
    "V",
)
def register_not_reviewed(now: Moment) -> Iterator[Hit]:
    """A Quality Committee that has not reviewed the risk register for longer than a reporting cycle.

    Why it matters: the register is reviewed by the Quality Committee; a register that only its owners read assures
    nobody.
    How to fix: if it was reviewed, record it with `qaif meeting minute ID --business risk-register`; else put it on the
    next agenda with `qaif meeting item ID --business risk-register`. That it was on the agenda is not enough; what was
    said or decided is recorded. A cycle ends with its calendar month.
    Example: a register last reviewed by the committee on 26 March, on 1 June.
    """
    body = now.framework.body_for("assurance")
    if body:
        reviewed = [
            meeting.date
            for meeting in held_meetings(now, body.id)
            if any(item.business == RISK_REGISTER and item.minuted for item in meeting.items)
        ]
        yield from _overdue(now, body, reviewed, "review of the risk register")


@rule("MTG006", "cycle-without-quality-report", "error", "§4.3", "V")
def without_report(now: Moment) -> Iterator[Hit]:
    """A committee that the quality reports are for, and none was on its table for longer than a reporting cycle.

    Why it matters: the quality reports are brought to the Quality Committee every two months; without one it has
    nothing to take assurance from.
    How to fix: record the paper with `qaif paper add`, and that it was on the table with
    `qaif meeting minute ID --record PAPER`. A cycle ends with its calendar month.
    Example: a last quality report of 26 March, on 1 June.
    """
    body = now.framework.going_on(now.framework.reporting.to, now.day)
    if body:
        papers = {paper.id for paper in now.register.papers if paper.body == body.id}
        brought = [
            meeting.date
            for meeting in held_meetings(now, body.id)
            if any(item.record in papers for item in meeting.items)
        ]
        yield from _overdue(now, body, brought, "quality report")


def _overdue(now: Moment, body: Body, days: list[date], what: str) -> Iterator[Hit]:
    """What a body should have taken by the end of a cycle, by the days on which it did, oldest first."""
    since = recorded_since(body, now.framework)
    if since is None:
        return
    since = max([since, *_took_over(now, body)])
    last = days[-1] if days else None
    due = max(since, cycle_end(last or since, now.framework.reporting.interval_months))
    if due < now.day and not (body.ended and body.ended < due):
        found = f"the last {what} is of {in_words(last)}" if last else f"no {what} is recorded"
        yield _of_body(now.framework, body, f"{body.name}: {found}, and one was due by {in_words(due)}")


def _took_over(now: Moment, body: Body) -> Iterator[date]:
    """The days after the last ones of the bodies whose work a body goes on with."""
    for other in now.framework.bodies:
        if other.successor == body.id and other.ended and other.ended < now.day:
            yield other.ended + timedelta(days=1)


def _of_body(framework: Framework, body: Body, message: str) -> Hit:
    """What is found of a body, at the line of the framework that says how often it meets."""
    place = framework.bodies.index(body)
    return Hit("", f"/bodies/{place}/frequency", message, path="framework.yaml")
