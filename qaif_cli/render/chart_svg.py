"""A chart of statistical process control as an accessible picture: what stands where; the template draws it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from zlib import crc32

from qaif_cli.model.spc import Analysis
from qaif_cli.model.words import as_given
from qaif_cli.render.jinja import Templates, render
from qaif_cli.render.scale import bounds, decimals, figure, label, labelled, tick_places, ticks
from qaif_cli.render.spc_words import (
    CAUSES,
    PROFILES,
    assurance_label,
    assurance_words,
    sentence,
    variation_label,
)
from qaif_cli.render.tables import wrapped
from qaif_cli.render.words import number_of
from qaif_cli.render.words import sentence as full_stop

TEMPLATE = "spc-chart.svg.j2"
WIDTH = 900
_LETTER = 6.8
"""How wide a letter of 12 pixels is, amply."""
_EDGE, _GAP = 24, 22
_DATE_ROOM = 82
_TICKS, _FEWER_TICKS = 7, 4
_MARGIN = 0.06
"""What is left free above the highest and below the lowest figure, in parts of the range."""
_TITLE_LETTERS, _TEXT_LETTERS = 68, 112
_PLOT_HEIGHT, _FLAT_HEIGHT = 300, 110
_INSET, _LINE = 14, 15
_ABOVE_FOOT = 6
"""Where a missing value has its sign."""


def svg(analysis: Analysis, title: str, unit: str, templates: Templates, *, flat: bool = False) -> str:
    """The chart as SVG; the same bytes for the same input.

    Args:
        analysis: What is drawn.
        title: What stands above it, and what a screen reader says first.
        unit: What the values count, such as `%` or `minutes`; may be empty.
        templates: Where the template is looked for.
        flat: Lower, and without the sentences, for a paper that says them below it; a screen reader is told all the same.

    Raises:
        QaifError: where the template is missing or cannot be filled.
    """
    titles = wrapped(title, _TITLE_LETTERS).split("\n")
    said = [] if flat else _lines_of([_it_says(analysis), _icons(analysis)])
    names, notes = _names(analysis), [] if flat else _lines_of(_notes(analysis))
    plot = _FLAT_HEIGHT if flat else _PLOT_HEIGHT
    frame, marks = _framed(analysis, names, 50 + 24 * len(titles) + 18 * len(said), plot)
    places = _across(analysis, frame)
    foot = frame.foot
    values = {
        "key": f"{crc32(repr((astuple(analysis), title, unit)).encode('utf-8', 'replace')):08x}",
        "title": title,
        "description": _description(analysis),
        "width": WIDTH,
        "height": round(foot + 76 + 17 * len(notes)),
        "frame": {
            "left": _px(frame.left),
            "right": _px(frame.right),
            "top": _px(frame.top),
            "foot": _px(foot),
        },
        "titles": _stacked(titles, 34, 24),
        "said": _stacked(said, 34 + 24 * len(titles), 18),
        "unit": {"text": unit, "y": _px(frame.top - 10)},
        "ticks": [{"y": _px(frame.y(tick)), "text": text} for tick, text in marks],
        "dates": _dates(analysis, places),
        "dates_y": _px(foot + 20),
        "phases": list(_phases(analysis, places, frame)),
        "target": None if analysis.target is None else _px(frame.y(analysis.target)),
        "names": _apart([(frame.y(value), name) for name, value in names], frame.top, foot),
        "lines": list(_lines(analysis, places, frame)),
        "points": list(_points(analysis, places, frame)),
        "legend": list(_legend(analysis)),
        "legend_y": _px(foot + 46),
        "notes": _stacked(notes, foot + 76, 17),
    }
    return render(TEMPLATE, templates, {}, values)


def _framed(
    analysis: Analysis, names: Sequence[tuple[str, float]], top: float, plot: int
) -> tuple[_Frame, list[tuple[float, str]]]:
    """The frame with room for the figures to its left and the names to its right; and those figures."""
    low, high = bounds(analysis)
    room = (high - low) * _MARGIN
    marks = (
        ticks(low - room, high + room, _TICKS if plot == _PLOT_HEIGHT else _FEWER_TICKS)
        if analysis.latest
        else []
    )
    words = [figure(tick, tick_places(marks)) for tick in marks]
    left = _EDGE + max(map(len, words), default=0) * _LETTER + 10
    right = WIDTH - _EDGE - max((len(name) for name, _ in names), default=0) * _LETTER
    return _Frame(left, right, top, top + plot, low - room, high + room), list(zip(marks, words, strict=True))


def _lines_of(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, _TEXT_LETTERS).split("\n")]


def _stacked(lines: Sequence[str], first: float, step: float) -> list[dict[str, str]]:
    return [{"text": line, "y": _px(first + step * place)} for place, line in enumerate(lines)]


def _icons(analysis: Analysis) -> str:
    return f"Variation: {variation_label(analysis)}. Assurance: {assurance_label(analysis)}."


def _it_says(analysis: Analysis) -> str:
    return full_stop(f"It {sentence(analysis)}")


def _description(analysis: Analysis) -> str:
    """What a screen reader says of the picture after its title."""
    size = number_of(len(analysis.points), "point")
    return " ".join(
        [
            f"XmR chart of {size}.",
            _it_says(analysis),
            f"Variation: {variation_label(analysis)}.",
            f"Assurance: {assurance_words(analysis)}",
            *analysis.warnings,
        ]
    )


def _notes(analysis: Analysis) -> Iterator[str]:
    yield f"XmR chart, profile {PROFILES[analysis.profile]}."
    if any(phase.trial for phase in analysis.phases):
        yield "Limits of fewer than 13 values are trial limits: each further point moves them."
    if analysis.latest is None:
        yield "There is no value to draw."


def _dates(analysis: Analysis, places: Sequence[float]) -> list[dict[str, str]]:
    return [
        {"x": _px(places[place]), "text": label(analysis.points[place].date, analysis)}
        for place in labelled(places, _DATE_ROOM)
        if analysis.points
    ]


def _names(analysis: Analysis) -> list[tuple[str, float]]:
    """The lines that are named to the right of where they end."""
    last = analysis.points[-1] if analysis.points else None
    found = [
        ("Upper limit", last.upper if last else None),
        ("Target", analysis.target),
        ("Mean", last.mean if last else None),
        ("Lower limit", last.lower if last else None),
    ]
    places = decimals(analysis)
    return [
        (f"{name} {as_given(value) if name == 'Target' else figure(value, places)}", value)
        for name, value in found
        if value is not None
    ]


def _legend(analysis: Analysis) -> Iterator[dict[str, str]]:
    """What the signs mean that occur."""
    there = {point.cause for point in analysis.points}
    entries: list[tuple[str, str]] = [(cause, CAUSES[cause]) for cause in CAUSES if cause in there]
    if analysis.latest:
        entries.append(("mean", "mean"))
    if any(phase.lower is not None for phase in analysis.phases):
        entries.append(("limits", "process limits"))
    if analysis.target is not None:
        entries.append(("target", "target"))
    x = float(_EDGE)
    for sign, text in entries:
        yield {"x": _px(x), "sign": sign, "text": text}
        x += 30 + len(text) * _LETTER + _GAP


@dataclass(frozen=True)
class _Frame:
    """The rectangle in which points are drawn, and the figures at its edges."""

    left: float
    right: float
    top: float
    foot: float
    low: float
    high: float

    def y(self, value: float) -> float:
        """How far down a figure stands."""
        return self.top + (self.high - value) / (self.high - self.low) * (self.foot - self.top)


def _px(number: float) -> str:
    """A coordinate, to a tenth of a pixel."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _across(analysis: Analysis, frame: _Frame) -> list[float]:
    """How far to the right each point stands: in proportion to its date."""
    days = [point.date.toordinal() for point in analysis.points]
    left, right = frame.left + _INSET, frame.right - _INSET
    if len(days) <= 1:
        return [(left + right) / 2 for _ in days]
    return [left + (day - days[0]) / (days[-1] - days[0]) * (right - left) for day in days]


