"""What the framework requires a meeting to discuss: new levels, the group's report, and its own paper (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qaif_cli.judge.meetings.frequency import recorded_since
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings
from qaif_cli.judge.state.level_rises import rises
from qaif_cli.judge.state.open_records import open_concerns
from qaif_cli.model.agenda import ToBring
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Body

HEAR_OF_LEVELS = ("system-quality", "assurance")
"""The bodies that hear of every entry to enhanced or intensive: one tables it, the other is told."""


def to_bring(now: Moment, meeting: Meeting) -> tuple[ToBring, ...]:
    """What a meeting must discuss and is not on its agenda yet: levels, then reports of the group, then papers.

    Args:
        now: The register, the settings and the day.
        meeting: The meeting.
    """
    body = now.framework.body(meeting.body)
    if body is None or recorded_since(body, now.framework) is None:
        return ()
    held = [one for one in held_meetings(now, body.id) if one.date < meeting.date]
    found = [*_levels(now, body, held, meeting.date)]
    if body.function == "assurance":
        found += _reports(now, held, meeting.date)
    found += [
        ToBring(paper.id, "paper", paper.date)
        for paper in now.register.papers
        if (paper.body, paper.date) == (body.id, meeting.date)
    ]
    there = {item.record for item in meeting.items}
    return tuple(one for one in found if one.record not in there)


def on_table(concern: Concern, body: Body, held: Sequence[Meeting]) -> list[date]:
    """The days on which a body discussed a concern, by the concern's record or by minutes, oldest first."""
    own = [entry.date for entry in concern.tabled if entry.body == body.id]
    minuted = [meeting.date for meeting in held if any(item.record == concern.id for item in meeting.items)]
    return sorted({*own, *minuted})


def _levels(now: Moment, body: Body, held: Sequence[Meeting], day: date) -> Iterator[ToBring]:
    """The concerns that rose since they were last on the body's table, by the day of a meeting."""
    since = recorded_since(body, now.framework)
    if since is None or body.function not in HEAR_OF_LEVELS:
        return
    for concern in open_concerns(now):
        rose = rises(concern, now)[-1:]
        for rise in rose:
            on = rise.change.date
            told = rise.change.forum == body.id or any(entry >= on for entry in on_table(concern, body, held))
            if since <= on <= day and not told:
                yield ToBring(concern.id, "level", on, rise.level.name)


def _reports(now: Moment, held: Sequence[Meeting], day: date) -> Iterator[ToBring]:
    """The meetings of the System Quality Group before a day that no committee had a report of."""
    group = now.framework.body_for("system-quality")
    since = recorded_since(group, now.framework)
    if group is None or since is None:
        return
    reported = {item.record for meeting in held for item in meeting.items}
    for meeting in held_meetings(now, group.id):
        if since <= meeting.date < day and meeting.id not in reported:
            yield ToBring(meeting.id, "report", meeting.date)
