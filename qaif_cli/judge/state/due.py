"""What is owed: reviews, actions, updates, exit criteria, checks, decisions, validations, renewals, exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.state.charting import period_in_words
from qaif_cli.judge.state.due_loop import of_intelligence, of_meeting
from qaif_cli.judge.state.open_records import closed_on, limit
from qaif_cli.judge.state.owing import owed, owed_actions
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.framework import Framework
from qaif_cli.model.position import (
    AreaState,
    CommitmentState,
    ConcernState,
    DueItem,
    Position,
    ProviderState,
    RiskState,
)
from qaif_cli.model.record import Record
from qaif_cli.model.register import Register
from qaif_cli.model.self_assessment import AssessmentState


def due_items(register: Register, framework: Framework, position: Position) -> tuple[DueItem, ...]:
    """Everything that is owed on a day, however far ahead; the longest overdue first, what has no day last.

    Args:
        register: The records.
        framework: The settings that say when something is owed.
        position: The state of the records on the day.
    """
    found = [
        *(
            item
            for risk in position.risks.values()
            if not risk.closed
            for item in _of_risk(risk, framework, position.day)
        ),
        *(
            item
            for concern in position.concerns.values()
            if not concern.closed
            for item in _of_concern(concern, framework, position.day)
        ),
        *(item for area in position.areas.values() for item in _of_area(area, framework, position.day)),
        *(
            item
            for held in position.commitments.values()
            if not held.closed
            for item in _of_commitment(held, framework, position.day)
        ),
        *(
            item
            for provider in position.providers.values()
            for item in _of_provider(provider, framework, position.day)
        ),
        *of_intelligence(register, framework, position),
        *(item for state in position.meetings.values() for item in of_meeting(state, position.day)),
        *(item for held in position.assessments.values() for item in _of_assessment(held, position.day)),
        *(
            item
            for indicator in position.indicators.values()
            if not indicator.closed
            for item in _of_indicator(indicator, position.day)
        ),
        *owed_actions(register, position.day),
        *(item for held in register.held for item in _of_exceptions(held.record, position.day)),
    ]
    return tuple(sorted(found, key=lambda item: (item.due or date.max, item.record, item.kind, item.what)))


def due_by(items: Iterable[DueItem], last: date) -> tuple[DueItem, ...]:
    """What is due up to a day; what has no day set stays in, for nobody can say that it is not late."""
    return tuple(item for item in items if item.due is None or item.due <= last)


def _of_risk(state: RiskState, framework: Framework, as_of: date) -> Iterator[DueItem]:
    risk = state.risk
    if state.review_due:
        interval = framework.review_interval(state.score)
        whose = "Review by its owner" if interval and interval.by_owner else "Review"
        yield owed(risk, "review", f"{whose}, score {state.score}", state.owner, state.review_due, as_of)
    agreed = known(risk.validated)
    if agreed is None or agreed.date > as_of:
        yield owed(risk, "validation", "Validate the risk", state.owner, None, as_of)


def _of_concern(state: ConcernState, framework: Framework, as_of: date) -> Iterator[DueItem]:
    concern, owner = state.concern, state.concern.owner_on(as_of)
    below = {level.id for level in framework.levels if level.order < state.order}
    for criterion in concern.exit_criteria:
        seen = criterion.agreed is None or criterion.agreed <= as_of
        met = criterion.met is not None and criterion.met.date <= as_of
        if seen and not met and criterion.to in below:
            yield owed(
                concern,
                "exit-criterion",
                criterion.text,
                owner,
                known(criterion.due),
                as_of,
                entry=criterion.id,
            )
    if state.next_decision and state.next_decision.date >= state.current.date:
        body = framework.body(state.next_decision.body)
        what = f"Decision on its level, {body.name if body else state.next_decision.body}"
        yield owed(concern, "decision", what, owner, state.next_decision.date, as_of)


def _of_area(state: AreaState, framework: Framework, as_of: date) -> Iterator[DueItem]:
    area = state.area
    if area.type != "service":
        return
    last = framework.counted_from(state.update.date if state.update else framework.valid_from)
    due = add_months(last, framework.reporting.interval_months)
    body = framework.body(framework.reporting.to)
    owner = area.lead if area.lead != UNKNOWN else area.owner_on(as_of)
    yield owed(
        area, "update", f"Update for the {body.name if body else framework.reporting.to}", owner, due, as_of
    )


def _of_commitment(state: CommitmentState, framework: Framework, as_of: date) -> Iterator[DueItem]:
    commitment = state.commitment
    due = limit(framework.thresholds.commitment_update, state.reported or framework.valid_from, framework)
    yield owed(
        commitment, "update", f"Update on the {commitment.type}", commitment.owner_on(as_of), due, as_of
    )


def _of_provider(state: ProviderState, framework: Framework, as_of: date) -> Iterator[DueItem]:
    provider = state.provider
    cqc = known(provider.cqc)
    if cqc and cqc.not_required:
        return
    due = (
        limit(framework.thresholds.cqc_checked, state.rating.checked_on, framework) if state.rating else None
    )
    yield owed(
        provider,
        "check",
        "Check its status with the Care Quality Commission",
        provider.owner_on(as_of),
        due,
        as_of,
    )


def _of_indicator(state: IndicatorState, as_of: date) -> Iterator[DueItem]:
    indicator = state.indicator
    if state.next_day and state.due:
        what = f"Figure of {period_in_words(state.next_day, indicator)}"
        yield owed(indicator, "point", what, state.owner, state.due, as_of)


def _of_assessment(state: AssessmentState, as_of: date) -> Iterator[DueItem]:
    assessment = state.assessment
    if state.renew_by:
        what = "Renew the self-assessment" if state.latest else "Make the self-assessment"
        yield owed(assessment, "renewal", what, assessment.owner_on(as_of), state.renew_by, as_of)


def _of_exceptions(record: Record, as_of: date) -> Iterator[DueItem]:
    """Each rule set aside for a record ends once: on the last day to which the exception was agreed or renewed."""
    if closed_on(getattr(record, "closed", None), as_of):
        return
    ends: dict[str, date] = {}
    for waiver in record.waivers:
        if waiver.agreed_on <= as_of:
            ends[waiver.rule] = max(waiver.until, ends.get(waiver.rule, date.min))
    for rule, until in ends.items():
        title, owner = f"Agreed exception from {rule} ends", record.owner_on(as_of)
        yield owed(record, "exception", title, owner, until, as_of, rule=rule)
