"""Everything that a paper says is gathered here, from the register as it is, before it is put into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from qaif_cli import __version__
from qaif_cli.errors import QaifError
from qaif_cli.flow.cards import cards
from qaif_cli.flow.place import placed
from qaif_cli.flow.publishing import cut, published
from qaif_cli.flow.request import Ask, Reading
from qaif_cli.judge.check import Judged, check
from qaif_cli.judge.meetings.agenda import last_meeting, next_meeting
from qaif_cli.judge.papers.report_content import gather, paper_before, paper_for, since_day
from qaif_cli.judge.rules import INWARD, RULES
from qaif_cli.judge.state.due import due_items
from qaif_cli.model.finding import SEVERITIES, Finding
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.lines import AgreedException, RuleFindings, Stamp
from qaif_cli.model.register import Register
from qaif_cli.model.report_content import Brief
from qaif_cli.store.git import stamp
from qaif_cli.store.workspace import TEMPLATES


@dataclass(frozen=True)
class ReportOptions:
    """What the user asked of a report.

    Attributes:
        area: The area of a focused report; empty for the pack.
        register: The risk register alone.
        public: Without anything private.
        since: The day from which movement is counted; None for the last issued paper's.
        body: The body by its function in the framework, for its own paper; empty for the bi-monthly report.
    """

    area: str = ""
    register: bool = False
    public: bool = False
    since: date | None = None
    body: str = ""


def make_brief(reading: Reading, ask: Ask, options: ReportOptions, body: str) -> Brief:
    """Everything that a paper says.

    Args:
        reading: The register as it is.
        ask: The days.
        options: What the user asked.
        body: The ID of the body that the paper is for.

    Raises:
        QaifError: where movement would be counted from a day that lies ahead, or the paper would be public and a file
            cannot be read.
    """
    framework = reading.framework
    register = published(reading) if options.public else reading.register
    next_paper = _next_paper(register, body, ask.as_of)
    last = paper_before(register, body, next_paper, ask.as_of)
    since = options.since or _since(register, framework, body, last, ask.as_of)
    if since > ask.as_of:
        raise QaifError(
            f"Movement cannot be counted from {since}, which lies after {ask.as_of}.",
            "Give --since an earlier day.",
        )
    gathered = gather(register, framework, since, ask.as_of)
    judged = _judged(reading, register, ask, public=options.public)
    hidden = () if options.public else reading.loaded.findings
    made = stamp(reading.workspace.root, reading.workspace.records.name, TEMPLATES, at=reading.at)
    return Brief(
        framework=framework,
        register=register,
        body=body,
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


def _next_paper(register: Register, body: str, as_of: date) -> Paper | None:
    """The paper of a body's next meeting; what is written for a later one does not tell of this day."""
    paper, meeting = paper_for(register, body, as_of), next_meeting(register, body, as_of)
    return None if paper and meeting and paper.date > meeting.date else paper


def _since(register: Register, framework: Framework, body: str, last: Paper | None, as_of: date) -> date:
    """The last issued paper's position; without one the body's last meeting; without that one reporting interval."""
    met = last_meeting(register, body, as_of)
    before = [item.date for item in (met,) if item and item.date < as_of]
    return before[0] if before and last is None else since_day(last, framework, as_of)


def _judged(reading: Reading, register: Register, ask: Ask, *, public: bool) -> Judged:
    """What the rules find; in public only what is so without anything private too."""
    if not public:
        return check(register, reading.framework, ask.as_of, ask.today)
    rules = tuple(rule for rule in RULES if rule.card.code not in INWARD)
    judged = check(register, reading.framework, ask.as_of, ask.today, rules)
    unsure = cut(reading.register, register)
    return Judged(
        tuple(finding for finding in judged.findings if finding.record not in unsure),
        tuple(item for item in judged.excused if item.finding.record not in unsure),
    )


def _by_rule(findings: Iterable[Finding]) -> Iterable[RuleFindings]:
    known = {card.code: card for card in cards()}
    order = sorted(
        findings,
        key=lambda finding: (SEVERITIES.index(finding.severity), finding.code, finding.record, finding.path),
    )
    for code, group in groupby(order, key=lambda finding: finding.code):
        yield RuleFindings(known[code], tuple(group))
