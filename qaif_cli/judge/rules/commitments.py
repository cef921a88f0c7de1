"""Commitments: each has an owner and is reported on."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import open_commitments, update_due
from qaif_cli.judge.state.position import commitment_state, reported_by_areas
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words


@rule("COM001", "commitment-without-owner", "warning", "§5.1, §5.2", "V")
def without_owner(now: Moment) -> Iterator[Hit]:
    """An open commitment or priority whose owner is unknown.

    Why it matters: the framework says what the organisation will do; a commitment that nobody owns is not kept.
    How to fix: name the role that answers for it.
    Example: `owner: unknown` on an open commitment.
    """
    for commitment in open_commitments(now):
        if commitment.owner == UNKNOWN:
            yield Hit(commitment.id, "/owner", "nobody is named as the owner of this commitment")


@rule("COM002", "commitment-without-update", "warning", "§5.1; how recent is our own", "P")
def without_update(now: Moment) -> Iterator[Hit]:
    """An open commitment or priority that nothing has reported on for longer than the organisation allows.

    Why it matters: what is not reported on drops out of sight long before it drops out of the framework.
    How to fix: record an update with `qaif update`, or name it in `covers` of its area's update.
    Example: a commitment last reported on in September, on 15 June.
    """
    by_areas = reported_by_areas(now)
    for commitment in open_commitments(now):
        reported = commitment_state(commitment, by_areas.get(commitment.id)).reported
        last_day = update_due(commitment, reported, now.framework)
        if last_day < now.day:
            since = (
                f"the last report on it is of {in_words(reported)}"
                if reported
                else "nothing has reported on it"
            )
            own = commitment.updates
            pointer = f"/updates/{len(own) - 1}/date" if own else "/updates"
            yield Hit(commitment.id, pointer, f"{since}, and an update was due by {in_words(last_day)}")
