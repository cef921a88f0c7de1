"""Commitments and priorities show reports, outcomes and values; the actions of any record show what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from qaif_cli.judge.coverage.context import EvidenceContext, Selector, named
from qaif_cli.judge.coverage.expectation import Expectation, expectation
from qaif_cli.judge.state.outcomes import outcomes
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.inside import actions_of
from qaif_cli.model.kinds.commitment import Commitment, CommitmentOutcome, CommitmentUpdate
from qaif_cli.model.position import CommitmentState
from qaif_cli.model.words import with_unit

_Named = Iterator[tuple[str, CommitmentState]]
Which = Callable[[Commitment], bool]


def commitments(item: Commitment) -> bool:
    """Whether it is a commitment of §5.1."""
    return item.type == "commitment"


def priorities_of(year: int) -> Which:
    """Whether it is a priority of a year."""
    return lambda item: item.type == "priority" and item.plan_year == year


def _of(which: Which) -> Callable[[EvidenceContext], _Named]:
    def meant(context: EvidenceContext) -> _Named:
        return ((name, state) for name, state in _all(context) if which(state.commitment))

    return meant


def _all(context: EvidenceContext) -> _Named:
    return ((named(state.commitment), state) for state in context.position.commitments.values())


def _open(context: EvidenceContext) -> _Named:
    return ((name, state) for name, state in _all(context) if not state.closed)


def told(update: CommitmentUpdate) -> str:
    """A report in words: the status, and what is achieved or under way."""
    said = update.improvement or update.involvement
    return f"reported as {update.status.replace('-', ' ')}{f': {said}' if said else ''}"


def tracked(which: Which, listed: int, what: str) -> Expectation[CommitmentState]:
    """An owner, a known status and a report in the time; closed ones are done.

    Args:
        which: The ones that are meant.
        listed: How many the framework lists.
        what: What goes on after `68 of 70`.
    """
    return Expectation(_of(which), what, _reports, _is_tracked, listed=listed)


def _reports(context: EvidenceContext, state: CommitmentState) -> Iterator[EvidenceShown]:
    """The reports on one of them, with the status that they gave."""
    for update in context.in_period(state.commitment.updates):
        yield context.shown(state.commitment, update.date, told(update))
    own = state.update.date if state.update else None
    if state.reported != own and context.within(state.reported):
        yield context.shown(state.commitment, state.reported, "reported on by its area")


def _is_tracked(context: EvidenceContext, state: CommitmentState, _: Sequence[EvidenceShown]) -> bool:
    owned = state.commitment.owner != UNKNOWN
    return state.closed or (owned and state.status != UNKNOWN and context.within(state.reported))


def actions_done(which: Which) -> Selector:
    """The actions of some of them that were done."""

    def done(context: EvidenceContext) -> Iterator[EvidenceShown]:
        for _, state in _of(which)(context):
            for action in state.commitment.actions:
                if context.within(action.done):
                    what = f"action {action.id} done: {action.title}"
                    yield context.shown(state.commitment, action.done, what)

    return done


def _measured(
    context: EvidenceContext, commitment: Commitment, outcome: CommitmentOutcome
) -> tuple[str, str | None, str | None, date | None]:
    """What measures an outcome, where it stood, where it should get to and by when; of an indicator what that says."""
    said = (outcome.indicator, known(outcome.baseline), known(outcome.target), known(outcome.due))
    found = outcomes(context.now).get(commitment.id)
    if found is None:
        return said
    unit = found.indicator.unit
    stood = said[1] if found.baseline is None else with_unit(found.baseline, unit)
    aim = said[2] if found.target is None else with_unit(found.target, unit)
    return found.indicator.title, stood, aim, found.due


@expectation(_open, "open commitments with a measure, a baseline, a target, a day and an owner")
def smart(context: EvidenceContext, state: CommitmentState) -> Iterator[EvidenceShown]:
    """The open commitments whose outcome has a measure, a baseline, a target, a day and an owner."""
    outcome = known(state.commitment.outcome)
    if outcome and state.commitment.owner != UNKNOWN:
        measure, stood, aim, due = _measured(context, state.commitment, outcome)
        if stood and aim and due:
            what = f"{measure}: from {stood} to {aim}"
            yield context.shown(state.commitment, None, what)


@expectation(_open, "open commitments with a baseline")
def with_baseline(context: EvidenceContext, state: CommitmentState) -> Iterator[EvidenceShown]:
    """The open commitments whose outcome has a baseline."""
    outcome = known(state.commitment.outcome)
    measure, stood, *_ = _measured(context, state.commitment, outcome) if outcome else ("", None)
    if stood:
        yield context.shown(state.commitment, None, f"{measure}: it stood at {stood}")


@expectation(_all, "commitments and priorities with one of the four values")
def with_value(context: EvidenceContext, state: CommitmentState) -> Iterator[EvidenceShown]:
    """The commitments and priorities that name the quality value they serve."""
    name = context.framework.names("value").get(known(state.commitment.value) or "")
    if name:
        yield context.shown(state.commitment, None, f"serves {name.lower()}")


def done_anywhere(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """Every action that was done, of any record."""
    for item in context.register.held:
        for action in actions_of(item.record):
            if context.within(action.done):
                came = f": {action.note}" if action.note else ""
                yield context.shown(item.record, action.done, f"action {action.id} done{came}")
