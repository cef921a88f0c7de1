"""The charts of indicators on a day, each worked out once for a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from qaif_cli.judge.history import effective, numbered
from qaif_cli.judge.periods import next_day
from qaif_cli.judge.spc import analyse
from qaif_cli.judge.state.open_records import closed_on, limit
from qaif_cli.model.charted import Chart, IndicatorState
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.indicator import Indicator, IndicatorPoint
from qaif_cli.model.register import Register
from qaif_cli.model.spc import Analysis, Options, Point
from qaif_cli.model.words import in_words, month_in_words


def charts(register: Register, as_of: date) -> Mapping[str, Chart]:
    """The chart of every indicator on a day, by ID; worked out once for each register and day."""
    memo: Mapping[str, Chart] | None = register.memo.get(("charts", as_of))
    if memo is None:
        memo = MappingProxyType({item.id: charted(item, as_of) for item in register.indicators})
        register.memo["charts", as_of] = memo
    return memo


def charted(indicator: Indicator, as_of: date) -> Chart:
    """The chart of one indicator on a day."""
    points = [pair for pair in numbered(indicator.points, as_of) if pair[1].had_on(as_of)]
    series = _series(points)
    analysis = analyse(series, spc_options(indicator, [point.date for point in series], as_of))
    return Chart(indicator, tuple(points), analysis, concern_since(analysis))


def _series(points: Iterable[tuple[int, IndicatorPoint]]) -> list[Point]:
    """The points as a series; of two that have one day, the later in the file."""
    return list({point.date: Point(point.date, point.value) for _, point in points}.values())


def spc_options(indicator: Indicator, days: list[date], as_of: date) -> Options:
    """How an indicator is judged on a day.

    Args:
        indicator: The indicator.
        days: The days of its points; a phase that begins at none of them is passed over.
        as_of: The day.
    """
    target = indicator.target
    return Options(
        better=indicator.better,
        target=None if target in (None, "unknown") else target.value,  # type: ignore[union-attr]  # neither is left
        profile=indicator.profile,
        rebase=tuple(sorted({phase.from_ for phase in effective(indicator.phases, as_of)} & {*days[1:]})),
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


def concern_seen(chart: Chart, as_of: date) -> date | None:
    """The day of the point with which a chart first showed the concern that it still shows; None where it shows none.

    It takes an analysis for each point by which the concern is older, so it is asked only where it matters.
    """
    series = _series(chart.points)
    options = spc_options(chart.indicator, [point.date for point in series], as_of)
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


def indicator_state(chart: Chart, framework: Framework, day: date) -> IndicatorState:
    """An indicator on a day, from its chart on that day."""
    indicator, last = chart.indicator, chart.last
    closed = closed_on(indicator.closed, day)
    ahead = next_day(last.date, indicator.every) if last and not closed else None
    due = expected(indicator, ahead, framework) if ahead else None
    return IndicatorState(
        indicator=indicator,
        owner=indicator.owner_on(day),
        chart=chart,
        next_day=ahead,
        due=due,
        days_late=max(0, (day - due).days) if due else 0,
        closed=closed,
    )


def expected(indicator: Indicator, period_end: date, framework: Framework) -> date | None:
    """The day by which the point of a period may be expected; None where neither it nor the framework says."""
    if indicator.published_after is not None:
        return framework.counted_from(period_end + timedelta(days=indicator.published_after))
    threshold = framework.thresholds.points_late
    return limit(threshold, period_end, framework) if threshold else None


def open_charts(register: Register, as_of: date) -> Iterator[Chart]:
    """The charts of the indicators that were still kept."""
    for chart in charts(register, as_of).values():
        if not closed_on(chart.indicator.closed, as_of):
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
    point: IndicatorPoint | None = next((item for _, item in chart.points if item.date == day), None)
    if point is not None and point.received is not None:
        return point.received
    return day + timedelta(days=chart.indicator.published_after or 0)
