"""Updates: insight, involvement, improvement, and how the improvement lasts."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import is_open, open_concerns
from qaif_cli.judge.wording import coded
from qaif_cli.model.finding import Hit
from qaif_cli.model.inside import takes_updates
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Update
from qaif_cli.model.words import in_words

_PARTS = ("insight", "involvement", "improvement")


@rule("UPD001", "update-incomplete", "warning", "§4.4", "V")
def incomplete(now: Moment) -> Iterator[Hit]:
    """An update without insight, involvement or improvement; one of a commitment or a self-assessment without all three.

    The last of each record is judged, and those within the reporting interval: an older one was told of in its time.

    Why it matters: reports are arranged as insight, involvement and improvement: what we know, what is under way,
    and what it achieves.
    How to fix: add an entry that `corrects` the update and gives the part that is missing.
    Example: an area's update with insight and involvement, and no `improvement`.
    """
    for record, place, update in _recent(_reporting(now), now):
        missing = [name for name in _PARTS if not getattr(update, name)]
        if missing:
            message = f"the update of {in_words(update.date)} has no {coded(missing, 'or')}"
            yield Hit(record, f"/updates/{place}", message)
    for record, place, update in _recent(_committed(now), now):
        if not any(getattr(update, name) for name in _PARTS):
            message = (
                f"the update of {in_words(update.date)} has neither insight nor involvement nor improvement"
            )
            yield Hit(record, f"/updates/{place}", message)


@rule("UPD002", "improvement-not-sustained", "warning", "§4.4", "V")
def not_sustained(now: Moment) -> Iterator[Hit]:
    """A last update that tells of an improvement and not of how it will be sustained.

    Why it matters: the report says what is achieved or hoped for, and how it will be sustained; otherwise it comes
    back in the next one.
    How to fix: say in `sustained_by` how it lasts, in the next update or in one that `corrects` this.
    Example: `improvement: Waits are down by a third` and no `sustained_by`.
    """
    latest: dict[str, tuple[int, Update]] = {}
    for record, place, update in _updates(_reporting(now), now):
        latest[record] = (place, update)
    for record, (place, update) in latest.items():
        if update.improvement and not update.sustained_by:
            message = (
                f"the update of {in_words(update.date)} does not say how its improvement will be sustained"
            )
            yield Hit(record, f"/updates/{place}/improvement", message)


def _reporting(now: Moment) -> Iterator[tuple[str, tuple[Update, ...]]]:
    reporting: list[Area | Concern] = [*now.register.areas, *open_concerns(now)]
    return ((record.id, record.updates) for record in reporting)


def _committed(now: Moment) -> Iterator[tuple[str, tuple[Update, ...]]]:
    """The updates of every other kind that takes any."""
    for item in now.register.held:
        record = item.record
        if isinstance(record, Area | Concern) or not takes_updates(type(record)):
            continue
        if is_open(record):
            yield record.id, getattr(record, "updates", ())


def _updates(
    records: Iterator[tuple[str, tuple[Update, ...]]], now: Moment
) -> Iterator[tuple[str, int, Update]]:
    """Every update that counts and that falls under this framework, oldest first: record, place, update."""
    for record, updates in records:
        for place, update in enumerate(updates):
            if update.date >= now.framework.valid_from:
                yield record, place, update


def _recent(
    records: Iterator[tuple[str, tuple[Update, ...]]], now: Moment
) -> Iterator[tuple[str, int, Update]]:
    """Of those, the last of each record and whichever is of the reporting interval."""
    since = add_months(now.day, -now.framework.reporting.interval_months)
    for record, updates in records:
        every = list(_updates(iter([(record, updates)]), now))
        yield from (item for item in every if item is every[-1] or item[2].date >= since)
