"""`qaif report`: the papers of each body, made from the records."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.names import named
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
    reading = read(ask)
    if options.body:
        made = _paper_of_body(reading, options, _templates(reading))
        return _shown([made], reading, options)[0]
    brief = make_brief(reading, options, reading.framework.reporting.to)
    templates = _templates(reading)
    if options.area:
        area = _known_area(options.area, brief)
        made = PaperFile(f"area-{area}.md", paper(AREA, brief, templates, area))
    elif options.register:
        made = PaperFile("risk-register.md", paper(REGISTER, brief, templates))
    else:
        made = PaperFile("quality-report.md", paper(PACK, brief, templates))
    return _shown([made], reading, options)[0]


def run_reports(ask: Ask, options: ReportOptions) -> list[PaperFile]:
    """The pack, the risk register and one focused report for each service area.

    Raises:
        QaifError: as `run_report` does.
    """
    reading = read(ask)
    brief = make_brief(reading, options, reading.framework.reporting.to)
    templates = _templates(reading)
    made = [
        PaperFile("quality-report.md", paper(PACK, brief, templates)),
        PaperFile("risk-register.md", paper(REGISTER, brief, templates)),
    ]
    services = [part.state.area.id for part in brief.areas if part.state.area.type == "service"]
    made += [PaperFile(f"area-{area}.md", paper(AREA, brief, templates, area)) for area in services]
    return _shown(made, reading, options)


def _shown(made: list[PaperFile], reading: Reading, options: ReportOptions) -> list[PaperFile]:
    return guarded(made, reading) if options.public else made


def _templates(reading: Reading) -> Templates:
    """The workspace's own templates, from the commit that is read, and those that came with the program."""
    if reading.templates is None:
        return Templates(reading.workspace.templates)
    return Templates(reading.workspace.shipped_templates, reading.templates)


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
    return PaperFile(f"{name}.md", text)


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
