"""`qaif indicator chart`: the chart of one indicator on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qaif_cli.flow.listing import as_json, document
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.spc import Charted, as_document
from qaif_cli.judge.state.charting import charts


@dataclass(frozen=True)
class IndicatorChart(Charted):
    """The chart of an indicator.

    Attributes:
        data: For programs; docs/json.md describes it.
    """

    data: dict[str, Any]

    def json(self) -> str:
        """The versioned JSON form."""
        return as_json(self.data)


def run_chart(ask: Ask, id_: str) -> IndicatorChart:
    """The chart of an indicator.

    Raises:
        QaifError: where there is no register, or no such indicator.
    """
    reading = read(ask)
    register = reading.register
    titles = {item.id: item.title for item in register.indicators}
    chart = charts(reading.now)[named("indicator", id_, titles, register.unread("indicator"))]
    indicator, analysis = chart.indicator, chart.analysis
    parts = {key: value for key, value in as_document(analysis).items() if key != "version"}
    data = document(reading, id=indicator.id, title=indicator.title, unit=indicator.unit, **parts)
    return IndicatorChart(analysis, indicator.title, indicator.unit, data)
