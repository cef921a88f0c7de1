"""Evidence in concerns: who authorised a level and on what grounds, with whom it was shared, how it was left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.coverage.context import EvidenceContext, counted, named
from qaif_cli.judge.coverage.evidence.meetings import day_of_group
from qaif_cli.judge.state.open_records import open_actions
from qaif_cli.model.base import known
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.kinds.concern import Concern, Support
from qaif_cli.model.position import ConcernState
from qaif_cli.model.words import in_words, listed


def other_subjects(context: EvidenceContext) -> Iterator[Shown]:
    """The open concerns about a place, a pathway or a system."""
    for state in _open(context):
        subject = state.concern.subject
        if subject.type != "service":
            level = context.level(state.level)
            yield context.shown(
                state.concern, state.since, f"a {subject.type} held at {level}: {subject.name}"
            )


def accountable(context: EvidenceContext) -> Iterator[Shown]:
    """The open concerns that name the accountable provider, or say how their accountability is arranged."""
    for state in _open(context):
        provider = state.concern.subject.provider
        arranged = known(state.current.accountability)
        if provider:
            what = f"the accountable provider is {context.register.title(provider)}"
            yield context.shown(state.concern, state.since, what)
        elif arranged:
            yield context.shown(state.concern, state.since, f"no single provider: {arranged}")


def are_accountable(context: EvidenceContext) -> Tally:
    """How many open concerns do so."""
    there = {item.record for item in accountable(context)}
    owed = ((named(state.concern), state.concern.id in there) for state in _open(context))
    return counted(owed, "open concerns that name the accountable provider or say why there is none")


def sharing(context: EvidenceContext) -> Iterator[Shown]:
    """Every time a concern was shared with a provider or a body."""
    for concern in context.register.concerns:
        for entry in concern.shared:
            if context.within(entry.date):
                whom = (
                    context.register.title(entry.with_provider)
                    if entry.with_provider
                    else context.body(entry.with_body or "nobody")
                )
                yield context.shown(concern, entry.date, f"shared with {whom}")


def support_by_us(context: EvidenceContext) -> Iterator[Shown]:
    """The support that bodies of the ICB gave."""
    for concern in context.register.concerns:
        for entry in concern.support:
            body = context.framework.body(entry.body)
            ours = body is not None and body.acts_for == "icb" and not entry.contract_lever
            if body and ours and context.within(entry.date):
                yield context.shown(concern, entry.date, f"support by {context.body(body.id)}: {entry.text}")


def levers(context: EvidenceContext) -> Iterator[Shown]:
    """The levers of the contract that were used after support was given."""
    for concern, entry, first in _levers(context):
        if first:
            what = f"{entry.text}; support was given since {in_words(first)}"
            yield context.shown(concern, entry.date, what)


def levers_after_support(context: EvidenceContext) -> Tally:
    """How many levers of the contract were used so."""
    owed = (
        (f"{concern.id}, {in_words(entry.date)}", first is not None)
        for concern, entry, first in _levers(context)
    )
    return counted(owed, "levers of the contract used after support was given")


def criteria_met(context: EvidenceContext) -> Iterator[Shown]:
    """The exit criteria met, with evidence, of concerns that the System Quality Group had on its table."""
    for concern in context.register.concerns:
        if day_of_group(context, concern.id) is None:
            continue
        for criterion in concern.exit_criteria:
            met = criterion.met
            shown = known(met.evidence) if met else None
            if met and shown and context.within(met.date):
                yield context.shown(concern, met.date, f"criterion {criterion.id} met: {shown}")


def passed_on(context: EvidenceContext) -> Iterator[Shown]:
    """Concerns of the System Quality Group that went on to the ICB's committees, local authorities or NHS England."""
    onward = {body.id for body in context.framework.bodies if body.acts_for in ("nhse", "local-authority")}
    onward |= {body.id for body in context.framework.bodies if body.function in ("assurance", "board")}
    for concern in context.register.concerns:
        first = day_of_group(context, concern.id)
        for told in context.discussed.get(concern.id, ()) if first else ():
            if first and told.body in onward and told.day >= first and context.within(told.day):
                decision = f": {told.decision}" if told.decision else ""
                yield context.shown(concern, told.day, f"passed on to {context.body(told.body)}{decision}")


def passed_to_region(context: EvidenceContext) -> Iterator[Shown]:
    """The concerns that were shared with a body of NHS England, or on its table."""
    region = {body.id for body in context.framework.bodies if body.acts_for == "nhse"}
    for concern in context.register.concerns:
        for entry in concern.shared:
            if entry.with_body and entry.with_body in region and context.within(entry.date):
                yield context.shown(concern, entry.date, f"shared with {context.body(entry.with_body)}")
        for told in context.discussed.get(concern.id, ()):
            if told.body in region and context.within(told.day):
                yield context.shown(concern, told.day, f"on the table of {context.body(told.body)}")


def watched(context: EvidenceContext) -> Iterator[Shown]:
    """The open concerns above the lowest level whose plan has a body that leads and follows it."""
    for state in _above_lowest(context):
        plan, body = known(state.concern.improvement_plan), known(state.concern.lead_body)
        if plan and body:
            count = len(list(open_actions(plan.actions)))
            what = f"improvement plan followed by {context.body(body)}, {count} of {len(plan.actions)} actions open"
            yield context.shown(state.concern, known(plan.agreed), what)


def are_watched(context: EvidenceContext) -> Tally:
    """How many of the open concerns above the lowest level do so."""
    there = {item.record for item in watched(context)}
    owed = ((named(state.concern), state.concern.id in there) for state in _above_lowest(context))
    return counted(owed, "concerns above the lowest level with a plan and a body that follows it")


def with_dimensions(context: EvidenceContext) -> Iterator[Shown]:
    """The open concerns whose risks carry the dimensions of quality."""
    carried = {risk.id for risk in context.register.risks if risk.dimensions}
    for state in _open(context):
        risks = [risk for risk in state.concern.risks if risk in carried]
        if risks:
            yield context.shown(state.concern, None, f"by the dimensions of {listed(risks)}")


def dimensions(context: EvidenceContext) -> Iterator[tuple[str, bool]]:
    """Each open concern, and whether a risk of it carries a dimension."""
    there = {item.record for item in with_dimensions(context)}
    return ((named(state.concern), state.concern.id in there) for state in _open(context))


def _levers(context: EvidenceContext) -> Iterator[tuple[Concern, Support, date | None]]:
    """The levers used in the time, each with the day of the first support before it, or None."""
    for concern in context.register.concerns:
        entries = concern.support
        for entry in entries:
            if entry.contract_lever and context.within(entry.date):
                before = (
                    item.date for item in entries if not item.contract_lever and item.date <= entry.date
                )
                yield concern, entry, min(before, default=None)


def _open(context: EvidenceContext) -> Iterator[ConcernState]:
    return (state for state in context.position.concerns.values() if not state.closed)


def _above_lowest(context: EvidenceContext) -> Iterator[ConcernState]:
    lowest = context.framework.lowest.order
    return (state for state in _open(context) if state.order > lowest)
