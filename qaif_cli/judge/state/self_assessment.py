"""The state of a self-assessment on a day, and which ones are reported to a committee by exception."""

from __future__ import annotations

from datetime import date

from qaif_cli.judge.state.open_records import limit
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.history import last
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.moment import Moment
from qaif_cli.model.self_assessment import AssessmentException, AssessmentState
from qaif_cli.model.vocabulary import SETS


def assessment_state(assessment: Assessment, now: Moment) -> AssessmentState:
    """A self-assessment on a day."""
    latest = last(assessment.positions)
    paused = assessment.set in now.framework.paused(now.day)
    threshold = None if paused else now.framework.thresholds.assessment_renewed
    return AssessmentState(
        assessment=assessment,
        latest=latest,
        renew_by=limit(threshold, latest.date if latest else None, now.framework) if threshold else None,
        acted_on=_acted_on(assessment, latest.date if latest else date.min),
        paused=paused,
    )


def _acted_on(assessment: Assessment, since: date) -> bool:
    """Whether something is being done, or was done after what was known then."""
    done = (action.done for action in assessment.actions)
    return any(on is None or since <= on for on in done)


def by_exception(now: Moment) -> tuple[AssessmentException, ...]:
    """The self-assessments that a committee should see: weak, unknown, not renewed, or without evidence.

    Args:
        now: The moment; the settings' sets give the order, and their threshold says what is too old.

    Returns:
        Each with its reasons, in the order of the sets and of the places in them.
    """
    sets: list[str] = [item.id for item in now.framework.assessment_sets]
    sets += [id_ for id_ in SETS.words if id_ not in sets]
    states = sorted(
        (assessment_state(item, now) for item in now.register.assessments),
        key=lambda state: (sets.index(state.assessment.set), state.assessment.place, state.assessment.id),
    )
    found = (AssessmentException(state, tuple(reasons(state, now.day))) for state in states)
    return tuple(item for item in found if item.reasons)


def reasons(state: AssessmentState, day: date) -> list[str]:
    """Reasons why a self-assessment is reported by exception, the most serious first; empty where it need not be."""
    if state.paused:
        return []
    named = {
        state.position: state.weak or state.position == UNKNOWN,
        "without action": state.weak and not state.acted_on,
        "without evidence": state.latest is not None and state.position != UNKNOWN and not state.evidence,
        "not renewed": state.renew_by is not None and state.renew_by < day,
    }
    return [reason for reason, holds in named.items() if holds]
