"""What was closed since a body was last shown the register: risks, concerns, commitments and whatever else can be closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.closings import closings
from qaif_cli.model.ended import Ended
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import day_of
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Record
from qaif_cli.model.vocabulary import COMMITMENT_STATUSES

_ACHIEVED = COMMITMENT_STATUSES.label("achieved")


def ended_since(before: Moment, now: Moment) -> tuple[Ended, ...]:
    """What was closed after the register was last shown, in the order of kinds and IDs.

    That is every closing of which the register as it was shown said nothing: also one of a record that came and went
    in between, and one that is dated earlier and was recorded later.

    Args:
        before: The register as it was shown.
        now: The register as it is known on the day of the paper.
    """
    return tuple(_found(before, now))


def _found(before: Moment, now: Moment) -> Iterator[Ended]:
    for item in now.register.held:
        shown = before.register.by_id.get(item.record.id)
        told = {time.since for time in closings(shown.record)} if shown else set()
        for time in closings(item.record):
            closing = time.closure
            if closing.date not in told:
                stood = _stood(item.record, closing.date, now.framework)
                yield Ended(
                    record=item.record,
                    kind=item.kind,
                    closing=closing,
                    area=area_of(item.record),
                    stood=stood,
                    effect=isinstance(item.record, Risk | Concern) or stood == _ACHIEVED,
                    until=time.until,
                    recorded_late=closing.date <= before.day,
                )


def area_of(record: Record) -> str:
    """The area in whose report a record stands; empty where it has none."""
    return record.subject.area if isinstance(record, Concern) else getattr(record, "area", None) or ""


def _stood(record: Record, day: date, framework: Framework) -> str:
    """Where a risk, a concern or a commitment stood on a day: its score, its level, or its status."""
    if isinstance(record, Risk):
        reviews = [review for review in record.reviews if day_of(review) <= day]
        return f"scoring {(reviews or record.reviews)[-1].score}"
    if isinstance(record, Concern):
        changes = [change for change in record.levels if change.date <= day]
        level = (changes or record.levels)[-1].level
        return f"at {framework.names('level').get(level, level)}"
    if isinstance(record, Commitment):
        status = next((one.status for one in reversed(record.updates) if one.date <= day), UNKNOWN)
        return "without a status" if status == UNKNOWN else COMMITMENT_STATUSES.label(status)
    return ""
