"""The four rules of special cause, on the points of one phase; definitions of NHSRplotthedots 0.2.2.

A missing value (None) breaks every run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from qaif_cli.judge.spc.limits import LIMIT, NEAR, Limits
from qaif_cli.model.spc import Direction, Special

RUN = 7
"""So many points on one side of the mean are a shift; so many that rise or fall without a break, a trend."""
_WINDOW = 3
_CLOSE = 2


def signals(values: Sequence[float | None], lines: Limits) -> list[tuple[Special, Direction]]:
    """The rule each point falls under and to which side; the first that applies of outside, trend, two of three, shift.

    Args:
        values: The values of the phase in order.
        lines: Its mean and limits.
    """
    sides = [_side(value, lines.mean, lines) for value in values]
    outside = _beyond(values, LIMIT, lines)
    near = _beyond(values, NEAR, lines)
    close = [int(bool(inner) and not outer) for inner, outer in zip(near, outside, strict=True)]
    windows = in_window(close, sides)
    trends = whole_run(complete_trend(values))
    shifts = whole_run(complete_shift(sides))
    return [
        _first(
            ("outside", outside[place]),
            ("trend", trends[place]),
            ("two_of_three", close[place] * windows[place] * sides[place]),
            ("shift", shifts[place]),
        )
        for place in range(len(values))
    ]


def _first(*rules: tuple[Special, int]) -> tuple[Special, Direction]:
    for special, sign in rules:
        if sign:
            return special, "high" if sign > 0 else "low"
    return "none", "none"


def _side(value: float | None, line: float | None, lines: Limits) -> int:
    """1 above a line, -1 below, 0 on it or where there is no telling."""
    if value is None or line is None:
        return 0
    return int(lines.above(value, line)) - int(lines.above(line, value))


def _beyond(values: Sequence[float | None], ranges: float, lines: Limits) -> list[int]:
    """1 above the upper line at so many moving ranges, -1 below the lower one, else 0."""
    upper, lower = lines.beyond(ranges, 1), lines.beyond(ranges, -1)
    return [max(0, _side(value, upper, lines)) + min(0, _side(value, lower, lines)) for value in values]


def complete_shift(sides: Sequence[int]) -> list[int]:
    """1 or -1 at each point that is at least the seventh in a row on one side of the mean; on it counts as neither."""
    return list(_complete(sides, RUN))


def complete_trend(values: Sequence[float | None]) -> list[int]:
    """1 or -1 at each point that is at least the seventh in a row to rise or to fall; a tie breaks the row."""
    return [0, *_complete([_step(*pair) for pair in pairwise(values)], RUN - 1)][: len(values)]


def _step(before: float | None, after: float | None) -> int:
    if before is None or after is None:
        return 0
    return (after > before) - (after < before)


def _complete(signs: Sequence[int], length: int) -> Iterator[int]:
    run, last = 0, 0
    for sign in signs:
        run = run + 1 if sign == last else 1
        last = sign
        yield sign if sign and run >= length else 0


def whole_run(complete: Sequence[int]) -> list[int]:
    """All seven points of each run that is complete somewhere; a point of two runs belongs to the later one."""
    return [
        next((sign for sign in reversed(complete[place : place + RUN]) if sign), 0)
        for place in range(len(complete))
    ]


def in_window(close: Sequence[int], sides: Sequence[int]) -> list[int]:
    """1 at each point of three in a row that lie on one side of the mean, of which two or more are close to a limit."""
    found = [0] * len(close)
    for place in range(len(close) - _WINDOW + 1):
        window = slice(place, place + _WINDOW)
        if sum(close[window]) >= _CLOSE and abs(sum(sides[window])) == _WINDOW:
            found[window] = [1] * _WINDOW
    return found
