"""Actions: each has an owner and a due date, and is done by then."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import each, rule
from qaif_cli.judge.state.open_records import due_in_force, open_actions_of
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.closings import open_from
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Action
from qaif_cli.model.register import Held
from qaif_cli.model.words import in_words

_SMART = "§4.1 step 1, §6 SMART"


@rule("ACT001", "action-without-owner", "error", f"{_SMART}; that each has an owner is our own", "P")
@each
def without_owner(item: Held, _: Moment) -> Iterator[Hit]:
    """An open action that nobody owns; that of a commitment, an indicator or a self-assessment is only noted.

    Why it matters: outcomes are to be specific, measurable, achievable, relevant and timely; an action that
    belongs to nobody is not done.
    How to fix: name the role that does it.
    Example: `owner: unknown` on an action that is not done.
    """
    for at, action in _smart(item):
        if action.owner == UNKNOWN:
            yield Hit(item.record.id, f"{at}/owner", f"action {action.id} has no owner")


@rule("ACT002", "action-without-due-date", "error", _SMART, "V")
@each
def without_due_date(item: Held, now: Moment) -> Iterator[Hit]:
    """An open action without a due date; that of a commitment, an indicator or a self-assessment is only noted.

    Why it matters: outcomes are to be specific, measurable, achievable, relevant and timely; without a date
    nobody can say whether the action is late.
    How to fix: agree a date with the owner and write it.
    Example: `due: unknown` on an action that is not done.
    """
    for at, action in _smart(item):
        if due_in_force(action, now.day)[0] is None:
            yield Hit(item.record.id, f"{at}/due", f"action {action.id} has no due date")


@rule("ACT003", "action-overdue", "warning", "§2.5", "V")
@each
def overdue(item: Held, now: Moment) -> Iterator[Hit]:
    """An open action past its due date; the last extension agreed by then counts.

    Why it matters: actions for improvement are monitored and reviewed until they are implemented.
    How to fix: record that it is done with `qaif action done`, or agree and record an extension with its reason.
    Example: an action due by 1 May that is still open on 15 June.
    """
    for at, action in open_actions_of(item.record):
        due, place_of_due = due_in_force(action, now.day)
        due = open_from(item.record, due) if due else None
        if due and due < now.day:
            days = days_in_words((now.day - due).days)
            yield Hit(
                item.record.id,
                f"{at}/{place_of_due}",
                f"action {action.id} was due by {in_words(due)} and is {days} late",
            )


def _smart(item: Held) -> Iterator[tuple[str, Action]]:
    """The open actions of a record that must name an owner and a day: pointer, action."""
    return open_actions_of(item.record) if BY_NAME[item.kind].smart else iter(())
