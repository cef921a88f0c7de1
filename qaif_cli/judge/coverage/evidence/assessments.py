"""Evidence in self-assessments: what is mapped, what is acted on."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import Count, Scene, Selector, counted, named
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.self_assessment import AssessmentState
from qaif_cli.model.vocabulary import POSITIONS, SetId


def positions(set_: SetId) -> Selector:
    """The known positions of one list, each with what shows it."""

    def given(scene: Scene) -> Iterator[Shown]:
        for state in _of(scene, set_):
            for entry in state.assessment.positions:
                if entry.position != UNKNOWN and entry.evidence and scene.within(entry.date):
                    stands = POSITIONS.label(entry.position)
                    yield scene.shown(
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

    def count(scene: Scene) -> Tally:
        owed = (
            (
                named(state.assessment),
                state.latest is not None
                and state.position != UNKNOWN
                and bool(state.evidence)
                and scene.within(state.latest.date),
            )
            for state in _of(scene, set_)
        )
        return counted(owed, what, listed)

    return count


def progress(set_: SetId) -> Selector:
    """What happened in one list: updates given and actions done."""

    def happened(scene: Scene) -> Iterator[Shown]:
        for state in _of(scene, set_):
            for update in state.assessment.updates:
                if scene.within(update.date):
                    said = update.improvement or update.involvement or "an update"
                    yield scene.shown(state.assessment, update.date, f"progress: {said}")
            for action in state.assessment.actions:
                if action.done and scene.within(action.done):
                    yield scene.shown(
                        state.assessment, action.done, f"action {action.id} done: {action.title}"
                    )
            for entry in state.assessment.positions:
                if scene.within(entry.date) and entry.position != UNKNOWN:
                    stands = POSITIONS.label(entry.position)
                    yield scene.shown(state.assessment, entry.date, f"assessed as {stands}")

    return happened


def moving(set_: SetId, listed: int, what: str) -> Count:
    """How many of one list have an owner, and something that happened in the time.

    Args:
        set_: The list.
        listed: How many the source lists.
        what: What goes on after `5 of 6`.
    """

    def count(scene: Scene) -> Tally:
        happened = {item.record for item in progress(set_)(scene)}
        owed = (
            (
                named(state.assessment),
                state.assessment.id in happened and state.assessment.owner_on(scene.day) != UNKNOWN,
            )
            for state in _of(scene, set_)
        )
        return counted(owed, what, listed)

    return count


def _of(scene: Scene, set_: SetId) -> list[AssessmentState]:
    return [state for state in scene.position.assessments.values() if state.assessment.set == set_]
