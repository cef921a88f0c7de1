"""The state of every record on a day."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from qaif_cli.judge.history import day_of, effective, latest
from qaif_cli.judge.state.charting import charts, indicator_state
from qaif_cli.judge.state.intelligence_and_meetings import intelligence_state, meeting_state
from qaif_cli.judge.state.reviews import high_since, owed_months, review_due
from qaif_cli.judge.state.self_assessment import assessment_state
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.position import (
    AreaState,
    CommitmentState,
    ConcernState,
    DutyState,
    Position,
    ProviderState,
    RiskState,
)
from qaif_cli.model.register import Register


def position(register: Register, framework: Framework, day: date) -> Position:
    """What is so on a day: every record that existed then, as its histories give it."""
    risks = {risk.id: state for risk in register.risks if (state := risk_state(risk, framework, day))}
    concerns = {item.id: held for item in register.concerns if (held := concern_state(item, framework, day))}
    reported = reported_by_areas(register, day)
    return Position(
        day=day,
        risks=MappingProxyType(risks),
        concerns=MappingProxyType(concerns),
        areas=MappingProxyType({area.id: area_state(area, day) for area in register.areas}),
        commitments=MappingProxyType(
            {item.id: commitment_state(item, reported.get(item.id), day) for item in register.commitments}
        ),
        providers=MappingProxyType(
            {item.id: provider_state(item, concerns, day) for item in register.providers}
        ),
        indicators=MappingProxyType(
            {id_: indicator_state(chart, framework, day) for id_, chart in charts(register, day).items()}
        ),
        intelligence=MappingProxyType(
            {item.id: there for item in register.intelligence if (there := intelligence_state(item, day))}
        ),
        meetings=MappingProxyType({item.id: meeting_state(item, day) for item in register.meetings}),
        assessments=MappingProxyType(
            {item.id: assessment_state(item, framework, day) for item in register.assessments}
        ),
    )


def risk_state(risk: Risk, framework: Framework, day: date) -> RiskState | None:
    """A risk on a day; None where it was not on the register yet."""
    reviews = effective(risk.reviews, day)
    opened = known(risk.opened)
    if not reviews or (opened and opened > day):
        return None
    current = reviews[-1]
    closed = risk.closed is not None and risk.closed.date <= day
    due = None if closed else review_due(risk, framework, day)
    last = day_of(current)
    target = known(risk.target)
    return RiskState(
        risk=risk,
        owner=risk.owner_on(day),
        current=current,
        band=framework.band(current.score).id,
        initial_score=reviews[0].score,
        target_score=target.score if target else None,
        closed=closed,
        high_since=high_since(reviews, framework.high_score),
        last_reviewed=None if last == date.min else last,
        review_due=due,
        days_late=max(0, (day - due).days) if due else 0,
        months=owed_months(risk, framework, day),
    )


def concern_state(concern: Concern, framework: Framework, day: date) -> ConcernState | None:
    """A concern on a day; None where it was not open yet."""
    changes = effective(concern.levels, day)
    if not changes:
        return None
    current = changes[-1]
    since = current.date
    for change in reversed(changes):
        if change.level != current.level:
            break
        since = change.date
    order = _order(framework, current.level)
    below = {level.id for level in framework.levels if level.order == order - 1}
    criteria = [
        item
        for item in concern.exit_criteria
        if item.to in below and (item.agreed is None or item.agreed <= day)
    ]
    met = [item for item in criteria if item.met and item.met.date <= day]
    tabled = [entry for entry in effective(concern.tabled, day) if entry.next_decision]
    ahead = tabled[-1].next_decision if tabled else None
    return ConcernState(
        concern=concern,
        current=current,
        since=since,
        order=order,
        changes=tuple(changes),
        exits_met=len(met),
        exits=len(criteria),
        next_decision=ahead,
        closed=concern.closed is not None and concern.closed.date <= day,
    )


def area_state(area: Area, day: date) -> AreaState:
    """An area on a day."""
    updates = effective(area.updates, day)
    confirmed = {provider: update.date for update in updates for provider in update.confirmed}
    return AreaState(
        area=area,
        update=updates[-1] if updates else None,
        judged=next((update for update in reversed(updates) if update.judgement), None),
        duties=tuple(DutyState(duty, latest(duty.positions, day)) for duty in area.duties),
        confirmed=MappingProxyType(confirmed),
    )


def commitment_state(commitment: Commitment, by_area: date | None, day: date) -> CommitmentState:
    """A commitment on a day; `by_area` is the day on which an area's update last reported on it."""
    update = latest(commitment.updates, day)
    days = [reported for reported in (update.date if update else None, by_area) if reported]
    return CommitmentState(
        commitment=commitment,
        update=update,
        reported=max(days, default=None),
        status=update.status if update else UNKNOWN,
        closed=commitment.closed is not None and commitment.closed.date <= day,
    )


def provider_state(provider: Provider, concerns: dict[str, ConcernState], day: date) -> ProviderState:
    """A provider on a day; `concerns` are the concerns of that day."""
    cqc = known(provider.cqc)
    ratings = [rating for rating in cqc.ratings if rating.checked_on <= day] if cqc else []
    held = [
        state
        for state in concerns.values()
        if not state.closed and state.concern.subject.provider == provider.id
    ]
    highest = max(held, key=lambda state: state.order, default=None)
    return ProviderState(
        provider=provider,
        rating=max(ratings, key=lambda rating: rating.checked_on, default=None),
        level=highest.level if highest else None,
    )


def reported_by_areas(register: Register, day: date) -> dict[str, date]:
    """When an area's update last reported on each commitment."""
    found: dict[str, date] = {}
    for area in register.areas:
        for update in effective(area.updates, day):
            for commitment in update.covers:
                found[commitment] = max(update.date, found.get(commitment, date.min))
    return found


def _order(framework: Framework, level: str) -> int:
    named = framework.level(level)
    return named.order if named else 0
