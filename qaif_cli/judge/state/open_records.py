"""Which records stand open on a day: what is not open yet, or is closed, owes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.history import begun
from qaif_cli.model.base import known
from qaif_cli.model.framework import Framework, Threshold
from qaif_cli.model.inside import actions_at, actions_of
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.record import Action, Closure, Record
from qaif_cli.model.register import Held, Register


def closed_on(closed: Closure | None, as_of: date) -> bool:
    """Whether a record was closed on a day or before."""
    return closed is not None and closed.date <= as_of


def is_open(record: Record, as_of: date) -> bool:
    """Whether a record was there on a day and not closed; one that says neither since when nor until when always is."""
    opened = known(getattr(record, "opened", None))
    if (opened and opened > as_of) or closed_on(getattr(record, "closed", None), as_of):
        return False
    if isinstance(record, Risk):
        return begun(record.reviews, as_of)
    if isinstance(record, Concern):
        return begun(record.levels, as_of)
    return not isinstance(record, Meeting) or record.date <= as_of


def open_risks(register: Register, as_of: date) -> Iterator[Risk]:
    """The risks that were on the register and not closed."""
    return (risk for risk in register.risks if is_open(risk, as_of))


def open_concerns(register: Register, as_of: date) -> Iterator[Concern]:
    """The concerns that were held at a level and not closed."""
    return (concern for concern in register.concerns if is_open(concern, as_of))


def open_commitments(register: Register, as_of: date) -> Iterator[Commitment]:
    """The commitments that were not closed."""
    return (commitment for commitment in register.commitments if is_open(commitment, as_of))


def open_indicators(register: Register, as_of: date) -> Iterator[Indicator]:
    """The indicators that were still kept."""
    return (indicator for indicator in register.indicators if is_open(indicator, as_of))


def every_open_action(register: Register, as_of: date) -> Iterator[tuple[Held, str, Action]]:
    """The open actions of every record that is open, whatever its kind: the record, the pointer to the action, the action."""
    for item in register.held:
        actions = actions_of(item.record)
        if actions and is_open(item.record, as_of):
            at = actions_at(type(item.record))
            for place, action in open_actions(actions, as_of):
                yield item, f"{at}/{place}", action


def open_actions(actions: tuple[Action, ...], as_of: date) -> Iterator[tuple[int, Action]]:
    """The actions that were agreed and not done, each with its place."""
    for place, action in enumerate(actions):
        agreed = action.added is None or action.added <= as_of
        if agreed and (action.done is None or action.done > as_of):
            yield place, action


def due_in_force(action: Action, as_of: date) -> tuple[date | None, str]:
    """When an action was due by what had been agreed up to a day, and where in the action that stands."""
    place = action.extended_on(as_of)
    return action.due_on(as_of), "due" if place is None else f"extensions/{place}/due"


def limit(threshold: Threshold, start: date, framework: Framework) -> date:
    """The last day of a threshold that runs from a day, or from the framework's first day if that is later."""
    first = framework.counted_from(start)
    if threshold.unit == "months":
        return add_months(first, threshold.value)
    return date.fromordinal(first.toordinal() + threshold.value)
