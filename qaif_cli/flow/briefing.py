"""Gathers everything that a paper says from the register, before a template puts it into words."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from qaif_cli import __version__
from qaif_cli.errors import QaifError
from qaif_cli.flow.judged import known_and_judged
from qaif_cli.flow.publishing import cut, published
from qaif_cli.flow.request import Reading
from qaif_cli.flow.shown import as_shown
from qaif_cli.flow.since_shown import since_shown
from qaif_cli.judge.check import RuleResults, as_at_by
from qaif_cli.judge.meetings.agenda import last_meeting, next_meeting
from qaif_cli.judge.papers.report_content import gather, paper_before, paper_for, since_day
from qaif_cli.judge.rules import INWARD, RANKED, RULES
from qaif_cli.judge.state.due import surely_due
from qaif_cli.judge.state.high_risks import high_risks_without_concern
from qaif_cli.judge.state.not_known import not_known
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Finding
from qaif_cli.model.in_private import InPrivate
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.moment import Moment
from qaif_cli.model.report_content import Brief
from qaif_cli.model.rule_findings import AgreedException, PaperStamp, RuleFindings
from qaif_cli.model.shown import Shown
from qaif_cli.model.vocabulary import SEVERITIES
from qaif_cli.store import faults
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
        draft: With the words of the coming paper that are not approved yet.
        full: Of an area, with everything that its records say.
        data_quality: What the records lack, by name.
    """

    area: str = ""
    register: bool = False
    public: bool = False
    since: date | None = None
    body: str = ""
    draft: bool = False
    full: bool = False
    data_quality: bool = False


def make_brief(reading: Reading, options: ReportOptions, body: str) -> Brief:
    """Everything that a paper says.

    Args:
        reading: The register as it is.
        options: What the user asked.
        body: The ID of the body that the paper is for.

    Raises:
        QaifError: where movement would be counted from a day that lies ahead.
    """
    now = replace(reading.now, written=published(reading.register)) if options.public else reading.now
    next_paper = _next_paper(now, body)
    last = paper_before(now, body, next_paper)
    before, shown, then = as_shown(reading, now, _since(now, body, last, options), last)
    contents = gather(now, before)
    paper, approved = _with_words(next_paper, now, options)
    judged = judged_on(reading, now, public=options.public)
    hidden = () if options.public else reading.loaded.findings
    made = stamp(reading.workspace.root, reading.workspace.records.name, TEMPLATES, at=reading.at)
    return Brief(
        now=now,
        body=body,
        before=before,
        shown=shown,
        changed=since_shown(reading, then, shown, public=options.public),
        recorded_late=contents.recorded_late,
        paper=paper,
        approved=approved,
        last=last,
        position=position(now),
        movement=contents.movement,
        areas=contents.areas,
        risks=contents.risks,
        gone=contents.gone,
        closed=contents.closed,
        alone=frozenset(item.state.risk.id for item in high_risks_without_concern(now)),
        late=tuple(item for item in surely_due(now, public=options.public) if item.days_late > 0),
        exceptions=tuple(_by_rule((*hidden, *judged.findings))),
        not_known=not_known(now),
        agreed=tuple(AgreedException(item.finding, item.waiver) for item in judged.excused),
        unreadable=now.written.unreadable,
        public=options.public,
        in_private=_in_private(reading, now) if options.public else InPrivate(),
        stamp=PaperStamp(made.commit, made.clean, __version__),
    )


def _next_paper(now: Moment, body: str) -> Paper | None:
    """The record of the paper for the body's next meeting; one for a later meeting is not used."""
    paper, meeting = paper_for(now, body), next_meeting(now, body)
    return None if paper and meeting and paper.date > meeting.date else paper


def _with_words(paper: Paper | None, now: Moment, options: ReportOptions) -> tuple[Paper | None, bool]:
    """The record of a paper, without what people wrote for it where nobody had approved that by the day; and whether they had.

    The day that a paper was issued with as its position has its words, though they were approved some days later.
    """
    if paper is None:
        return None, True
    written = now.written.get(Paper, paper.id)
    own = written is not None and written.position_at == now.day
    if paper.approved or paper.issued or own:
        return paper, True
    bare = paper.model_copy(update={"headline": UNKNOWN, "recommendations": (), "last_time": ()})
    return paper if options.draft else bare, False


def _since(now: Moment, body: str, last: Paper | None, options: ReportOptions) -> Shown:
    """The last issued paper's position; without one the body's last meeting; without that one reporting interval.

    On the day on which a body has met, what comes next is made for its next meeting: it begins at that day.

    Raises:
        QaifError: where another day is asked for, and it lies ahead.
    """
    if options.since and options.since > now.day:
        raise QaifError(
            f"Movement cannot be counted from {options.since}, which lies after {now.day}.",
            "Give --since an earlier day.",
        )
    usual = since_day(last, now)
    if options.since and (last is None or options.since != usual):
        return Shown(options.since, "asked")
    if last:
        return Shown(usual, "paper")
    met = last_meeting(now, body)
    return Shown(met.date, "meeting") if met else Shown(usual, "interval")


def _in_private(reading: Reading, public: Moment) -> InPrivate:
    """How many areas and open concerns are there on the day and stand in no public paper."""
    whole, shown = position(reading.now), position(public)
    areas = whole.areas.keys() - shown.areas.keys()
    concerns = {id_ for id_, state in whole.concerns.items() if not state.closed}
    return InPrivate(len(areas), len(concerns - shown.concerns.keys()))


def judged_on(
    reading: Reading, now: Moment, *, public: bool, codes: AbstractSet[str] | None = None
) -> RuleResults:
    """What the rules find; for a public paper, only what they also find when private records are left out.

    Args:
        reading: The register as it is.
        now: What a paper is made from, on its day or an earlier one.
        public: Whether it is made without anything private.
        codes: The rules that are asked; all of them where it is None.
    """
    if not public and codes is None:
        return known_and_judged(reading.workspace, now)
    rules = (rule for rule in RULES if not public or rule.card.code not in INWARD)
    judged = as_at_by(now, tuple(rule for rule in rules if codes is None or rule.card.code in codes))
    if not public:
        return judged
    unsure = cut(reading.now.on(now.day).register, now.register)
    return RuleResults(
        tuple(finding for finding in judged.findings if finding.record not in unsure),
        tuple(item for item in judged.excused if item.finding.record not in unsure),
    )


def _in_a_paper(finding: Finding) -> tuple[int, str, str, str]:
    """What findings are sorted by: severity and rule, then by record unless the rule has an order of its own."""
    by_record = ("", "") if finding.code in RANKED else (finding.record, finding.path)
    return (SEVERITIES.words.index(finding.severity), finding.code, *by_record)


def _by_rule(findings: Iterable[Finding]) -> Iterable[RuleFindings]:
    known = {card.code: card for card in (*faults.CARDS, *(rule.card for rule in RULES))}
    order = sorted(findings, key=_in_a_paper)
    for code, group in groupby(order, key=lambda finding: finding.code):
        yield RuleFindings(known[code], tuple(group))
