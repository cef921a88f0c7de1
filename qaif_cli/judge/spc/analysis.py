"""Analyses a series: its phases, limits, signals and icons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from qaif_cli.judge.spc.checking import checked
from qaif_cli.judge.spc.icons import assurance, cause, variation
from qaif_cli.judge.spc.intervals import interval
from qaif_cli.judge.spc.limits import LIMIT, Limits, limits
from qaif_cli.judge.spc.remarks import remarks
from qaif_cli.judge.spc.signals import signals
from qaif_cli.model.spc import Analysis, JudgedPoint, Options, Phase, Point


def analyse(points: Sequence[Point], options: Options) -> Analysis:
    """Analyse a series as an XmR chart. The source of each choice is in docs/spc.md.

    Args:
        points: The points in any order; they are judged in the order of their dates.
        options: How.

    Raises:
        BadSeries: where two points have one date, a value or the target is no usable number, a new phase does not
            begin at a point (or begins at the first), or limits are asked for from fewer than 12 values.
    """
    checked(points, options)
    ordered = sorted(points, key=lambda point: point.date)
    judged: list[JudgedPoint] = []
    phases: list[Phase] = []
    for part in _parts(ordered, options):
        values = [point.value for point in part]
        lines = limits(values, options.profile, options.limits_from)
        phases.append(_phase(part, lines))
        judged += _judged(part, values, lines, options)
    last = phases[-1] if phases else None
    latest = next((point for point in reversed(judged) if point.value is not None), None)
    return Analysis(
        points=tuple(judged),
        phases=tuple(phases),
        variation=variation(latest),
        assurance=assurance(last, options.target, options.better),
        profile=options.profile,
        better=options.better,
        target=options.target,
        interval=interval([point.date for point in ordered]),
        warnings=tuple(remarks(ordered, phases, options)),
    )


def _parts(ordered: Sequence[Point], options: Options) -> Iterator[Sequence[Point]]:
    """The points of each phase: a new one begins at a point whose date is named."""
    starts = [place for place, point in enumerate(ordered) if place == 0 or point.date in options.rebase]
    for start, end in pairwise([*starts, len(ordered)]):
        yield ordered[start:end]


def _phase(part: Sequence[Point], lines: Limits) -> Phase:
    return Phase(
        start=part[0].date,
        end=part[-1].date,
        count=sum(point.value is not None for point in part),
        mean=lines.mean,
        lower=lines.beyond(LIMIT, -1),
        upper=lines.beyond(LIMIT, 1),
        screened=lines.screened,
        flat=lines.spread is not None and lines.spread <= lines.grain,
    )


def _judged(
    part: Sequence[Point], values: Sequence[float | None], lines: Limits, options: Options
) -> Iterator[JudgedPoint]:
    lower, upper = lines.beyond(LIMIT, -1), lines.beyond(LIMIT, 1)
    for point, (special, direction) in zip(part, signals(values, lines), strict=True):
        meant = "missing" if point.value is None else cause(direction, options.better)
        yield JudgedPoint(point.date, point.value, lines.mean, lower, upper, special, direction, meant)
