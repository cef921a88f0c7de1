"""How a self-assessment stands on a day, and which of them a committee hears of by exception."""

from __future__ import annotations

from datetime import date
from typing import get_args

from qaif_cli.judge.history import latest
from qaif_cli.judge.state.open_records import limit, open_actions
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.position import Position
from qaif_cli.model.renewal import SetId
from qaif_cli.model.self_assessment import AssessmentException, AssessmentState

SETS: tuple[str, ...] = get_args(SetId)


def assessment_state(assessment: Assessment, framework: Framework, day: date) -> AssessmentState:
    """A self-assessment on a day."""
    last = latest(assessment.positions, day)
    threshold = framework.thresholds.assessment_renewed
    return AssessmentState(
        assessment=assessment,
        latest=last,
        renew_by=limit(threshold, last.date if last else date.min, framework) if threshold else None,
        acted_on=_acted_on(assessment, last.date if last else date.min, day),
    )


def _acted_on(assessment: Assessment, since: date, day: date) -> bool:
    """Whether something is being done, or was done after what was known then."""
    done = (action.done for action in assessment.actions)
    return any(since <= on <= day for on in done if on) or any(open_actions(assessment.actions, day))


def by_exception(position: Position, framework: Framework) -> tuple[AssessmentException, ...]:
    """The self-assessments that a committee should see: weak, unknown, not renewed, or without evidence.

    Args:
        position: The state of the records on a day.
        framework: The settings; its sets give the order, and its threshold says what is too old.

    Returns:
        Each with its reasons, in the order of the sets and of the places in them.
    """
    sets: list[str] = [item.id for item in framework.assessment_sets]
    sets += [id_ for id_ in SETS if id_ not in sets]
    states = sorted(
        position.assessments.values(),
        key=lambda state: (sets.index(state.assessment.set), state.assessment.place, state.assessment.id),
    )
    found = (AssessmentException(state, tuple(reasons(state, position.day))) for state in states)
    return tuple(item for item in found if item.reasons)


def reasons(state: AssessmentState, day: date) -> list[str]:
    """Why a self-assessment is told of by exception, the gravest reason first; empty where it need not be."""
    named = {
        state.position: state.weak or state.position == UNKNOWN,
        "without action": state.weak and not state.acted_on,
        "without evidence": state.latest is not None and state.position != UNKNOWN and not state.evidence,
        "not renewed": state.renew_by is not None and state.renew_by < day,
    }
    return [reason for reason, holds in named.items() if holds]
