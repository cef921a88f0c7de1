"""`qaif site`: the register as one HTML file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import unescape

from qaif_cli.exchange.from_markdown import read_document
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.looking.lists import (
    OWN,
    SHOWN,
    due_list,
    filter_areas,
    intelligence_counts,
    list_name,
    matrix,
    rows_of,
    site_list,
)
from qaif_cli.flow.looking.records import site_record
from qaif_cli.flow.nouns import NOUNS
from qaif_cli.flow.paper_formats import PaperForms
from qaif_cli.flow.publishing import PaperFile, for_the_public, guarded
from qaif_cli.flow.report import papers_to_look_at
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.flow.template_folders import shipped
from qaif_cli.judge.state.charting import charts
from qaif_cli.model.document import Document
from qaif_cli.model.site import Site, SiteRecord, SiteWords
from qaif_cli.render.chart_svg import svg
from qaif_cli.render.jinja import Templates
from qaif_cli.render.site_html import Drawings, site_html
from qaif_cli.render.words import day, number_of

_OURS = re.compile(r"<(script|style)>.*?</\1>|</?[a-z0-9]+", re.DOTALL)
"""What of a page is ours, and no words of a record."""
_MANY = 300
"""Of more records of a kind than these each is told in few words, so that the page stays small."""
PUBLIC = "It is made from the public records alone: what is said not to be there may be private."
PRIVATE = "It holds private records, and is for those alone who may read them."


@dataclass(frozen=True)
class SiteOptions:
    """What the user asked.

    Attributes:
        private: With what is private.
        papers: With the papers.
    """

    private: bool = False
    papers: bool = True


def make_site(ask: Ask, options: SiteOptions) -> bytes:
    """The page.

    Raises:
        QaifError: where there is no register, a template cannot be filled, or what is private could be made public.
    """
    whole = read(ask)
    reading = whole if options.private else for_the_public(whole)
    papers = papers_to_look_at(whole, public=not options.private) if options.papers else []
    brief = papers[0].brief if papers else None
    forms = PaperForms(
        whole,
        brief
        or make_brief(
            whole, ReportOptions(public=not options.private), whole.framework.reported_to(whole.now.day)
        ),
    )
    names = {paper.name: f"{OWN}paper{place}" for place, paper in enumerate(papers, 1)}
    documents = {names[paper.name]: read_document(paper.text) for paper in papers}
    drawn = {
        name: drawing for document in documents.values() for name, drawing in forms.figures(document).items()
    }
    site = _site(reading, documents, options)
    site = replace(site, records=tuple(_with_report(record, names) for record in site.records))
    templates = shipped(whole.workspace)
    page = site_html(site, forms.frame, Drawings(_charts(reading, templates), drawn), templates)
    if not options.private:
        guarded([PaperFile("the page", unescape(_OURS.sub(" ", page)))], whole)
    return page.encode()


def _site(reading: Reading, papers: Mapping[str, Document], options: SiteOptions) -> Site:
    lists, records, seen, few_words = [], [], set[str](), set[str]()
    for kind in SHOWN:
        noun = NOUNS[kind]
        rows = rows_of(noun, reading)
        if len(rows) > _MANY:
            few_words.add(kind)
        lists.append(site_list(noun, rows, reading, short=kind in few_words))
        records += [
            site_record(row, noun, reading, short=kind in few_words) for row in rows if row["id"] not in seen
        ]
        seen |= {row["id"] for row in rows}
    return Site(
        f"{reading.framework.organisation.name}: quality register",
        tuple(_remarks(reading, options)),
        reading.now.day,
        matrix(reading),
        (*lists, due_list(reading, few_words, public=not options.private)),
        (intelligence_counts(reading),),
        tuple((area.id, area.title) for area in filter_areas(reading)),
        tuple(records),
        papers,
    )


def _with_report(record: SiteRecord, names: Mapping[str, str]) -> SiteRecord:
    """The part of a record, with the way to its report where that stands on the page."""
    name = names.get(f"area-{record.id}.md", "") if record.back == list_name("area") else ""
    report = ((("Report", (SiteWords("the paper", name),)),)) if name else ()
    return replace(record, facts=(*record.facts, *report))


def _remarks(reading: Reading, options: SiteOptions) -> list[str]:
    unread = len(reading.register.unreadable)
    said = [f"Position at {day(reading.now.day)}. {PRIVATE if options.private else PUBLIC}"]
    if unread:
        said.append(
            f"{number_of(unread, 'file').capitalize()} could not be read, and what should stand in {'it' if unread == 1 else 'them'} is missing."
        )
    return said


def _charts(reading: Reading, templates: Templates) -> Mapping[str, str]:
    return {
        id_: svg(chart.analysis, chart.indicator.title, chart.indicator.unit, templates)
        for id_, chart in charts(reading.now).items()
    }
