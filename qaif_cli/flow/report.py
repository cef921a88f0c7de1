"""`qaif report`: the committee's papers, made from the records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from qaif_cli import __version__
from qaif_cli.errors import QaifError
from qaif_cli.flow.asking import Ask, Reading, read
from qaif_cli.flow.cards import cards
from qaif_cli.flow.place import placed
from qaif_cli.judge.brief import gather, paper_before, paper_for, since_day
from qaif_cli.judge.check import check
from qaif_cli.judge.due import due_items
from qaif_cli.model.brief import Brief
from qaif_cli.model.finding import SEVERITIES, Finding
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.lines import AgreedException, RuleFindings, Stamp
from qaif_cli.model.register import Held, Register
from qaif_cli.render.jinja import Templates
from qaif_cli.render.paper import paper
from qaif_cli.store.git import stamp
from qaif_cli.store.workspace import TEMPLATES

PACK, AREA, REGISTER = "quality-report.md.j2", "area-report.md.j2", "risk-register.md.j2"


@dataclass(frozen=True)
class ReportOptions:
    """What the user asked of a report.

    Attributes:
        area: The area of a focused report; empty for the pack.
        register: The risk register alone.
        public: Without anything private.
        since: The day from which movement is counted; None for the last issued paper's.
    """

    area: str = ""
    register: bool = False
    public: bool = False
    since: date | None = None


@dataclass(frozen=True)
class PaperFile:
    """A paper with the file name it is written to."""

    name: str
    text: str


def run_report(ask: Ask, options: ReportOptions) -> PaperFile:
    """One paper.

    Raises:
        QaifError: where there is no register, no such area, or private text would be made public.
    """
    reading = read(ask)
    brief = make_brief(reading, ask, options)
    templates = _templates(reading)
    if options.area:
        _known_area(options.area, brief)
        made = PaperFile(f"area-{options.area}.md", paper(AREA, brief, templates, options.area))
    elif options.register:
        made = PaperFile("risk-register.md", paper(REGISTER, brief, templates))
    else:
        made = PaperFile("quality-report.md", paper(PACK, brief, templates))
    return _guarded([made], reading.register, options)[0]


def run_reports(ask: Ask, options: ReportOptions) -> list[PaperFile]:
    """The pack, the risk register and one focused report for each service area.

    Raises:
        QaifError: as `run_report` does.
    """
    reading = read(ask)
    brief = make_brief(reading, ask, options)
    templates = _templates(reading)
    made = [
        PaperFile("quality-report.md", paper(PACK, brief, templates)),
        PaperFile("risk-register.md", paper(REGISTER, brief, templates)),
    ]
    services = [part.state.area.id for part in brief.areas if part.state.area.type == "service"]
    made += [PaperFile(f"area-{area}.md", paper(AREA, brief, templates, area)) for area in services]
    return _guarded(made, reading.register, options)


def make_brief(reading: Reading, ask: Ask, options: ReportOptions) -> Brief:
    """Everything that a paper says, from the register as it is."""
    framework, body = reading.framework, reading.framework.reporting.to
    register = _public(reading.register) if options.public else reading.register
    next_paper = paper_for(register, body, ask.as_of)
    last = paper_before(register, body, next_paper, ask.as_of)
    since = options.since or since_day(last, framework, ask.as_of)
    if since > ask.as_of:
        raise QaifError(
            f"Movement cannot be counted from {since}, which lies after {ask.as_of}.",
            "Give --since an earlier day.",
        )
    gathered = gather(register, framework, since, ask.as_of)
    judged = check(register, framework, ask.as_of, ask.today)
    hidden = () if options.public else reading.loaded.findings
    made = stamp(reading.workspace.root, reading.workspace.records.name, TEMPLATES, at=reading.at)
    return Brief(
        framework=framework,
        register=register,
        day=ask.as_of,
        since=since,
        paper=next_paper,
        last=last,
        position=gathered.position,
        movement=gathered.movement,
        areas=gathered.areas,
        risks=gathered.risks,
        late=tuple(item for item in due_items(register, framework, gathered.position) if item.days_late > 0),
        exceptions=tuple(_by_rule(placed((*hidden, *judged.findings), register, reading.workspace.prefix))),
        agreed=tuple(AgreedException(item.finding, item.waiver) for item in judged.excused),
        unreadable=register.unreadable,
        public=options.public,
        stamp=Stamp(made.commit, made.clean, __version__),
    )


def _templates(reading: Reading) -> Templates:
    """The workspace's own templates, from the commit that is read, and those that came with the program."""
    if reading.templates is None:
        return Templates(reading.workspace.templates)
    return Templates(reading.workspace.shipped_templates, reading.templates)


def _by_rule(findings: Iterable[Finding]) -> Iterable[RuleFindings]:
    known = {card.code: card for card in cards()}
    order = sorted(
        findings,
        key=lambda finding: (SEVERITIES.index(finding.severity), finding.code, finding.record, finding.path),
    )
    for code, group in groupby(order, key=lambda finding: finding.code):
        yield RuleFindings(known[code], tuple(group))


def _public(register: Register) -> Register:
    """The register as the public may see it; a file that could not be read may be private, so it is left out."""
    shown = register.without(item.record.id for item in register.held if item.record.sensitivity == "private")
    return Register(shown.held, (), register.framework_text)


def _guarded(papers: list[PaperFile], register: Register, options: ReportOptions) -> list[PaperFile]:
    """The papers, unless a public one would hold the ID or the title of a private record."""
    if not options.public:
        return papers
    public = _public(register).by_id
    for item in register.held:
        if item.record.id in public:
            continue
        for made in papers:
            leaked = next((name for name in _names(item) if _mentions(made.text, name)), None)
            if leaked:
                raise QaifError(
                    f"The public paper was not made: {made.name} would hold `{leaked}` of the private record {item.path}.",
                    "Take the mention out of the public record that has it, or make that record private.",
                )
    return papers


def _names(item: Held) -> tuple[str, ...]:
    """By what a private record would be known; areas and commitments bear everyday words, which are no secret."""
    record = item.record
    if isinstance(record, Risk):
        return (record.id, record.title)
    if isinstance(record, Concern):
        return (record.id, record.title, record.subject.name)
    return (record.title,) if isinstance(record, Provider) else ()


def _mentions(text: str, name: str) -> bool:
    return f" {name} " in f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() or sign == "-" else " " for sign in text).split()


def _known_area(area: str, brief: Brief) -> None:
    services = {part.state.area.id: part.state.area.type for part in brief.areas}
    if area not in services:
        raise QaifError(
            f"There is no area `{area}`{' that is public' if brief.public else ''}.",
            f"The areas are {', '.join(services)}.",
        )
    if services[area] != "service":
        raise QaifError(
            f"`{area}` is a function, and is reported by exception in the pack.",
            "Make the pack: qaif report --bimonthly.",
        )
