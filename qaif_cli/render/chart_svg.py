"""A chart of statistical process control as an accessible picture: what stands where; the template draws it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from qaif_cli.model.spc import Analysis
from qaif_cli.model.words import as_given
from qaif_cli.render.chart_dates import label, labelled
from qaif_cli.render.chart_frame import PLOT_HEIGHT, Frame, across, apart, lines, phases, points, px
from qaif_cli.render.jinja import Templates, render
from qaif_cli.render.scale import bounds, decimals, figure, tick_places, ticks
from qaif_cli.render.spc_sentence import sentence
from qaif_cli.render.spc_words import CAUSES, PROFILES, assurance_label, assurance_words, variation_label
from qaif_cli.render.tables import wrapped
from qaif_cli.render.words import number_of
from qaif_cli.render.words import sentence as full_stop

TEMPLATE = "spc-chart.svg.j2"
WIDTH = 900
_LETTER = 6.8
"""How wide a letter of 12 pixels is, amply."""
_EDGE, _GAP = 24, 22
_DATE_ROOM = 82
_TICKS = 7
_MARGIN = 0.06
"""What is left free above the highest and below the lowest figure, in parts of the range."""
_TITLE_LETTERS, _TEXT_LETTERS = 68, 112


def svg(analysis: Analysis, title: str, unit: str, templates: Templates) -> str:
    """The chart as SVG; the same bytes for the same input.

    Args:
        analysis: What is drawn.
        title: What stands above it, and what a screen reader says first.
        unit: What the values count, such as `%` or `minutes`; may be empty.
        templates: Where the template is looked for.

    Raises:
        QaifError: where the template is missing or cannot be filled.
    """
    titles = wrapped(title, _TITLE_LETTERS).split("\n")
    said = _lines_of([_it_says(analysis), _icons(analysis)])
    names, notes = _names(analysis), _lines_of(_notes(analysis))
    frame, marks = _framed(analysis, names, 50 + 24 * len(titles) + 18 * len(said))
    places = across(analysis, frame)
    foot = frame.top + PLOT_HEIGHT
    values = {
        "key": f"{crc32(repr((analysis, title, unit)).encode('utf-8', 'replace')):08x}",
        "title": title,
        "description": _description(analysis),
        "width": WIDTH,
        "height": round(foot + 76 + 17 * len(notes)),
        "frame": {"left": px(frame.left), "right": px(frame.right), "top": px(frame.top), "foot": px(foot)},
        "titles": _stacked(titles, 34, 24),
        "said": _stacked(said, 34 + 24 * len(titles), 18),
        "unit": {"text": unit, "y": px(frame.top - 10)},
        "ticks": [{"y": px(frame.y(tick)), "text": text} for tick, text in marks],
        "dates": _dates(analysis, places),
        "dates_y": px(foot + 20),
        "phases": list(phases(analysis, places, frame)),
        "target": None if analysis.target is None else px(frame.y(analysis.target)),
        "names": apart([(frame.y(value), name) for name, value in names], frame.top, foot),
        "lines": list(lines(analysis, places, frame)),
        "points": list(points(analysis, places, frame)),
        "legend": list(_legend(analysis)),
        "legend_y": px(foot + 46),
        "notes": _stacked(notes, foot + 76, 17),
    }
    return render(TEMPLATE, templates, {}, values)


def _framed(
    analysis: Analysis, names: Sequence[tuple[str, float]], top: float
) -> tuple[Frame, list[tuple[float, str]]]:
    """The frame with room for the figures to its left and the names to its right; and those figures."""
    low, high = bounds(analysis)
    room = (high - low) * _MARGIN
    marks = ticks(low - room, high + room, _TICKS) if analysis.latest else []
    words = [figure(tick, tick_places(marks)) for tick in marks]
    left = _EDGE + max(map(len, words), default=0) * _LETTER + 10
    right = WIDTH - _EDGE - max((len(name) for name, _ in names), default=0) * _LETTER
    return Frame(left, right, top, low - room, high + room), list(zip(marks, words, strict=True))


def _lines_of(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, _TEXT_LETTERS).split("\n")]


def _stacked(lines: Sequence[str], first: float, step: float) -> list[dict[str, str]]:
    return [{"text": line, "y": px(first + step * place)} for place, line in enumerate(lines)]


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
        {"x": px(places[place]), "text": label(analysis.points[place].date, analysis)}
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
        yield {"x": px(x), "sign": sign, "text": text}
        x += 30 + len(text) * _LETTER + _GAP
