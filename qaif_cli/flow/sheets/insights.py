"""Makes the sheet of the weekly Insights Meeting: new intelligence and follow-ups, each with lines for a decision (§4.3)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.request import Reading
from qaif_cli.flow.sheets.kinds import ITEMS
from qaif_cli.flow.sheets.part import Gathered, known, when
from qaif_cli.flow.writing.decisions import owner_of
from qaif_cli.flow.writing.sessions import meeting_id
from qaif_cli.judge.meetings.agenda import meetings_of, next_meeting
from qaif_cli.judge.meetings.decision_words import decided
from qaif_cli.judge.state.due import of_intelligence
from qaif_cli.judge.state.position import position
from qaif_cli.model.framework import Framework
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.kinds.intelligence import Discussion
from qaif_cli.model.position import DueItem
from qaif_cli.model.settings import Body
from qaif_cli.model.sheet import SheetThing
from qaif_cli.render.words import day, number_of, sentence

SHORT = 180
"""How much of a summary stands on the sheet; `qaif intelligence show` has it whole."""


def gather_insights(reading: Reading, owner: str, as_of: date, on: date | None) -> Gathered:
    """What the Insights Meeting decides on: new items, early warnings first, then the follow-ups due by its day.

    Args:
        reading: The register.
        owner: Only what this role looks after; everything where empty.
        as_of: The day that counts as today.
        on: The day of the meeting; the next that is planned where None.

    Raises:
        QaifError: where there is no such body, no meeting is planned, or the one on that day was cancelled.
    """
    body = _body(reading)
    on = on or _planned(reading, body, as_of)
    _refuse_cancelled(reading, body, on)
    now = reading.now.on(as_of)
    owed = {item.record: item for item in of_intelligence(now)}
    states = [
        state
        for id_, state in position(now).intelligence.items()
        if id_ in owed and state.item.date <= on and owner in ("", owed[id_].owner)
    ]
    new = sorted((state for state in states if state.standing == "new"), key=_newest_last)
    back = sorted(
        (state for state in states if state.follow_up and state.follow_up <= on),
        key=lambda state: (state.follow_up or on, state.item.id),
    )
    if not (new or back):
        return Gathered(f"Nothing is new, and no follow-up is due by {day(on)}.")
    count = number_of(len(new) + len(back), "piece of intelligence")
    head = f"{count} for the {body.name} of {day(on)}"
    things = (
        *_things("New, early warnings first", new, owed, reading, as_of),
        *_things("Follow-ups due by the meeting", back, owed, reading, as_of),
    )
    fixed = (("meeting", meeting_id(body.id, on)),)
    return Gathered(count, head, ((ITEMS.name, things),), fixed, tuple(_unheard_of(reading, body, on)))


def _unheard_of(reading: Reading, body: Body, on: date) -> Iterator[str]:
    """That no meeting of that day is on the register: it may be another day that is meant."""
    if not any(meetings_of(reading.now.register, body.id, on, on)):
        near = next_meeting(reading.now.on(on), body.id)
        after = f"; the next is of {day(near.date)}" if near else ""
        yield f"No {body.name} of {day(on)} is on the register{after}."


def _newest_last(state: IntelligenceState) -> tuple[bool, date, str]:
    return not state.item.early_warning, state.item.date, state.item.id


def _body(reading: Reading) -> Body:
    body = reading.framework.body_for("insights")
    if body is None:
        raise QaifError(
            "No body of framework.yaml is the Insights Meeting.",
            "Write `function: insights` at the body that is.",
        )
    return body


def _planned(reading: Reading, body: Body, as_of: date) -> date:
    today = [
        item for item in meetings_of(reading.now.register, body.id, as_of, as_of) if item.cancelled is None
    ]
    meeting = today[0] if today else next_meeting(reading.now.on(as_of), body.id)
    if meeting is None:
        raise QaifError(
            f"No {body.name} is planned from {day(as_of)} on.", "Say its day with --on, as year-month-day."
        )
    return meeting.date


def _refuse_cancelled(reading: Reading, body: Body, on: date) -> None:
    there = [
        meeting for meeting in reading.now.register.meetings if (meeting.body, meeting.date) == (body.id, on)
    ]
    if there and all(meeting.cancelled for meeting in there):
        raise QaifError(f"The {body.name} of {day(on)} was cancelled.", "Say another day with --on.")


def _things(
    group: str,
    states: Iterable[IntelligenceState],
    owed: dict[str, DueItem],
    reading: Reading,
    as_of: date,
) -> Iterator[SheetThing]:
    for state in states:
        yield SheetThing(
            state.item.id,
            {line.name: "" for line in ITEMS.lines} | {"owner": known(owner_of(state.item, as_of))},
            tuple(_told(state, owed[state.item.id], reading)),
            group=group,
        )


def _told(state: IntelligenceState, owed: DueItem, reading: Reading) -> Iterator[str]:
    """What the meeting needs to know, a line each."""
    item = state.item
    warning = ""
    if item.early_warning:
        unanswered = state.discussions and not state.answered
        warning = "EARLY WARNING, not answered: " if unanswered else "EARLY WARNING: "
    yield f"{item.id}: {warning}{item.title}"
    yield _facts(state, reading)
    yield textwrap.shorten(item.summary, SHORT, placeholder=" …")
    for entry in state.discussions:
        yield _before(entry, reading.framework)
    if state.follow_up or owed.days_late:
        yield f"{sentence(when(owed, 'follow-up' if state.follow_up else 'decision'))}"


def _facts(state: IntelligenceState, reading: Reading) -> str:
    item, title = state.item, reading.register.title
    source = reading.framework.source(item.source_type)
    said = [f"{source.name if source else item.source_type}, {item.nature}"]
    said += [item.reference] if item.reference else []
    said += [f"count of events or voices: {item.count}"] if item.count else []
    said += [", ".join(map(title, item.providers))] if item.providers else []
    said += [", ".join(map(title, item.areas))] if item.areas else []
    return f"{'; '.join(said)}. Came in on {day(item.date)}."


def _before(entry: Discussion, framework: Framework) -> str:
    body = framework.names("body").get(entry.body, entry.body)
    action = f"; {entry.action.rstrip('.')}" if entry.action else ""
    return f"Before, {body} of {day(entry.date)}: {decided(entry, framework)}{action}."
