"""Changes show that their impact was assessed, signed and decided on before they began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qaif_cli.judge.coverage.context import EvidenceContext, named
from qaif_cli.judge.coverage.expectation import expectation
from qaif_cli.judge.state.impacts import impacts
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.impact_state import GOES, ImpactState
from qaif_cli.model.vocabulary import IMPACT_STAGES, PANEL_WORDS, PROFESSIONS
from qaif_cli.model.words import listed


def _all(context: EvidenceContext) -> Iterator[tuple[str, ImpactState]]:
    return ((named(state.impact), state) for state in impacts(context.now).values())


def _began(context: EvidenceContext, state: ImpactState) -> bool:
    """Whether the change began in the time."""
    return state.started and context.within(state.start)


def _in_order(context: EvidenceContext, state: ImpactState, _: Sequence[EvidenceShown]) -> bool:
    """Whether it was assessed whole, signed and decided on before it began."""
    begun = state.start or context.day
    by_then = [entry for entry in state.impact.decisions if entry.date <= begun]
    decided = bool(by_then) and by_then[-1].decision in GOES
    silent = state.silent_dimensions or state.silent_groups or state.needs_full
    return decided and not (silent or state.unsigned or state.signed_late)


@expectation(
    _all,
    "changes that began and were assessed, signed and decided on before",
    holds=_in_order,
    owed=_began,
)
def assessed(context: EvidenceContext, state: ImpactState) -> Iterator[EvidenceShown]:
    """The stages, signatures and decisions of the time."""
    impact = state.impact
    for stage in context.in_period(impact.stages):
        yield context.shown(impact, stage.date, f"{IMPACT_STAGES.label(stage.stage)} made")
    for decision in context.in_period(impact.decisions):
        signed = [
            PROFESSIONS.label(entry.profession) for entry in impact.signed if entry.date <= decision.date
        ]
        by = f", signed for {listed(list(dict.fromkeys(signed)))}" if signed else ""
        what = f"{context.body(decision.body)} decided: {PANEL_WORDS.label(decision.decision)}{by}"
        yield context.shown(impact, decision.date, what)
