"""`qaif report`: the papers of each body, made from the records."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.body_papers import paper_of_body
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.names import named
from qaif_cli.flow.publishing import PaperFile, guarded
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.model.report_content import Brief
from qaif_cli.render.jinja import Templates
from qaif_cli.render.paper import paper

PACK, AREA, REGISTER = "quality-report.md.j2", "area-report.md.j2", "risk-register.md.j2"


def run_report(ask: Ask, options: ReportOptions) -> PaperFile:
    """One paper.

    Raises:
        QaifError: where there is no register, no such area or body, or what is private could be made public.
    """
    reading = read(ask)
    if options.body:
        made = paper_of_body(reading, ask, options, _templates(reading))
        return _shown([made], reading, options)[0]
    brief = make_brief(reading, ask, options, reading.framework.reporting.to)
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
    brief = make_brief(reading, ask, options, reading.framework.reporting.to)
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


def _known_area(text: str, brief: Brief) -> str:
    """The ID of the service area that is meant.

    Raises:
        QaifError: where there is none, or it is a function.
    """
    areas = {part.state.area.id: part.state.area for part in brief.areas}
    titles = {id_: area.title for id_, area in areas.items()}
    area = areas[named(f"{'public ' if brief.public else ''}area", text, titles)]
    if area.type != "service":
        raise QaifError(
            f"`{area.id}` is a function, and is reported by exception in the pack.",
            "Make the pack: qaif report --bimonthly.",
        )
    return area.id
