"""Evidence in indicators: agreed, kept up, read beside intelligence, with a baseline, reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.coverage.context import Scene, counted, named
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.words import as_given, listed


def agreed(scene: Scene) -> Iterator[Shown]:
    """The indicators that have an owner, a definition and a figure in the time, and what they are read beside."""
    named_by = _named_by(scene)
    for state in _open(scene):
        beside = _beside(state, named_by)
        if beside and _is_agreed(state, scene):
            yield _figure(state, scene, f"read beside {listed(beside)}; ")


def are_agreed(scene: Scene) -> Tally:
    """How many indicators do so."""
    named_by = _named_by(scene)
    owed = (
        (named(state.indicator), _is_agreed(state, scene) and bool(_beside(state, named_by)))
        for state in _open(scene)
    )
    return counted(owed, "indicators with owner, definition and figures, beside intelligence or a risk")


def beside_intelligence(scene: Scene) -> Iterator[Shown]:
    """The intelligence that was read together with indicators."""
    for item in scene.register.intelligence:
        for id_ in item.indicators if scene.within(item.date) else ():
            yield scene.shown(item, item.date, f"read beside the indicator {scene.register.title(id_)}")


def for_the_board(scene: Scene) -> Tally:
    """How many indicators are reported to the Board."""
    board = scene.framework.body_for("board")
    owed = (
        (named(state.indicator), board is not None and board.id in state.indicator.reported_to)
        for state in _open(scene)
    )
    return counted(owed, "indicators reported to the Board")


def in_services(scene: Scene) -> Iterator[Shown]:
    """The indicators that a service follows, with a figure in the time."""
    for state in _open(scene):
        if state.indicator.service and scene.within(_last_day(state)):
            yield _figure(state, scene, f"followed in {state.indicator.service}; ")


def with_dimensions(scene: Scene) -> Iterator[Shown]:
    """The indicators with the dimensions of quality that they show."""
    for state in _open(scene):
        if state.indicator.dimensions:
            count = len(state.indicator.dimensions)
            what = f"shows {count} of the dimensions of quality"
            yield scene.shown(state.indicator, None, what)


def dimensions(scene: Scene) -> Iterator[tuple[str, bool]]:
    """Each indicator, and whether it carries a dimension."""
    return ((named(state.indicator), bool(state.indicator.dimensions)) for state in _open(scene))


def with_baseline(scene: Scene) -> Iterator[Shown]:
    """The indicators of which it is known where they stood before."""
    for state in _open(scene):
        baseline = known(state.indicator.baseline)
        if baseline:
            what = f"it stood at {as_given(baseline.value)} {state.indicator.unit}"
            yield scene.shown(state.indicator, None, what)


def baselines(scene: Scene) -> Iterator[tuple[str, bool]]:
    """Each indicator, and whether it has a baseline."""
    return ((named(state.indicator), known(state.indicator.baseline) is not None) for state in _open(scene))


def taken_up(scene: Scene) -> Iterator[Shown]:
    """The indicators that say what they count, which way is better, and where they are read, with a figure."""
    for state in _open(scene):
        if _is_taken_up(state, scene):
            yield _figure(state, scene, f"better {state.indicator.better}; ")


def are_taken_up(scene: Scene) -> Tally:
    """How many indicators do so."""
    owed = ((named(state.indicator), _is_taken_up(state, scene)) for state in _open(scene))
    return counted(owed, "indicators that say what they count and where they are read, with a figure")


def _open(scene: Scene) -> Iterator[IndicatorState]:
    return (state for state in scene.position.indicators.values() if not state.closed)


def _named_by(scene: Scene) -> dict[str, list[str]]:
    """The intelligence that had come in on the last day, by the indicators that it names."""
    found: dict[str, list[str]] = {}
    for item in scene.register.intelligence:
        for id_ in item.indicators if item.date <= scene.last else ():
            found.setdefault(id_, []).append(item.id)
    return found


def _beside(state: IndicatorState, named_by: dict[str, list[str]]) -> list[str]:
    """The intelligence and the risks that an indicator is read beside."""
    return [*named_by.get(state.indicator.id, ()), *state.indicator.risks]


def _last_day(state: IndicatorState) -> date | None:
    """The day of the last figure."""
    return max((point.date for _, point in state.chart.points if point.value is not None), default=None)


def _is_agreed(state: IndicatorState, scene: Scene) -> bool:
    defined = known(state.indicator.definition) is not None and state.owner != UNKNOWN
    return defined and scene.within(_last_day(state))


def _is_taken_up(state: IndicatorState, scene: Scene) -> bool:
    indicator = state.indicator
    read = bool(indicator.reported_to or indicator.service)
    return read and known(indicator.definition) is not None and scene.within(_last_day(state))


def _figure(state: IndicatorState, scene: Scene, lead: str) -> Shown:
    day, value = next(
        (point.date, point.value) for _, point in reversed(state.chart.points) if point.value is not None
    )
    return scene.shown(state.indicator, day, f"{lead}last figure {as_given(value)} {state.indicator.unit}")
