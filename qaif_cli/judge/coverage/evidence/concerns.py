"""Concerns show who is accountable, with whom they were shared, what support was given, and how they were left."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import EvidenceContext, named
from qaif_cli.judge.coverage.evidence.meetings import day_of_group, said
from qaif_cli.judge.coverage.expectation import expectation
from qaif_cli.judge.state.open_records import open_actions
from qaif_cli.model.base import known
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.kinds.concern import Concern, Support
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.position import ConcernState
from qaif_cli.model.words import in_words, listed


def _open(context: EvidenceContext) -> Iterator[tuple[str, ConcernState]]:
    for state in context.position.concerns.values():
        if not state.closed:
            yield named(state.concern), state


def _above_lowest(context: EvidenceContext) -> Iterator[tuple[str, ConcernState]]:
    lowest = context.framework.lowest.order
    return ((name, state) for name, state in _open(context) if state.order > lowest)


def _levers(context: EvidenceContext) -> Iterator[tuple[str, tuple[Concern, Support]]]:
    """The levers of the contract that were used in the time."""
    for concern in context.register.concerns:
        for entry in context.in_period(concern.support):
            if entry.contract_lever:
                yield f"{concern.id}, {in_words(entry.date)}", (concern, entry)


def other_subjects(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The open concerns about a place, a pathway or a system."""
    for _, state in _open(context):
        subject = state.concern.subject
        if subject.type != "service":
            what = f"a {subject.type} held at {context.level(state.level)}: {subject.name}"
            yield context.shown(state.concern, state.since, what)


@expectation(_open, "open concerns that name the accountable provider or say why there is none")
def accountable(context: EvidenceContext, state: ConcernState) -> Iterator[EvidenceShown]:
    """The open concerns that name the accountable provider, or say how their accountability is arranged."""
    provider = state.concern.subject.provider
    arranged = known(state.current.accountability)
    if provider:
        what = f"the accountable provider is {context.register.title(provider)}"
        yield context.shown(state.concern, state.since, what)
    elif arranged:
        yield context.shown(state.concern, state.since, f"no single provider: {arranged}")


def sharing(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """Every time a concern was shared with a provider or a body."""
    for concern in context.register.concerns:
        for entry in context.in_period(concern.shared):
            provider, body = entry.with_provider, entry.with_body or "nobody"
            whom = context.register.title(provider) if provider else context.body(body)
            yield context.shown(concern, entry.date, f"shared with {whom}")


def support_by_us(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The support that bodies of the ICB gave."""
    for concern in context.register.concerns:
        for entry in context.in_period(concern.support):
            body = context.framework.body(entry.body)
            if body and context.framework.side(body) == "icb" and not entry.contract_lever:
                yield context.shown(concern, entry.date, f"support by {context.body(body.id)}: {entry.text}")


@expectation(_levers, "levers of the contract used after support was given")
def levers(context: EvidenceContext, used: tuple[Concern, Support]) -> Iterator[EvidenceShown]:
    """The levers of the contract that were used after support was given."""
    concern, lever = used
    support = [entry.date for entry in concern.support if not entry.contract_lever]
    if first := min((day for day in support if day <= lever.date), default=None):
        what = f"{lever.text}; support was given since {in_words(first)}"
        yield context.shown(concern, lever.date, what)


def criteria_met(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The exit criteria met, with evidence, of concerns that the System Quality Group had on its table."""
    for concern in context.register.concerns:
        if day_of_group(context, concern.id) is None:
            continue
        for criterion in concern.exit_criteria:
            met = criterion.met
            shown = known(met.evidence) if met else None
            if met and shown and context.within(met.date):
                yield context.shown(concern, met.date, f"criterion {criterion.id} met: {shown}")


def passed_on(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """Concerns of the System Quality Group that went on to the ICB's committees, local authorities or NHS England."""
    onward = {
        body.id
        for body in context.framework.bodies
        if context.framework.side(body) in ("nhse", "local-authority")
    }
    onward |= {body.id for body in context.framework.bodies if body.function in ("assurance", "board")}
    for concern in context.register.concerns:
        first = day_of_group(context, concern.id)
        for told in context.discussed.get(concern.id, ()) if first else ():
            if first and told.body in onward and told.day >= first and context.within(told.day):
                what = said(f"passed on to {context.body(told.body)}", told.decision)
                yield context.shown(concern, told.day, what)


def passed_to_region(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The concerns that were shared with a body of NHS England, or on its table."""
    region = {body.id for body in context.framework.bodies if context.framework.side(body) == "nhse"}
    for concern in context.register.concerns:
        for entry in context.in_period(concern.shared):
            if entry.with_body and entry.with_body in region:
                yield context.shown(concern, entry.date, f"shared with {context.body(entry.with_body)}")
        for told in context.discussed.get(concern.id, ()):
            if told.body in region and context.within(told.day):
                yield context.shown(concern, told.day, f"on the table of {context.body(told.body)}")


@expectation(_above_lowest, "concerns above the lowest level with a plan and a body that follows it")
def watched(context: EvidenceContext, state: ConcernState) -> Iterator[EvidenceShown]:
    """The open concerns above the lowest level whose plan has a body that leads and follows it."""
    plan, body = known(state.concern.improvement_plan), known(state.concern.lead_body)
    if plan and body:
        count = len(list(open_actions(plan.actions)))
        what = (
            f"improvement plan followed by {context.body(body)}, {count} of {len(plan.actions)} actions open"
        )
        yield context.shown(state.concern, known(plan.agreed), what)


@expectation(_open, "open concerns with a dimension of quality")
def with_dimensions(context: EvidenceContext, state: ConcernState) -> Iterator[EvidenceShown]:
    """The open concerns whose risks carry the dimensions of quality."""
    risks = [context.register.get(Risk, id_) for id_ in state.concern.risks]
    if carried := [risk.id for risk in risks if risk and risk.dimensions]:
        yield context.shown(state.concern, None, f"by the dimensions of {listed(carried)}")
