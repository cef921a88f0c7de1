"""Situations show what was decided in a surge, on options scored as they are taken, as they are not, and elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import EvidenceContext, named
from qaif_cli.judge.coverage.expectation import expectation
from qaif_cli.judge.state.situations import situations
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.kinds.situation import SituationAssessment
from qaif_cli.model.situations import SituationState, unscored
from qaif_cli.model.words import in_words

_Decision = tuple[SituationState, SituationAssessment]


def _decisions(context: EvidenceContext) -> Iterator[tuple[str, _Decision]]:
    for state in situations(context.now).values():
        for entry in context.in_period(state.assessments):
            yield f"{named(state.situation)}, {in_words(entry.date)} at {entry.at}", (state, entry)


@expectation(_decisions, "decisions on a situation with each option scored in each of the three ways")
def scored(context: EvidenceContext, decision: _Decision) -> Iterator[EvidenceShown]:
    """The decisions of the time whose options are scored as they are taken, as they are not, and elsewhere."""
    state, entry = decision
    if not unscored(entry):
        by = context.body(entry.body) if entry.body else context.role(entry.by)
        what = f"decided by {by} on {len(entry.options)} scored option{'s' if len(entry.options) > 1 else ''}: {entry.decision}"
        yield context.shown(state.situation, entry.date, what)
