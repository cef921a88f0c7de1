"""How far the outcomes of commitments have come that an indicator measures, and what contracts ask of providers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from qaif_cli.judge.calendar import add_months, last_of_month
from qaif_cli.judge.state.charting import charts
from qaif_cli.judge.state.open_records import limit, open_providers
from qaif_cli.model.base import known
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.indicator import Indicator, IndicatorPoint
from qaif_cli.model.kinds.provider import Provider, Scheduled
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.outcome import OutcomeProgress, at_target


@once
def outcomes(now: Moment) -> Mapping[str, OutcomeProgress]:
    """The outcome of every commitment that an indicator measures, by the ID of the commitment."""
    found = {item.id: _progress(item, now) for item in now.register.commitments}
    return {id_: progress for id_, progress in found.items() if progress}


def _progress(commitment: Commitment, now: Moment) -> OutcomeProgress | None:
    outcome = known(commitment.outcome)
    indicator = now.register.get(Indicator, outcome.indicator) if outcome else None
    if outcome is None or indicator is None:
        return None
    baseline, target = known(indicator.baseline), known(indicator.target) if indicator.target else None
    latest = charts(now)[indicator.id].analysis.latest
    due = known(outcome.due)
    return OutcomeProgress(
        commitment=commitment,
        indicator=indicator,
        baseline=baseline.value if baseline else None,
        of=(known(baseline.period) or "") if baseline else "",
        now=latest.value if latest else None,
        now_of=latest.date if latest else None,
        target=target.value if target else None,
        due=due or (target.due if target else None),
    )


@dataclass(frozen=True)
class ScheduleState:
    """A measure that a contract asks of a provider.

    Attributes:
        provider: The provider.
        entry: What the contract asks.
        place: Its place in the schedule.
        indicator: The measure.
        last: The last day of the period of its last figure; None where there is none since the contract asks.
        due: The day by which the next figure may be expected.
    """

    provider: Provider
    entry: Scheduled
    place: int
    indicator: Indicator
    last: date | None
    due: date

    @property
    def missed(self) -> IndicatorPoint | None:
        """The last figure since its target was due, or since the contract asks where no day is set, if it is not at the target."""
        begins = max(self.entry.since, self.entry.due or self.entry.since)
        points = (
            point for point in self.indicator.points if point.value is not None and point.date >= begins
        )
        point = max(points, key=lambda one: one.date, default=None)
        if point is None or point.value is None or self.entry.target is None:
            return None
        return None if at_target(self.indicator, point.value, self.entry.target) else point


def schedules(now: Moment) -> Iterator[ScheduleState]:
    """What contracts ask of the providers that are open, each with the day by which its next figure may be expected."""
    for provider in open_providers(now):
        for place, entry in enumerate(provider.schedule):
            indicator = now.register.get(Indicator, entry.measure)
            ended = entry.until is not None and entry.until < now.day
            if indicator and indicator.closed is None and not ended:
                days = (point.date for point in indicator.points if point.value is not None)
                last = max((day for day in days if day >= entry.since), default=None)
                first = last or entry.since - timedelta(days=1)
                period = last_of_month(add_months(first, entry.reported_every))
                yield ScheduleState(provider, entry, place, indicator, last, _due(indicator, period, now))


def _due(indicator: Indicator, period: date, now: Moment) -> date:
    """The day by which the figure of a period may be expected."""
    if indicator.published_after is not None:
        return now.framework.counted_from(period + timedelta(days=indicator.published_after))
    threshold = now.framework.thresholds.points_late
    return limit(threshold, period, now.framework) if threshold else now.framework.counted_from(period)
