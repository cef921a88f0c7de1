"""Which records are open on a day; those that are closed have nothing due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from qaif_cli.judge.calendar import months_on
from qaif_cli.model.closings import open_from, opened_again
from qaif_cli.model.framework import Framework
from qaif_cli.model.inside import actions_at, actions_of
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Action, Record
from qaif_cli.model.register import Held
from qaif_cli.model.thresholds import Threshold


def is_open(record: Record) -> bool:
    """Whether a record that is known on a day was not closed by then; one that says nothing of it always is open."""
    return vars(record).get("closed") is None


def open_risks(now: Moment) -> Iterator[Risk]:
    """The risks that were on the register and not closed."""
    return filter(is_open, now.register.risks)


def open_concerns(now: Moment) -> Iterator[Concern]:
    """The concerns that were held at a level and not closed."""
    return filter(is_open, now.register.concerns)


def open_commitments(now: Moment) -> Iterator[Commitment]:
    """The commitments that were not closed."""
    return filter(is_open, now.register.commitments)


def open_providers(now: Moment) -> Iterator[Provider]:
    """The providers that had not closed or merged."""
    return filter(is_open, now.register.providers)


def open_indicators(now: Moment) -> Iterator[Indicator]:
    """The indicators that were still kept."""
    return filter(is_open, now.register.indicators)


def every_open_action(now: Moment) -> Iterator[tuple[Held, str, Action]]:
    """The open actions of every record that is open, whatever its kind: the record, the pointer to the action, the action."""
    for item in now.register.held:
        for at, action in open_actions_of(item.record):
            yield item, at, action


def open_actions_of(record: Record) -> Iterator[tuple[str, Action]]:
    """The open actions of a record, each with its pointer; none where the record is closed."""
    actions = actions_of(record)
    if actions and is_open(record):
        at = actions_at(type(record))
        for place, action in open_actions(actions):
            yield f"{at}/{place}", action


def open_actions(actions: Iterable[Action]) -> Iterator[tuple[int, Action]]:
    """The actions that are not done, each with its place."""
    return ((place, action) for place, action in enumerate(actions) if action.done is None)


def due_in_force(action: Action, as_of: date) -> tuple[date | None, str]:
    """When an action was due by what had been agreed up to a day, and where in the action that stands."""
    place = action.extended_on(as_of)
    return action.due_on(as_of), "due" if place is None else f"extensions/{place}/due"


def update_due(commitment: Commitment, reported: date | None, framework: Framework) -> date:
    """The day by which an update on a commitment is due, by when it was last reported on, or opened again since."""
    days = [day for day in (reported, opened_again(commitment)) if day]
    due = limit(framework.thresholds.commitment_update, max(days, default=None), framework)
    return open_from(commitment, due)


def reporting_areas(now: Moment) -> Iterator[Area]:
    """The areas that are asked for a report in every cycle (§4.3)."""
    asks = now.framework.reporting.asks
    return (area for area in now.register.areas if asks(area.id, area.type))


def report_due(area: Area, last: date | None, framework: Framework, *, since: date | None = None) -> date:
    """The day by which an area next reports, or says where it stands with a duty.

    Args:
        area: The area.
        last: When it last did; where it never did, the time runs from the day that the area began.
        framework: The settings.
        since: When the duty began, where that is later than the area.
    """
    began = max((day for day in (area.since, since) if day), default=None)
    return due_after(last or began, framework.reporting.interval_months, framework)


def limit(threshold: Threshold, start: date | None, framework: Framework) -> date:
    """The last day of a threshold, as `due_after` counts it."""
    return due_after(start, threshold.value, framework, days=threshold.unit == "days")


def due_after(start: date | None, count: int, framework: Framework, *, days: bool = False) -> date:
    """The day by which something is due that is asked for some time after what happened.

    The time runs from what happened, be it before the framework applied; but nothing is due before it did.

    Args:
        start: The day on which it happened; None where nothing is known to have, and the framework's first day counts.
        count: How many months, or days.
        framework: The settings.
        days: Whether days are counted.
    """
    first = framework.valid_from if start is None else start
    due = first + timedelta(days=count) if days else months_on(first, count)
    return framework.counted_from(due)
