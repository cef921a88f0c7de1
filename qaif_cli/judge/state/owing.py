"""Something that a record's owner owes by a day, and the open actions among it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.state.open_records import due_in_force, every_open_action
from qaif_cli.model.position import DueItem
from qaif_cli.model.record import Record
from qaif_cli.model.register import Register


def owed(
    record: Record,
    kind: str,
    title: str,
    owner: str,
    due: date | None,
    as_of: date,
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
        as_of: The day that counts as today.
        entry: The ID of the action or exit criterion in the record.
        rule: The code of the rule, for an agreed exception.
    """
    days_late = max(0, (as_of - due).days) if due else 0
    return DueItem(record.id, kind, title, owner, due, days_late, entry, rule)


def owed_actions(register: Register, as_of: date) -> Iterator[DueItem]:
    """The open actions of every record that is open, whatever its kind."""
    for item, _, action in every_open_action(register, as_of):
        due, _ = due_in_force(action, as_of)
        yield owed(item.record, "action", action.title, action.owner, due, as_of, entry=action.id)
