"""Self-assessments: each list is whole, each position has its evidence, is acted on and is renewed (§3.5)."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.self_assessment import assessment_state
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.moment import Moment
from qaif_cli.model.self_assessment import AssessmentState
from qaif_cli.model.settings import AssessmentSet
from qaif_cli.model.words import in_words, listed


@rule("AST001", "function-not-mapped", "error", "§3.4, §3.5; how soon is our own", "V")
def not_mapped(now: Moment) -> Iterator[Hit]:
    """A national quality function without a position given in time, or whose position is unknown.

    Why it matters: the framework rests on a gap analysis of all seven functions; one that is not mapped can have
    any gap.
    How to fix: record where we stand, and what shows it, with `qaif assessment update`.
    Example: `positions: []` thirteen months after the framework's first day.
    """
    for state in _states(now):
        late = state.renew_by is not None and state.renew_by < now.day
        if state.assessment.set != "nhse-function":
            continue
        if state.latest is None and late:
            yield Hit(state.assessment.id, "/positions", "nobody has said where we stand with this function")
        elif state.latest and state.position == UNKNOWN:
            said = f"where we stand with this function was not known on {in_words(state.latest.date)}"
            yield Hit(state.assessment.id, f"{_at(state)}/position", said)


@rule("AST002", "assessment-list-not-whole", "error", "§2.6, §3.2, §3.4, §3.5, §4.1", "V")
def not_whole(now: Moment) -> Iterator[Hit]:
    """A place of a list that the framework says is assessed, and that no self-assessment or more than one has.

    No place is missing of a list while whoever made it has paused it (`dormant` in the settings).

    Why it matters: an item that is missing from the list cannot be seen to be missing from the assessment.
    How to fix: add the file of the item, or correct `set` and `place`.
    Example: six of the seven functions below `assessments/`.
    """
    unread = any(item.kind == "assessment" for item in now.register.unreadable)
    for number, item in enumerate(now.framework.assessment_sets):
        held: dict[int, str] = {}
        for assessment in now.register.assessments:
            if assessment.set == item.id:
                message = _misplaced(assessment, item, held.get(assessment.place))
                if message:
                    yield Hit(assessment.id, "/place", message)
                held.setdefault(assessment.place, assessment.id)
        missing = [str(place) for place in range(1, item.count + 1) if place not in held]
        if missing and not unread and item.id not in now.framework.paused(now.day):
            message = f"{item.name}: no self-assessment has place {listed(missing)} of {item.count}"
            yield Hit("", f"/assessment_sets/{number}", message, path="framework.yaml")


@rule("AST003", "assessment-without-evidence", "warning", "§2.5; that each shows evidence is our own", "P")
def without_evidence(now: Moment) -> Iterator[Hit]:
    """A self-assessment whose last position says where we stand and not what shows it.

    Why it matters: assurance compares what is so with a standard; a position that nothing shows is an opinion.
    How to fix: give the position anew with `--evidence`, and name the record that shows it.
    Example: `position: met` without `evidence`.
    """
    for state in _states(now):
        if state.position != UNKNOWN and not state.evidence:
            said = f"the position of {in_words(state.latest.date)} has no evidence" if state.latest else ""
            yield Hit(state.assessment.id, _at(state), said)


@rule("AST004", "weak-without-action", "warning", "§3.5", "V")
def without_action(now: Moment) -> Iterator[Hit]:
    """A self-assessment that is not or only partly met, with no action that is open or was done since.

    Why it matters: the framework gives more attention to what is to be strengthened; without an action nothing
    changes until it is assessed again.
    How to fix: agree what closes the gap, with `qaif action add`.
    Example: `position: not-met` and no action, or only one that was done before.
    """
    for state in _states(now):
        if state.weak and not state.acted_on:
            said = f"it is {state.position.replace('-', ' ')}, and no action is open or was done since"
            yield Hit(state.assessment.id, f"{_at(state)}/position", said)


@rule(
    "AST005",
    "assessment-not-renewed",
    "warning",
    "§1; that each self-assessment is renewed as often as the framework is our own",
    "P",
    after=("AST001",),
)
def not_renewed(now: Moment) -> Iterator[Hit]:
    """A self-assessment whose last position is older than the framework's settings allow, or that has none by then.

    Why it matters: the framework is refreshed every year; an older position tells how things were.
    How to fix: look at it again and record where we stand, even where nothing changed.
    Example: a position of March 2025, in May 2026.
    """
    for state in _states(now):
        if state.renew_by and state.renew_by < now.day:
            due = f"and one was due by {in_words(state.renew_by)}"
            if state.latest:
                said = f"its last position is of {in_words(state.latest.date)}, {due}"
                yield Hit(state.assessment.id, f"{_at(state)}/date", said)
            else:
                yield Hit(state.assessment.id, "/positions", f"it has no position, {due}")


@rule("AST006", "focus-area-without-owner", "warning", "§3.5; that each has an owner is our own", "P")
def without_owner(now: Moment) -> Iterator[Hit]:
    """An area that the framework wants strengthened, and that nobody owns.

    Why it matters: the framework promises these areas more attention; that is somebody's, or it is not given.
    How to fix: name the role that answers for it with `qaif assessment edit`.
    Example: `owner: unknown` on one of the six areas.
    """
    for assessment in (state.assessment for state in _states(now)):
        if assessment.set == "focus-area" and assessment.owner == UNKNOWN:
            yield Hit(assessment.id, "/owner", "nobody is named as the owner of this area to strengthen")


def _states(now: Moment) -> Iterator[AssessmentState]:
    """The self-assessments of the lists that their makers have not paused."""
    paused = now.framework.paused(now.day)
    return (assessment_state(item, now) for item in now.register.assessments if item.set not in paused)


def _at(state: AssessmentState) -> str:
    """The pointer to the last position."""
    return f"/positions/{len(state.assessment.positions) - 1}"


def _misplaced(assessment: Assessment, item: AssessmentSet, other: str | None) -> str:
    """What is wrong with a place; empty where nothing is."""
    if other:
        return f"place {assessment.place} of this list is that of {other} too"
    return f"this list has only {item.count} places" if assessment.place > item.count else ""
