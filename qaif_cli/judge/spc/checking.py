"""Why a series cannot be analysed as asked; all reasons at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import isfinite

from qaif_cli.model.spc import FEWEST_TO_FIX, BadSeries, Options, Point
from qaif_cli.model.words import in_words, listed

LARGEST = 1e15
"""Beyond this, a number has no room for its digits."""


def checked(points: Sequence[Point], options: Options) -> None:
    """Refuse a series that cannot be analysed.

    Raises:
        BadSeries: where two points have one date, a value or the target is no number, a new phase does not begin
            at a point, or limits are asked for from too few values.
    """
    faults = [*_of_points(points), *_of_phases(points, options), *_of_numbers(options)]
    if faults:
        raise BadSeries(faults)


def _of_points(points: Sequence[Point]) -> Iterator[str]:
    counts = Counter(point.date for point in points)
    twice = [in_words(day) for day, count in sorted(counts.items()) if count > 1]
    if twice:
        yield f"More than one point has the date {listed(twice)}. Keep one of them."
    for point in points:
        if point.value is not None and not _usable(point.value):
            yield f"The value of {in_words(point.date)} is {point.value}. Give a number between -10¹⁵ and 10¹⁵, or leave it out."


def _of_phases(points: Sequence[Point], options: Options) -> Iterator[str]:
    days = sorted({point.date for point in points})
    for day, count in sorted(Counter(options.rebase).items()):
        if count > 1:
            yield f"A new phase is to begin on {in_words(day)} more than once. Name it once."
        if day not in days:
            near = sorted(days, key=lambda other: abs((other - day).days))[:2]
            hint = f" The nearest are {listed([in_words(other) for other in sorted(near)])}." if near else ""
            yield f"A new phase is to begin on {in_words(day)}, and no point has that date. Name the date of its first point.{hint}"
        elif day == days[0]:
            yield f"A new phase is to begin on {in_words(day)}, where the series begins. Leave it out."


def _of_numbers(options: Options) -> Iterator[str]:
    if options.target is not None and not _usable(options.target):
        yield f"The target is {options.target}. Give a number between -10¹⁵ and 10¹⁵."
    if options.limits_from is not None and options.limits_from < FEWEST_TO_FIX:
        yield f"Limits are to be fixed from {options.limits_from} values. Take {FEWEST_TO_FIX} or more: from fewer they are not reliable."


def _usable(value: float) -> bool:
    return isfinite(value) and abs(value) <= LARGEST
