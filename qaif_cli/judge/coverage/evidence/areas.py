"""Areas show reports in the framework's shape, judgements, positions on statutory duties, and routine positions confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qaif_cli.judge.coverage.context import EvidenceContext, named
from qaif_cli.judge.coverage.expectation import expectation
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.coverage import EvidenceShown
from qaif_cli.model.kinds.area import Area, AreaUpdate, Duty
from qaif_cli.model.record import Record, Update
from qaif_cli.model.vocabulary import POSITIONS


def _services(context: EvidenceContext) -> Iterator[tuple[str, Area]]:
    return ((named(area), area) for area in context.register.areas if area.type == "service")


def _duties(context: EvidenceContext) -> Iterator[tuple[str, tuple[Area, Duty]]]:
    for area in context.register.areas:
        for duty in area.duties:
            yield f"{area.id}, {duty.id}: {duty.duty}", (area, duty)


@expectation(_services, "service areas with a report in the cycle")
def reports(context: EvidenceContext, area: Area) -> Iterator[EvidenceShown]:
    """The reports of service areas."""
    for update in context.in_period(area.updates):
        yield context.shown(area, update.date, f"reported by the {context.role(update.by)}")


def judgements(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The assurance judgements, on the framework's scale and with their basis."""
    names = context.framework.names("judgement")
    for area, update in _updates(context):
        judged = update.judgement
        if judged:
            level = names.get(judged.level, judged.level).lower()
            what = f"{level}, on the basis {judged.basis}: {judged.why}"
            yield context.shown(area, update.date, what)


def both_requirements(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The reports of service areas that tell of standards, by a judgement, and of improvement."""
    for area, update in _updates(context):
        if area.type == "service" and update.judgement and update.improvement:
            yield context.shown(area, update.date, "a judgement on standards, and an account of improvement")


def _is_told(context: EvidenceContext, of: tuple[Area, Duty], _: Sequence[EvidenceShown]) -> bool:
    return any(entry.position != UNKNOWN for entry in context.in_period(of[1].positions))


@expectation(
    _duties,
    "statutory duties of service areas with a known position in the cycle",
    holds=_is_told,
    owed=lambda _, of: of[0].type == "service",
)
def duty_positions(context: EvidenceContext, of: tuple[Area, Duty]) -> Iterator[EvidenceShown]:
    """The positions on statutory duties that say where the organisation stands and what shows it."""
    area, duty = of
    for entry in context.in_period(duty.positions):
        evidence = known(entry.evidence)
        if evidence and entry.position != UNKNOWN:
            stands = POSITIONS.label(entry.position)
            what = f"duty {duty.id} is {stands}, by the {context.role(entry.by)}: {evidence}"
            yield context.shown(area, entry.date, what)


def confirmed(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The reports that confirm the routine position of providers."""
    for area, update in _updates(context):
        if update.confirmed:
            count = len(update.confirmed)
            what = f"routine position of {'1 provider' if count == 1 else f'{count} providers'} confirmed"
            yield context.shown(area, update.date, what)


def arranged(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The updates that have insight, involvement and improvement."""
    for record, update in _reporting(context):
        if update.insight and update.involvement and update.improvement:
            yield context.shown(record, update.date, "insight, involvement and improvement")


def sourced(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The updates whose insight names its sources."""
    for record, update in _reporting(context):
        hard = sum(insight.nature == "hard" for insight in update.insight)
        if update.insight:
            soft = len(update.insight) - hard
            first = update.insight[0]
            yield context.shown(record, update.date, f"{hard} hard and {soft} soft, such as {first.source}")


def sustained(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The updates that say what improves and how it will last."""
    for record, update in _reporting(context):
        if update.improvement and update.sustained_by:
            yield context.shown(record, update.date, f"sustained by: {update.sustained_by}")


def hard_and_soft(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The updates that bring hard and soft intelligence together."""
    for record, update in _reporting(context):
        if len({insight.nature for insight in update.insight}) > 1:
            yield context.shown(record, update.date, "hard and soft intelligence side by side")


def _updates(context: EvidenceContext) -> Iterator[tuple[Area, AreaUpdate]]:
    for area in context.register.areas:
        for update in context.in_period(area.updates):
            yield area, update


def _reporting(context: EvidenceContext) -> Iterator[tuple[Record, Update]]:
    """The updates of areas and concerns."""
    yield from _updates(context)
    for concern in context.register.concerns:
        for update in context.in_period(concern.updates):
            yield concern, update
