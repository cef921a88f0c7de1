"""Something that a record's owner owes by a day, and the open actions among it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.state.open_records import due_in_force, every_open_action
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import DueItem
from qaif_cli.model.record import Record
from qaif_cli.model.vocabulary import DueKind


def owed(
    record: Record,
    kind: DueKind,
    title: str,
    owner: str,
    due: date | None,
    now: Moment,
    *,
    entry: str = "",
    rule: str = "",
) -> DueItem:
    """Something owed, with the days by which it is late.

    Args:
        record: The record that it stands in.
        kind: As in `DueItem`.
        title: In words.
        owner: The role that owes it, or `unknown`.
        due: The day; None where no day is set.
        now: The moment; its day counts as today.
        entry: The ID of the action or exit criterion in the record.
        rule: The code of the rule, for an agreed exception.
    """
    days_late = max(0, (now.day - due).days) if due else 0
    return DueItem(record.id, kind, title, owner, due, days_late, entry, rule)


def owed_actions(now: Moment) -> Iterator[DueItem]:
    """The open actions of every record that is open, whatever its kind."""
    for item, _, action in every_open_action(now):
        due, _ = due_in_force(action, now.day)
        yield owed(item.record, "action", action.title, action.owner, due, now, entry=action.id)
