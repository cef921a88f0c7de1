"""Evidence in areas: reports in the framework's shape, judgements, statutory duties, confirmed positions."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import Scene, counted, named
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.kinds.area import Area, AreaUpdate, Duty
from qaif_cli.model.record import Record, Update
from qaif_cli.model.vocabulary import POSITIONS


def reports(scene: Scene) -> Iterator[Shown]:
    """The reports of service areas."""
    for area, update in _updates(scene):
        if area.type == "service":
            yield scene.shown(area, update.date, f"reported by the {scene.role(update.by)}")


def services_reported(scene: Scene) -> Tally:
    """How many service areas reported in the time."""
    there = {area.id for area, _ in _updates(scene)}
    owed = ((named(area), area.id in there) for area in scene.register.areas if area.type == "service")
    return counted(owed, "service areas with a report in the cycle")


def judgements(scene: Scene) -> Iterator[Shown]:
    """The assurance judgements, on the framework's scale and with their basis."""
    names = scene.framework.names("judgement")
    for area, update in _updates(scene):
        judged = update.judgement
        if judged:
            level = names.get(judged.level, judged.level).lower()
            what = f"{level}, on the basis {judged.basis}: {judged.why}"
            yield scene.shown(area, update.date, what)


def both_requirements(scene: Scene) -> Iterator[Shown]:
    """The reports of service areas that tell of standards, by a judgement, and of improvement."""
    for area, update in _updates(scene):
        if area.type == "service" and update.judgement and update.improvement:
            yield scene.shown(area, update.date, "a judgement on standards, and an account of improvement")


def duty_positions(scene: Scene) -> Iterator[Shown]:
    """The positions on statutory duties that say where the organisation stands and what shows it."""
    for area in scene.register.areas:
        for duty in area.duties:
            for entry in duty.positions:
                evidence = known(entry.evidence)
                if scene.within(entry.date) and evidence and entry.position != UNKNOWN:
                    stands = POSITIONS.label(entry.position)
                    what = f"duty {duty.id} is {stands}, by the {scene.role(entry.by)}: {evidence}"
                    yield scene.shown(area, entry.date, what)


def duties_told(scene: Scene) -> Tally:
    """On how many duties of service areas it was said, in the time, where the organisation stands."""
    owed = (
        (f"{area.id}, {duty.id}: {duty.duty}", _told(duty, scene))
        for area in scene.register.areas
        if area.type == "service"
        for duty in area.duties
    )
    return counted(owed, "statutory duties of service areas with a known position in the cycle")


def confirmed(scene: Scene) -> Iterator[Shown]:
    """The reports that confirm the routine position of providers."""
    for area, update in _updates(scene):
        if update.confirmed:
            count = len(update.confirmed)
            what = f"routine position of {'1 provider' if count == 1 else f'{count} providers'} confirmed"
            yield scene.shown(area, update.date, what)


def arranged(scene: Scene) -> Iterator[Shown]:
    """The updates that have insight, involvement and improvement."""
    for record, update in _reporting(scene):
        if update.insight and update.involvement and update.improvement:
            yield scene.shown(record, update.date, "insight, involvement and improvement")


def sourced(scene: Scene) -> Iterator[Shown]:
    """The updates whose insight names its sources."""
    for record, update in _reporting(scene):
        hard = sum(insight.nature == "hard" for insight in update.insight)
        if update.insight:
            soft = len(update.insight) - hard
            first = update.insight[0]
            yield scene.shown(record, update.date, f"{hard} hard and {soft} soft, such as {first.source}")


def sustained(scene: Scene) -> Iterator[Shown]:
    """The updates that say what improves and how it will last."""
    for record, update in _reporting(scene):
        if update.improvement and update.sustained_by:
            yield scene.shown(record, update.date, f"sustained by: {update.sustained_by}")


def hard_and_soft(scene: Scene) -> Iterator[Shown]:
    """The updates that bring hard and soft intelligence together."""
    for record, update in _reporting(scene):
        if len({insight.nature for insight in update.insight}) > 1:
            yield scene.shown(record, update.date, "hard and soft intelligence side by side")


def _told(duty: Duty, scene: Scene) -> bool:
    """Whether it was said, in the time, where the organisation stands with a duty."""
    return any(scene.within(entry.date) and entry.position != UNKNOWN for entry in duty.positions)


def _updates(scene: Scene) -> Iterator[tuple[Area, AreaUpdate]]:
    for area in scene.register.areas:
        for update in area.updates:
            if scene.within(update.date):
                yield area, update


def _reporting(scene: Scene) -> Iterator[tuple[Record, Update]]:
    """The updates of areas and concerns."""
    yield from _updates(scene)
    for concern in scene.register.concerns:
        for update in concern.updates:
            if scene.within(update.date):
                yield concern, update
