"""Evidence in providers: their regulatory status, insight visits, our part in their own assurance."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import EvidenceContext, counted, named
from qaif_cli.model.base import known
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.words import in_words

_INVOLVED = ("acute", "independent-hospital")
"""The providers of which the framework says that we take part in their assurance (§5.1)."""


def checks(context: EvidenceContext) -> Iterator[Shown]:
    """Each time the regulatory status was looked up, or why there need be none."""
    for provider in context.register.providers:
        cqc = known(provider.cqc)
        if cqc and cqc.not_required:
            yield context.shown(provider, None, f"need not be registered: {cqc.not_required}")
        for rating in cqc.ratings if cqc else ():
            if context.within(rating.checked_on):
                what = f"status looked up: {rating.overall.replace('-', ' ')}"
                yield context.shown(provider, rating.checked_on, what)


def statuses_known(context: EvidenceContext) -> Tally:
    """Of how many providers the status is known."""
    there = {item.record for item in checks(context)}
    owed = ((named(provider), provider.id in there) for provider in context.register.providers)
    return counted(owed, "providers whose regulatory status was looked up in time")


def key_questions(context: EvidenceContext) -> Iterator[Shown]:
    """The ratings that were looked up, by key question."""
    for provider in context.register.providers:
        cqc = known(provider.cqc)
        for rating in cqc.ratings if cqc else ():
            answered = [
                name.replace("_", "-")
                for name in ("safe", "effective", "caring", "responsive", "well_led")
                if getattr(rating, name) != "unknown"
            ]
            if answered and context.within(rating.checked_on):
                what = f"rated on {len(answered)} of the 5 key questions"
                yield context.shown(provider, rating.checked_on, what)


def visits(context: EvidenceContext) -> Iterator[Shown]:
    """The insight visits, with what was seen."""
    for provider in context.register.providers:
        for visit in provider.insight_visits:
            seen = known(visit.findings)
            if seen and context.within(visit.date):
                what = f"insight visit led by the {context.role(visit.by)}: {seen}"
                yield context.shown(provider, visit.date, what)


def visits_written(context: EvidenceContext) -> Tally:
    """Of how many insight visits it is written down what was seen."""
    owed = (
        (f"{provider.id}, {in_words(visit.date)}", known(visit.findings) is not None)
        for provider in context.register.providers
        for visit in provider.insight_visits
        if context.within(visit.date)
    )
    return counted(owed, "insight visits of which it is written down what was seen")


def involved(context: EvidenceContext) -> Iterator[Shown]:
    """Our part in the assurance of acute and independent providers."""
    for provider in _acute_and_independent(context):
        for entry in provider.involved_assurance:
            if context.within(entry.date):
                yield context.shown(
                    provider, entry.date, f"the {context.role(entry.by)} took part: {entry.what}"
                )


def are_involved(context: EvidenceContext) -> Tally:
    """At how many of them we took part in the time."""
    there = {item.record for item in involved(context)}
    owed = ((named(provider), provider.id in there) for provider in _acute_and_independent(context))
    return counted(owed, "acute and independent providers with involved assurance")


def _acute_and_independent(context: EvidenceContext) -> Iterator[Provider]:
    return (provider for provider in context.register.providers if provider.type in _INVOLVED)
