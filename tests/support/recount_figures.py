"""The icons of indicators, worked out again from the files: an XmR chart in a few lines, and nothing of ours."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tests.support.recount import Recount, until

Raw = dict[str, Any]


def icons(count: Recount) -> dict[str, tuple[str, str]]:
    """By title: `concern`, `common`, `improvement`, `neutral` or nothing; and `fail`, `hit`, `pass` or nothing."""
    return {item["title"]: icon(item, count.day) for item in count.of["indicators"] if count.open(item)}


def icon(item: Raw, day: str) -> tuple[str, str]:
    """What the chart of one indicator says on a day."""
    rows = [row for row in until(item["points"], day) if row.get("received", "") <= day]
    began = [row["from"] for row in until(item.get("phases"), day)]
    values = [row.get("value") for row in rows if row["date"] >= max(began, default="")]
    fixed = item.get("limits_from")
    first = values if fixed is None else values[: place_of(values, fixed) + 1]
    known = [value for value in first if value is not None]
    moved = [abs(b - a) for a, b in pairwise(first) if a is not None and b is not None]
    if not moved:
        return "", ""
    mean, usual = sum(known) / len(known), sum(moved) / len(moved)
    if item.get("profile", "nhsr") == "nhsr":
        kept = [one for one in moved if one < 3.267 * usual] or moved
        usual = sum(kept) / len(kept)
    low, high = mean - 2.66 * usual, mean + 2.66 * usual
    side = special(unbroken(values), mean, usual)
    return meaning(side, item["better"]), against(item, low, high)


def place_of(values: list[float | None], many: int) -> int:
    seen = [place for place, value in enumerate(values) if value is not None]
    return seen[min(many, len(seen)) - 1]


def unbroken(values: list[float | None]) -> list[float]:
    """The last values that follow one another without a missing one."""
    run: list[float] = []
    fresh = False
    for value in values:
        if value is None:
            fresh = True
            continue
        run = [value] if fresh else [*run, value]
        fresh = False
    return run


def special(values: list[float], mean: float, usual: float) -> int:
    """1 where the last value belongs to a special cause to the high side, -1 to the low side, else 0."""
    last = values[-1]
    for side in (1, -1):
        if side * (last - mean) > 2.66 * usual:
            return side
    steps = [b - a for a, b in pairwise(values[-7:])]
    for side in (1, -1):
        if len(steps) == 6 and all(side * step > 0 for step in steps):
            return side
    for side in (1, -1):
        far = [2.66 * usual >= side * (value - mean) > 2 * 2.66 / 3 * usual for value in values[-3:]]
        near = [side * (value - mean) > 0 for value in values[-3:]]
        if len(far) == 3 and far[-1] and all(near) and sum(far) >= 2:
            return side
    for side in (1, -1):
        if len(values) >= 7 and all(side * (value - mean) > 0 for value in values[-7:]):
            return side
    return 0


def meaning(side: int, better: str) -> str:
    if side == 0:
        return "common"
    if better == "neutral":
        return "neutral"
    return "improvement" if (side == 1) == (better == "up") else "concern"


def against(item: Raw, low: float, high: float) -> str:
    target = item["target"]
    if not isinstance(target, dict) or item["better"] == "neutral":
        return ""
    aim = target["value"]
    if low <= aim <= high:
        return "hit"
    return "fail" if (aim > high) == (item["better"] == "up") else "pass"
