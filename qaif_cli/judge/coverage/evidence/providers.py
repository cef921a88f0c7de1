"""Providers show their regulatory status, insight visits, and our part in their own assurance."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import EvidenceContext, named
from qaif_cli.judge.coverage.expectation import expectation
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.kinds.provider import Provider, Visit
from qaif_cli.model.words import in_words

_QUESTIONS = ("safe", "effective", "caring", "responsive", "well_led")
_UNRATED = (UNKNOWN, "not-rated")
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


@expectation(_all, "providers whose regulatory status was looked up in time")
def checks(context: EvidenceContext, provider: Provider) -> Iterator[EvidenceShown]:
    """Each time the regulatory status was looked up, or why there need be none."""
    cqc = known(provider.cqc)
    if cqc and cqc.not_required:
        yield context.shown(provider, None, f"need not be registered: {cqc.not_required}")
    for rating in cqc.ratings if cqc else ():
        if context.within(rating.checked_on):
            what = f"status looked up: {rating.overall.replace('-', ' ')}"
            yield context.shown(provider, rating.checked_on, what)


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
