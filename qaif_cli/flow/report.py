"""`qaif report`: the papers of each body, made from the records."""

from __future__ import annotations

from collections.abc import Sequence

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.names import named
from qaif_cli.flow.paper_formats import MadePapers, Wanted, files_of, printed, templates_of
from qaif_cli.flow.publishing import PaperFile, guarded
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.papers.body_content import gather_round
from qaif_cli.model.report_content import Brief
from qaif_cli.model.settings import Body
from qaif_cli.model.vocabulary import FUNCTIONS
from qaif_cli.render.jinja import Templates
from qaif_cli.render.paper import body_paper, paper

PACK, AREA, REGISTER = "quality-report.md.j2", "area-report.md.j2", "risk-register.md.j2"
PAPERS = {
    "insights": "insights-agenda",
    "system-quality": "sqg-paper",
    "assurance": "committee-pack",
    "board": "board-summary",
}
"""By the function of the body: the template, and the file that is written."""


def run_report(ask: Ask, options: ReportOptions) -> PaperFile:
    """One paper.

    Raises:
        QaifError: where there is no register, no such area or body, or what is private could be made public.
    """
    return _one(read(ask), options)


def run_reports(ask: Ask, options: ReportOptions) -> list[PaperFile]:
    """The pack, the risk register and one focused report for each service area.

    Raises:
        QaifError: as `run_report` does.
    """
    return _several(read(ask), options)


def printed_report(ask: Ask, options: ReportOptions, wanted: Wanted) -> str:
    """One paper as text for the screen.

    Raises:
        QaifError: as `run_report` does; where several formats are wanted, or one that is no text.
    """
    reading = read(ask)
    return printed(_one(reading, options), reading, wanted)


def report_files(ask: Ask, options: ReportOptions, formats: Sequence[str], *, every: bool) -> MadePapers:
    """The files of one paper, or of the pack with the register and each area, in the formats that were asked for.

    Raises:
        QaifError: as `run_report` does; where a format needs what is not installed, or the style cannot be read.
    """
    reading = read(ask)
    papers = _several(reading, options) if every else [_one(reading, options)]
    return files_of(papers, reading, formats)


def _one(reading: Reading, options: ReportOptions) -> PaperFile:
    if options.body:
        made = _paper_of_body(reading, options, templates_of(reading))
        return _shown([made], reading, options)[0]
    brief = make_brief(reading, options, reading.framework.reporting.to)
    templates = templates_of(reading)
    if options.area:
        area = _known_area(options.area, brief)
        made = PaperFile(f"area-{area}.md", paper(AREA, brief, templates, area), brief)
    elif options.register:
        made = PaperFile("risk-register.md", paper(REGISTER, brief, templates), brief)
    else:
        made = PaperFile("quality-report.md", paper(PACK, brief, templates), brief)
    return _shown([made], reading, options)[0]


def _several(reading: Reading, options: ReportOptions) -> list[PaperFile]:
    brief = make_brief(reading, options, reading.framework.reporting.to)
    templates = templates_of(reading)
    made = [
        PaperFile("quality-report.md", paper(PACK, brief, templates), brief),
        PaperFile("risk-register.md", paper(REGISTER, brief, templates), brief),
    ]
    services = [part.state.area.id for part in brief.areas if part.state.area.type == "service"]
    made += [PaperFile(f"area-{area}.md", paper(AREA, brief, templates, area), brief) for area in services]
    return _shown(made, reading, options)


def _shown(made: list[PaperFile], reading: Reading, options: ReportOptions) -> list[PaperFile]:
    return guarded(made, reading) if options.public else made


def _paper_of_body(reading: Reading, options: ReportOptions, templates: Templates) -> PaperFile:
    """The paper of the body that is meant.

    Raises:
        QaifError: where the framework names no such body, or its paper is never public.
    """
    body = _body(reading, options.body)
    if options.public and options.body == "insights":
        raise QaifError(
            f"The agenda of the {body.name} is never public: it holds intelligence that is not decided on.",
            "Leave out --public.",
        )
    brief = make_brief(reading, options, body.id)
    name = PAPERS[options.body]
    text = body_paper(f"{name}.md.j2", brief, gather_round(brief, body), templates)
    return PaperFile(f"{name}.md", text, brief)


def _body(reading: Reading, function: str) -> Body:
    body = reading.framework.body_for(function)
    if body is None:
        raise QaifError(
            f"The framework does not say which body is the {FUNCTIONS.label(function)}.",
            f"In framework.yaml give that body the line `function: {function}`.",
        )
    return body


def _known_area(text: str, brief: Brief) -> str:
    """The ID of the service area that is meant.

    Raises:
        QaifError: where there is none, or it is a function.
    """
    areas = {part.state.area.id: part.state.area for part in brief.areas}
    titles = {id_: area.title for id_, area in areas.items()}
    area = areas[
        named(f"{'public ' if brief.public else ''}area", text, titles, brief.register.unread("area"))
    ]
    if area.type != "service":
        raise QaifError(
            f"`{area.id}` is a function, and is reported by exception in the pack.",
            "Make the pack: qaif report --bimonthly.",
        )
    return area.id
