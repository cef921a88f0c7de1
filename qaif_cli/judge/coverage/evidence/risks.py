"""Evidence in the risk register: reviews, controls, validation, dimensions."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import months_in_words
from qaif_cli.judge.coverage.context import EvidenceContext, counted, named
from qaif_cli.judge.state.reviews import counts
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.history import day_of
from qaif_cli.model.position import RiskState
from qaif_cli.model.words import listed


def owner_reviews_of_high(context: EvidenceContext) -> Iterator[Shown]:
    """The owners' reviews of risks while those scored 15 or above, or that brought them below it."""
    high = context.framework.high_score
    for state in context.position.risks.values():
        before = 0
        for review in state.risk.reviews:
            asked = max(before, review.score) >= high
            if asked and context.within(day_of(review)) and counts(review, state.risk, context.framework):
                what = f"reviewed by the {context.role(review.by)}: score {review.score}"
                yield context.shown(state.risk, day_of(review), what)
            before = review.score


def monthly_reviews(context: EvidenceContext) -> Tally:
    """How many of the monthly reviews that were owed in the time were on time."""
    owed = (
        (f"{state.risk.id}, {months_in_words([month.first])}: {month.outcome}", month.outcome == "on-time")
        for state in context.position.risks.values()
        for month in state.months
        if context.first <= month.first <= context.last and month.outcome != "awaited"
    )
    return counted(owed, "monthly reviews by the owner on time")


def kept_up(context: EvidenceContext) -> Iterator[Shown]:
    """Everything that kept the register up to date: risks opened, reviewed and closed."""
    for state in context.position.risks.values():
        risk = state.risk
        for place, review in enumerate(risk.reviews):
            if context.within(day_of(review)):
                verb = "reviewed" if place else "entered"
                yield context.shown(risk, day_of(review), f"{verb}: score {review.score}")
        if risk.closed and context.within(risk.closed.date):
            yield context.shown(risk, risk.closed.date, f"closed: {risk.closed.reason}")


def looked_at(context: EvidenceContext) -> Tally:
    """How many open risks were entered or reviewed in the time."""
    owed = ((named(state.risk), context.within(state.last_reviewed)) for state in _open(context))
    return counted(owed, "open risks entered or reviewed in the time")


def mitigated(context: EvidenceContext) -> Iterator[Shown]:
    """The open risks that have a control."""
    for state in _open(context):
        controls = [
            control
            for control in state.risk.controls
            if (since := known(control.date)) is None or since <= context.day
        ]
        if controls:
            count = "1 control" if len(controls) == 1 else f"{len(controls)} controls"
            days = [day for control in controls if (day := known(control.date))]
            yield context.shown(state.risk, max(days, default=None), f"{count} in place, score {state.score}")


def are_mitigated(context: EvidenceContext) -> Tally:
    """How many open risks have a control and an owner."""
    there = {item.record for item in mitigated(context)}
    owed = (
        (named(state.risk), state.risk.id in there and state.owner != UNKNOWN) for state in _open(context)
    )
    return counted(owed, "open risks with a control and an owner")


def validated(context: EvidenceContext) -> Iterator[Shown]:
    """The open risks that were validated."""
    for state in _open(context):
        agreed = known(state.risk.validated)
        if agreed and agreed.date <= context.day:
            yield context.shown(state.risk, agreed.date, f"validated by the {context.role(agreed.by)}")


def are_validated(context: EvidenceContext) -> Tally:
    """How many open risks were validated."""
    there = {item.record for item in validated(context)}
    owed = ((named(state.risk), state.risk.id in there) for state in _open(context))
    return counted(owed, "open risks validated")


def with_dimensions(context: EvidenceContext) -> Iterator[Shown]:
    """The open risks with the dimensions of quality that they touch."""
    names = context.framework.names("dimension")
    for state in _open(context):
        if state.risk.dimensions:
            named = [names.get(id_, id_).lower() for id_ in state.risk.dimensions]
            yield context.shown(state.risk, None, f"touches care that is {listed(named)}")


def dimensions(context: EvidenceContext) -> Iterator[tuple[str, bool]]:
    """Each open risk, and whether it carries a dimension."""
    return ((named(state.risk), bool(state.risk.dimensions)) for state in _open(context))


def _open(context: EvidenceContext) -> Iterator[RiskState]:
    return (state for state in context.position.risks.values() if not state.closed)
