"""Every noun: those that have a list of their own, as a plain table, and the others."""

from __future__ import annotations

from qaif_cli.flow import (
    areas,
    assessments,
    cases,
    commitments,
    concerns,
    horizon,
    impacts,
    indicators,
    intelligence,
    meetings,
    papers,
    providers,
    risks,
    situations,
)
from qaif_cli.flow.lists import Noun
from qaif_cli.flow.plain import plain
from qaif_cli.model.kinds import KINDS

_OWN = {
    noun.name: noun
    for noun in (
        areas.NOUN,
        risks.NOUN,
        providers.NOUN,
        concerns.NOUN,
        commitments.NOUN,
        papers.NOUN,
        indicators.NOUN,
        intelligence.NOUN,
        cases.NOUN,
        meetings.NOUN,
        assessments.NOUN,
        impacts.NOUN,
        horizon.NOUN,
        situations.NOUN,
    )
}
NOUNS: dict[str, Noun] = {kind.name: _OWN.get(kind.name) or plain(kind) for kind in KINDS}
