"""Evidence in indicators: agreed, kept up, read beside intelligence, with a baseline, reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.coverage.context import EvidenceContext, counted, named
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.coverage import Shown, Tally
from qaif_cli.model.words import as_given, listed


def agreed(context: EvidenceContext) -> Iterator[Shown]:
    """The indicators that have an owner, a definition and a figure in the time, and what they are read beside."""
    named_by = _named_by(context)
    for state in _open(context):
        beside = _beside(state, named_by)
        if beside and _is_agreed(state, context):
            yield _figure(state, context, f"read beside {listed(beside)}; ")


def are_agreed(context: EvidenceContext) -> Tally:
    """How many indicators do so."""
    named_by = _named_by(context)
    owed = (
        (named(state.indicator), _is_agreed(state, context) and bool(_beside(state, named_by)))
        for state in _open(context)
    )
    return counted(owed, "indicators with owner, definition and figures, beside intelligence or a risk")


def beside_intelligence(context: EvidenceContext) -> Iterator[Shown]:
    """The intelligence that was read together with indicators."""
    for item in context.register.intelligence:
        for id_ in item.indicators if context.within(item.date) else ():
            yield context.shown(item, item.date, f"read beside the indicator {context.register.title(id_)}")


def for_the_board(context: EvidenceContext) -> Tally:
    """How many indicators are reported to the Board."""
    board = context.framework.body_for("board")
    owed = (
        (named(state.indicator), board is not None and board.id in state.indicator.reported_to)
        for state in _open(context)
    )
    return counted(owed, "indicators reported to the Board")


def in_services(context: EvidenceContext) -> Iterator[Shown]:
    """The indicators that a service follows, with a figure in the time."""
    for state in _open(context):
        if state.indicator.service and context.within(_last_day(state)):
            yield _figure(state, context, f"followed in {state.indicator.service}; ")


def with_dimensions(context: EvidenceContext) -> Iterator[Shown]:
    """The indicators with the dimensions of quality that they show."""
    for state in _open(context):
        if state.indicator.dimensions:
            count = len(state.indicator.dimensions)
            what = f"shows {count} of the dimensions of quality"
            yield context.shown(state.indicator, None, what)


def dimensions(context: EvidenceContext) -> Iterator[tuple[str, bool]]:
    """Each indicator, and whether it carries a dimension."""
    return ((named(state.indicator), bool(state.indicator.dimensions)) for state in _open(context))


def with_baseline(context: EvidenceContext) -> Iterator[Shown]:
    """The indicators of which it is known where they stood before."""
    for state in _open(context):
        baseline = known(state.indicator.baseline)
        if baseline:
            what = f"it stood at {as_given(baseline.value)} {state.indicator.unit}"
            yield context.shown(state.indicator, None, what)


def baselines(context: EvidenceContext) -> Iterator[tuple[str, bool]]:
    """Each indicator, and whether it has a baseline."""
    return ((named(state.indicator), known(state.indicator.baseline) is not None) for state in _open(context))


def taken_up(context: EvidenceContext) -> Iterator[Shown]:
    """The indicators that say what they count, which way is better, and where they are read, with a figure."""
    for state in _open(context):
        if _is_taken_up(state, context):
            yield _figure(state, context, f"better {state.indicator.better}; ")


def are_taken_up(context: EvidenceContext) -> Tally:
    """How many indicators do so."""
    owed = ((named(state.indicator), _is_taken_up(state, context)) for state in _open(context))
    return counted(owed, "indicators that say what they count and where they are read, with a figure")


def _open(context: EvidenceContext) -> Iterator[IndicatorState]:
    return (state for state in context.position.indicators.values() if not state.closed)


def _named_by(context: EvidenceContext) -> dict[str, list[str]]:
    """The intelligence that had come in on the last day, by the indicators that it names."""
    found: dict[str, list[str]] = {}
    for item in context.register.intelligence:
        for id_ in item.indicators if item.date <= context.last else ():
            found.setdefault(id_, []).append(item.id)
    return found


def _beside(state: IndicatorState, named_by: dict[str, list[str]]) -> list[str]:
    """The intelligence and the risks that an indicator is read beside."""
    return [*named_by.get(state.indicator.id, ()), *state.indicator.risks]


def _last_day(state: IndicatorState) -> date | None:
    """The day of the last figure."""
    return max((point.date for _, point in state.chart.points if point.value is not None), default=None)


def _is_agreed(state: IndicatorState, context: EvidenceContext) -> bool:
    defined = known(state.indicator.definition) is not None and state.owner != UNKNOWN
    return defined and context.within(_last_day(state))


def _is_taken_up(state: IndicatorState, context: EvidenceContext) -> bool:
    indicator = state.indicator
    read = bool(indicator.reported_to or indicator.service)
    return read and known(indicator.definition) is not None and context.within(_last_day(state))


def _figure(state: IndicatorState, context: EvidenceContext, lead: str) -> Shown:
    day, value = next(
        (point.date, point.value) for _, point in reversed(state.chart.points) if point.value is not None
    )
    return context.shown(state.indicator, day, f"{lead}last figure {as_given(value)} {state.indicator.unit}")
