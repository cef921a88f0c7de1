"""Evidence in commitments and priorities, and in the actions of any record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qaif_cli.judge.coverage.context import Count, EvidenceContext, Selector, counted, named
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.inside import actions_of
from qaif_cli.model.kinds.commitment import Commitment, CommitmentUpdate
from qaif_cli.model.position import CommitmentState
from qaif_cli.model.record import Action, Record

Which = Callable[[Commitment], bool]


def commitments(item: Commitment) -> bool:
    """Whether it is a commitment of §5.1."""
    return item.type == "commitment"


def priorities_of(year: int) -> Which:
    """Whether it is a priority of a year."""
    return lambda item: item.type == "priority" and item.plan_year == year


def reported(which: Which) -> Selector:
    """The reports on some of them, with the status that they gave."""

    def reports(context: EvidenceContext) -> Iterator[Shown]:
        for state in _of(context, which):
            for update in state.commitment.updates:
                if context.within(update.date):
                    yield context.shown(state.commitment, update.date, told(update))
            own = state.update.date if state.update else None
            if state.reported and state.reported != own and context.within(state.reported):
                yield context.shown(state.commitment, state.reported, "reported on by its area")

    return reports


def told(update: CommitmentUpdate) -> str:
    """What a report says: the status, and what is achieved or under way."""
    said = update.improvement or update.involvement
    return f"reported as {update.status.replace('-', ' ')}{f': {said}' if said else ''}"


def tracked(which: Which, listed: int, what: str) -> Count:
    """How many have an owner, a known status and a report in the time; closed ones are done.

    Args:
        which: The ones that are meant.
        listed: How many the framework lists.
        what: What goes on after `68 of 70`.
    """

    def count(context: EvidenceContext) -> Tally:
        owed = (
            (
                named(state.commitment),
                state.closed
                or (
                    state.commitment.owner_on(context.day) != UNKNOWN
                    and state.status != UNKNOWN
                    and context.within(state.reported)
                ),
            )
            for state in _of(context, which)
        )
        return counted(owed, what, listed)

    return count


def actions_done(which: Which) -> Selector:
    """The actions of some of them that were done."""

    def done(context: EvidenceContext) -> Iterator[Shown]:
        for state in _of(context, which):
            for action in state.commitment.actions:
                if action.done and context.within(action.done):
                    yield context.shown(
                        state.commitment, action.done, f"action {action.id} done: {action.title}"
                    )

    return done


def smart(context: EvidenceContext) -> Iterator[Shown]:
    """The open commitments whose outcome has a measure, a baseline, a target, a day and an owner."""
    for state in _open(context):
        outcome = known(state.commitment.outcome)
        if _is_smart(state, context) and outcome:
            what = f"{outcome.indicator}: from {outcome.baseline} to {outcome.target}"
            yield context.shown(state.commitment, None, what)


def are_smart(context: EvidenceContext) -> Tally:
    """How many open commitments and priorities do so."""
    owed = ((named(state.commitment), _is_smart(state, context)) for state in _open(context))
    return counted(owed, "open commitments with a measure, a baseline, a target, a day and an owner")


def with_baseline(context: EvidenceContext) -> Iterator[Shown]:
    """The open commitments whose outcome has a baseline."""
    for state in _open(context):
        outcome = known(state.commitment.outcome)
        if outcome and known(outcome.baseline):
            yield context.shown(
                state.commitment, None, f"{outcome.indicator}: it stood at {outcome.baseline}"
            )


def baselines(context: EvidenceContext) -> Iterator[tuple[str, bool]]:
    """Each open commitment and priority, and whether its outcome has a baseline."""
    there = {item.record for item in with_baseline(context)}
    return ((named(state.commitment), state.commitment.id in there) for state in _open(context))


def with_value(context: EvidenceContext) -> Iterator[Shown]:
    """The commitments and priorities that name the quality value they serve."""
    names = context.framework.names("value")
    for state in context.position.commitments.values():
        value = known(state.commitment.value)
        if value in names:
            yield context.shown(state.commitment, None, f"serves {names[value or ''].lower()}")


def valued(context: EvidenceContext) -> Tally:
    """How many do so."""
    there = {item.record for item in with_value(context)}
    owed = (
        (named(state.commitment), state.commitment.id in there)
        for state in context.position.commitments.values()
    )
    return counted(owed, "commitments and priorities with one of the four values")


def done_anywhere(context: EvidenceContext) -> Iterator[Shown]:
    """Every action that was done, of any record."""
    for record, action in _actions(context):
        if action.done and context.within(action.done):
            came = f": {action.note}" if action.note else ""
            yield context.shown(record, action.done, f"action {action.id} done{came}")


def _actions(context: EvidenceContext) -> Iterator[tuple[Record, Action]]:
    return ((item.record, action) for item in context.register.held for action in actions_of(item.record))


def _of(context: EvidenceContext, which: Which) -> Iterator[CommitmentState]:
    return (state for state in context.position.commitments.values() if which(state.commitment))


def _open(context: EvidenceContext) -> Iterator[CommitmentState]:
    return (state for state in context.position.commitments.values() if not state.closed)


def _is_smart(state: CommitmentState, context: EvidenceContext) -> bool:
    outcome = known(state.commitment.outcome)
    return (
        outcome is not None
        and known(outcome.baseline) is not None
        and known(outcome.target) is not None
        and known(outcome.due) is not None
        and state.commitment.owner_on(context.day) != UNKNOWN
    )
