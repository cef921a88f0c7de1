"""The rules that judge a change (a branch or pull request) rather than a register, as a plain table, and running them."""

from __future__ import annotations

from qaif_cli.judge.changes import authority, closings, entries, outside, records, softer
from qaif_cli.judge.changes.change_rule import ChangeRule, ChangeSet
from qaif_cli.judge.check import agreed_exception
from qaif_cli.model.finding import Finding, dressed

CHANGE_RULES: tuple[ChangeRule, ...] = (
    records.deleted,
    records.tombstone_removed,
    entries.edited,
    entries.removed,
    entries.inserted,
    entries.recorded_late,
    softer.lowered_without_cause,
    softer.moved_later,
    softer.lowered_on_new_criteria,
    authority.own_exception,
    records.framework_with_records,
    closings.high_risk_closed,
    closings.concern_closed,
    closings.closing_altered,
    authority.level_not_approved,
    authority.exception_not_approved,
    authority.framework_not_approved,
    outside.not_compared,
    outside.decides,
    outside.loses,
)


def check_change(change: ChangeSet, rules: tuple[ChangeRule, ...] = CHANGE_RULES) -> tuple[Finding, ...]:
    """Judge a change.

    An agreed exception counts only where it stood before the change: none excuses itself.
    """
    found = (dressed(rule.card, hit, hit.path) for rule in rules for hit in rule.check(change))
    return tuple(finding for finding in found if not _excused(finding, change))


def _excused(finding: Finding, change: ChangeSet) -> bool:
    item = change.before.register.by_id.get(finding.record)
    return item is not None and bool(agreed_exception(item.record, finding.code, change.before))
