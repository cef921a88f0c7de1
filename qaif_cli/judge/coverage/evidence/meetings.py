"""Meetings show that they were held, who chaired them, and what was on their table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.coverage.context import EvidenceContext, Selector, counted, named
from qaif_cli.judge.coverage.expectation import Expectation, expectation
from qaif_cli.judge.meetings.frequency import (
    quarter_of,
    quarters,
    quarters_in_words,
    recorded_since,
    week_of,
    weeks,
)
from qaif_cli.judge.state.intelligence_and_meetings import meeting_state
from qaif_cli.model.coverage import EvidenceShown, Tally
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.words import in_words

_TOLD = ("held", "cancelled")
REGISTER = "risk-register"
"""The standing item of the cycle of business by which the register is reviewed."""


def held(function: str) -> Selector:
    """The meetings that one of the framework's own bodies held."""

    def meetings(context: EvidenceContext) -> Iterator[EvidenceShown]:
        for meeting in context.held(function):
            count = len(meeting.items)
            what = f"held, with {count} item{'' if count == 1 else 's'}"
            yield context.shown(meeting, meeting.date, what)

    return meetings


def cancelled(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The Insights Meetings that were called off, each with its reason."""
    insights = context.own("insights")
    for meeting in context.in_period(context.register.meetings):
        off = meeting.cancelled
        if off and meeting.body in insights and off.date <= context.day:
            yield context.shown(meeting, meeting.date, f"called off: {off.why}")


def weeks_told(context: EvidenceContext) -> Tally:
    """In how many weeks the Insights Meeting was held or recorded as called off."""
    body = context.framework.body_for("insights")
    own, since = context.own("insights"), recorded_since(body, context.framework)
    owed = weeks(max(since, context.first), context.last) if since else []
    told = {
        week_of(meeting.date)
        for meeting in context.register.meetings
        if meeting.body in own and meeting_state(meeting, context.now).held in _TOLD
    }
    pairs = ((f"the week of {in_words(monday)}", monday in told) for monday in owed)
    return counted(pairs, "weeks with an Insights Meeting held or recorded as called off")


def quarters_met(context: EvidenceContext) -> Tally:
    """In how many calendar quarters the System Quality Group met."""
    since = recorded_since(context.framework.body_for("system-quality"), context.framework)
    owed = quarters(max(since, context.first), context.last) if since else []
    met = {quarter_of(meeting.date) for meeting in context.held("system-quality")}
    pairs = ((quarters_in_words([first]), first in met) for first in owed)
    return counted(pairs, "quarters with a meeting of the System Quality Group")


def chaired(function: str) -> Expectation[Meeting]:
    """The meetings held that the role named in the settings chaired, or its deputy."""

    def meetings(context: EvidenceContext) -> Iterator[tuple[str, Meeting]]:
        return ((named(meeting), meeting) for meeting in context.held(function))

    @expectation(meetings, "meetings chaired by the role that the settings name")
    def as_named(context: EvidenceContext, meeting: Meeting) -> Iterator[EvidenceShown]:
        body = context.framework.body_for(function)
        role = context.framework.role(body.chair_role) if body else None
        chair = meeting.chaired_by
        if role and chair and chair in (role.id, role.deputy):
            deputy = "" if chair == role.id else ", its deputy"
            yield context.shown(meeting, meeting.date, f"chaired by the {context.role(chair)}{deputy}")

    return as_named


def register_reviewed(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The meetings of the Quality Committee whose minutes tell of a review of the risk register."""
    for meeting, item in _minuted(context, "assurance"):
        if item.business == REGISTER:
            yield context.shown(meeting, meeting.date, said("reviewed the risk register", item.decision))


def reports_received(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The papers that the Quality Committee had on its table."""
    papers = {paper.id for paper in context.register.papers}
    for meeting, item in _items(context, "assurance"):
        if item.record in papers:
            what = said(f"had the paper {item.record} on its table", item.decision)
            yield context.shown(meeting, meeting.date, what)


def onward_reports(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The reports of the System Quality Group that the Quality Committee had on its table."""
    group = context.own("system-quality")
    groups = {meeting.id for meeting in context.register.meetings if meeting.body in group}
    for meeting, item in _items(context, "assurance"):
        if item.record in groups:
            what = said(f"heard the report of {item.record}", item.decision)
            yield context.shown(meeting, meeting.date, what)


def escalations(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The concerns above the lowest level that the Quality Committee had on its table."""
    yield from _concerns_at(context, "assurance")


def tabled_at_group(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The concerns above the lowest level that the System Quality Group had on its table."""
    yield from _concerns_at(context, "system-quality")


def raised_tabled(context: EvidenceContext) -> Tally:
    """How many open concerns above the lowest level were before the group since entry, where it met since."""
    group = context.own("system-quality")
    last = max((meeting.date for meeting in context.met(group)), default=date.min)
    owed = []
    for state in context.position.concerns.values():
        if not state.closed and context.raised(state.concern, context.day):
            told = context.discussed.get(state.concern.id, ())
            tabled = any(entry.body in group and entry.day >= state.since for entry in told)
            if tabled or last > state.since:
                owed.append((named(state.concern), tabled))
    return counted(owed, "concerns above the lowest level before the group since entry")


def _assured(context: EvidenceContext) -> Iterator[tuple[str, tuple[Meeting, AgendaItem]]]:
    """The items on which a body that may took assurance in the time."""
    for body in context.framework.bodies:
        for meeting in context.met([body.id]) if body.may_give_assurance else ():
            for item in meeting.items if context.within(meeting.date) else ():
                if item.assurance:
                    yield f"{meeting.id}, item {item.id}", (meeting, item)


def assurance_taken(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The items on which a body that may took assurance."""
    names = context.framework.names("judgement")
    for _, (meeting, item) in _assured(context):
        level = names.get(item.assurance or "", item.assurance or "").lower()
        what = f"{context.body(meeting.body)} took {level} (item {item.id})"
        yield context.shown(meeting, meeting.date, said(what, item.decision))


@expectation(_assured, "items on which assurance was taken with a decision")
def decided_on_judgement(
    context: EvidenceContext, assured: tuple[Meeting, AgendaItem]
) -> Iterator[EvidenceShown]:
    """The items on which assurance was taken and something was decided."""
    meeting, item = assured
    if item.decision:
        yield context.shown(meeting, meeting.date, f"assurance taken on item {item.id}: {item.decision}")


def effects_heard(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """What the System Quality Group decided on the concerns before it."""
    concerns = {concern.id for concern in context.register.concerns}
    for meeting, item in _items(context, "system-quality"):
        if item.record in concerns and item.decision:
            yield context.shown(meeting, meeting.date, f"on {item.record}: {item.decision}")


def board_heard(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """What the Board took on quality, in public and in private."""
    for meeting, item in _minuted(context, "board"):
        if about := item.record or item.business:
            yield context.shown(meeting, meeting.date, said(f"took {about}", item.decision))


def board_in_public(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """What the Board took on quality in the public part of its meetings."""
    for meeting, item in _minuted(context, "board"):
        about = item.record or item.business
        if about and item.part == "public":
            yield context.shown(meeting, meeting.date, said(f"took {about} in public", item.decision))


def _items(context: EvidenceContext, function: str) -> Iterator[tuple[Meeting, AgendaItem]]:
    return ((meeting, item) for meeting in context.held(function) for item in meeting.items)


def _minuted(context: EvidenceContext, function: str) -> Iterator[tuple[Meeting, AgendaItem]]:
    return ((meeting, item) for meeting, item in _items(context, function) if item.minuted)


def _concerns_at(context: EvidenceContext, function: str) -> Iterator[EvidenceShown]:
    own = context.own(function)
    for concern in context.register.concerns:
        for told in context.discussed.get(concern.id, ()):
            if told.body in own and context.within(told.day) and context.raised(concern, told.day):
                what = said(f"on the table of {context.body(told.body)}", told.decision)
                yield context.shown(concern, told.day, what)


def day_of_group(context: EvidenceContext, concern: str) -> date | None:
    """The first day on which the System Quality Group had a concern on its table; None where it never had."""
    group = context.own("system-quality")
    return next((told.day for told in context.discussed.get(concern, ()) if told.body in group), None)


def said(what: str, decision: str | None) -> str:
    """What happened at a meeting, with what was decided on it."""
    return f"{what}: {decision}" if decision else what
