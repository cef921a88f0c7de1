"""The risk register shows reviews, controls, validation and dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qaif_cli.judge.calendar import months_in_words
from qaif_cli.judge.coverage.context import EvidenceContext, counted, named
from qaif_cli.judge.coverage.expectation import expectation
from qaif_cli.judge.state.reviews import counts
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.closings import closings_in
from qaif_cli.model.coverage import EvidenceShown, Tally
from qaif_cli.model.history import day_of
from qaif_cli.model.position import RiskState
from qaif_cli.model.words import listed


def _all(context: EvidenceContext) -> Iterator[tuple[str, RiskState]]:
    return ((named(state.risk), state) for state in context.position.risks.values())


def _open(context: EvidenceContext) -> Iterable[tuple[str, RiskState]]:
    return ((name, state) for name, state in _all(context) if not state.closed)


def owner_reviews_of_high(context: EvidenceContext) -> Iterator[EvidenceShown]:
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


@expectation(
    _all,
    "open risks entered or reviewed in the time",
    holds=lambda context, state, _: context.within(state.last_reviewed),
    owed=lambda _, state: not state.closed,
)
def kept_up(context: EvidenceContext, state: RiskState) -> Iterator[EvidenceShown]:
    """Everything that kept the register up to date: risks opened, reviewed and closed."""
    risk = state.risk
    for place, review in enumerate(risk.reviews):
        if context.within(day_of(review)):
            verb = "reviewed" if place else "entered"
            yield context.shown(risk, day_of(review), f"{verb}: score {review.score}")
    for closing in closings_in(risk, context.first, context.last):
        yield context.shown(risk, closing.since, f"closed: {closing.closure.reason}")


@expectation(
    _open,
    "open risks with a control and an owner",
    holds=lambda _, state, shown: bool(shown) and state.owner != UNKNOWN,
)
def mitigated(context: EvidenceContext, state: RiskState) -> Iterator[EvidenceShown]:
    """The open risks that have a control, and count where they have an owner too."""
    days = [known(control.date) for control in state.risk.controls]
    begun = [day for day in days if day is None or day <= context.day]
    if begun:
        count = "1 control" if len(begun) == 1 else f"{len(begun)} controls"
        last = max((day for day in begun if day), default=None)
        yield context.shown(state.risk, last, f"{count} in place, score {state.score}")


@expectation(_open, "open risks validated")
def validated(context: EvidenceContext, state: RiskState) -> Iterator[EvidenceShown]:
    """The open risks that were validated."""
    agreed = known(state.risk.validated)
    if agreed and agreed.date <= context.day:
        yield context.shown(state.risk, agreed.date, f"validated by the {context.role(agreed.by)}")


@expectation(_open, "open risks with a dimension of quality")
def with_dimensions(context: EvidenceContext, state: RiskState) -> Iterator[EvidenceShown]:
    """The open risks with the dimensions of quality that they touch."""
    names = context.framework.names("dimension")
    if state.risk.dimensions:
        touched = listed([names.get(id_, id_).lower() for id_ in state.risk.dimensions])
        yield context.shown(state.risk, None, f"touches care that is {touched}")
