"""Actions: each has an owner and a due date, and is done by then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import (
    due_in_force,
    open_actions,
    open_commitments,
    open_concerns,
    open_indicators,
    open_risks,
)
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.record import Action
from qaif_cli.model.register import Register
from qaif_cli.model.words import in_words

_SMART = "§4.1 step 1, §6 SMART"


@rule("ACT001", "action-without-owner", "error", _SMART, "V")
def without_owner(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:  # noqa: ARG001
    """An open action of a risk, of a concern's improvement plan or of a meeting, that nobody owns.

    Why it matters: outcomes are to be specific, measurable, achievable, relevant and timely; an action that
    belongs to nobody is not done.
    How to fix: name the role that does it.
    Example: `owner: unknown` on an action that is not done.
    """
    for record, at, action in _agreed(register, as_of):
        if action.owner == UNKNOWN:
            yield Hit(record, f"{at}/owner", f"action {action.id} has no owner")


@rule("ACT002", "action-without-due-date", "error", _SMART, "V")
def without_due_date(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:  # noqa: ARG001
    """An open action of a risk, of a concern's improvement plan or of a meeting, without a due date.

    Why it matters: outcomes are to be specific, measurable, achievable, relevant and timely; without a date
    nobody can say whether the action is late.
    How to fix: agree a date with the owner and write it.
    Example: `due: unknown` on an action that is not done.
    """
    for record, at, action in _agreed(register, as_of):
        if due_in_force(action, as_of)[0] is None:
            yield Hit(record, f"{at}/due", f"action {action.id} has no due date")


@rule("ACT003", "action-overdue", "warning", "§2.5", "V")
def overdue(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:  # noqa: ARG001
    """An open action past its due date; the last extension agreed by then counts.

    Why it matters: actions for improvement are monitored and reviewed until they are implemented.
    How to fix: record that it is done with `qaif action done`, or agree and record an extension with its reason.
    Example: an action due by 1 May that is still open on 15 June.
    """
    found = list(_agreed(register, as_of))
    others = [(record.id, record.actions) for record in open_commitments(register, as_of)]
    others += [(record.id, record.actions) for record in open_indicators(register, as_of)]
    others += [(record.id, record.actions) for record in register.assessments]
    for name, actions in others:
        found += [(name, f"/actions/{place}", action) for place, action in open_actions(actions, as_of)]
    for id_, at, action in found:
        due, place_of_due = due_in_force(action, as_of)
        if due and due < as_of:
            days = days_in_words((as_of - due).days)
            yield Hit(
                id_,
                f"{at}/{place_of_due}",
                f"action {action.id} was due by {in_words(due)} and is {days} late",
            )


def _agreed(register: Register, as_of: date) -> Iterator[tuple[str, str, Action]]:
    """The open actions of risks, of improvement plans and of meetings: record, pointer, action."""
    for risk in open_risks(register, as_of):
        for place, action in open_actions(risk.actions, as_of):
            yield risk.id, f"/actions/{place}", action
    for concern in open_concerns(register, as_of):
        plan = known(concern.improvement_plan)
        for place, action in open_actions(plan.actions if plan else (), as_of):
            yield concern.id, f"/improvement_plan/actions/{place}", action
    for meeting in register.meetings:
        if meeting.date <= as_of:
            for place, action in open_actions(meeting.actions, as_of):
                yield meeting.id, f"/actions/{place}", action
