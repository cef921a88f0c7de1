"""Rules on a change, as a plain table: what a pull request may not slip in."""

from __future__ import annotations

from qaif_cli.judge.changes import authority, entries, records, softer
from qaif_cli.judge.changes.change_rule import ChangeRule

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
    authority.high_risk_closed,
    authority.level_not_approved,
    authority.exception_not_approved,
    authority.framework_not_approved,
)
