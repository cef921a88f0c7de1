"""The state of every record on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from qaif_cli.judge.state.answered import is_taken, next_decision
from qaif_cli.judge.state.cases import case_state
from qaif_cli.judge.state.charting import charts, indicator_state
from qaif_cli.judge.state.intelligence_and_meetings import intelligence_state, meeting_state
from qaif_cli.judge.state.reviews import high_since, owed_months, review_due
from qaif_cli.judge.state.self_assessment import assessment_state
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import day_of, last
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.kinds.case import Case
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.position import (
    AreaState,
    CommitmentState,
    ConcernState,
    DutyState,
    Position,
    ProviderState,
    RiskState,
)


@once
def position(now: Moment) -> Position:
    """What is so on a day: every record that existed then, as its histories give it."""
    risks = now.of_each(Risk, risk_state)
    # Whether a decision was taken stands in the minutes too, so a concern is not judged by itself alone.
    concerns = {item.id: concern_state(item, now) for item in now.register.concerns}
    reported = reported_by_areas(now)
    return Position(
        day=now.day,
        risks=risks,
        concerns=concerns,
        areas=now.of_each(Area, area_state),
        commitments=MappingProxyType(
            {item.id: commitment_state(item, reported.get(item.id)) for item in now.register.commitments}
        ),
        providers=MappingProxyType(
            {item.id: provider_state(item, concerns) for item in now.register.providers}
        ),
        indicators=MappingProxyType({id_: indicator_state(chart, now) for id_, chart in charts(now).items()}),
        intelligence=now.of_each(Intelligence, intelligence_state),
        cases=now.of_each(Case, case_state),
        meetings=now.of_each(Meeting, meeting_state),
        assessments=now.of_each(Assessment, assessment_state),
    )


def risk_state(risk: Risk, now: Moment) -> RiskState:
    """A risk on a day."""
    reviews = risk.reviews
    current = reviews[-1]
    closed = risk.closed is not None
    due = None if closed else review_due(risk, now)
    last = day_of(current)
    target = known(risk.target)
    return RiskState(
        risk=risk,
        owner=risk.owner,
        current=current,
        band=now.framework.band(current.score).id,
        initial_score=reviews[0].score,
        target_score=target.score if target else None,
        closed=closed,
        high_since=high_since(reviews, now.framework.high_score),
        last_reviewed=None if last == date.min else last,
        review_due=due,
        days_late=max(0, (now.day - due).days) if due else 0,
        months=owed_months(risk, now),
    )


def concern_state(concern: Concern, now: Moment) -> ConcernState:
    """A concern on a day."""
    changes = concern.levels
    current = changes[-1]
    since = current.date
    for change in reversed(changes):
        if change.level != current.level:
            break
        since = change.date
    order = _order(now.framework, current.level)
    below = {level.id for level in now.framework.levels if level.order == order - 1}
    criteria = [item for item in concern.exit_criteria if item.to in below]
    met = [item for item in criteria if item.met]
    ahead = next_decision(concern)
    taken = ahead is not None and is_taken(ahead, concern, now)
    return ConcernState(
        concern=concern,
        current=current,
        since=since,
        order=order,
        changes=changes,
        exits_met=len(met),
        exits=len(criteria),
        next_decision=None if taken else ahead,
        decided=ahead if taken else None,
        closed=concern.closed is not None,
    )


def area_state(area: Area, _: Moment) -> AreaState:
    """An area on a day."""
    updates = area.updates
    confirmed = {provider: update.date for update in updates for provider in update.confirmed}
    return AreaState(
        area=area,
        update=updates[-1] if updates else None,
        judged=next((update for update in reversed(updates) if update.judgement), None),
        duties=tuple(DutyState(duty, last(duty.positions)) for duty in area.duties),
        confirmed=MappingProxyType(confirmed),
    )


def commitment_state(commitment: Commitment, by_area: date | None) -> CommitmentState:
    """A commitment on a day; `by_area` is the day on which an area's update last reported on it."""
    update = last(commitment.updates)
    days = [reported for reported in (update.date if update else None, by_area) if reported]
    return CommitmentState(
        commitment=commitment,
        update=update,
        reported=max(days, default=None),
        status=update.status if update else UNKNOWN,
        closed=commitment.closed is not None,
    )


def provider_state(provider: Provider, concerns: Mapping[str, ConcernState]) -> ProviderState:
    """A provider on a day; `concerns` are the concerns of that day."""
    cqc = known(provider.cqc)
    ratings = cqc.overall if cqc else ()
    held = [
        state
        for state in concerns.values()
        if not state.closed and state.concern.subject.provider == provider.id
    ]
    graded = [rating for rating in ratings if rating.overall not in ("not-rated", UNKNOWN)]
    return ProviderState(
        provider=provider,
        rating=max(reversed(ratings), key=lambda rating: rating.checked_on, default=None),
        graded=max(reversed(graded), key=lambda rating: rating.checked_on, default=None),
        held=tuple(sorted(held, key=lambda state: -state.order)),
        closed=provider.closed is not None,
    )


def reported_by_areas(now: Moment) -> dict[str, date]:
    """When an area's update last reported on each commitment."""
    found: dict[str, date] = {}
    for area in now.register.areas:
        for update in area.updates:
            for commitment in update.covers:
                found[commitment] = max(update.date, found.get(commitment, date.min))
    return found


def _order(framework: Framework, level: str) -> int:
    named = framework.level(level)
    return named.order if named else 0
