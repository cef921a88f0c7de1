"""Everything that is due: reviews, actions, updates, checks, decisions, minutes, validations, renewals, answers, exceptions, deadlines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from qaif_cli.judge.state.charting import period_in_words
from qaif_cli.judge.state.deadlines import still_owed
from qaif_cli.judge.state.horizon import coming
from qaif_cli.judge.state.impacts import open_impacts
from qaif_cli.judge.state.intelligence_and_meetings import meeting_state
from qaif_cli.judge.state.level_needs import Need, lacking
from qaif_cli.judge.state.open_records import (
    due_in_force,
    every_open_action,
    is_open,
    limit,
    report_due,
    update_due,
)
from qaif_cli.judge.state.outcomes import ScheduleState, schedules
from qaif_cli.judge.state.position import position
from qaif_cli.judge.state.situations import open_situations
from qaif_cli.judge.state.standings import open_standings
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.cases import CaseState
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.closings import open_from
from qaif_cli.model.horizon import HorizonState
from qaif_cli.model.impact_state import GOES, ImpactState
from qaif_cli.model.intelligence_and_meetings import IntelligenceState, MeetingState
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.position import (
    AreaState,
    CommitmentState,
    ConcernState,
    DueItem,
    ProviderState,
    RiskState,
)
from qaif_cli.model.record import Record
from qaif_cli.model.self_assessment import AssessmentState
from qaif_cli.model.situations import SituationState
from qaif_cli.model.standing import ProviderStanding
from qaif_cli.model.vocabulary import PROFESSIONS, DueKind
from qaif_cli.model.words import listed

_NEEDS: Mapping[Need, tuple[str, str]] = MappingProxyType(
    {
        "support": ("CON004", "Begin support"),
        "plan": ("CON005", "Agree the improvement plan"),
        "mandated": ("CON006", "Begin mandated support"),
    }
)
"""Of what a concern lacks: the rule that finds it late, from which an exception may be agreed, and what is to be done."""


@once
def due_items(now: Moment) -> tuple[DueItem, ...]:
    """Everything that is due on a day or later; the longest overdue first, what has no day last."""
    there = position(now)
    found = [
        *(item for state in there.risks.values() if not state.closed for item in _of_risk(state, now)),
        *(item for state in there.concerns.values() if not state.closed for item in _of_concern(state, now)),
        *(item for state in there.areas.values() for item in _of_area(state, now)),
        *(
            item
            for state in there.commitments.values()
            if not state.closed
            for item in _of_commitment(state, now)
        ),
        *(item for state in there.providers.values() for item in _of_provider(state, now)),
        *(item for state in open_standings(now) for item in _of_standing(state, now)),
        *(item for state in coming(now) for item in _of_horizon(state, now)),
        *of_intelligence(now),
        *(item for state in there.cases.values() for item in _of_case(state, now)),
        *(item for state in there.meetings.values() for item in _of_meeting(state, now)),
        *(item for state in there.assessments.values() for item in _of_assessment(state, now)),
        *(
            item
            for state in there.indicators.values()
            if not state.closed
            for item in _of_indicator(state, now)
        ),
        *(_of_schedule(state, now) for state in schedules(now)),
        *_needs(now),
        *(item for state in open_impacts(now) for item in _of_impact(state, now)),
        *(item for state in open_situations(now) for item in _of_situation(state, now)),
        *_actions(now),
        *_deadlines(now),
        *(item for held in now.register.held for item in _of_exceptions(held.record, now)),
    ]
    return tuple(sorted(found, key=lambda item: (item.due or date.max, item.record, item.kind, item.what)))


def surely_due(now: Moment, *, public: bool) -> tuple[DueItem, ...]:
    """What is due; in public without the decisions, for minutes that are private may say that they were taken."""
    return tuple(item for item in due_items(now) if not public or item.kind != "decision")


def due_by(items: Iterable[DueItem], last: date) -> tuple[DueItem, ...]:
    """What is due up to a day, and what has no day, for it may be late too."""
    return tuple(item for item in items if item.due is None or item.due <= last)


def _owed(
    record: Record,
    kind: DueKind,
    title: str,
    owner: str,
    due: date | None,
    now: Moment,
    *,
    entry: str = "",
    rule: str = "",
    slot: str = "",
) -> DueItem:
    """Something owed, with the days by which it is late.

    Args:
        record: The record that it stands in.
        kind: As in `DueItem`.
        title: In words.
        owner: The role that owes it, or `unknown`.
        due: The day; None where no day is set.
        now: The moment; its day counts as today.
        entry: The ID of the action or exit criterion in the record.
        rule: The code of the rule, for an agreed exception.
        slot: As in `DueItem`.
    """
    if due and kind != "response":  # whoever waits for an answer waits while we have closed the case too
        due = open_from(record, due)
    days_late = max(0, (now.day - due).days) if due else 0
    return DueItem(record.id, kind, title, owner, due, days_late, entry, rule, slot=slot)


def _actions(now: Moment) -> Iterator[DueItem]:
    """The open actions of every record that is open, whatever its kind."""
    for item, _, action in every_open_action(now):
        due, _ = due_in_force(action, now.day)
        yield _owed(item.record, "action", action.title, action.owner, due, now, entry=action.id)


def _of_risk(state: RiskState, now: Moment) -> Iterator[DueItem]:
    risk = state.risk
    if state.review_due:
        interval = now.framework.review_interval(state.score)
        whose = "Review by its owner" if interval and interval.by_owner else "Review"
        yield _owed(risk, "review", f"{whose}, score {state.score}", state.owner, state.review_due, now)
    if known(risk.validated) is None:
        yield _owed(risk, "validation", "Validate the risk", state.owner, None, now)


def _of_concern(state: ConcernState, now: Moment) -> Iterator[DueItem]:
    ahead = state.next_decision
    if ahead:
        body = now.framework.body(ahead.body)
        what = f"Decision on its level, {body.name if body else ahead.body}"
        place = next(
            place for place, entry in enumerate(state.concern.tabled) if entry.next_decision is ahead
        )
        at = f"/tabled/{place}/next_decision/date"
        yield replace(_owed(state.concern, "decision", what, state.concern.owner, ahead.date, now), at=at)


def _needs(now: Moment) -> Iterator[DueItem]:
    """What concerns lack at their levels, while and after the settings give time for it."""
    for item in lacking(now):
        code, words = _NEEDS[item.need]
        agreed = any(waiver.rule == code and waiver.until >= now.day for waiver in item.concern.waivers)
        if item.until and not agreed:
            what = f"{words}, as {item.level.name} asks"
            yield _owed(item.concern, "deadline", what, item.concern.owner, item.until, now, slot=item.need)


def _deadlines(now: Moment) -> Iterator[DueItem]:
    """What is to be done or reached by a day that a record of any kind names."""
    for one in still_owed(now):
        slot = one.pointer.rpartition("/")[2] if one.entry else one.pointer
        owed = _owed(
            one.record, one.kind, one.what, one.record.owner, one.day, now, entry=one.entry, slot=slot
        )
        yield replace(owed, at=one.pointer)


def _of_area(state: AreaState, now: Moment) -> Iterator[DueItem]:
    area = state.area
    if not now.framework.reporting.asks(area.id, area.type):
        return
    due = report_due(area, state.update.date if state.update else None, now.framework)
    to = now.framework.reported_to(now.day)
    body = now.framework.body(to)
    owner = area.lead if area.lead != UNKNOWN else area.owner
    yield _owed(
        area,
        "update",
        f"Update for the {body.name if body else to}",
        owner,
        due,
        now,
    )


def _of_commitment(state: CommitmentState, now: Moment) -> Iterator[DueItem]:
    commitment = state.commitment
    due = update_due(commitment, state.reported, now.framework)
    yield _owed(commitment, "update", f"Update on the {commitment.type}", commitment.owner, due, now)


def _of_provider(state: ProviderState, now: Moment) -> Iterator[DueItem]:
    provider = state.provider
    cqc = known(provider.cqc)
    if state.closed or (cqc and cqc.not_required):
        return
    due = (
        limit(now.framework.thresholds.cqc_checked, state.rating.checked_on, now.framework)
        if state.rating
        else None
    )
    yield _owed(
        provider,
        "check",
        "Check its status with the Care Quality Commission",
        provider.owner,
        due,
        now,
    )


def _of_horizon(state: HorizonState, now: Moment) -> Iterator[DueItem]:
    """What is coming is looked at by a body, and settled by the day on which it comes into force."""
    held = state.held
    if state.look_by:
        yield _owed(held, "horizon", "Let a body look at it", held.owner, state.look_by, now, slot="look")
    if state.settle_by:
        yield _owed(held, "horizon", "It comes into force: settle it", held.owner, state.settle_by, now)


def _of_standing(standing: ProviderStanding, now: Moment) -> Iterator[DueItem]:
    """What it stands under that ends or is looked at again, the returns that are to come, and those that wait for an answer."""
    provider = standing.provider
    for held in standing.in_force:
        if held.until:
            what = f"It ends or is looked at again ({held.name})"
            slot = f"{held.entry.kind} {held.entry.date}"
            yield _owed(provider, "standing", what, provider.owner, held.until, now, slot=slot)
    for state in standing.returns:
        of = f"{state.entry.framework} {state.entry.period}"
        if state.receive_by:
            what = f"See that the return comes ({state.name})"
            yield _owed(provider, "return", what, provider.owner, state.receive_by, now, slot=f"{of} comes")
        if state.waits and state.last and state.answer_by:
            what = f"Answer the return ({state.name})"
            yield _owed(provider, "return", what, provider.owner, state.answer_by, now, slot=f"{of} answered")


def of_intelligence(now: Moment) -> Iterator[DueItem]:
    """Decisions on new intelligence, due at the first Insights Meeting after it, and follow-ups (§4.3)."""
    body = now.framework.body_for("insights")
    days = sorted(
        meeting.date
        for meeting in now.register.meetings
        if body and meeting.body == body.id and meeting_state(meeting, now).held != "cancelled"
    )
    name = body.name if body else "a meeting"
    for state in position(now).intelligence.values():
        owner = state.item.owner
        if state.standing == "new":
            after = bisect_right(days, state.item.date)
            due = days[after] if after < len(days) else None
            yield _owed(state.item, "decision", f"Decision at the {name}", owner, due, now)
        elif state.follow_up and state.latest:
            yield _owed(
                state.item,
                "follow-up",
                _follow_up(state),
                state.latest.owner or owner,
                state.follow_up,
                now,
            )


def _follow_up(state: IntelligenceState) -> str:
    action = state.latest.action if state.latest else None
    return f"Follow-up: {action}" if action else "Follow-up"


def _of_case(state: CaseState, now: Moment) -> Iterator[DueItem]:
    """The answer to a case by its clock, and before that the draft of one that is ours."""
    case = state.case
    if not state.waits:
        return
    named = f"{state.name}, {case.reference}"
    if state.draft_due:
        what = f"Draft of the answer ({named})"
        yield _owed(case, "response", what, case.owner, state.draft_due, now, slot="draft")
    if state.due:
        whose = "Answer" if case.ours == "answer" else "See that the provider answers"
        yield _owed(case, "response", f"{whose} ({named})", case.owner, state.due, now)


def _of_meeting(state: MeetingState, now: Moment) -> Iterator[DueItem]:
    """The record of a meeting whose day is past."""
    meeting = state.meeting
    if state.held == "not-recorded":
        what = "Record that it was held, with its minutes, or that it was cancelled"
        yield _owed(meeting, "minutes", what, meeting.owner, meeting.date, now)


def _of_indicator(state: IndicatorState, now: Moment) -> Iterator[DueItem]:
    indicator = state.indicator
    if state.next_day and state.due:
        what = f"Figure of {period_in_words(state.next_day, indicator)}"
        yield _owed(indicator, "point", what, state.owner, state.due, now)


def _of_schedule(state: ScheduleState, now: Moment) -> DueItem:
    """The next figure that a contract asks for."""
    what = f"Figure that {state.entry.contract} asks for: {state.indicator.title}"
    provider = state.provider
    return _owed(provider, "point", what, provider.owner, state.due, now, entry=state.entry.id)


def _of_assessment(state: AssessmentState, now: Moment) -> Iterator[DueItem]:
    assessment = state.assessment
    if state.renew_by:
        what = "Renew the self-assessment" if state.latest else "Make the self-assessment"
        yield _owed(assessment, "renewal", what, assessment.owner, state.renew_by, now)


def _of_impact(state: ImpactState, now: Moment) -> Iterator[DueItem]:
    """What a change needs before it begins, and the look-back after it."""
    impact = state.impact
    if state.stopped:
        return
    if state.unsigned:
        what = f"Sign that it may begin, for {listed([*map(PROFESSIONS.label, state.unsigned)])}"
        yield _owed(impact, "signature", what, impact.owner, state.start, now)
    if state.decided not in GOES:
        yield _owed(impact, "decision", "Decision whether it may begin", impact.owner, state.start, now)
    if state.look_back_due:
        what = "Look back on what it did"
        yield _owed(impact, "look-back", what, impact.owner, state.look_back_due, now)


def _of_situation(state: SituationState, now: Moment) -> Iterator[DueItem]:
    """The next assessment of a situation, and the risk that is to hold it where it lasts."""
    situation = state.situation
    hour = f" at {state.set_by.reassess_at}" if state.set_by and state.set_by.reassess_at else ""
    what = f"Assess it again{hour}" if state.last else "Assess it"
    yield _owed(situation, "reassessment", what, situation.owner, state.due, now)
    if state.risk_by:
        what = "Decide whether what lasts is a risk of the register"
        yield _owed(situation, "decision", what, situation.owner, state.risk_by, now)


def _of_exceptions(record: Record, now: Moment) -> Iterator[DueItem]:
    """Each rule set aside for a record ends once: on the last day to which the exception was agreed or renewed."""
    if not is_open(record):
        return
    ends: dict[str, date] = {}
    for waiver in record.waivers:
        ends[waiver.rule] = max(waiver.until, ends.get(waiver.rule, date.min))
    for rule, until in ends.items():
        yield _owed(
            record, "exception", f"Agreed exception from {rule} ends", record.owner, until, now, rule=rule
        )
