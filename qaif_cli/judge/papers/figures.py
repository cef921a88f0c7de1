"""The indicators of a pack: the grid of their icons, whose chart is shown, and which one matters for a concern."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import get_args

from qaif_cli.judge.papers.report_content import indicator_order
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.pack import AssuranceColumn, Figures, IconRow, VariationRow
from qaif_cli.model.report_content import Brief

CHARTS = 4
"""So many charts a pack shows at most below the grid."""
_ROWS: tuple[VariationRow, ...] = get_args(VariationRow)
_COLUMNS: tuple[AssuranceColumn, ...] = get_args(AssuranceColumn)


def figures_of(brief: Brief) -> Figures:
    """The indicators that are still kept, in the grid of their icons."""
    kept = sorted(
        (state for state in brief.position.indicators.values() if not state.closed), key=indicator_order
    )
    rows = tuple(
        IconRow(row, tuple(tuple(s for s in kept if _cell(s) == (row, column)) for column in _COLUMNS))
        for row in _ROWS
    )
    placed = {state.indicator.id for row in rows for cell in row.cells for state in cell}
    apart = tuple(state for state in kept if state.indicator.id not in placed)
    return Figures(rows, apart, tuple(state for state in kept if state.to_be_seen)[:CHARTS])


def _cell(state: IndicatorState) -> tuple[str, str]:
    """Variation and assurance; one of them is empty where there is no such icon."""
    said = state.chart.analysis.variation or ""
    return said.partition("_")[0], state.chart.analysis.assurance or ""


def figure_of(concern: Concern, states: Iterable[IndicatorState]) -> IndicatorState | None:
    """The indicator that matters most for a concern: one that bears on its risks, else one of its provider in its area.

    Of several, the one of concern, then the one that fails its target, then by title; None where there is none.
    """
    kept = [state for state in states if not state.closed and state.chart.last is not None]
    of_risks = [state for state in kept if _meet(state.indicator.risks, concern.risks)]
    subject = concern.subject
    of_service = [
        state
        for state in kept
        if state.indicator.area == subject.area
        and subject.provider
        and subject.provider in state.indicator.providers
    ]
    return min(of_risks or of_service, key=indicator_order, default=None)


def _meet(some: Collection[str], others: Collection[str]) -> bool:
    return not set(some).isdisjoint(others)
