"""`qaif meeting plan`: plans meetings from each body's recurrence, and leaves out bank holidays and days of closure."""

from __future__ import annotations

from datetime import date, timedelta

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.sessions import body_of, meeting_id, new_meeting
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.judge.calendar import add_months, day_before
from qaif_cli.judge.meetings.recurrence import meeting_days, rule_fault, rule_of
from qaif_cli.model.agenda import MeetingDay
from qaif_cli.model.edit import Draft
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.settings import Body
from qaif_cli.render.words import day as in_words
from qaif_cli.render.words import number_of


def plan(writing: Writing) -> Proposal:
    """Plan a meeting for every day of the recurrence that has none yet; for several bodies all or none."""
    first, last = _period(writing)
    drafts: list[Draft] = []
    says: list[str] = []
    faults: list[str] = []
    for body in _bodies(writing):
        try:
            more, said = _of_body(writing, body, first, last)
        except QaifError as error:
            faults.append(str(error))
        else:
            drafts += more
            says += said
    if faults:
        raise QaifError("\n      ".join(faults))
    if not drafts:
        raise QaifError("There is nothing to plan.", "\n      ".join(says))
    return Proposal(tuple(drafts), tuple(says))


def _period(writing: Writing) -> tuple[date, date]:
    if "unknown" in (writing.get("first"), writing.get("last")):
        raise QaifError("--from and --until must be known here.", "Write year-month-day.")
    first = day_said(writing, "first")
    last = day_said(writing, "last") if writing.get("last") else day_before(add_months(first, 12))
    if last < first:
        raise QaifError(f"--until {in_words(last)} is before --from {in_words(first)}.", "Look at the dates.")
    return first, last


def _bodies(writing: Writing) -> list[Body]:
    """The bodies that were said, else all that have a recurrence."""
    said = writing.get("body")
    if said:
        return [body_of(writing, id_) for id_ in dict.fromkeys(said)]
    found = [body for body in writing.reading.framework.bodies if body.recurs]
    if not found:
        raise QaifError("No body in framework.yaml has a recurrence.", "Say --body, or add `recurs` to them.")
    return found


def _of_body(writing: Writing, body: Body, first: date, last: date) -> tuple[list[Draft], list[str]]:
    """The drafts for one body, and what there is to say of them.

    Raises:
        QaifError: where nothing says when it meets.
    """
    own = [meeting for meeting in writing.reading.register.meetings if meeting.body == body.id]
    month = timedelta(days=31)  # so that a meeting beside the period is known for a regular one
    every = meeting_days(body, writing.reading.framework, first - month, last + month, met=_met(body, own))
    days = [planned for planned in every if first <= planned.meant <= last]
    drafts, says, there = [], [], 0
    for planned in days:
        instead = _instead(planned, every, own, weekly=body.frequency == "weekly")
        if instead is None:
            fields = new_meeting(writing, body, planned.day)
            drafts.append(Draft("meeting", meeting_id(body.id, planned.day), fields=fields))
            says += _told(planned)
            continue
        there += 1
        if instead.date not in (planned.day, planned.meant):
            says.append(
                f"{in_words(planned.day)} is left out: the {body.name} has {instead.id} in its stead."
            )
    known = f"; {there} of {len(days)} had one already" if there else ""
    count = number_of(len(drafts), "planned meeting")
    head = f"{body.name}: {count} from {in_words(first)} to {in_words(last)}{known}."
    return drafts, [head, *says]


def _met(body: Body, own: list[Meeting]) -> date | None:
    """The day from which a body's frequency is counted, where it has no recurrence.

    Raises:
        QaifError: where nothing says when it meets.
    """
    met = max((meeting.date for meeting in own if meeting.cancelled is None), default=None)
    fault = rule_fault(body.recurs) if body.recurs else ""
    if fault:
        raise QaifError(
            f"`recurs: {body.recurs}` of the {body.name} is no rule that can be read: {fault}.",
            "Mend it in framework.yaml; `qaif explain FRM002` says how.",
        )
    if not rule_of(body, met):
        raise QaifError(
            f"Nothing says when the {body.name} meets.",
            "Add `recurs` to it in framework.yaml."
            if body.frequency == "not-ours"
            else "Add `recurs` to it in framework.yaml, or add one meeting with `qaif meeting add`.",
        )
    return met


def _instead(
    planned: MeetingDay, days: tuple[MeetingDay, ...], own: list[Meeting], *, weekly: bool
) -> Meeting | None:
    """The meeting that is in the register for a day of the recurrence, be it on that day or put off from it.

    A meeting on no day of the recurrence stands in for the one of its week, or for a body that meets less often
    for the one of its month.
    """
    regular = {day for other in days for day in (other.day, other.meant)}

    def same_time(day: date) -> bool:
        if weekly:
            return day.isocalendar()[:2] == planned.meant.isocalendar()[:2]
        return (day.year, day.month) == (planned.meant.year, planned.meant.month)

    on_day = [meeting for meeting in own if meeting.date in (planned.day, planned.meant)]
    put_off = [meeting for meeting in own if meeting.date not in regular and same_time(meeting.date)]
    return next(iter(on_day + put_off), None)


def _told(planned: MeetingDay) -> list[str]:
    if not planned.why:
        return []
    if planned.day == planned.meant:
        return [
            f"{in_words(planned.meant)} is no working day ({planned.why}), and its week has none: the meeting stays on it until it is called off."
        ]
    return [
        f"{in_words(planned.meant)} is no working day ({planned.why}): planned for {in_words(planned.day)} [P]."
    ]
