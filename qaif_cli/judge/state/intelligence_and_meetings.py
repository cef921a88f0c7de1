"""Where intelligence stands on a day, what became of meetings, and when each record was last discussed (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.intelligence_and_meetings import Discussed, IntelligenceState, MeetingState
from qaif_cli.model.kinds.intelligence import Discussion, Intelligence
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.vocabulary import DECISIONS, MeetingStatus


def intelligence_state(item: Intelligence, now: Moment) -> IntelligenceState:
    """A piece of intelligence on a day."""
    discussions = item.discussions
    last = discussions[-1] if discussions else None
    follow_up = last.follow_up if last else None
    return IntelligenceState(
        item=item,
        discussions=discussions,
        standing="new" if last is None else "open" if follow_up else "settled",
        follow_up=follow_up,
        days_late=max(0, (now.day - follow_up).days) if follow_up else 0,
        answered=any(answers(entry) for entry in discussions),
    )


def answers(discussion: Discussion) -> bool:
    """Whether a decision answers an early warning: anything but watching it, or no action with a reason."""
    if discussion.decision == "watch":
        return False
    return discussion.decision != "no-action" or discussion.note is not None


def meeting_state(meeting: Meeting, now: Moment) -> MeetingState:
    """A meeting on a day; one that lies ahead is planned."""
    return MeetingState(meeting, _held(meeting, now), closed=meeting.minutes_agreed is not None)


def _held(meeting: Meeting, now: Moment) -> MeetingStatus:
    if meeting.cancelled:
        return "cancelled"
    if meeting.date > now.day:
        return "planned"
    if meeting.chaired_by is not None:
        return "held"
    return "planned" if meeting.date == now.day else "not-recorded"


def held(meeting: Meeting, now: Moment) -> bool:
    """Whether it is recorded that a meeting was held."""
    return _held(meeting, now) == "held"


def held_meetings(now: Moment, body: str) -> tuple[Meeting, ...]:
    """The meetings of a body that were held up to a day, oldest first."""
    found = [
        meeting for meeting in now.register.meetings if meeting.body == body and _held(meeting, now) == "held"
    ]
    return tuple(sorted(found, key=lambda meeting: meeting.date))


@once
def discussions_of(now: Moment) -> Mapping[str, tuple[Discussed, ...]]:
    """Every time a record was on the table of a body up to a day, by the record's ID, oldest first.

    It is told by the minutes of meetings, by the discussions of intelligence and by `tabled` of concerns; where
    two tell of one meeting, it is counted once, and the minutes are believed for the decision.
    """
    found: dict[str, dict[tuple[date, str], Discussed]] = {}
    for entry in (*_of_records(now), *_of_meetings(now)):
        earlier = found.setdefault(entry.record, {}).get((entry.day, entry.body))
        if earlier and not entry.decision:
            entry = Discussed(entry.record, entry.day, entry.body, earlier.decision, entry.meeting)  # noqa: PLW2901  # the same event, told whole
        found[entry.record][entry.day, entry.body] = entry
    return {
        record: tuple(sorted(told.values(), key=lambda entry: (entry.day, entry.body)))
        for record, told in found.items()
    }


def _of_records(now: Moment) -> Iterator[Discussed]:
    for concern in now.register.concerns:
        for tabled in concern.tabled:
            yield Discussed(concern.id, tabled.date, tabled.body, tabled.decision or "", "")
    for item in now.register.intelligence:
        for entry in item.discussions:
            yield Discussed(item.id, entry.date, entry.body, DECISIONS.label(entry.decision), "")


def _of_meetings(now: Moment) -> Iterator[Discussed]:
    for meeting in now.register.meetings:
        if _held(meeting, now) == "held":
            for item in meeting.items:
                if item.record and item.record != UNKNOWN:
                    yield Discussed(item.record, meeting.date, meeting.body, item.decision or "", meeting.id)


@once
def led_to(now: Moment) -> Mapping[str, tuple[str, ...]]:
    """The pieces of intelligence that opened or changed each risk and concern up to a day, by its ID."""
    found: dict[str, list[str]] = {}
    for item in now.register.intelligence:
        for entry in item.discussions:
            for record in (entry.risk, entry.concern):
                if record and item.id not in found.setdefault(record, []):
                    found[record].append(item.id)
    return {record: tuple(items) for record, items in found.items()}
