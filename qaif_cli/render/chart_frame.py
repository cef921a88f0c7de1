"""Where the parts of a chart stand in its picture, in pixels; nothing here is text but the coordinates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qaif_cli.model.spc import Analysis

PLOT_HEIGHT = 300
_INSET, _LINE = 14, 15
_ABOVE_FOOT = 6
"""Where a missing value has its sign."""


@dataclass(frozen=True)
class Frame:
    """The rectangle in which points are drawn, and the figures at its edges."""

    left: float
    right: float
    top: float
    low: float
    high: float

    def y(self, value: float) -> float:
        """How far down a figure stands."""
        return self.top + (self.high - value) / (self.high - self.low) * PLOT_HEIGHT


def px(number: float) -> str:
    """A coordinate, to a tenth of a pixel."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def across(analysis: Analysis, frame: Frame) -> list[float]:
    """How far to the right each point stands: in proportion to its date."""
    days = [point.date.toordinal() for point in analysis.points]
    left, right = frame.left + _INSET, frame.right - _INSET
    if len(days) <= 1:
        return [(left + right) / 2 for _ in days]
    return [left + (day - days[0]) / (days[-1] - days[0]) * (right - left) for day in days]


def apart(names: Sequence[tuple[float, str]], top: float, foot: float) -> list[dict[str, str]]:
    """Names at their heights, moved so that none covers another."""
    ordered = sorted(names)
    heights = [height for height, _ in ordered]
    for place in range(1, len(heights)):
        heights[place] = max(heights[place], heights[place - 1] + _LINE)
    limit = foot
    for place in reversed(range(len(heights))):
        heights[place] = max(top, min(heights[place], limit))
        limit = heights[place] - _LINE
    return [{"y": px(height), "text": name} for height, (_, name) in zip(heights, ordered, strict=True)]


def phases(analysis: Analysis, across: Sequence[float], frame: Frame) -> Iterator[dict[str, str | list[str]]]:
    """The lines of each phase, which begin and end with it."""
    apart = min((after - before for before, after in pairwise(across)), default=2 * _INSET)
    reach = min(max(apart / 2 - 1, 1), _INSET)
    for phase in analysis.phases:
        inside = [
            x
            for x, point in zip(across, analysis.points, strict=True)
            if phase.start <= point.date <= phase.end
        ]
        yield {
            "left": px(inside[0] - reach),
            "right": px(inside[-1] + reach),
            "edge": px(inside[0] - reach - 1) if phase != analysis.phases[0] else "",
            "mean": "" if phase.mean is None else px(frame.y(phase.mean)),
            "limits": [px(frame.y(line)) for line in (phase.lower, phase.upper) if line is not None],
        }


def lines(analysis: Analysis, across: Sequence[float], frame: Frame) -> Iterator[str]:
    """The line through the values, broken at a new phase and where a value is missing."""
    starts = {phase.start for phase in analysis.phases}
    runs: list[list[str]] = [[]]
    for x, point in zip(across, analysis.points, strict=True):
        if point.value is None or point.date in starts:
            runs.append([])
        if point.value is not None:
            runs[-1].append(f"{px(x)},{px(frame.y(point.value))}")
    return (" ".join(run) for run in runs if len(run) > 1)


def points(analysis: Analysis, across: Sequence[float], frame: Frame) -> Iterator[dict[str, str]]:
    """Where each point has its sign, and what it means; a missing value has it just above the foot."""
    for x, point in zip(across, analysis.points, strict=True):
        y = frame.top + PLOT_HEIGHT - _ABOVE_FOOT if point.value is None else frame.y(point.value)
        yield {"x": px(x), "y": px(y), "cause": point.cause}
