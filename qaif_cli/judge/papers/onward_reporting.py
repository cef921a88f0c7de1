"""What went where in a period, what showed effect, and which contract levers were used (§4.3, §4.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from qaif_cli.judge.state.intelligence_and_meetings import held_meetings
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.body_content import Effect, Lever, Sent, Taken
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Update


def sent(now: Moment, since: date) -> tuple[Sent, ...]:
    """Where concerns and intelligence went after a day: decisions on a level, sharing, referral; oldest first."""
    found = [item for concern in now.register.concerns for item in _of_concern(concern, now, since)]
    for item in now.register.intelligence:
        found += [
            Sent(item.id, entry.date, entry.referred_to, "referred", entry.action or item.title)
            for entry in item.discussions
            if entry.referred_to and entry.date > since
        ]
    return tuple(sorted(found, key=lambda item: (item.day, item.record, item.to)))


def _of_concern(concern: Concern, now: Moment, since: date) -> Iterator[Sent]:
    before = 0
    for change in concern.levels:
        level = now.framework.level(change.level)
        order = level.order if level else 0
        raised = order > max(before, now.framework.lowest.order)
        if raised and change.date > since and change.authorised_by != UNKNOWN:
            yield Sent(concern.id, change.date, change.authorised_by, "escalated", change.level)
        before = order
    for entry in concern.shared:
        to = entry.with_body or entry.with_provider
        if to and entry.date > since:
            yield Sent(concern.id, entry.date, to, "shared", concern.title)


def effects(now: Moment, since: date) -> tuple[Effect, ...]:
    """What was learnt or showed effect after a day: criteria met, steps down, risks closed, improvements that last."""
    found: list[Effect] = []
    for concern in now.register.concerns:
        found += [
            Effect(concern.id, item.met.date, "met", item.text)
            for item in concern.exit_criteria
            if item.met and since < item.met.date
        ]
        found += _steps_down(concern, now, since)
    for risk in now.register.risks:
        closed = risk.closed
        if closed and closed.date > since and closed.reason != UNKNOWN:
            found.append(Effect(risk.id, closed.date, "closed", closed.reason))
    updates = [(area.id, area.updates) for area in now.register.areas]
    for record, told in (*updates, *((concern.id, concern.updates) for concern in now.register.concerns)):
        found += _sustained(record, told, since)
    return tuple(sorted(found, key=lambda item: (item.day, item.record, item.what)))


def _steps_down(concern: Concern, now: Moment, since: date) -> Iterator[Effect]:
    orders = {level.id: level.order for level in now.framework.levels}
    changes = concern.levels
    for earlier, later in pairwise(changes):
        if orders.get(later.level, 0) < orders.get(earlier.level, 0) and later.date > since:
            why = "why is not recorded" if later.why == UNKNOWN else later.why
            yield Effect(concern.id, later.date, "stepped-down", why)


def _sustained(record: str, updates: tuple[Update, ...], since: date) -> Iterator[Effect]:
    """The last update of the period, where it tells of an improvement and of how it will last."""
    told = [item for item in updates if item.date > since]
    if told and told[-1].improvement and told[-1].sustained_by:
        last = told[-1]
        yield Effect(record, last.date, "sustained", last.improvement or "", last.sustained_by or "")


def levers(now: Moment, since: date) -> tuple[Lever, ...]:
    """The contract levers used after a day, each with the support given before it; the oldest first."""
    found = []
    for concern in now.register.concerns:
        entries = concern.support
        for entry in entries:
            if entry.contract_lever and entry.date > since:
                earlier = (
                    item.text for item in entries if not item.contract_lever and item.date <= entry.date
                )
                found.append(Lever(concern.id, entry.date, entry.text, tuple(earlier)))
    return tuple(sorted(found, key=lambda item: (item.day, item.record)))


def taken(now: Moment, body: str, since: date) -> tuple[Taken, ...]:
    """The assurance that a body took at its meetings after a day, oldest first."""
    business = now.framework.names("business")
    return tuple(
        Taken(
            meeting.id,
            meeting.date,
            item.record or business.get(item.business or "", item.topic or item.id),
            item.record is not None,
            item.assurance,
            item.decision or "",
        )
        for meeting in held_meetings(now, body)
        if meeting.date > since
        for item in meeting.items
        if item.assurance
    )
