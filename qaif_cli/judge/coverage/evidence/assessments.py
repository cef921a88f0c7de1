"""Evidence in self-assessments: what is mapped, what is acted on."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import Count, EvidenceContext, Selector, counted, named
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.self_assessment import AssessmentState
from qaif_cli.model.vocabulary import POSITIONS, SetId


def positions(set_: SetId) -> Selector:
    """The known positions of one list, each with what shows it."""

    def given(context: EvidenceContext) -> Iterator[Shown]:
        for state in _of(context, set_):
            for entry in state.assessment.positions:
                if entry.position != UNKNOWN and entry.evidence and context.within(entry.date):
                    stands = POSITIONS.label(entry.position)
                    yield context.shown(
                        state.assessment, entry.date, f"{stands}, shown by: {entry.evidence[0].text}"
                    )

    return given


def mapped(set_: SetId, listed: int, what: str) -> Count:
    """How many of one list have a known position with evidence in the time.

    Args:
        set_: The list.
        listed: How many the source lists.
        what: What goes on after `6 of 7`.
    """

    def count(context: EvidenceContext) -> Tally:
        owed = (
            (
                named(state.assessment),
                state.latest is not None
                and state.position != UNKNOWN
                and bool(state.evidence)
                and context.within(state.latest.date),
            )
            for state in _of(context, set_)
        )
        return counted(owed, what, listed)

    return count


def progress(set_: SetId) -> Selector:
    """What happened in one list: updates given and actions done."""

    def happened(context: EvidenceContext) -> Iterator[Shown]:
        for state in _of(context, set_):
            for update in state.assessment.updates:
                if context.within(update.date):
                    said = update.improvement or update.involvement or "an update"
                    yield context.shown(state.assessment, update.date, f"progress: {said}")
            for action in state.assessment.actions:
                if action.done and context.within(action.done):
                    yield context.shown(
                        state.assessment, action.done, f"action {action.id} done: {action.title}"
                    )
            for entry in state.assessment.positions:
                if context.within(entry.date) and entry.position != UNKNOWN:
                    stands = POSITIONS.label(entry.position)
                    yield context.shown(state.assessment, entry.date, f"assessed as {stands}")

    return happened


def moving(set_: SetId, listed: int, what: str) -> Count:
    """How many of one list have an owner, and something that happened in the time.

    Args:
        set_: The list.
        listed: How many the source lists.
        what: What goes on after `5 of 6`.
    """

    def count(context: EvidenceContext) -> Tally:
        happened = {item.record for item in progress(set_)(context)}
        owed = (
            (
                named(state.assessment),
                state.assessment.id in happened and state.assessment.owner_on(context.day) != UNKNOWN,
            )
            for state in _of(context, set_)
        )
        return counted(owed, what, listed)

    return count


def _of(context: EvidenceContext, set_: SetId) -> list[AssessmentState]:
    return [state for state in context.position.assessments.values() if state.assessment.set == set_]
