"""Self-assessments show what is mapped, and what is acted on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qaif_cli.judge.coverage.context import EvidenceContext, Selector, named
from qaif_cli.judge.coverage.expectation import Expectation
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.self_assessment import AssessmentState
from qaif_cli.model.vocabulary import POSITIONS, SetId


def _of(set_: SetId) -> Callable[[EvidenceContext], Iterator[tuple[str, AssessmentState]]]:
    def meant(context: EvidenceContext) -> Iterator[tuple[str, AssessmentState]]:
        for state in context.position.assessments.values():
            if state.assessment.set == set_:
                yield named(state.assessment), state

    return meant


def positions(set_: SetId) -> Selector:
    """The known positions of one list, each with what shows it."""
    return lambda context: (item for _, state in _of(set_)(context) for item in _positions(context, state))


def mapped(set_: SetId, listed: int, what: str) -> Expectation[AssessmentState]:
    """A known position with evidence in the time, for each of one list.

    Args:
        set_: The list.
        listed: How many the source lists.
        what: What goes on after `6 of 7`.
    """
    return Expectation(_of(set_), what, _positions, _is_mapped, listed=listed)


def _positions(context: EvidenceContext, state: AssessmentState) -> Iterator[EvidenceShown]:
    for entry in context.in_period(state.assessment.positions):
        if entry.position != UNKNOWN and entry.evidence:
            what = f"{POSITIONS.label(entry.position)}, shown by: {entry.evidence[0].text}"
            yield context.shown(state.assessment, entry.date, what)


def _is_mapped(context: EvidenceContext, state: AssessmentState, _: Sequence[EvidenceShown]) -> bool:
    evidence = state.evidence if state.position != UNKNOWN else ()
    return state.latest is not None and bool(evidence) and context.within(state.latest.date)


def moving(set_: SetId, listed: int, what: str) -> Expectation[AssessmentState]:
    """An owner, and something that happened in the time, for each of one list.

    Args:
        set_: The list.
        listed: How many the source lists.
        what: What goes on after `5 of 6`.
    """
    return Expectation(_of(set_), what, _progress, _is_owned, listed=listed)


def _progress(context: EvidenceContext, state: AssessmentState) -> Iterator[EvidenceShown]:
    """What happened: updates given, actions done and positions taken."""
    own = state.assessment
    for update in context.in_period(own.updates):
        said = update.improvement or update.involvement or "an update"
        yield context.shown(own, update.date, f"progress: {said}")
    for action in own.actions:
        if context.within(action.done):
            yield context.shown(own, action.done, f"action {action.id} done: {action.title}")
    for entry in context.in_period(own.positions):
        if entry.position != UNKNOWN:
            yield context.shown(own, entry.date, f"assessed as {POSITIONS.label(entry.position)}")


def _is_owned(_: EvidenceContext, state: AssessmentState, shown: Sequence[EvidenceShown]) -> bool:
    return bool(shown) and state.assessment.owner != UNKNOWN
