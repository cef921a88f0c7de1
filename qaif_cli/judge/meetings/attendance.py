"""Who of a body's members came to its meetings, and whether it could decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.model.base import known
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.membership import Member, Presence
from qaif_cli.model.settings import Body


def came(meeting: Meeting) -> frozenset[str]:
    """The roles that a meeting names as there, its chair among them."""
    chair = known(meeting.chaired_by) if meeting.chaired_by else None
    return frozenset((*meeting.attended, *([chair] if chair else ())))


def members_on(body: Body, day: date) -> Iterator[tuple[int, Member]]:
    """The members of a body on a day, each once, with its place in the list: of two lines of a role, the later."""
    found = {
        member.role: (place, member)
        for place, member in enumerate(body.members)
        if (member.since is None or member.since <= day) and (member.until is None or member.until >= day)
    }
    yield from sorted(found.values(), key=lambda pair: pair[0])


def is_there(role: str, there: frozenset[str], framework: Framework) -> bool:
    """Whether a role is among those who were there, itself or by its deputy."""
    held = framework.role(role)
    return role in there or bool(held and held.deputy in there)


def presence(meeting: Meeting, body: Body, framework: Framework) -> Presence:
    """Who of the members of its day was at a meeting that was held.

    A deputy who is a member too counts once, as that member; one who acts for several members, as one of them, and
    first for one without whom nothing is decided, then for one who votes.

    Args:
        meeting: The meeting.
        body: The body that met.
        framework: The settings, which say who acts for whom.
    """
    there = came(meeting)
    members = [member for _, member in members_on(body, meeting.date)]
    own = {member.role for member in members}
    standing_in = there - own
    asked = numbered(body.quorum, meeting.date)
    quorum = asked[-1][1] if asked else None
    needed = frozenset(quorum.including if quorum else ())
    absent = sorted(
        (member for member in members if member.role not in there),
        key=lambda member: (member.role not in needed, not member.votes),
    )
    acted_for: dict[str, str] = {}
    for member in absent:
        held = framework.role(member.role)
        if held and held.deputy in standing_in:
            acted_for.setdefault(held.deputy, member.role)
    present = [member for member in members if member.role in there or member.role in acted_for.values()]
    return Presence(
        there=tuple(member.role for member in present),
        absent=tuple(member.role for member in members if member not in present),
        votes=sum(1 for member in present if member.votes),
        missing=tuple(
            role for role in (quorum.including if quorum else ()) if not is_there(role, there, framework)
        ),
        quorum=quorum,
        told=bool(there),
    )
