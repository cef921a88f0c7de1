"""All statements are answered from one position and one run of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from qaif_cli.judge.check import RuleResults
from qaif_cli.judge.coverage.accounts import Account, accounts
from qaif_cli.judge.coverage.context import FRAMEWORK, EvidenceContext
from qaif_cli.judge.coverage.reasons import why
from qaif_cli.judge.coverage.statement import OF_ASSESSMENTS, OF_COMMITMENTS, Statement, first_day
from qaif_cli.judge.coverage.status import Answers, Said, answers
from qaif_cli.judge.coverage.table import STATEMENTS
from qaif_cli.model.coverage import Covered, EvidenceShown, Tally, WaivedFinding
from qaif_cli.model.finding import Finding
from qaif_cli.model.moment import Moment


@dataclass(frozen=True)
class Between:
    """The days for which evidence is asked, where somebody names them."""

    first: date | None = None
    last: date | None = None


def coverage(
    now: Moment,
    judged: RuleResults,
    statements: Iterable[Statement] = STATEMENTS,
    between: Between = Between(),  # it is frozen
) -> tuple[Covered, ...]:
    """What the records show for each statement on a day.

    Args:
        now: The register, the settings and the day.
        judged: What the rules found on that day.
        statements: The statements to answer.
        between: The days for which evidence is asked; each statement's own period where they are not named.
    """
    by_code: dict[str, list[Finding]] = {}
    for finding in judged.findings:
        by_code.setdefault(finding.code, []).append(finding)
    excused: dict[str, list[WaivedFinding]] = {}
    for item in judged.excused:
        excused.setdefault(item.finding.code, []).append(WaivedFinding(item.finding, item.waiver))
    last = between.last or now.day
    found = []
    for statement in statements:
        context = EvidenceContext(
            now, between.first or first_day(statement.period, now.framework, last), last
        )
        findings = [item for code in statement.codes for item in by_code.get(code, ())]
        agreed = [item for code in statement.codes for item in excused.get(code, ())]
        found.append(_answer(statement, context, findings, agreed))
    return tuple(found)


def _answer(
    statement: Statement, context: EvidenceContext, findings: list[Finding], agreed: list[WaivedFinding]
) -> Covered:
    own = [finding for finding in findings if _about(statement, finding, context)]
    set_aside = [item for item in agreed if _about(statement, item.finding, context)]
    shown, counted = statement.look(context)
    evidence = _newest_first(item for item in shown if item.date is None or item.date <= context.last)
    tally = counted if counted and counted.owed else None
    on_accounts = {account.record for account in accounts(statement, context, ())}
    doubts = [
        finding
        for finding in findings
        if finding.code in (*OF_ASSESSMENTS, *OF_COMMITMENTS) and finding.record in on_accounts
    ]
    said = accounts(statement, context, {finding.record for finding in doubts})
    faulty = {finding.record for finding in own}
    said_of_itself = [account.said for account in said]
    if silent := _silent(said, doubts):
        if evidence or all(item.answer is None for item in said_of_itself):
            faulty |= silent
        else:  # another account speaks: with an exception beside it, for a part at most
            said_of_itself = [replace(item, doubted=True) for item in said_of_itself]
    partly = bool(statement.at_most_partly or statement.paused(context))
    status = _both_sides(
        statement, evidence, faulty, tally, said_of_itself, excused=bool(set_aside), partly=partly
    )
    told = [*own, *(finding for finding in doubts if finding not in own)]
    return Covered(
        id=statement.id,
        section=statement.section,
        statement=statement.text,
        reading=statement.reading,
        rules=statement.codes,
        first=context.first,
        last=context.last,
        status=status.both,
        records_say=status.records,
        we_say=status.own,
        own_word=status.own_word,
        why=why(statement, context, evidence, tally, told, set_aside, said),
        evidence=evidence,
        accounts=_newest_first(account.shown for account in said if account.shown),
        tally=tally,
        exceptions=tuple(told),
        agreed=tuple(set_aside),
    )


def _both_sides(
    statement: Statement,
    evidence: Iterable[EvidenceShown],
    faulty: set[str],
    tally: Tally | None,
    said: list[Said],
    *,
    excused: bool,
    partly: bool,
) -> Answers:
    """The answer, with what shows it parted in what others could check and what is the organisation's own word."""
    of: dict[bool, list[str]] = {True: [], False: []}
    for item in evidence:
        of[statement.own_word or item.record == FRAMEWORK].append(item.record)
    return answers(of[False], of[True], faulty, tally, said, excused=excused, at_most_partly=partly)


def _silent(said: Iterable[Account], doubts: Iterable[Finding]) -> set[str]:
    """The accounts that say nothing, and of which a rule found something: an exception, for there is nothing to doubt."""
    found = {finding.record for finding in doubts}
    return {account.record for account in said if account.said.answer is None and account.record in found}


def _about(statement: Statement, finding: Finding, context: EvidenceContext) -> bool:
    """Whether a finding of one of a statement's own rules is about it."""
    return finding.code in statement.rules and (statement.about is None or statement.about(finding, context))


def _newest_first(items: Iterable[EvidenceShown]) -> tuple[EvidenceShown, ...]:
    """What has no day comes last; within a day, by record."""
    by_record = sorted(items, key=lambda item: (item.record, item.what))
    return tuple(sorted(by_record, key=lambda item: item.date or date.min, reverse=True))
