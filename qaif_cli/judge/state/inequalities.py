"""The gaps between groups of people in the indicators that are broken down, on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from qaif_cli.model.inequality import CutGaps, GroupFigure, GroupGap
from qaif_cli.model.kinds.indicator import Indicator, IndicatorCut
from qaif_cli.model.moment import Moment, once

Gaps = Mapping[str, tuple[CutGaps, ...]]


@once
def inequalities(now: Moment) -> Gaps:
    """The gaps of every indicator by each thing by which it is broken down, the widest first; none where there are none."""
    return now.of_each(Indicator, gaps_of)


def gaps_of(indicator: Indicator, now: Moment) -> tuple[CutGaps, ...]:
    """The gaps of one indicator, the widest first."""
    whole = {point.date: point.value for point in indicator.points if point.value is not None}
    found = []
    for by in dict.fromkeys(cut.by for cut in indicator.cuts):
        gaps = _gaps(indicator, [cut for cut in indicator.cuts if cut.by == by], whole)
        if gaps:
            found.append(CutGaps(indicator, by, gaps, _wider(gaps), _few(gaps[-1], now)))
    return tuple(sorted(found, key=lambda item: -item.weight))


def _gaps(
    indicator: Indicator, cuts: list[IndicatorCut], whole: Mapping[date, float]
) -> tuple[GroupGap, ...]:
    """The gap of each period in which every group has a figure; one group alone is held against all."""
    series = [{point.date: point for point in cut.points if point.value is not None} for cut in cuts]
    days = sorted(set.intersection(*map(set, series)))
    if len(cuts) == 1:
        days = [day for day in days if day in whole]
    gaps = []
    for day in days:
        figures = [
            GroupFigure(cut.group, points[day].value or 0.0, points[day].out_of)
            for cut, points in zip(cuts, series, strict=True)
        ]
        figures.sort(key=lambda figure: figure.value, reverse=indicator.better != "up")
        gaps.append(GroupGap(day, figures[0], figures[-1] if len(figures) > 1 else None, whole.get(day)))
    return tuple(gaps)


def _wider(gaps: tuple[GroupGap, ...]) -> int:
    """In how many periods running, up to the last, the gap was wider than in the one before."""
    count = 0
    for earlier, later in reversed([*pairwise(gaps)]):
        if later.apart <= earlier.apart:
            break
        count += 1
    return count


def _few(gap: GroupGap, now: Moment) -> bool:
    """Whether a gap rests on so few people that somebody could be known."""
    limit = _fewest(now)
    return limit is not None and any(item.out_of is not None and item.out_of < limit for item in gap.figures)


def _fewest(now: Moment) -> int | None:
    settings = now.framework.inequalities
    return settings.fewest.count if settings and settings.fewest else None
