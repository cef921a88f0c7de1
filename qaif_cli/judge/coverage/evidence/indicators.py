"""Indicators show what is agreed, kept up, read beside intelligence, and reported, and where it stood before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.coverage.context import EvidenceContext, counted, named
from qaif_cli.judge.coverage.expectation import expectation
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.coverage import EvidenceShown, Tally
from qaif_cli.model.words import as_given, listed


def _open(context: EvidenceContext) -> Iterator[tuple[str, IndicatorState]]:
    for state in context.position.indicators.values():
        if not state.closed:
            yield named(state.indicator), state


def _beside(context: EvidenceContext) -> Iterator[tuple[str, tuple[IndicatorState, list[str]]]]:
    """The open indicators with what each is read beside: intelligence that came in by the last day, and risks."""
    naming: dict[str, list[str]] = {}
    for item in context.register.intelligence:
        for id_ in item.indicators if item.date <= context.last else ():
            naming.setdefault(id_, []).append(item.id)
    for name, state in _open(context):
        yield name, (state, [*naming.get(state.indicator.id, ()), *state.indicator.risks])


@expectation(_beside, "indicators with owner, definition and figures, beside intelligence or a risk")
def agreed(context: EvidenceContext, read: tuple[IndicatorState, list[str]]) -> Iterator[EvidenceShown]:
    """The indicators that have an owner, a definition and a figure in the time, and what they are read beside."""
    state, beside = read
    if beside and state.owner != UNKNOWN and _is_defined(context, state):
        yield _figure(state, context, f"read beside {listed(beside)}; ")


def beside_intelligence(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The intelligence that was read together with indicators."""
    for item in context.in_period(context.register.intelligence):
        for id_ in item.indicators:
            yield context.shown(item, item.date, f"read beside the indicator {context.register.title(id_)}")


def for_the_board(context: EvidenceContext) -> Tally:
    """How many indicators are reported to the Board."""
    board = context.own("board")
    owed = ((name, not board.isdisjoint(state.indicator.reported_to)) for name, state in _open(context))
    return counted(owed, "indicators reported to the Board")


def in_services(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The indicators that a service follows, with a figure in the time."""
    for _, state in _open(context):
        if state.indicator.service and context.within(_last_day(state)):
            yield _figure(state, context, f"followed in {state.indicator.service}; ")


@expectation(_open, "indicators with a dimension of quality")
def with_dimensions(context: EvidenceContext, state: IndicatorState) -> Iterator[EvidenceShown]:
    """The indicators with the dimensions of quality that they show."""
    if count := len(state.indicator.dimensions):
        yield context.shown(state.indicator, None, f"shows {count} of the dimensions of quality")


@expectation(_open, "indicators with a baseline")
def with_baseline(context: EvidenceContext, state: IndicatorState) -> Iterator[EvidenceShown]:
    """The indicators of which it is known where they stood before."""
    if baseline := known(state.indicator.baseline):
        what = f"it stood at {as_given(baseline.value)} {state.indicator.unit}"
        yield context.shown(state.indicator, None, what)


@expectation(_open, "indicators that say what they count and where they are read, with a figure")
def taken_up(context: EvidenceContext, state: IndicatorState) -> Iterator[EvidenceShown]:
    """The indicators that say what they count, which way is better, and where they are read, with a figure."""
    indicator = state.indicator
    if (indicator.reported_to or indicator.service) and _is_defined(context, state):
        yield _figure(state, context, f"better {indicator.better}; ")


def _last_day(state: IndicatorState) -> date | None:
    """The day of the last figure."""
    return max((point.date for point in state.chart.points if point.value is not None), default=None)


def _is_defined(context: EvidenceContext, state: IndicatorState) -> bool:
    """Whether an indicator has a definition, and a figure in the time."""
    return known(state.indicator.definition) is not None and context.within(_last_day(state))


def _figure(state: IndicatorState, context: EvidenceContext, lead: str) -> EvidenceShown:
    day, value = next(
        (point.date, point.value) for point in reversed(state.chart.points) if point.value is not None
    )
    return context.shown(state.indicator, day, f"{lead}last figure {as_given(value)} {state.indicator.unit}")
