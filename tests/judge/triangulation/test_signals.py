"""What indicators show of concern is brought together with intelligence, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qaif_cli.judge.state.charting import charts
from qaif_cli.judge.triangulation.signals import signals
from qaif_cli.judge.triangulation.triangulate import triangulate
from tests.support.moments import moment

SHIPPED = Path(__file__).parents[3] / "records"
DAY = date(2026, 11, 19)


def test_every_concern_is_a_signal_about_what_it_measures() -> None:
    now = moment(SHIPPED, DAY)
    found = {signal.record: signal for signal in signals(now)}
    assert set(found) == {id_ for id_, chart in charts(now).items() if chart.concern}
    assert len(found) > 3
    for id_, signal in found.items():
        indicator = charts(now)[id_].indicator
        assert signal.areas == (indicator.area,)
        assert signal.providers == indicator.providers
        assert "a special cause of concern since" in signal.what


def test_a_signal_counts_and_is_traced_to_the_indicator() -> None:
    now = moment(SHIPPED, DAY)
    shown = signals(now)
    found = triangulate(now, signals=shown)
    assert found
    traced = {
        record
        for subject in found.considered
        for point in subject.points
        if point.reason == "special_cause"
        for record in point.records
    }
    assert traced
    assert traced <= {signal.record for signal in shown}
    against = [item for item in found.mismatches if item.kind == "on-track-against-indicator"]
    assert [item.records for item in against if "mental-health-1" in item.records]


def test_before_the_first_point_there_is_none() -> None:
    assert signals(moment(SHIPPED, date(2024, 1, 1))) == ()
