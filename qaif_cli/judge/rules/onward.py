"""What one body owes the next: reports reach the meeting they were written for, and the group reports onward (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.meetings.frequency import first_after, recorded_since
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings, meeting_state
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words


@rule("PAP003", "paper-not-tabled", "error", "§4.3", "V")
def not_tabled(now: Moment) -> Iterator[Hit]:
    """A paper that was issued for a meeting whose day is past, and no held meeting of the body had it on its table.

    Why it matters: the quality reports are brought to the committee; a report that no minutes name assured nobody.
    How to fix: if it was on the table, record it with `qaif meeting minute MEETING --record PAPER`. A meeting that was
    cancelled hands its papers on to the next one that is held.
    Example: a paper issued for 28 May, and a meeting of that day without an item for it.
    """
    meetings: dict[str, tuple[Meeting, ...]] = {}
    for paper in now.register.papers:
        body = now.framework.body(paper.body)
        since = recorded_since(body, now.framework)
        if body is None or since is None or paper.issued is None or not since <= paper.date < now.day:
            continue
        held = meetings.setdefault(body.id, held_meetings(now, body.id))
        if any(item.record == paper.id for meeting in held for item in meeting.items):
            continue  # on an earlier day too: the meeting may have been moved forward
        later = [meeting for meeting in held if meeting.date >= paper.date]
        if later and later[0].date < now.day:
            day = in_words(later[0].date)
            yield Hit(
                paper.id, "/date", f"it was issued, and the {body.name} of {day} did not have it on its table"
            )
        elif not later and not _called_off(now, body.id, paper.date):
            message = f"it was issued, and no {body.name} of {in_words(paper.date)} is recorded as held"
            yield Hit(paper.id, "/date", message)


@rule(
    "MTG007",
    "group-without-onward-report",
    "warning",
    "§4.3; that each meeting has a report is our own reading",
    "P",
)
def without_onward_report(now: Moment) -> Iterator[Hit]:
    """A System Quality Group whose report was on the table of no Quality Committee, though one was held after it.

    Why it matters: the System Quality Group feeds into the Quality Committee; what partners shared there informs
    assurance only if the committee hears it.
    How to fix: if the committee heard it, record it with `qaif meeting minute COMMITTEE --record GROUP`, each the ID of a
    meeting; else put it on the next agenda with `qaif meeting item`.
    Example: a group of 11 June, and a committee of 23 July that no item tells of it.
    """
    group, committee = now.framework.body_for("system-quality"), now.framework.body_for("assurance")
    since = recorded_since(group, now.framework)
    if (
        group is None
        or committee is None
        or since is None
        or recorded_since(committee, now.framework) is None
    ):
        return
    committees = held_meetings(now, committee.id)
    reported = {item.record for meeting in committees for item in meeting.items}
    for meeting in held_meetings(now, group.id):
        first = first_after(committees, meeting.date)
        if meeting.date >= since and first and first.date < now.day and meeting.id not in reported:
            message = f"the {committee.name} of {in_words(first.date)} had no report of it, nor has any since"
            yield Hit(meeting.id, "/date", message)


def _called_off(now: Moment, body: str, day: date) -> bool:
    """Whether a body's meeting of a day was cancelled."""
    return any(
        meeting.body == body and meeting.date == day and meeting_state(meeting, now).held == "cancelled"
        for meeting in now.register.meetings
    )
