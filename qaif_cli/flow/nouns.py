"""Every noun, as a plain table."""

from __future__ import annotations

from qaif_cli.flow import (
    areas,
    assessments,
    commitments,
    concerns,
    indicators,
    intelligence,
    meetings,
    papers,
    providers,
    risks,
)
from qaif_cli.flow.lists import Noun

NOUNS: dict[str, Noun] = {
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
        meetings.NOUN,
        assessments.NOUN,
    )
}
