"""A chart of statistical process control for a terminal: every sign tells what it is without colour."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.model.spc import Analysis, Cause, JudgedPoint
from qaif_cli.model.words import as_given
from qaif_cli.render.scale import bounds, decimals, figure, label, labelled, tick_places, ticks
from qaif_cli.render.spc_words import CAUSES
from qaif_cli.render.tables import wrapped
from qaif_cli.render.words import number_of

MARKS: dict[Cause, str] = {
    "common": "•",
    "improvement": "◆",
    "concern": "▲",
    "neutral": "■",
    "missing": "×",
}
MEAN, LIMIT, TARGET, PHASE = "─", "┄", "═", "┊"
TONES = {"◆": "bold blue", "▲": "bold dark_orange", "■": "bold magenta", TARGET: "red"}
"""How strongly the signs may catch the eye, where there is colour."""
_ROWS = 15
_TICKS = 6
_WIDEST_STEP = 4
_NARROWEST = 12
Grid = dict[tuple[int, int], str]


def chart(analysis: Analysis, title: str, unit: str = "", width: int = 100) -> str:
    """The chart as lines of text.

    Args:
        analysis: What is drawn.
        title: What stands above it.
        unit: What the values count, such as `%` or `minutes`.
        width: How many characters fit in a line; below 60 or so, the oldest points may be left out.
    """
    head = wrapped(f"{title} ({unit})" if unit else title, width)
    if analysis.latest is None:
        return f"{head}\n\nThere is no value to draw.\n"
    low, high = bounds(analysis)
    sides = _names(analysis, low, high)
    marks = ticks(low, high, _TICKS)
    left = {_row(tick, low, high): figure(tick, tick_places(marks)) for tick in marks}
    margin = max(len(text) for text in left.values())
    room = max(_NARROWEST, width - margin - 5 - max(map(len, sides.values()), default=0))
    points = analysis.points[-room:]
    step = max(1, min(_WIDEST_STEP, room // len(points)))
    grid = _grid(points, analysis, low, high, step)
    across = step * len(points)
    lines = [
        f"{left.get(row, ''):>{margin}} {'┤' if row in left else '│'} "
        f"{''.join(grid.get((row, column), ' ') for column in range(across))}  {sides.get(row, '')}".rstrip()
        for row in range(_ROWS)
    ]
    foot = [*_axis(points, analysis, step, margin), "", *_legend(points, analysis, width)]
    if len(points) < len(analysis.points):
        shown = number_of(len(points), "point")
        foot.append(
            wrapped(f"The latest {shown} of {len(analysis.points)}: there is no room for more.", width)
        )
    return "\n".join([head, "", *lines, *foot]) + "\n"


def _row(value: float, low: float, high: float) -> int:
    return round((high - value) / (high - low) * (_ROWS - 1))


def _middle(place: int, step: int) -> int:
    return place * step + (step - 1) // 2


def _grid(points: tuple[JudgedPoint, ...], analysis: Analysis, low: float, high: float, step: int) -> Grid:
    """The signs by row and column; what is drawn later covers what was there."""
    grid: Grid = {}
    starts = {phase.start for phase in analysis.phases[1:]}
    for place, point in enumerate(points):
        lines = ((point.lower, LIMIT), (point.upper, LIMIT), (analysis.target, TARGET), (point.mean, MEAN))
        if point.date in starts and place:
            grid |= dict.fromkeys(((row, place * step) for row in range(_ROWS)), PHASE)
        for value, sign in lines:
            if value is not None:
                row = _row(value, low, high)
                grid |= dict.fromkeys(((row, place * step + cell) for cell in range(step)), sign)
        if point.value is not None:
            grid[_row(point.value, low, high), _middle(place, step)] = MARKS[point.cause]
    return grid


def _names(analysis: Analysis, low: float, high: float) -> dict[int, str]:
    """What the lines are called, to the right of where they end."""
    last, places = analysis.points[-1], decimals(analysis)
    named = (
        ("upper limit", last.upper),
        ("target", analysis.target),  # as it was given; the others are worked out
        ("mean", last.mean),
        ("lower limit", last.lower),
    )
    names: dict[int, str] = {}
    for name, value in named:
        if value is not None:
            row = _row(value, low, high)
            names[row] = f"{names[row]}, {name}" if row in names else name
            names[row] += f" {as_given(value) if name == 'target' else figure(value, places)}"
    return names


def _axis(points: tuple[JudgedPoint, ...], analysis: Analysis, step: int, margin: int) -> Iterator[str]:
    """The foot: a tick for each date that is written, and a sign for each missing value."""
    places = [_middle(place, step) for place in range(len(points))]
    words = [label(point.date, analysis) for point in points]
    dated = labelled(places, max(map(len, words)) + 2)
    line = ["─"] * (step * len(points))
    below = ""
    for place in dated:
        line[places[place]] = "┴"
        below = below.ljust(places[place]) + words[place]
    for place, point in enumerate(points):
        if point.value is None:
            line[places[place]] = MARKS["missing"]
    yield f"{' ' * margin} └─{''.join(line)}"
    yield f"{' ' * margin}   {below}"


def _legend(points: tuple[JudgedPoint, ...], analysis: Analysis, width: int) -> list[str]:
    there = {point.cause for point in points}
    entries = [f"{MARKS[cause]} {CAUSES[cause]}" for cause in MARKS if cause in there]
    entries.append(f"{MEAN} mean")
    if any(point.upper is not None for point in points):
        entries.append(f"{LIMIT} process limits")
    if analysis.target is not None:
        entries.append(f"{TARGET} target")
    if any(phase.start > points[0].date for phase in analysis.phases):
        entries.append(f"{PHASE} new phase")
    lines = [""]
    for entry in entries:
        longer = f"{lines[-1]}   {entry}" if lines[-1] else entry
        if len(longer) > width:
            lines.append(entry)
        else:
            lines[-1] = longer
    return lines
