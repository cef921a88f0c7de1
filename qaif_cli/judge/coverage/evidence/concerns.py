"""Evidence in concerns: who authorised a level and on what grounds, with whom it was shared, how it was left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.coverage.context import Scene, counted, named
from qaif_cli.judge.coverage.evidence.meetings import day_of_group
from qaif_cli.judge.state.open_records import open_actions
from qaif_cli.model.base import known
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.kinds.concern import Concern, Support
from qaif_cli.model.position import ConcernState
from qaif_cli.model.words import in_words, listed


def other_subjects(scene: Scene) -> Iterator[Shown]:
    """The open concerns about a place, a pathway or a system."""
    for state in _open(scene):
        subject = state.concern.subject
        if subject.type != "service":
            level = scene.level(state.level)
            yield scene.shown(state.concern, state.since, f"a {subject.type} held at {level}: {subject.name}")


def accountable(scene: Scene) -> Iterator[Shown]:
    """The open concerns that name the accountable provider, or say how their accountability is arranged."""
    for state in _open(scene):
        provider = state.concern.subject.provider
        arranged = known(state.current.accountability)
        if provider:
            what = f"the accountable provider is {scene.register.title(provider)}"
            yield scene.shown(state.concern, state.since, what)
        elif arranged:
            yield scene.shown(state.concern, state.since, f"no single provider: {arranged}")


def are_accountable(scene: Scene) -> Tally:
    """How many open concerns do so."""
    there = {item.record for item in accountable(scene)}
    owed = ((named(state.concern), state.concern.id in there) for state in _open(scene))
    return counted(owed, "open concerns that name the accountable provider or say why there is none")


def sharing(scene: Scene) -> Iterator[Shown]:
    """Every time a concern was shared with a provider or a body."""
    for concern in scene.register.concerns:
        for entry in concern.shared:
            if scene.within(entry.date):
                whom = (
                    scene.register.title(entry.with_provider)
                    if entry.with_provider
                    else scene.body(entry.with_body or "nobody")
                )
                yield scene.shown(concern, entry.date, f"shared with {whom}")


def support_by_us(scene: Scene) -> Iterator[Shown]:
    """The support that bodies of the ICB gave."""
    for concern in scene.register.concerns:
        for entry in concern.support:
            body = scene.framework.body(entry.body)
            ours = body is not None and body.acts_for == "icb" and not entry.contract_lever
            if body and ours and scene.within(entry.date):
                yield scene.shown(concern, entry.date, f"support by {scene.body(body.id)}: {entry.text}")


def levers(scene: Scene) -> Iterator[Shown]:
    """The levers of the contract that were used after support was given."""
    for concern, entry, first in _levers(scene):
        if first:
            what = f"{entry.text}; support was given since {in_words(first)}"
            yield scene.shown(concern, entry.date, what)


def levers_after_support(scene: Scene) -> Tally:
    """How many levers of the contract were used so."""
    owed = (
        (f"{concern.id}, {in_words(entry.date)}", first is not None)
        for concern, entry, first in _levers(scene)
    )
    return counted(owed, "levers of the contract used after support was given")


def criteria_met(scene: Scene) -> Iterator[Shown]:
    """The exit criteria met, with evidence, of concerns that the System Quality Group had on its table."""
    for concern in scene.register.concerns:
        if day_of_group(scene, concern.id) is None:
            continue
        for criterion in concern.exit_criteria:
            met = criterion.met
            shown = known(met.evidence) if met else None
            if met and shown and scene.within(met.date):
                yield scene.shown(concern, met.date, f"criterion {criterion.id} met: {shown}")


def passed_on(scene: Scene) -> Iterator[Shown]:
    """Concerns of the System Quality Group that went on to the ICB's committees, local authorities or NHS England."""
    onward = {body.id for body in scene.framework.bodies if body.acts_for in ("nhse", "local-authority")}
    onward |= {body.id for body in scene.framework.bodies if body.function in ("assurance", "board")}
    for concern in scene.register.concerns:
        first = day_of_group(scene, concern.id)
        for told in scene.discussed.get(concern.id, ()) if first else ():
            if first and told.body in onward and told.day >= first and scene.within(told.day):
                decision = f": {told.decision}" if told.decision else ""
                yield scene.shown(concern, told.day, f"passed on to {scene.body(told.body)}{decision}")


def passed_to_region(scene: Scene) -> Iterator[Shown]:
    """The concerns that were shared with a body of NHS England, or on its table."""
    region = {body.id for body in scene.framework.bodies if body.acts_for == "nhse"}
    for concern in scene.register.concerns:
        for entry in concern.shared:
            if entry.with_body and entry.with_body in region and scene.within(entry.date):
                yield scene.shown(concern, entry.date, f"shared with {scene.body(entry.with_body)}")
        for told in scene.discussed.get(concern.id, ()):
            if told.body in region and scene.within(told.day):
                yield scene.shown(concern, told.day, f"on the table of {scene.body(told.body)}")


def watched(scene: Scene) -> Iterator[Shown]:
    """The open concerns above the lowest level whose plan has a body that leads and follows it."""
    for state in _above_lowest(scene):
        plan, body = known(state.concern.improvement_plan), known(state.concern.lead_body)
        if plan and body:
            count = len(list(open_actions(plan.actions)))
            what = f"improvement plan followed by {scene.body(body)}, {count} of {len(plan.actions)} actions open"
            yield scene.shown(state.concern, known(plan.agreed), what)


def are_watched(scene: Scene) -> Tally:
    """How many of the open concerns above the lowest level do so."""
    there = {item.record for item in watched(scene)}
    owed = ((named(state.concern), state.concern.id in there) for state in _above_lowest(scene))
    return counted(owed, "concerns above the lowest level with a plan and a body that follows it")


def with_dimensions(scene: Scene) -> Iterator[Shown]:
    """The open concerns whose risks carry the dimensions of quality."""
    carried = {risk.id for risk in scene.register.risks if risk.dimensions}
    for state in _open(scene):
        risks = [risk for risk in state.concern.risks if risk in carried]
        if risks:
            yield scene.shown(state.concern, None, f"by the dimensions of {listed(risks)}")


def dimensions(scene: Scene) -> Iterator[tuple[str, bool]]:
    """Each open concern, and whether a risk of it carries a dimension."""
    there = {item.record for item in with_dimensions(scene)}
    return ((named(state.concern), state.concern.id in there) for state in _open(scene))


def _levers(scene: Scene) -> Iterator[tuple[Concern, Support, date | None]]:
    """The levers used in the time, each with the day of the first support before it, or None."""
    for concern in scene.register.concerns:
        entries = concern.support
        for entry in entries:
            if entry.contract_lever and scene.within(entry.date):
                before = (
                    item.date for item in entries if not item.contract_lever and item.date <= entry.date
                )
                yield concern, entry, min(before, default=None)


def _open(scene: Scene) -> Iterator[ConcernState]:
    return (state for state in scene.position.concerns.values() if not state.closed)


def _above_lowest(scene: Scene) -> Iterator[ConcernState]:
    lowest = scene.framework.lowest.order
    return (state for state in _open(scene) if state.order > lowest)
