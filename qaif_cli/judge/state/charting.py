"""The charts of indicators on a day, each worked out once for a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from qaif_cli.judge.periods import next_day
from qaif_cli.judge.spc import analyse
from qaif_cli.judge.state.inequalities import gaps_of
from qaif_cli.judge.state.open_records import limit
from qaif_cli.model.charted import BesidePeers, Chart, IndicatorState, PeerVerdict
from qaif_cli.model.closings import closed_on, open_from
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import last as latest
from qaif_cli.model.kinds.indicator import Indicator, IndicatorPoint
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.spc import Analysis, Options, Point
from qaif_cli.model.vocabulary import Better
from qaif_cli.model.words import in_words, month_in_words


@once
def charts(now: Moment) -> Mapping[str, Chart]:
    """The chart of every indicator on a day, by ID; worked out once for each moment."""
    return now.of_each(Indicator, charted)


def charted(indicator: Indicator, _: Moment | None = None) -> Chart:
    """The chart of one indicator, as it is known."""
    series = _series(indicator.points)
    analysis = analyse(series, spc_options(indicator, [point.date for point in series]))
    return Chart(indicator, indicator.points, analysis, concern_since(analysis))


def _series(points: Iterable[IndicatorPoint]) -> list[Point]:
    """The points as a series; of two that have one day, the later in the file."""
    return list({point.date: Point(point.date, point.value) for point in points}.values())


def spc_options(indicator: Indicator, days: list[date]) -> Options:
    """How an indicator is judged.

    Args:
        indicator: The indicator.
        days: The days of its points; a phase that begins at none of them is passed over.
    """
    target = indicator.target
    return Options(
        better=indicator.better,
        target=None if target in (None, "unknown") else target.value,  # type: ignore[union-attr]  # neither is left
        profile=indicator.profile,
        rebase=tuple(sorted({phase.from_ for phase in indicator.phases} & {*days[1:]})),
        limits_from=indicator.limits_from,
    )


def concern_since(analysis: Analysis) -> date | None:
    """The day of the first point of the special cause of concern that the latest value belongs to."""
    since = None
    for point in reversed(analysis.points):
        if point.cause == "concern":
            since = point.date
        elif point.cause != "missing":
            break
    return since


def concern_seen(chart: Chart) -> date | None:
    """The day of the point with which a chart first showed the concern that it still shows; None where it shows none.

    It takes an analysis for each point by which the concern is older, so it is asked only where it matters.
    """
    series = _series(chart.points)
    options = spc_options(chart.indicator, [point.date for point in series])
    shown, seen = chart.analysis, None
    for count in range(len(series), 0, -1):
        if count < len(series) and series[count].value is not None:
            shown = _as_of_point(series[:count], options)
        if concern_since(shown) is None:
            break
        seen = series[count - 1].date
    return seen


def _as_of_point(series: list[Point], options: Options) -> Analysis:
    days = {point.date for point in series}
    rebase = tuple(day for day in options.rebase if day in days)
    return analyse(
        series, Options(options.better, options.target, options.profile, rebase, options.limits_from)
    )


def indicator_state(chart: Chart, now: Moment) -> IndicatorState:
    """An indicator on a day, from its chart on that day."""
    indicator, last = chart.indicator, chart.last
    closed = indicator.closed is not None
    ahead = next_day(last.date, indicator.every) if last and not closed else None
    while ahead and closed_on(indicator, ahead):
        ahead = next_day(ahead, indicator.every)
    due = expected(indicator, ahead, now.framework) if ahead else None
    due = open_from(indicator, due) if due else None
    return IndicatorState(
        indicator=indicator,
        owner=indicator.owner,
        chart=chart,
        next_day=ahead,
        due=due,
        days_late=max(0, (now.day - due).days) if due else 0,
        closed=closed,
        gaps=gaps_of(indicator, now),
        peers=_beside_peers(chart),
    )


def _beside_peers(chart: Chart) -> BesidePeers | None:
    """How an indicator stands beside others, as it was looked up last."""
    entry = latest(chart.indicator.benchmarks)
    if entry is None:
        return None
    if entry.period_end is None:
        return BesidePeers(entry, None, "no-period")
    ours = {point.date: point.value for point in chart.points}.get(entry.period_end)
    if ours is None:
        return BesidePeers(entry, None, "no-figure")
    return BesidePeers(entry, ours, _verdict(ours, entry.value, chart.indicator.better))


def _verdict(ours: float, theirs: float, better: Better) -> PeerVerdict:
    if ours == theirs:
        return "same"
    if better == "neutral":
        return "neither"
    return "better" if (ours > theirs) == (better == "up") else "worse"


def expected(indicator: Indicator, period_end: date, framework: Framework) -> date | None:
    """The day by which the point of a period may be expected; None where neither it nor the framework says."""
    if indicator.published_after is not None:
        return framework.counted_from(period_end + timedelta(days=indicator.published_after))
    threshold = framework.thresholds.points_late
    return limit(threshold, period_end, framework) if threshold else None


def open_charts(now: Moment) -> Iterator[Chart]:
    """The charts of the indicators that were still kept."""
    for chart in charts(now).values():
        if chart.indicator.closed is None:
            yield chart


def period_in_words(ended: date, indicator: Indicator) -> str:
    """The period that a point is of: a month by its name, any other by its last day."""
    return month_in_words(ended) if indicator.every == "monthly" else in_words(ended)


def known_on(chart: Chart, day: date) -> date:
    """The day on which a point of a chart could be read: when it reached us, else when it may be expected, else its own.

    Args:
        chart: The chart.
        day: The day of the point.
    """
    point: IndicatorPoint | None = next((item for item in chart.points if item.date == day), None)
    if point is not None and point.received is not None:
        return point.received
    return day + timedelta(days=chart.indicator.published_after or 0)
