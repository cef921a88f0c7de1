"""Whether bodies decide with enough of their members there, whose members come, and when their terms were looked at.

The framework sets none of this; each organisation's terms of reference do.
"""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.meetings.attendance import came, members_on, presence
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings
from qaif_cli.judge.state.open_records import limit
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.membership import Presence
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Body
from qaif_cli.model.words import in_words, listed


@rule("MTG010", "decided-without-quorum", "error", "our own; the framework names no quorum", "P")
def without_quorum(now: Moment) -> Iterator[Hit]:
    """A meeting that decided something or took assurance with fewer members there than its body asks.

    Why it matters: what a body decides without its quorum binds nobody, and an assurance that it took may be challenged.
    How to fix: if more were there, add them with `qaif meeting minute ID --attended ROLE`; if not, bring the decisions
    to the next meeting that is quorate, and agree an exception here that names it. A deputy who came counts for the
    member, once. Each meeting is judged by the quorum of its day.
    Example: a Quality Committee of two members who vote, where four are asked.
    """
    for body in now.framework.bodies:
        for meeting in held_meetings(now, body.id) if body.quorum else ():
            found = presence(meeting, body, now.framework)
            if not found.quorate and any(item.decision or item.assurance for item in meeting.items):
                pointer = "/attended" if meeting.attended else "/chaired_by"
                yield Hit(meeting.id, pointer, _lack(now.framework, body, found))


def _lack(framework: Framework, body: Body, found: Presence) -> str:
    """In words, what a meeting lacked to decide."""
    if found.quorum is None:
        return ""
    asked = f"the {body.name} needs {found.quorum.members} of its members who vote"
    if not found.told:
        return f"it decided, who attended is not recorded, and {asked}"
    if found.votes < found.quorum.members:
        return f"it decided with {found.votes} there, and {asked}"
    titles = framework.names("role")
    return (
        f"it decided without the {listed([titles.get(role, role) for role in found.missing])}, whom it needs"
    )


@rule("MTG011", "member-not-seen", "warning", "our own; §4.5 asks only that partners share", "P")
def not_seen(now: Moment) -> Iterator[Hit]:
    """A member of a body who, nor whose deputy, came to any of its last meetings.

    Why it matters: a body that partners do not come to shares nothing with them; the framework asks it for the sake of
    sharing (§4.5).
    How to fix: ask them; name another role as member, end the membership with `qaif body member BODY ROLE --until DAY`,
    or name the role's deputy. After how many meetings is `absences` of the body; those at which nobody is recorded
    are not counted.
    Example: a safety partner at none of the last three meetings of the System Quality Group.
    """
    for place, body in enumerate(now.framework.bodies):
        told = [meeting for meeting in held_meetings(now, body.id) if came(meeting)] if body.absences else []
        for at, member in members_on(body, now.day) if told else ():
            own = [meeting for meeting in told if member.since is None or meeting.date >= member.since]
            last = own[-(body.absences or 0) :]
            if len(last) == body.absences and all(
                _absent(meeting, body, member.role, now) for meeting in last
            ):
                title = now.framework.names("role").get(member.role, member.role)
                message = (
                    f"the {title} was at none of the last {len(last)} meetings of the {body.name},"
                    f" since {in_words(last[0].date)}"
                )
                yield Hit("", f"/bodies/{place}/members/{at}/role", message, path="framework.yaml")


def _absent(meeting: Meeting, body: Body, role: str, now: Moment) -> bool:
    """Whether a member was not there, nor anybody for it alone; as the attendance of the year has it."""
    return role in presence(meeting, body, now.framework).absent


@rule(
    "FRM005", "terms-not-reviewed", "warning", "our own; the framework speaks of no terms of reference", "P"
)
def terms(now: Moment) -> Iterator[Hit]:
    """A body of the framework whose terms of reference were not looked at for longer than the organisation says.

    Why it matters: who belongs to a body, and what it may decide, drift away from what it does.
    How to fix: bring the terms to the body, and write the day with `qaif body terms BODY`. How long
    is `terms_reviewed` of the thresholds; without it nothing is asked.
    Example: terms of April 2025, in June 2026, where twelve months are set.
    """
    threshold = now.framework.thresholds.terms_reviewed
    for place, body in enumerate(now.framework.bodies) if threshold else ():
        told = numbered(body.terms, now.day)
        due = limit(threshold, told[-1][1].date if told else None, now.framework) if threshold else now.day
        if body.function and due < now.day:
            since = f"were last reviewed on {in_words(told[-1][1].date)}" if told else "were never reviewed"
            pointer = f"/bodies/{place}/terms/{told[-1][0]}/date" if told else f"/bodies/{place}/id"
            message = (
                f"the terms of reference of the {body.name} {since}, and that was due by {in_words(due)}"
            )
            yield Hit("", pointer, message, path="framework.yaml")
