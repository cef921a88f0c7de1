"""Series of points for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qaif_cli.judge.spc import analyse
from qaif_cli.model.spc import Analysis, Options, Point
from qaif_cli.model.vocabulary import Better, Profile

START = date(2024, 4, 1)


def month(place: int) -> date:
    """The first day of a month, counted from April 2024."""
    year, rest = divmod(START.year * 12 + START.month - 1 + place, 12)
    return date(year, rest + 1, 1)


def monthly(values: Sequence[float | None]) -> list[Point]:
    """One point a month."""
    return [Point(month(place), value) for place, value in enumerate(values)]


def judged(
    values: Sequence[float | None],
    better: Better = "up",
    target: float | None = None,
    profile: Profile = "nhsr",
    rebase: Sequence[int] = (),
    limits_from: int | None = None,
) -> Analysis:
    """A monthly series judged; new phases begin at these places, counted from 0."""
    days = tuple(month(place) for place in rebase)
    return analyse(monthly(values), Options(better, target, profile, days, limits_from))
