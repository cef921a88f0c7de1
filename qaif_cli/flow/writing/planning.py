"""`qaif meeting plan`: plans meetings from each body's recurrence, and leaves out bank holidays and days of closure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.sessions import body_of, meeting_id, new_meeting
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.judge.calendar import add_months, day_before
from qaif_cli.judge.meetings.recurrence import meeting_days, rule_fault, rule_of, usual_day
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
        raise QaifError(
            "No body in framework.yaml has a recurrence.",
            'Say --body, or how often each meets: qaif body edit BODY --meets "first Tuesday of the month".',
        )
    return found


def _of_body(writing: Writing, body: Body, first: date, last: date) -> tuple[list[Draft], list[str]]:
    """The drafts for one body, and what there is to say of them.

    Raises:
        QaifError: where nothing says when it meets.
    """
    own = [meeting for meeting in writing.reading.register.meetings if meeting.body == body.id]
    month = timedelta(days=31)  # so that a meeting beside the period is known for a regular one
    met = _met(writing, body, own)
    every = meeting_days(body, writing.reading.framework, first - month, last + month, met=met)
    days = [planned for planned in every if first <= planned.day <= last]
    instead = _instead(days, every, own, weekly=body.frequency == "weekly")
    drafts, says = [], []
    for planned in days:
        there = instead.get(planned.day)
        if there is None:
            fields = new_meeting(writing, body, planned.day)
            drafts.append(Draft("meeting", meeting_id(body.id, planned.day), fields=fields))
            says += _told(planned, rule_of(body, met))
        elif there.date not in (planned.day, planned.meant):
            says.append(f"{in_words(planned.day)} is left out: the {body.name} has {there.id} in its stead.")
    known = f"; {len(instead)} of {len(days)} had one already" if instead else ""
    count = number_of(len(drafts), "planned meeting")
    head = f"{body.name}: {count} from {in_words(first)} to {in_words(last)}{known}."
    return drafts, [head, *says]


def _met(writing: Writing, body: Body, own: Sequence[Meeting]) -> date | None:
    """The day from which a body's frequency is counted, where it has no recurrence.

    Raises:
        QaifError: where nothing says when it meets.
    """
    days = [meeting.date for meeting in own if meeting.cancelled is None]
    fault = rule_fault(body.recurs) if body.recurs else ""
    if fault:
        raise QaifError(
            f"`recurs: {body.recurs}` of the {body.name} is no rule that can be read: {fault}.",
            f"Say how often it meets in words: qaif body edit {body.id} --meets …; `qaif explain FRM002` says more.",
        )
    met = usual_day(body, writing.reading.framework, days)
    if not rule_of(body, met):
        other = "" if body.frequency == "not-ours" else "; or add one meeting with `qaif meeting add`"
        raise QaifError(
            f"Nothing says when the {body.name} meets.",
            f"Say how often: qaif body edit {body.id} --meets …{other}.",
        )
    return met


def _instead(
    planned: Sequence[MeetingDay], every: Iterable[MeetingDay], own: Sequence[Meeting], *, weekly: bool
) -> dict[date, Meeting]:
    """The meeting that is in the register for each day, by the day; those for which there is none are left out.

    It is that of the day, or of the day that was meant; else one on no day of the recurrence, put off within its week,
    or for a body that meets less often within its month. Each stands for one day only.
    """
    by_day = {day: meeting for meeting in own for day in _left(meeting)} | {
        meeting.date: meeting for meeting in own
    }
    found = {one.day: by_day[day] for one in planned for day in (one.meant, one.day) if day in by_day}
    regular = {day for one in every for day in (one.day, one.meant)}
    put_off = [meeting for meeting in own if meeting.date not in regular]

    def time_of(day: date) -> tuple[int, int]:
        return day.isocalendar()[:2] if weekly else (day.year, day.month)

    for one in planned:
        if one.day in found:
            continue
        there = next((item for item in put_off if time_of(item.date) == time_of(one.meant)), None)
        if there:
            found[one.day] = there
            put_off.remove(there)
    return found


def _left(meeting: Meeting) -> Iterable[date]:
    """The days that a meeting was planned for before it was moved, by the IDs that it had."""
    for id_ in meeting.formerly:
        day = id_.removesuffix(f"-{meeting.body}")
        if day != id_ and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day, re.ASCII):
            yield date.fromisoformat(day)


def _told(planned: MeetingDay, rule: str) -> list[str]:
    if not planned.why:
        return []
    if planned.day == planned.meant:
        within = "week" if rule.startswith("FREQ=WEEKLY") else "month"
        return [
            f"{in_words(planned.meant)} is no working day ({planned.why}), and its {within} has none: the meeting stays on it until it is called off."
        ]
    return [
        f"{in_words(planned.meant)} is no working day ({planned.why}): planned for {in_words(planned.day)} [P]."
    ]
