"""What a concern still lacks of what its level asks for, and the day by which the settings expect it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.judge.state.open_records import limit, open_concerns
from qaif_cli.model.base import known
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import last
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.settings import Level

Need = Literal["support", "plan", "mandated"]
"""Support, an agreed improvement plan, and support that is mandated."""


@dataclass(frozen=True)
class Lacking:
    """One thing that a concern lacks at its level.

    Attributes:
        pointer: Where it would stand in the record.
        until: The last day on which it may still be lacking, counted from the decision that first asked for it; None where
            the settings give no time, and it is asked for on that day itself.
    """

    concern: Concern
    level: Level
    need: Need
    pointer: str
    message: str
    until: date | None

    def late(self, day: date) -> bool:
        """Whether it should be there by a day."""
        return self.until is None or self.until < day


@once
def lacking(now: Moment) -> tuple[Lacking, ...]:
    """What open concerns lack on a day of what their levels ask for."""
    return tuple(item for concern in open_concerns(now) for item in _of(concern, now.framework))


def _of(concern: Concern, framework: Framework) -> Iterator[Lacking]:
    current = last(concern.levels)
    level = framework.level(current.level) if current else None
    if level is None:
        return
    if level.needs_support and not concern.support:
        message = f"it is at {level.name} and no support is recorded"
        yield _lacking(concern, level, "support", "/support", message, framework)
    if level.needs_plan:
        plan = known(concern.improvement_plan)
        if plan is None:
            message = f"it is at {level.name} and has no improvement plan"
            yield _lacking(concern, level, "plan", "/improvement_plan", message, framework)
        elif known(plan.agreed) is None:
            message = f"it is at {level.name} and it is not known that its improvement plan was agreed"
            yield _lacking(concern, level, "plan", "/improvement_plan/agreed", message, framework)
    if level.needs_mandated_support and not any(given.mandated for given in concern.support):
        message = f"it is at {level.name} and no mandated support is recorded"
        yield _lacking(concern, level, "mandated", "/support", message, framework)


def _lacking(
    concern: Concern, level: Level, need: Need, pointer: str, message: str, framework: Framework
) -> Lacking:
    allowed = framework.thresholds.plan_agreed if need == "plan" else framework.thresholds.support_begun
    since = None
    for change in reversed(concern.levels):
        there = framework.level(change.level)
        if there is None or not asks(there, need):
            break
        since = change.date
    until = limit(allowed, since, framework) if allowed and since else None
    return Lacking(concern, level, need, pointer, message, until)


def asks(level: Level, need: Need) -> bool:
    """Whether a level asks for something."""
    return {
        "support": level.needs_support,
        "plan": level.needs_plan,
        "mandated": level.needs_mandated_support,
    }[need]
