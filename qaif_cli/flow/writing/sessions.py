"""Finds the meeting that a writing command is about, and makes the checks that all of them share."""

from __future__ import annotations

from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Writing, kept
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.targets import target_as
from qaif_cli.judge.meetings.agenda import meetings_of, next_meeting
from qaif_cli.judge.working_days import bank_holiday, is_working_day
from qaif_cli.model.kinds.meeting import AgendaItem, Meeting
from qaif_cli.model.settings import Body
from qaif_cli.render.words import day as in_words


def meeting_of(writing: Writing) -> Meeting:
    """The meeting that the command is about, where it was not called off.

    Raises:
        QaifError: where it was.
    """
    meeting = target_as(writing, Meeting)
    if meeting.cancelled:
        raise QaifError(
            f"{meeting.id} was called off on {in_words(meeting.cancelled.date)}: {meeting.cancelled.why.rstrip('.')}.",
            f"If it was held after all, take `cancelled` out by hand: qaif edit {meeting.id}",
        )
    return meeting


def not_ahead(meeting: Meeting, today: date, what: str) -> None:
    """Refuse what cannot be true yet of a meeting in the future.

    Args:
        meeting: The meeting.
        today: The real day.
        what: What cannot be so yet, in words.

    Raises:
        QaifError: where it does.
    """
    if meeting.date > today:
        raise QaifError(f"{meeting.id} is on {in_words(meeting.date)}, so {what}.", "Look at the ID.")


def meeting_id(body: str, day: date) -> str:
    """The ID of a body's meeting on a day: `2026-11-17-insights-meeting`; a paper for it has them the other way round."""
    return f"{day.isoformat()}-{body}"


def body_of(writing: Writing, id_: str) -> Body:
    """A body that the framework has, and that is not `unknown`.

    Raises:
        QaifError: where it is.
    """
    body = writing.reading.framework.body(id_)
    if body is None:
        raise QaifError("A meeting is the meeting of one body.", "Say which with --body.")
    return body


def met_on(writing: Writing, body: str, day: date) -> Meeting | None:
    """The meeting of a body on a day, whatever became of it."""
    found = writing.reading.register.meetings
    return next((meeting for meeting in found if meeting.body == body and meeting.date == day), None)


def item_name(writing: Writing, item: AgendaItem) -> str:
    """What an item is about, in words: its topic, else the title of its record, else the standing item."""
    if item.topic:
        return item.topic
    if item.record:
        title = writing.reading.register.title(item.record)
        return item.record if title == item.record else f"{item.record}, {title}"
    return writing.reading.framework.names("business").get(item.business or "", item.business or item.id)


def after_agreed(meeting: Meeting) -> tuple[str, ...]:
    """A remark on a change to a meeting whose minutes were agreed already."""
    if meeting.minutes_agreed is None:
        return ()
    agreed = in_words(meeting.minutes_agreed.date)
    return (f"Its minutes were agreed on {agreed}, before this change: have them agreed again.",)


def new_meeting(writing: Writing, body: Body, day: date) -> dict[str, Any]:
    """The fields of a new meeting, from the answers and the body's last meeting.

    Raises:
        QaifError: where nothing says who answers for it.
    """
    get = writing.get
    return kept({
        "title": get("title") or f"{body.name}, {in_words(day)}",
        "owner": get("owner") or _owner(writing, body),
        "sensitivity": get("sensitivity"),
        "body": body.id,
        "date": day,
        "chaired_by": get("chaired_by"),
        "attended": list(dict.fromkeys(get("attended") or [])),
        "partners": get("partners"),
    })  # fmt: skip


def _owner(writing: Writing, body: Body) -> str:
    """The role that answers for a body's meetings: that of the last one in the register, else its chair."""
    own = [meeting for meeting in writing.reading.register.meetings if meeting.body == body.id]
    last = max(own, key=lambda meeting: meeting.date, default=None)
    owner: str = last.owner if last else body.chair_role
    if owner == "unknown":
        raise QaifError(f"Nothing says who answers for the meetings of the {body.name}.", "Say --owner.")
    return owner


def shut_on(writing: Writing, day: date) -> tuple[str, ...]:
    """A remark on a day that is no working day."""
    closed = {item.date: item.why for item in writing.reading.framework.closed_days}
    if is_working_day(day, closed):
        return ()
    return (f"{in_words(day)} is no working day: {bank_holiday(day) or closed.get(day, 'a weekend')}.",)


def refuse_body(reading: Reading, text: str, today: date) -> None:
    """Refuse the ID of a body where one of its meetings is meant; suggests the last one up to today, or the next.

    Raises:
        QaifError: where it is a body.
    """
    bodies = {name.casefold(): id_ for id_, name in reading.framework.names("body").items()}
    id_ = text if reading.framework.body(text) else bodies.get(text.casefold(), "")
    if not id_:
        return
    past = [one for one in meetings_of(reading.register, id_, date.min, today) if one.cancelled is None]
    meant = past[-1] if past else next_meeting(reading.now.on(today), id_)
    raise QaifError(
        f"`{text}` is a body, and one of its meetings is meant.",
        f"Its {'last' if past else 'next'} is {meant.id}." if meant else "None is recorded.",
    )
