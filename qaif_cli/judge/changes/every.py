"""The rules that judge a change (a branch or pull request) rather than a register, as a plain table, and running them."""

from __future__ import annotations

from qaif_cli.judge.changes import (
    afterwards,
    authority,
    by_word,
    closings,
    copies,
    corrected,
    entries,
    first_said,
    in_time,
    issued,
    never_was,
    outside,
    private,
    quorate,
    records,
    softer,
    unasked,
)
from qaif_cli.judge.changes.change_rule import ChangeRule, ChangeSet
from qaif_cli.model.finding import Finding, dressed

BY_WORD: tuple[ChangeRule, ...] = (
    by_word.changed,
    by_word.removed,
    by_word.inserted,
    by_word.not_kept,
    by_word.eased,
    by_word.put_right,
    by_word.amended_without_change,
)
"""The rules that are derived from the word of each field."""
CHANGE_RULES: tuple[ChangeRule, ...] = (
    records.deleted,
    records.retired,
    records.tombstone_removed,
    *BY_WORD,
    never_was.never_was,
    issued.from_no_such_commit,
    issued.from_elsewhere,
    first_said.first_said_easier,
    afterwards.extended_afterwards,
    afterwards.into_what_was_agreed,
    in_time.in_time_afterwards,
    quorate.quorate_afterwards,
    entries.recorded_late,
    entries.said_late,
    softer.lowered_without_cause,
    corrected.corrected_for_the_better,
    softer.lowered_on_new_criteria,
    authority.own_exception,
    records.framework_with_records,
    records.formerly_living,
    copies.copied,
    copies.another,
    closings.high_risk_closed,
    closings.concern_closed,
    authority.level_not_approved,
    authority.exception_not_approved,
    authority.framework_not_approved,
    unasked.nobody_to_ask,
    outside.not_compared,
    outside.decides,
    outside.loses,
    private.left_in_history,
)


SUPERSEDED: dict[str, tuple[str, ...]] = {"CHG008": ("CHG018", "CHG019"), "CHG017": ("CHG003", "CHG018")}
"""The codes of rules that are gone, each with those that find what it found."""


def check_change(change: ChangeSet, rules: tuple[ChangeRule, ...] = CHANGE_RULES) -> tuple[Finding, ...]:
    """Judge a change. No agreed exception sets such a finding aside: the trail cannot be switched off."""
    return tuple(dressed(rule.card, hit, hit.path) for rule in rules for hit in rule.check(change))
