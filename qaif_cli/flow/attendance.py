"""`qaif meeting attendance`: which members came to the meetings of a body in a financial year, and at which it could decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from qaif_cli.flow.cycle import year_asked
from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.meeting_actions import bodies_named
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.judge.meetings.attendance import presence
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.membership import Presence
from qaif_cli.model.settings import Body
from qaif_cli.model.table import Column, Table
from qaif_cli.render.words import day, number_of, short_day

_COLUMNS = (
    Column("Body", spare=True),
    Column("Member", main=True),
    Column("Votes", fixed=True),
    Column("Came", fixed=True),
    Column("Not there on"),
)
Told = tuple[Meeting, Presence]


def run_attendance(ask: Ask, bodies: Sequence[str] = (), year: str = "") -> Listing:
    """Each member of some bodies with how many of its meetings they, or their deputy, came to in a financial year.

    A meeting of which nobody is named as there is not counted for anyone; it is counted as not quorate.

    Args:
        ask: What a reading command is told.
        bodies: The bodies; every body whose members are set where none is named.
        year: The financial year, as 2026/27; that of the day judged where empty.

    Raises:
        QaifError: where there is no register or body of that name, or the year is none.
    """
    first, last = year_asked(year, ask)
    reading = read(ask)
    told = [
        (body, _meetings(reading, body, first, last))
        for name in bodies_named(bodies, reading)
        for body in [reading.framework.body(name)]
        if body and (body.members or bodies)
    ]
    rows = [
        row for body, meetings in told for row in _members(reading, _of_year(body, first, last), meetings)
    ]
    table = Table(
        columns=_COLUMNS,
        rows=tuple(_row(row) for row in rows),
        title=f"Attendance, {day(first)} to {day(last)}",
        empty="No members are set: `qaif body member BODY ROLE` sets them.",
    )
    data = document(
        reading,
        first=first,
        last=last,
        attendance=rows,
        meetings=[_meeting(body, *pair) for body, meetings in told for pair in meetings],
    )
    return Listing(table, data, notes(reading, *(_summary(body, meetings) for body, meetings in told)))


def _meetings(reading: Reading, body: Body, first: date, last: date) -> list[Told]:
    held = held_meetings(reading.now, body.id)
    inside = [meeting for meeting in held if first <= meeting.date <= last]
    return [(meeting, presence(meeting, body, reading.framework)) for meeting in inside]


def _of_year(body: Body, first: date, last: date) -> Body:
    """A body with those alone who belonged to it on some day of the year."""
    stayed = tuple(
        one
        for one in body.members
        if (one.since is None or one.since <= last) and (one.until is None or one.until >= first)
    )
    return body.model_copy(update={"members": stayed})


def _members(reading: Reading, body: Body, meetings: Sequence[Told]) -> list[dict[str, Any]]:
    """One row a role, in the order of the list; a role that came back is one row."""
    titles = reading.framework.names("role")
    rows = []
    for role in dict.fromkeys(member.role for member in body.members):
        owed = [
            (meeting, found)
            for meeting, found in meetings
            if found.told and role in (*found.there, *found.absent)
        ]
        rows.append(
            {
                "body": body.id,
                "body_name": body.name,
                "role": role,
                "title": titles.get(role, role),
                "votes": any(member.votes for member in body.members if member.role == role),
                "came": sum(1 for _, found in owed if role in found.there),
                "of": len(owed),
                "not_there": [meeting.date for meeting, found in owed if role in found.absent],
            }
        )
    return rows


def _row(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["body_name"],
        row["title"],
        "yes" if row["votes"] else "no",
        f"{row['came']} of {row['of']}",
        ", ".join(short_day(missed) for missed in row["not_there"]),
    )


def _meeting(body: Body, meeting: Meeting, found: Presence) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "body": body.id,
        "date": meeting.date,
        "told": found.told,
        "votes": found.votes,
        "quorum": found.quorum.members if found.quorum else None,
        "quorate": found.quorate if found.quorum else None,
    }


def _summary(body: Body, meetings: Sequence[Told]) -> str:
    asked = [found for _, found in meetings if found.quorum]
    met = sum(1 for found in asked if found.quorate)
    quorate = f", quorate at {met} of the {len(asked)} at which that is asked" if asked else ""
    return f"{body.name}: {number_of(len(meetings), 'meeting')} held{quorate}."
