"""`qaif report`: the papers of each body, made from the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.names import named
from qaif_cli.flow.pack import make_pack
from qaif_cli.flow.paper_formats import MadePapers, Wanted, files_of, printed
from qaif_cli.flow.publishing import PaperFile, guarded
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.flow.template_folders import templates_of
from qaif_cli.judge.papers.area_content import gather_area
from qaif_cli.judge.papers.body_content import gather_round
from qaif_cli.judge.state.self_assessment import by_exception
from qaif_cli.model.report_content import Brief
from qaif_cli.model.settings import Body
from qaif_cli.model.vocabulary import FUNCTIONS
from qaif_cli.render.jinja import Templates
from qaif_cli.render.paper import body_paper, paper
from qaif_cli.render.words import day

PACK, REGISTER, DATA = "quality-report.md.j2", "risk-register.md.j2", "data-quality.md.j2"
AREA, FULL, PAGE, WORDS = "area-report.md.j2", "area-report-full.md.j2", "area-page.md.j2", "words.md.j2"
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


def papers_to_look_at(reading: Reading, *, public: bool) -> list[PaperFile]:
    """The pack of the body that gives assurance, where the framework names one, and the report of each service area.

    Raises:
        QaifError: as `run_report` does.
    """
    options = ReportOptions(public=public)
    pack, _, *areas = _several(reading, options)
    if reading.framework.body_for("assurance"):
        pack = _one(reading, ReportOptions(public=public, body="assurance"))
    return [pack, *areas]


def _one(reading: Reading, options: ReportOptions) -> PaperFile:
    return _shown([_made(reading, options)], reading, options)[0]


def _made(reading: Reading, options: ReportOptions) -> PaperFile:
    templates = templates_of(reading)
    if options.body:
        return _paper_of_body(reading, options, templates)
    brief = make_brief(reading, options, reading.framework.reported_to(reading.now.day))
    if options.area:
        return _of_area(brief, _known_area(options.area, brief), templates, options)
    if options.data_quality:
        return _data_quality(brief, templates)
    if options.register:
        return PaperFile("risk-register.md", paper(REGISTER, brief, templates), brief)
    return PaperFile("quality-report.md", paper(PACK, brief, templates), brief)


def _several(reading: Reading, options: ReportOptions) -> list[PaperFile]:
    templates = templates_of(reading)
    if options.body:
        pack = _paper_of_body(reading, options, templates)
        return _shown([pack, *_reading_room(pack, templates)], reading, options)
    brief = make_brief(reading, options, reading.framework.reported_to(reading.now.day))
    made = [
        PaperFile("quality-report.md", paper(PACK, brief, templates), brief),
        PaperFile("risk-register.md", paper(REGISTER, brief, templates), brief),
    ]
    services = [part.state.area.id for part in brief.areas if part.state.area.type == "service"]
    made += [_of_area(brief, area, templates, options) for area in services]
    return _shown(made, reading, options)


def _reading_room(pack: PaperFile, templates: Templates) -> Iterator[PaperFile]:
    """What stands beside the Committee's pack: a page on each area, the register, data quality, the words."""
    brief = pack.brief
    if brief is None or pack.name != f"{PAPERS['assurance']}.md":
        return
    for part in brief.areas:
        text = paper(PAGE, brief, templates, content=gather_area(brief, part))
        yield PaperFile(f"area-page-{part.state.area.id}.md", text, brief)
    yield PaperFile("risk-register.md", paper(REGISTER, brief, templates), brief)
    yield _data_quality(brief, templates)
    yield PaperFile("words.md", paper(WORDS, brief, templates), brief)


def _of_area(brief: Brief, area: str, templates: Templates, options: ReportOptions) -> PaperFile:
    part = next(part for part in brief.areas if part.state.area.id == area)
    text = paper(FULL if options.full else AREA, brief, templates, content=gather_area(brief, part))
    return PaperFile(f"area-{area}.md", text, brief)


def _data_quality(brief: Brief, templates: Templates) -> PaperFile:
    assessments = by_exception(brief.now)
    return PaperFile("data-quality.md", paper(DATA, brief, templates, assessments=assessments), brief)


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
    round_ = gather_round(brief, body)
    pack = make_pack(reading, brief, round_) if options.body == "assurance" else None
    text = body_paper(f"{name}.md.j2", brief, round_, templates, pack)
    return PaperFile(f"{name}.md", text, brief)


def _body(reading: Reading, function: str) -> Body:
    body = reading.framework.body_for(function)
    if body is None:
        _refuse_ended(reading, function)
        raise QaifError(
            f"The framework does not say which body is the {FUNCTIONS.label(function)}.",
            f"In framework.yaml give that body the line `function: {function}`.",
        )
    return body


def _refuse_ended(reading: Reading, function: str) -> None:
    """See that no body had that function and has ended.

    Raises:
        QaifError: where one had.
    """
    framework, today = reading.framework, reading.now.day
    for body in framework.as_written.bodies:
        if body.function == function and body.ended and body.ended < today:
            heir = framework.going_on(body.id, today)
            if heir:
                raise QaifError(
                    f"The {body.name} ended on {day(body.ended)}; the {heir.name} goes on with its work.",
                    f"In framework.yaml give `{heir.id}` the line `function: {function}`.",
                )
            raise QaifError(
                f"The {body.name} ended on {day(body.ended)} and names no successor.",
                f"Say who goes on with its work: `qaif body edit {body.id} --successor BODY`.",
            )


def _known_area(text: str, brief: Brief) -> str:
    """The ID of the area that is meant, a service or a function.

    Raises:
        QaifError: where there is none.
    """
    titles = {part.state.area.id: part.state.area.title for part in brief.areas}
    return named(f"{'public ' if brief.public else ''}area", text, titles, brief.register.unread("area"))
