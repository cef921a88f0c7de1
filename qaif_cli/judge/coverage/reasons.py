"""Each answer says in one sentence why it is what it is."""

from __future__ import annotations

from collections.abc import Sequence

from qaif_cli.judge.coverage.accounts import Account
from qaif_cli.judge.coverage.context import FRAMEWORK, EvidenceContext
from qaif_cli.judge.coverage.statement import Statement
from qaif_cli.model.coverage import EvidenceShown, Tally, WaivedFinding
from qaif_cli.model.finding import Finding
from qaif_cli.model.words import in_words, listed


def why(
    statement: Statement,
    context: EvidenceContext,
    evidence: Sequence[EvidenceShown],
    tally: Tally | None,
    findings: Sequence[Finding],
    agreed: Sequence[WaivedFinding],
    said: Sequence[Account],
) -> str:
    """The reason for an answer.

    Args:
        statement: The statement.
        context: The inputs for collecting evidence.
        evidence: What was found.
        tally: How much of what was owed was kept, if that can be counted.
        findings: What the rules found.
        agreed: What they found and is agreed as an exception.
        said: What the organisation says of itself.
    """
    parts = [str(tally)] if tally else []
    paused = statement.paused(context)
    if paused and paused.dormant:
        parts.append(
            f"{paused.name}: paused by its maker since {in_words(paused.dormant.since)}, so nothing is owed, and it is kept in part at most"
        )
    if tally and tally.yes and any(item.record != FRAMEWORK for item in evidence):
        parts.append(_shown(evidence))  # what the settings name is not enough
    if findings:
        codes = listed(list(dict.fromkeys(finding.code for finding in findings)))
        parts.append(f"{_count(len(findings), 'exception')} ({codes})")
    parts += [
        f"an agreed exception on {item.finding.record} ({item.finding.code}) until {in_words(item.waiver.until)}"
        for item in agreed
    ]
    parts += [account.words for account in said]
    if not evidence and statement.looks:
        parts.append(statement.why_not or f"nothing recorded {_between(context)} shows it")
    if not statement.looks and not said:
        silent = "nobody has assessed it" if statement.assessed else "nothing has reported on it"
        parts.append(statement.why_not or silent)
    if not parts or (paused and evidence):
        parts.append(f"{_shown(evidence)}, no exception")
    if statement.at_most_partly:
        parts.append(statement.at_most_partly)
    return "; ".join(parts)


def _shown(evidence: Sequence[EvidenceShown]) -> str:
    records = len({item.record for item in evidence})
    return f"shown by {_count(len(evidence), 'entry')} in {_count(records, 'record')}"


def _between(context: EvidenceContext) -> str:
    return f"between {in_words(context.first)} and {in_words(context.last)}"


def _count(count: int, word: str) -> str:
    several = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"1 {word}" if count == 1 else f"{count} {several}"
