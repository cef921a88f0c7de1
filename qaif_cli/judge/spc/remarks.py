"""Warnings that a reader needs before relying on a chart, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.spc.intervals import widest_gap
from qaif_cli.model.spc import FEWEST_FOR_LIMITS, Options, Phase, Point
from qaif_cli.model.words import in_words, listed

_NAMED = 4


def remarks(points: Sequence[Point], phases: Sequence[Phase], options: Options) -> Iterator[str]:
    """Remarks on what is unusual about a series.

    Args:
        points: The points in order.
        phases: The phases they make.
        options: How they were judged.
    """
    if not points:
        yield "There is no point, so there is nothing to judge."
    for phase in phases:
        where = f" from {in_words(phase.start)}" if len(phases) > 1 else ""
        yield from _of_phase(phase, f"The phase{where}" if where else "The series", options)
    missing = [in_words(point.date) for point in points if point.value is None]
    if missing:
        yield f"No value: {_some(missing)}. No moving range is formed across a missing value, and it breaks a run."
    if points and points[-1].value is None and len(missing) < len(points):
        yield "The latest point has no value; variation is that of the latest one that has."
    gap = widest_gap([point.date for point in points])
    if gap:
        before, after, usual = gap
        apart = days_in_words((after - before).days)
        yield (
            f"The points do not stand at even intervals: {apart} lie between {in_words(before)} and {in_words(after)},"
            f" and {days_in_words(usual)} are usual. They are judged in their order, as if the intervals were even."
        )


def _of_phase(phase: Phase, which: str, options: Options) -> Iterator[str]:
    if phase.count == 0:
        yield f"{which} has no value, so it has neither mean nor limits."
    elif phase.lower is None:
        alone = "one value" if phase.count == 1 else "no two values that follow one another"
        yield f"{which} has {alone}, so there is no moving range and there are no limits."
    elif phase.trial:
        yield (
            f"{which} has {phase.count} values: below {FEWEST_FOR_LIMITS} its limits are trial limits,"
            " which each further point moves."
        )
    elif options.limits_from is not None and phase.count < options.limits_from:
        yield (
            f"{which} has {phase.count} values: its limits move with each further point until there are"
            f" {options.limits_from}."
        )
    if phase.flat and phase.screened:
        yield (
            f"{which} hardly ever changes: every moving range that is not an outlier is 0, so the limits lie on the mean"
            " and every value beside the mean counts as outside. Profile excel keeps the outliers."
        )
    elif phase.flat:
        yield f"{which} is constant where its limits come from: they lie on the mean, and any other value counts as outside."


def _some(days: Sequence[str]) -> str:
    if len(days) <= _NAMED + 1:
        return listed(days)
    return f"{', '.join(days[:_NAMED])} and {len(days) - _NAMED} more"
