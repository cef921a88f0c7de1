"""The texts of indicators that a seeded generator makes up."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from texts import AREAS, DAY, ROLES, folded, made_up

BODIES = ("quality-committee", "icb-board")


def month_ends(count: int) -> list[date]:
    """The last days of so many months, the newest of which had ended before the day of the bench."""
    found: list[date] = []
    first = DAY.replace(day=1)
    while len(found) < count:
        found.append(first - timedelta(days=1))
        first = found[-1].replace(day=1)
    return found[::-1]


def indicator_text(name: str, months: list[date], rng: random.Random) -> str:
    """An indicator with a point for each month: a level with chance about it, and in one of three a shift."""
    level, spread = rng.uniform(20, 400), rng.uniform(1, 12)
    shift = rng.choice((0, 0, 2)) * spread
    points = "\n".join(
        f"  - {{ date: {month}, value: {max(0.0, rng.gauss(level + shift * (place > 40), spread)):.1f} }}"
        for place, month in enumerate(months)
    )
    return f"""\
id: {name}
title: {made_up(rng, 4, 7).capitalize()}
owner: {rng.choice(ROLES)}
area: {rng.choice(AREAS)}
definition: {folded(made_up(rng, 10, 18), 2)}
unit: cases
better: {rng.choice(("up", "down"))}
dimensions: [safe]
reported_to: [{rng.choice(BODIES)}]
every: monthly
baseline:
  value: {level:.1f}
  period: the first year
target:
  value: {level:.0f}
  source: our own
points:
{points}
"""


def new_points(names: list[str], day: date, rng: random.Random) -> Iterator[str]:
    """The lines of a long CSV with a point more for each indicator."""
    yield "indicator,date,value"
    for name in names:
        yield f"{name},{day},{rng.uniform(20, 400):.1f}"
