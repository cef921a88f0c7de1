"""What a concern must have at the level where it stands: support, a plan, the right lead."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.answered import is_taken, next_decision
from qaif_cli.judge.state.level_needs import Need, lacking
from qaif_cli.judge.state.open_records import open_concerns
from qaif_cli.judge.wording import whose_bodies
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Hit
from qaif_cli.model.history import last
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Body, Level
from qaif_cli.model.words import in_words


@rule("CON004", "level-without-support", "error", "§4.4, §6; how soon is our own", "V")
def without_support(now: Moment) -> Iterator[Hit]:
    """A concern at a level that requires support, and no support is recorded; no sooner than `thresholds: support_begun` allows.

    Why it matters: enhanced and intensive are levels of assurance and of support; a plan alone is not enough.
    How to fix: record which body gives what, and since when.
    Example: a concern at enhanced with `support: []`.
    """
    yield from _late(now, "support")


@rule("CON005", "level-without-improvement-plan", "error", "§4.4, §6; how soon is our own", "V")
def without_plan(now: Moment) -> Iterator[Hit]:
    """A concern at a level that requires an improvement plan, and none is agreed; no sooner than `thresholds: plan_agreed` allows.

    Why it matters: at enhanced and intensive, improvement plans are required.
    How to fix: agree the plan, and write the day on which it was agreed and its actions.
    Example: a concern at enhanced with `improvement_plan: unknown`.
    """
    yield from _late(now, "plan")


@rule(
    "CON006",
    "intensive-without-mandated-support",
    "error",
    "§4.4; how soon is our own",
    "V",
    after=("CON004",),
)
def without_mandated_support(now: Moment) -> Iterator[Hit]:
    """A concern at a level that requires mandated support, and none is recorded as mandated; within the time of CON004.

    Why it matters: intensive assurance and support includes mandated recovery and improvement support.
    How to fix: record the support with `mandated: true`.
    Example: a concern at intensive whose support is all offered and none mandated.
    """
    yield from _late(now, "mandated")


@rule("CON007", "led-by-another-body", "error", "§4.4", "V")
def led_by_another(now: Moment) -> Iterator[Hit]:
    """A concern whose lead body is not one that leads at its level, or is unknown above the lowest.

    Why it matters: routine is led by the ICB or place with providers, enhanced by them with support of the
    NHS England region as required, and intensive by NHS England and regulators.
    How to fix: write the body that leads now.
    Example: a concern at intensive with `lead_body: quality-committee`.
    """
    lowest = now.framework.lowest.order
    for concern, level in _at_levels(now):
        expected = whose_bodies(level.lead_acts_for, now.framework)
        body = now.framework.body(concern.lead_body)
        if concern.lead_body == UNKNOWN and level.order > lowest:
            yield Hit(concern.id, "/lead_body", f"it is at {level.name} and nobody knows which body leads")
        elif body is not None and not now.framework.acts_for(body, level.lead_acts_for):
            message = f"it is at {level.name} and led by {body.name}, and this level is led by {expected}"
            yield Hit(concern.id, "/lead_body", message)


@rule("CON016", "level-needs-not-met-yet", "warning", "our own; §4.4 and §6 say no time", "P")
def not_yet(now: Moment) -> Iterator[Hit]:
    """A concern that lacks the plan or the support that its level asks for, while the settings still give time for it.

    Why it matters: a concern is raised on the day it must be, and not on the day the plan is ready; but both are owed from then on.
    How to fix: agree the plan or record the support by the day that is named; after it CON004, CON005 or CON006 finds it as an error.
    Example: a concern that came to enhanced last week, with `improvement_plan: unknown` and `plan_agreed` at 28 days.
    """
    for item in lacking(now):
        if item.until and not item.late(now.day):
            message = f"{item.message}; it is owed by {in_words(item.until)}"
            yield Hit(item.concern.id, item.pointer, message)


@rule(
    "CON018",
    "plan-without-improvement-group",
    "warning",
    "National Quality Board, risk response and escalation, 2022, whose text could not be read",
    "U",
)
def without_group(now: Moment) -> Iterator[Hit]:
    """A concern at a level that asks for an improvement plan, and no body is named that follows it.

    Why it matters: a plan that no group looks at between two committees is followed by nobody.
    How to fix: name the body with `qaif concern edit --improvement-group BODY`; a new one is a body of the framework
    (`qaif body add`), whose meetings are then kept like any other's. The framework asks for plans and names no group
    for them; the rule is off until `rules: enabled` of `framework.yaml` names it.
    Example: a concern at enhanced with an agreed plan and no `improvement_group`.
    """
    for concern in open_concerns(now):
        current = last(concern.levels)
        level = now.framework.level(current.level) if current else None
        if level and level.needs_plan and concern.improvement_group is None:
            message = f"it is at {level.name}, and no body is named that follows its improvement plan"
            yield Hit(concern.id, "/improvement_plan" if concern.improvement_plan else "", message)


@rule("CON017", "body-has-ended", "warning", "our own", "P")
def body_has_ended(now: Moment) -> Iterator[Hit]:
    """An open concern that is led by a body that has ended, or whose next decision is one of such a body.

    On its last day the body is still there.
    Why it matters: nobody leads and nobody will decide; the concern stays where it is, and every list looks in order.
    How to fix: name the body that leads now with `qaif concern edit --lead-body`, such as the successor; and have the
    next decision named anew with `qaif concern table --next-decision DAY --next-body BODY`.
    Example: `lead_body: quality-committee`, and in `framework.yaml` that body ended on 31 March with a successor.
    """
    gone = {body.id: body for body in now.framework.bodies if body.ended and body.ended < now.day}
    for concern in open_concerns(now) if gone else ():
        lead = gone.get(concern.lead_body)
        if lead:
            yield Hit(concern.id, "/lead_body", f"it is led by the {_ended(lead, now)}")
        ahead = next_decision(concern)
        body = gone.get(ahead.body) if ahead and not is_taken(ahead, concern, now) else None
        if ahead and body:
            place = next(place for place, entry in enumerate(concern.tabled) if entry.next_decision is ahead)
            message = f"it is to be decided on by the {_ended(body, now)}"
            yield Hit(concern.id, f"/tabled/{place}/next_decision/body", message)


def _ended(body: Body, now: Moment) -> str:
    """That a body ended, and who goes on with its work."""
    heir = now.framework.going_on(body.id, now.day)
    after = (
        f"; `{heir.id}` goes on with its work" if heir else ", and nobody is named who goes on with its work"
    )
    return f"{body.name}, which ended on {in_words(body.ended)}{after}" if body.ended else body.name


def _late(now: Moment, need: Need) -> Iterator[Hit]:
    """What should be there by the day."""
    for item in lacking(now):
        if item.need == need and item.late(now.day):
            yield Hit(item.concern.id, item.pointer, item.message)


def _at_levels(now: Moment) -> Iterator[tuple[Concern, Level]]:
    """Every open concern with the level where it stands."""
    for concern in open_concerns(now):
        current = last(concern.levels)
        level = now.framework.level(current.level) if current else None
        if level:
            yield concern, level
