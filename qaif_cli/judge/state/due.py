"""What is owed: reviews, actions, updates, exit criteria, checks, decisions, validations, renewals, exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.state.charting import period_in_words
from qaif_cli.judge.state.due_loop import of_intelligence, of_meeting
from qaif_cli.judge.state.open_records import is_open, limit
from qaif_cli.judge.state.owing import owed, owed_actions
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.charted import IndicatorState
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


@once
def due_items(now: Moment) -> tuple[DueItem, ...]:
    """Everything that is owed on a day, however far ahead; the longest overdue first, what has no day last."""
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
        *of_intelligence(now),
        *(item for state in there.meetings.values() for item in of_meeting(state, now)),
        *(item for state in there.assessments.values() for item in _of_assessment(state, now)),
        *(
            item
            for state in there.indicators.values()
            if not state.closed
            for item in _of_indicator(state, now)
        ),
        *owed_actions(now),
        *(item for held in now.register.held for item in _of_exceptions(held.record, now)),
    ]
    return tuple(sorted(found, key=lambda item: (item.due or date.max, item.record, item.kind, item.what)))


def due_by(items: Iterable[DueItem], last: date) -> tuple[DueItem, ...]:
    """What is due up to a day; what has no day set stays in, for nobody can say that it is not late."""
    return tuple(item for item in items if item.due is None or item.due <= last)


def _of_risk(state: RiskState, now: Moment) -> Iterator[DueItem]:
    risk = state.risk
    if state.review_due:
        interval = now.framework.review_interval(state.score)
        whose = "Review by its owner" if interval and interval.by_owner else "Review"
        yield owed(risk, "review", f"{whose}, score {state.score}", state.owner, state.review_due, now)
    if known(risk.validated) is None:
        yield owed(risk, "validation", "Validate the risk", state.owner, None, now)


def _of_concern(state: ConcernState, now: Moment) -> Iterator[DueItem]:
    concern, owner = state.concern, state.concern.owner
    below = {level.id for level in now.framework.levels if level.order < state.order}
    for criterion in concern.exit_criteria:
        if criterion.met is None and criterion.to in below:
            yield owed(
                concern,
                "exit-criterion",
                criterion.text,
                owner,
                known(criterion.due),
                now,
                entry=criterion.id,
            )
    if state.next_decision and state.next_decision.date >= state.current.date:
        body = now.framework.body(state.next_decision.body)
        what = f"Decision on its level, {body.name if body else state.next_decision.body}"
        yield owed(concern, "decision", what, owner, state.next_decision.date, now)


def _of_area(state: AreaState, now: Moment) -> Iterator[DueItem]:
    area = state.area
    if area.type != "service":
        return
    last = now.framework.counted_from(state.update.date if state.update else now.framework.valid_from)
    due = add_months(last, now.framework.reporting.interval_months)
    body = now.framework.body(now.framework.reporting.to)
    owner = area.lead if area.lead != UNKNOWN else area.owner
    yield owed(
        area,
        "update",
        f"Update for the {body.name if body else now.framework.reporting.to}",
        owner,
        due,
        now,
    )


def _of_commitment(state: CommitmentState, now: Moment) -> Iterator[DueItem]:
    commitment = state.commitment
    due = limit(
        now.framework.thresholds.commitment_update, state.reported or now.framework.valid_from, now.framework
    )
    yield owed(commitment, "update", f"Update on the {commitment.type}", commitment.owner, due, now)


def _of_provider(state: ProviderState, now: Moment) -> Iterator[DueItem]:
    provider = state.provider
    cqc = known(provider.cqc)
    if cqc and cqc.not_required:
        return
    due = (
        limit(now.framework.thresholds.cqc_checked, state.rating.checked_on, now.framework)
        if state.rating
        else None
    )
    yield owed(
        provider,
        "check",
        "Check its status with the Care Quality Commission",
        provider.owner,
        due,
        now,
    )


def _of_indicator(state: IndicatorState, now: Moment) -> Iterator[DueItem]:
    indicator = state.indicator
    if state.next_day and state.due:
        what = f"Figure of {period_in_words(state.next_day, indicator)}"
        yield owed(indicator, "point", what, state.owner, state.due, now)


def _of_assessment(state: AssessmentState, now: Moment) -> Iterator[DueItem]:
    assessment = state.assessment
    if state.renew_by:
        what = "Renew the self-assessment" if state.latest else "Make the self-assessment"
        yield owed(assessment, "renewal", what, assessment.owner, state.renew_by, now)


def _of_exceptions(record: Record, now: Moment) -> Iterator[DueItem]:
    """Each rule set aside for a record ends once: on the last day to which the exception was agreed or renewed."""
    if not is_open(record):
        return
    ends: dict[str, date] = {}
    for waiver in record.waivers:
        ends[waiver.rule] = max(waiver.until, ends.get(waiver.rule, date.min))
    for rule, until in ends.items():
        yield owed(
            record, "exception", f"Agreed exception from {rule} ends", record.owner, until, now, rule=rule
        )
