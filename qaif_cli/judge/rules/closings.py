"""Closing a concern above the lowest level is a decision like a step down: by whom, at which body, on what ground."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.closings import closed_on
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import latest
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Closure
from qaif_cli.model.settings import Level
from qaif_cli.model.words import in_words, listed


@rule(
    "CON015",
    "closed-above-routine",
    "error",
    "§5.1 Women's services, §4.4; that a closing is judged as a step down is our own",
    "P",
)
def closed_above_routine(now: Moment) -> Iterator[Hit]:
    """A concern closed above the lowest level before its exit criteria were met, at no body that may, or by another role.

    The body is one that may authorise the level. The role owns or leads it: the owner of that day, the lead of its area, the chair of its lead body, and the deputy of each.
    Why it matters: a concern that is closed leaves every page; closed at enhanced or intensive, it leaves without the step
    down that the framework asks for.
    How to fix: open it again with `qaif concern reopen`, and step it down first; or, if it was decided, write the body as
    `forum`, the role in `by`, and the criteria that were met with their day and evidence. Else agree an exception.
    Example: a concern at intensive, closed by a quality lead of another area with five criteria unmet.
    """
    for concern in now.register.concerns:
        closing = closed_on(concern, now.day)
        level = level_at(concern, closing.closure, now.framework) if closing else None
        if closing is None or level is None or closing.since < now.framework.valid_from:
            continue
        if level.order > now.framework.lowest.order:
            closure = f"it was closed on {in_words(closing.since)} at {level.name}"
            for pointer, why in not_decided(concern, closing.closure, level, now):
                yield Hit(concern.id, pointer, f"{closure}, {why}")


def level_at(concern: Concern, closure: Closure, framework: Framework) -> Level | None:
    """The level at which a concern stood when it was closed."""
    held = latest(concern.levels, closure.date)
    return framework.level(held.level) if held else None


def not_decided(concern: Concern, closure: Closure, level: Level, now: Moment) -> Iterator[tuple[str, str]]:
    """What is missing for a closing above the lowest level: where it stands, and in words.

    Args:
        concern: The concern.
        closure: How it was closed.
        level: The level at which it stood.
        now: The settings and the areas.
    """
    unmet = _unmet(concern, closure, level, now.framework)
    if unmet:
        yield "/closed", unmet
    body = now.framework.body(closure.forum) if closure.forum else None
    if body is None:
        yield "/closed", "and no body is named that agreed to it"
    elif level.id not in body.may_authorise:
        yield "/closed/forum", f"at {body.name}, which may not authorise that level"
    if closure.by == UNKNOWN:
        yield "/closed/by", "and nobody knows by whom"
    elif closure.by not in _may_close(concern, closure, now):
        yield "/closed/by", f"by `{closure.by}`, which neither owns nor leads it"


def _unmet(concern: Concern, closure: Closure, level: Level, framework: Framework) -> str:
    """What was not met of the exit criteria below a level; empty where all were."""
    below = {other.id for other in framework.levels if other.order < level.order}
    criteria = [item for item in concern.exit_criteria if item.to in below]
    unmet = [item.id for item in criteria if item.met is None or item.met.date > closure.date]
    if not criteria:
        return "and rests on no exit criterion"
    return f"with {listed(unmet)} of its exit criteria unmet" if unmet else ""


def _may_close(concern: Concern, closure: Closure, now: Moment) -> set[str]:
    """The roles that own or lead a concern, and their deputies."""
    area = now.register.get(Area, concern.subject.area)
    body = now.framework.body(concern.lead_body)
    roles = {
        concern.owner_on(closure.date),
        area.lead if area else UNKNOWN,
        body.chair_role if body else UNKNOWN,
    }
    deputies = {role.deputy for role in now.framework.roles if role.id in roles and role.deputy}
    return (roles | deputies) - {UNKNOWN}
