"""Evidence in intelligence: what was decided on it, followed up, answered, and whose voice it is."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.coverage.context import Scene, counted, named
from qaif_cli.judge.meetings.frequency import recorded_since, weeks
from qaif_cli.judge.state.intelligence_and_meetings import answers
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.kinds.intelligence import Discussion, Intelligence

_COMPLAINTS = "complaints"


def decided(scene: Scene) -> Iterator[Shown]:
    """Every decision on a piece of intelligence."""
    for item, _, entry in _discussions(scene):
        yield scene.shown(item, entry.date, f"{scene.body(entry.body)} decided: {_decision(entry)}")


def are_decided(scene: Scene) -> Tally:
    """On how many pieces something was decided; one owes it once a whole week lies between it and the last day (§4.3)."""
    since = recorded_since(scene.framework.body_for("insights"), scene.framework)
    owed = []
    for state in scene.position.intelligence.values():
        item = state.item
        decided_on = any(entry.date <= scene.last for entry in state.discussions)
        asked = since is not None and item.date >= since and bool(weeks(item.date, scene.last))
        if scene.within(item.date) and (decided_on or asked):
            owed.append((named(item), decided_on))
    return counted(owed, "pieces of intelligence that came in with a decision")


def followed_up(scene: Scene) -> Iterator[Shown]:
    """Every time a piece of intelligence came back after its first discussion."""
    for item, place, entry in _discussions(scene):
        if place:
            yield scene.shown(
                item, entry.date, f"looked at again by {scene.body(entry.body)}: {_decision(entry)}"
            )


def warnings_answered(scene: Scene) -> Iterator[Shown]:
    """The early warnings that were answered, by the decision that did."""
    for item, _, entry in _discussions(scene):
        if item.early_warning and answers(entry):
            yield scene.shown(item, entry.date, f"early warning answered: {_decision(entry)}")


def voices(scene: Scene) -> Iterator[Shown]:
    """What patients and the public said."""
    heard = {source.id: source.name for source in scene.framework.sources if source.voice}
    for item in scene.register.intelligence:
        if item.source_type in heard and scene.within(item.date):
            yield scene.shown(
                item, item.date, f"heard from patients or the public: {heard[item.source_type]}"
            )


def areas_heard(scene: Scene) -> Tally:
    """About how many service areas patients or the public were heard."""
    services = [area for area in scene.register.areas if area.type == "service"]
    heard = {source.id for source in scene.framework.sources if source.voice}
    about = {
        area
        for item in scene.register.intelligence
        if item.source_type in heard and scene.within(item.date)
        for area in item.areas
    }
    owed = ((named(area), area.id in about) for area in services)
    return counted(owed, "service areas with the voice of patients or the public")


def complaints_shared(scene: Scene) -> Iterator[Shown]:
    """What was learnt from complaints and put before the System Quality Group, or referred on."""
    group = scene.framework.body_for("system-quality")
    family = {source.id for source in scene.framework.sources if source.family == _COMPLAINTS}
    items = {item.id: item for item in scene.register.intelligence if item.source_type in family}
    for item, _, entry in _discussions(scene):
        if item.id in items and entry.referred_to:
            yield scene.shown(item, entry.date, f"complaints referred on to {scene.body(entry.referred_to)}")
    for id_, item in items.items():
        for told in scene.discussed.get(id_, ()):
            if group and told.body == group.id and scene.within(told.day):
                yield scene.shown(item, told.day, f"complaints on the table of {scene.body(group.id)}")


def _discussions(scene: Scene) -> Iterator[tuple[Intelligence, int, Discussion]]:
    """Every discussion in the time, with its place among those of its item, counted from 0."""
    for state in scene.position.intelligence.values():
        for place, entry in enumerate(state.discussions):
            if scene.within(entry.date):
                yield state.item, place, entry


def _decision(entry: Discussion) -> str:
    done = f", {entry.action}" if entry.action else ""
    return f"{entry.decision.replace('-', ' ')}{done}"
