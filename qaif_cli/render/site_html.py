"""The register as one HTML file: it opens from a disk or an e-mail, asks no server, and is whole without script too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from qaif_cli.model.document import CHART
from qaif_cli.model.framed import Frame
from qaif_cli.model.kind import OF_A_BOARD
from qaif_cli.model.site import Scored, Site, SiteCell, SiteList, SiteRecord, SiteRow
from qaif_cli.render.document_html import HtmlParts, renamed, style, tone_classes
from qaif_cli.render.jinja import Templates, ready, render
from qaif_cli.render.squeezed import squeezed
from qaif_cli.render.words import capital, number_of, short_day
from qaif_cli.render.xml import inline

TEMPLATE = "site.html.j2"
_NUMBERED = re.compile(rf"\b[A-Z]-{OF_A_BOARD}[0-9]{{4,}}\b")
_SIZE, _TITLE = re.compile(r'viewBox="([\d .]+)"'), re.compile("<title[^>]*>([^<]*)</title>")
_WIDE, _HIGH, _MOST = 156, 36, 25
"""How wide and high the line of scores is, and the highest score there is."""


@dataclass(frozen=True)
class Drawings:
    """Pictures as SVG.

    Attributes:
        charts: The chart of each indicator, by its ID.
        figures: Those of the papers, by their names; a chart that stands in the part of its indicator is shown from there.
    """

    charts: Mapping[str, str]
    figures: Mapping[str, str]

    def in_papers(self) -> Mapping[str, str]:
        """The pictures of the papers; none is drawn twice on the page."""
        there = {f"{CHART}{id_}": _shown_again(id_, drawing) for id_, drawing in self.charts.items()}
        return {name: there.get(name, drawing) for name, drawing in self.figures.items()}


def site_html(site: Site, frame: Frame, drawings: Drawings, templates: Templates) -> str:
    """The page.

    Args:
        site: What stands on it.
        frame: What stands around it: the marking, how it was made, the style.
        drawings: The pictures.
        templates: Where its template is looked for.

    Raises:
        QaifError: where the template is missing or cannot be filled.
    """
    known = {record.id for record in site.records}
    tones = tone_classes(frame)
    titles = {title: place for place, (_, title) in reversed(tuple(enumerate(site.areas, 1)))}

    def tone(text: str) -> str:
        return tones.get(frame.style.tone(text) or frame.style.tone(capital(text)), "")

    values = {
        "site": site,
        "frame": frame,
        "css": ready(style(frame)),
        "matrix": [
            {
                "name": row.name,
                "cells": [
                    {"score": cell.score, "band": cell.band, "tone": tone(cell.band), "risks": cell.risks,
                     "count": number_of(len(cell.risks), "risk")}
                    for cell in row.cells
                ],
            }
            for row in site.matrix.rows
        ],
        "lists": [_list(item, tone, titles) for item in site.lists],
        "counts": [_list(item, tone, titles) for item in site.counts],
        "groups": [
            {"of": of, "records": [_record(record, site.day, known, drawings) for record in group]}
            for of, group in groupby(site.records, key=lambda record: record.back)
        ],
        "papers": [_paper(name, site, frame, drawings.in_papers()) for name in site.papers],
    }  # fmt: skip
    return squeezed(render(TEMPLATE, templates, {}, values))


def _list(item: SiteList, tone: Callable[[str], str], titles: Mapping[str, int]) -> dict[str, Any]:
    return {
        "name": item.name,
        "title": item.title,
        "head": item.head,
        "counted": item.counted,
        "short": item.short,
        "rows": [
            {
                "id": row.id,
                "areas": _areas(row, titles),
                "late": row.late,
                "first": row.cells[0],
                "cells": [_cell(cell, tone) for cell in row.cells[1:]],
            }
            for row in item.rows
        ],
    }


def _areas(row: SiteRow, titles: Mapping[str, int]) -> str | None:
    """The places of a line's areas; None where its cells name the same ones."""
    texts = (" ".join(word.text for word in cell.words) for cell in row.cells[1:])
    if row.areas == tuple(titles[text] for text in texts if text in titles):
        return None
    return " ".join(map(str, row.areas))


def _cell(cell: SiteCell, tone: Callable[[str], str]) -> dict[str, Any]:
    return {"words": cell.words, "tone": tone(cell.words[0].text)}


def _record(record: SiteRecord, day: date, known: Iterable[str], drawings: Drawings) -> dict[str, Any]:
    chart = drawings.charts.get(record.chart, "")
    return {
        "id": record.id,
        "number": record.number,
        "title": record.title,
        "facts": record.facts,
        "texts": [_linked(text, known) for text in record.texts],
        "history": [
            {"day": short_day(item.day) if item.day else "Day not known", "text": _linked(item.text, known)}
            for item in record.history
        ],
        "line": _line(record.scores, day),
        "short": record.short,
        "chart": ready(_named(chart, record.id)) if chart else "",
    }


def _named(chart: str, id_: str) -> str:
    """A chart with a name by which it can be shown again."""
    return renamed(chart, f"_{id_}").replace("<svg ", f'<svg id="_chart-{id_}" ', 1)


def _shown_again(id_: str, chart: str) -> str:
    """The chart of an indicator, as it stands in its part."""
    size, title = _SIZE.search(chart), _TITLE.search(chart)
    if size is None or title is None:  # a template of the house that says neither
        return chart
    return f'<svg role="img" aria-label="{title[1]}" viewBox="{size[1]}"><use href="#_chart-{id_}"/></svg>'


def _linked(text: str, known: Iterable[str]) -> Any:
    """Prose in which the number of a record that stands on the page leads to it."""
    parts, end = [], 0
    for found in _NUMBERED.finditer(text):
        if found[0] in known:
            parts += [inline(text[end : found.start()]), f'<a href="#{found[0]}">{found[0]}</a>']
            end = found.end()
    return ready("".join((*parts, inline(text[end:]))))


def _line(scores: Sequence[Scored], day: date) -> dict[str, str]:
    """The line of a score from its first day to the day of the page; each score lasts until the next."""
    if not scores:
        return {}
    first = scores[0].day
    reach = max((day - first).days, 1)
    moved = [one for place, one in enumerate(scores) if place == 0 or one.score != scores[place - 1].score]
    path = ""
    for scored in moved:
        x = round(2 + (scored.day - first).days / reach * _WIDE)
        y = round(2 + (1 - scored.score / _MOST) * _HIGH)
        path += f"H{x}V{y}" if path else f"M{x} {y}"
    said = ", ".join(f"{one.score} from {short_day(one.day)}" for one in moved)
    return {"path": f"{path}H{_WIDE + 2}", "says": f"Score over time: {said}"}


def _paper(name: str, site: Site, frame: Frame, figures: Mapping[str, str]) -> dict[str, Any]:
    document = site.papers[name]
    parts = HtmlParts(frame, figures, f"{name}-", down=1)
    body = "\n".join(parts.blocks(document.blocks))
    return {"name": name, "title": document.title, "body": ready(parts.contents(document.title) + body)}