def _apart(names: Sequence[tuple[float, str]], top: float, foot: float) -> list[dict[str, str]]:
    """Names at their heights, moved so that none covers another."""
    ordered = sorted(names)
    heights = [height for height, _ in ordered]
    for place in range(1, len(heights)):
        heights[place] = max(heights[place], heights[place - 1] + _LINE)
    limit = foot
    for place in reversed(range(len(heights))):
        heights[place] = max(top, min(heights[place], limit))
        limit = heights[place] - _LINE
    return [{"y": _px(height), "text": name} for height, (_, name) in zip(heights, ordered, strict=True)]


def _phases(
    analysis: Analysis, across: Sequence[float], frame: _Frame
) -> Iterator[dict[str, str | list[str]]]:
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
            "left": _px(inside[0] - reach),
            "right": _px(inside[-1] + reach),
            "edge": _px(inside[0] - reach - 1) if phase != analysis.phases[0] else "",
            "mean": "" if phase.mean is None else _px(frame.y(phase.mean)),
            "limits": [_px(frame.y(line)) for line in (phase.lower, phase.upper) if line is not None],
        }


def _lines(analysis: Analysis, across: Sequence[float], frame: _Frame) -> Iterator[str]:
    """The line through the values, broken at a new phase and where a value is missing."""
    starts = {phase.start for phase in analysis.phases}
    runs: list[list[str]] = [[]]
    for x, point in zip(across, analysis.points, strict=True):
        if point.value is None or point.date in starts:
            runs.append([])
        if point.value is not None:
            runs[-1].append(f"{_px(x)},{_px(frame.y(point.value))}")
    return (" ".join(run) for run in runs if len(run) > 1)


def _points(analysis: Analysis, across: Sequence[float], frame: _Frame) -> Iterator[dict[str, str]]:
    """Where each point has its sign, and what it means; a missing value has it just above the foot."""
    for x, point in zip(across, analysis.points, strict=True):
        y = frame.foot - _ABOVE_FOOT if point.value is None else frame.y(point.value)
        yield {"x": _px(x), "y": _px(y), "cause": point.cause}
