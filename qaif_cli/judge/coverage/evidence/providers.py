"""Providers show their regulatory status, insight visits, and our part in their own assurance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qaif_cli.judge.coverage.context import EvidenceContext, named
from qaif_cli.judge.coverage.expectation import expectation
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.judge.state.standings import standings
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.kinds.provider import Provider, Visit
from qaif_cli.model.standing import ReturnState
from qaif_cli.model.words import in_words

_QUESTIONS = ("safe", "effective", "caring", "responsive", "well_led")
_UNRATED = (UNKNOWN, "not-rated")
_LOOKED, _NOT_REQUIRED = "status looked up: ", "need not be registered: "
_INVOLVED = ("acute", "independent-hospital")
"""The providers of which the framework says that we take part in their assurance (§5.1)."""


def _all(context: EvidenceContext) -> Iterator[tuple[str, Provider]]:
    return ((named(provider), provider) for provider in context.register.providers if is_open(provider))


def _acute_and_independent(context: EvidenceContext) -> Iterator[tuple[str, Provider]]:
    return ((name, provider) for name, provider in _all(context) if provider.type in _INVOLVED)


def _visits(context: EvidenceContext) -> Iterator[tuple[str, tuple[Provider, Visit]]]:
    for provider in context.register.providers:
        for visit in context.in_period(provider.insight_visits):
            yield f"{provider.id}, {in_words(visit.date)}", (provider, visit)


def _status_known(context: EvidenceContext, provider: Provider, shown: Sequence[EvidenceShown]) -> bool:
    """Whether the rating was looked up, and everything is recorded that one of its type stands under."""
    asked = {kind.id for kind in context.framework.standings if provider.type in kind.expected_of}
    there = {state.entry.kind for state in standings(context.now)[provider.id].in_force}
    looked = any(item.what.startswith((_LOOKED, _NOT_REQUIRED)) for item in shown)
    return looked and asked <= there


@expectation(
    _all,
    "providers whose CQC status was looked up in time, and whose regulatory standing is recorded where one of their type has it",
    holds=_status_known,
)
def checks(context: EvidenceContext, provider: Provider) -> Iterator[EvidenceShown]:
    """Each time the regulatory status was looked up, or why there need be none, and what the provider stands under."""
    cqc = known(provider.cqc)
    if cqc and cqc.not_required:
        yield context.shown(provider, None, f"{_NOT_REQUIRED}{cqc.not_required}")
    for rating in cqc.overall if cqc else ():
        if context.within(rating.checked_on):
            what = f"{_LOOKED}{rating.overall.replace('-', ' ')}"
            yield context.shown(provider, rating.checked_on, what)
    for state in standings(context.now)[provider.id].in_force:
        yield context.shown(provider, state.entry.date, f"stands under {state.name}")


def _returns(context: EvidenceContext) -> Iterator[tuple[str, tuple[Provider, ReturnState]]]:
    for standing in standings(context.now).values():
        for state in standing.returns:
            if state.kind and state.kind.asked_of and _counts(context, state):
                yield f"{standing.provider.id}: {state.name}", (standing.provider, state)


def _counts(context: EvidenceContext, state: ReturnState) -> bool:
    """Whether a return was answered in the time, or was to be given or answered by its last day."""
    if state.entry.answered:
        return context.within(state.entry.answered.date)
    due = state.answer_by if state.entry.received else known(state.entry.due)
    return due is not None and context.first <= due < context.last


@expectation(
    _returns,
    "returns of the frameworks that were given and answered in the days that the settings give",
    holds=lambda _, pair, shown: bool(shown) and not pair[1].answer_late,
)
def returns(context: EvidenceContext, pair: tuple[Provider, ReturnState]) -> Iterator[EvidenceShown]:
    """The answers to the returns, each with what was decided."""
    provider, state = pair
    if state.entry.answered:
        what = f"{state.name}: {state.entry.answered.decision}"
        yield context.shown(provider, state.entry.answered.date, what)


def key_questions(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The ratings that were looked up, by key question."""
    for provider in context.register.providers:
        cqc = known(provider.cqc)
        for rating in cqc.ratings if cqc else ():
            answered = sum(getattr(rating, name) not in _UNRATED for name in _QUESTIONS)
            if answered and context.within(rating.checked_on):
                what = f"rated on {answered} of the {len(_QUESTIONS)} key questions"
                yield context.shown(provider, rating.checked_on, what)


@expectation(_visits, "insight visits of which it is written down what was seen")
def visits(context: EvidenceContext, made: tuple[Provider, Visit]) -> Iterator[EvidenceShown]:
    """The insight visits, with what was seen."""
    provider, visit = made
    if seen := known(visit.findings):
        what = f"insight visit led by the {context.role(visit.by)}: {seen}"
        yield context.shown(provider, visit.date, what)


@expectation(_acute_and_independent, "acute and independent providers with involved assurance")
def involved(context: EvidenceContext, provider: Provider) -> Iterator[EvidenceShown]:
    """Our part in the assurance of acute and independent providers."""
    for entry in context.in_period(provider.involved_assurance):
        what = f"the {context.role(entry.by)} took part: {entry.what}"
        yield context.shown(provider, entry.date, what)
