"""Special causes of concern in indicators, to be triangulated with intelligence (§2.6 requirement 4, §4.8)."""

from __future__ import annotations

from qaif_cli.judge.state.charting import open_charts, period_in_words
from qaif_cli.model.moment import Moment
from qaif_cli.model.triangulation import Signal

GOING_WELL = ("on-track", "achieved")
"""Statuses of a commitment that contradict a special cause of concern."""
_SPECIAL = {
    "outside": "lies beyond a process limit",
    "trend": "moves the wrong way without a break",
    "two_of_three": "keeps close to a process limit",
    "shift": "stays on the worse side of its mean",
}
"""What a special cause does, to follow the indicator's name in a sentence."""


def signals(now: Moment) -> tuple[Signal, ...]:
    """Every open indicator whose latest value belongs to a special cause of concern on a day, by ID."""
    return tuple(
        Signal(
            record=chart.indicator.id,
            name=chart.indicator.title,
            what=(
                f"{_SPECIAL[chart.analysis.latest.special]}, a special cause of concern since"
                f" {period_in_words(since, chart.indicator)}"
            ),
            providers=chart.indicator.providers,
            areas=(chart.indicator.area,),
            commitments=chart.indicator.commitments,
        )
        for chart in open_charts(now)
        if (since := chart.concern_since) and chart.analysis.latest
    )
