"""Which records stand open on a day: what is not open yet, or is closed, owes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.history import begun
from qaif_cli.model.base import known
from qaif_cli.model.framework import Framework, Threshold
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.record import Action, Closure
from qaif_cli.model.register import Register


def closed_on(closed: Closure | None, as_of: date) -> bool:
    """Whether a record was closed on a day or before."""
    return closed is not None and closed.date <= as_of


def open_risks(register: Register, as_of: date) -> Iterator[Risk]:
    """The risks that were on the register and not closed."""
    for risk in register.risks:
        opened = known(risk.opened)
        there = (opened is None or opened <= as_of) and begun(risk.reviews, as_of)
        if there and not closed_on(risk.closed, as_of):
            yield risk


def open_concerns(register: Register, as_of: date) -> Iterator[Concern]:
    """The concerns that were held at a level and not closed."""
    for concern in register.concerns:
        if begun(concern.levels, as_of) and not closed_on(concern.closed, as_of):
            yield concern


def open_commitments(register: Register, as_of: date) -> Iterator[Commitment]:
    """The commitments that were not closed."""
    for commitment in register.commitments:
        if not closed_on(commitment.closed, as_of):
            yield commitment


def open_indicators(register: Register, as_of: date) -> Iterator[Indicator]:
    """The indicators that were still kept."""
    for indicator in register.indicators:
        if not closed_on(indicator.closed, as_of):
            yield indicator


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
