"""The points of indicators and their phases: enough, in time, each day once, and begun anew for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.periods import next_day, unfilled
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.charting import indicator_state, open_charts, period_in_words
from qaif_cli.judge.state.open_records import limit, open_indicators
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.charted import Chart
from qaif_cli.model.closings import closed_on, closings
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.indicator import Indicator, IndicatorPoint
from qaif_cli.model.moment import Moment
from qaif_cli.model.spc import FEWEST_FOR_LIMITS
from qaif_cli.model.vocabulary import Every
from qaif_cli.model.words import in_words

_PERIODS: dict[Every, str] = {
    "weekly": "week",
    "fortnightly": "fortnight",
    "four-weekly": "period of four weeks",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "half-year",
    "yearly": "year",
}
_WRITTEN = "qaif: how records are written"


@rule("IND006", "trial-limits", "warning", "NHSRplotthedots 0.2.2, short groups", "P")
def few_points(now: Moment) -> Iterator[Hit]:
    """An indicator, or its present phase, with fewer points than limits need.

    Why it matters: below 13 points the limits are trial limits, which each further point moves; what the chart
    says of variation and assurance is not to be relied on yet.
    How to fix: import earlier points of the same process if there are any; else say in the paper that the limits
    are trial limits.
    Example: five monthly points since the limits began anew.
    """
    for chart in open_charts(now):
        if chart.trial:
            phases = chart.analysis.phases
            begun = f" since {in_words(phases[-1].start)}" if len(phases) > 1 else ""
            limits = "its limits are trial limits" if phases and phases[-1].trial else "it has no limits yet"
            message = f"{limits}: {chart.counted} of {FEWEST_FOR_LIMITS} points{begun}"
            yield Hit(chart.indicator.id, "/points", message)


@rule("IND007", "phase-without-reason", "warning", "§2.5; NHSRplotthedots, change point", "P")
def phase_without_reason(now: Moment) -> Iterator[Hit]:
    """A phase of which it is not known why the limits began anew, or who approved that.

    Why it matters: limits begin anew where a cause is understood and its effect is believed to last; anybody can
    draw a bad run of figures away.
    How to fix: add an entry that `corrects` it with the reason, and the role or the body that approved it.
    Example: `why: unknown`.
    """
    for indicator in open_indicators(now):
        for place, phase in enumerate(indicator.phases):
            if phase.why == UNKNOWN:
                message = f"why the limits began anew on {in_words(phase.from_)} is not recorded"
                yield Hit(indicator.id, f"/phases/{place}/why", message)
            if phase.approved_by == UNKNOWN and phase.forum is None:
                message = (
                    f"who approved that the limits began anew on {in_words(phase.from_)} is not recorded"
                )
                yield Hit(indicator.id, f"/phases/{place}/approved_by", message)


@rule("IND008", "point-late", "warning", "§2.6 requirement 4; how late is our own", "P")
def point_late(now: Moment) -> Iterator[Hit]:
    """An indicator whose next point is late, or that has a hole in its points.

    Why it matters: assurance rests on figures that are there; a gap often lies where the news was bad.
    How to fix: record the point with `qaif indicator record`; where there is no figure, say why with `--missing`.
    Example: a monthly indicator whose last point is of 31 March, on 15 June.
    """
    for chart in open_charts(now):
        yield from _holes(chart, now.framework)
        state = indicator_state(chart, now)
        if state.next_day and state.due and state.days_late:
            message = (
                f"the figure of {period_in_words(state.next_day, state.indicator)} was due by {in_words(state.due)} and is"
                f" {days_in_words(state.days_late)} late"
            )
            yield Hit(chart.indicator.id, f"/points/{len(chart.points) - 1}/date", message)


def _while_closed(indicator: Indicator, earlier: date, later: date) -> int:
    """How many periods between two points ended while an indicator was closed."""
    if not closings(indicator):
        return 0
    day, count = next_day(earlier, indicator.every), 0
    while day < later:
        count += closed_on(indicator, day) is not None
        day = next_day(day, indicator.every)
    return count


def _several(word: str) -> str:
    """The plural of a period: `months`, `periods of four weeks`."""
    first, blank, rest = word.partition(" ")
    return f"{first}s{blank}{rest}"


def _holes(chart: Chart, framework: Framework) -> Iterator[Hit]:
    every = chart.indicator.every
    for place, (earlier, later) in enumerate(pairwise(chart.points), 1):
        count = unfilled(earlier.date, later.date, every) if later.date > framework.valid_from else 0
        count -= _while_closed(chart.indicator, earlier.date, later.date)
        if count > 0:
            word = _PERIODS[every]
            said = f"1 {word} has" if count == 1 else f"{count} {_several(word)} have"
            message = f"{said} no point between {in_words(earlier.date)} and {in_words(later.date)}"
            yield Hit(chart.indicator.id, f"/points/{place}/date", message)


@rule("IND010", "phase-at-no-point", "error", _WRITTEN, "P")
def phase_at_no_point(now: Moment) -> Iterator[Hit]:
    """A phase that begins on a day that has no point, at the first point, or where another begins.

    Why it matters: it cannot be said which points belong to it, and programs that guess differ.
    How to fix: give the day of the first point of the new phase; in a record, with an entry that `corrects` it.
    Example: `from: 2026-03-15`, where the points are of 28 February and 31 March.
    """
    for indicator in now.register.indicators:
        days = sorted({point.date for point in indicator.points})
        begun: set[date] = set()
        for place, phase in enumerate(indicator.phases):
            if phase.from_ <= now.day:
                wrong = _misbegun(phase.from_, days, begun)
                begun.add(phase.from_)
                if wrong:
                    message = f"a phase begins on {in_words(phase.from_)}, and {wrong}"
                    yield Hit(indicator.id, f"/phases/{place}/from", message)


def _misbegun(first: date, days: list[date], begun: set[date]) -> str:
    if first not in days:
        near = min(days, key=lambda day: abs((day - first).days), default=None)
        return f"no point has that date{f'; the nearest is of {in_words(near)}' if near else ''}"
    if first == days[0]:
        return "so does the series"
    return "so does another phase" if first in begun else ""


@rule("IND011", "two-points-of-one-day", "error", _WRITTEN, "P")
def two_of_one_day(now: Moment) -> Iterator[Hit]:
    """Two points of one day, neither of which corrects the other.

    Why it matters: only one of them can be the figure; a chart would show whichever stands last.
    How to fix: where the figure was revised, let the later entry say `corrects`; else correct the date of one.
    Example: two entries of 30 April, 81.5 and 79.
    """
    for indicator in now.register.indicators:
        yield from _twice(indicator)


def _twice(indicator: Indicator) -> Iterator[Hit]:
    series: list[tuple[str, str, tuple[IndicatorPoint, ...]]] = [("/points", "", indicator.points)]
    series += [
        (f"/cuts/{at}/points", f" of {cut.group}", cut.points) for at, cut in enumerate(indicator.cuts)
    ]
    for pointer, whose, points in series:
        seen: set[date] = set()
        for place, point in enumerate(points):
            if point.date in seen:
                message = f"two points{whose} are of {in_words(point.date)}, and neither corrects the other"
                yield Hit(indicator.id, f"{pointer}/{place}/date", message)
            seen.add(point.date)


@rule("IND012", "benchmark-stale", "info", "our own; §2.4 has care informed by benchmarking", "P")
def benchmark_stale(now: Moment) -> Iterator[Hit]:
    """An open indicator of which nobody has looked up how others stand for longer than the organisation allows.

    An indicator for which it was never looked up is not found.
    Why it matters: a place among others that is years old says where we stood, and reads as where we stand.
    How to fix: look it up, and record it with `qaif indicator benchmark`.
    Example: looked up on 3 March 2025, on 15 July 2026.
    """
    threshold = now.framework.thresholds.benchmark_renewed
    if threshold is None:
        return
    for indicator in open_indicators(now):
        if not indicator.benchmarks:
            continue
        entry = indicator.benchmarks[-1]
        last_day = limit(threshold, entry.date, now.framework)
        if last_day < now.day:
            message = f"how others stand was last looked up on {in_words(entry.date)}, and was to be again by {in_words(last_day)}"
            yield Hit(indicator.id, f"/benchmarks/{len(indicator.benchmarks) - 1}/date", message)
