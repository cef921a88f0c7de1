"""Who belongs to a body, how many must be there, and when its terms were reviewed: what is written of it in the framework."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.writing.settings_drafts import SETTINGS
from qaif_cli.judge.meetings.attendance import members_on
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.membership import Member
from qaif_cli.model.settings import Body
from qaif_cli.model.words import listed
from qaif_cli.render.words import day, number_of


def quorum(writing: Writing) -> Proposal:
    """How many members of a body must be there, from a day on; what was asked before stays for the meetings before."""
    place, body = _body(writing)
    including = list(writing.get("including") or ())
    entry = {"date": writing.get("since"), "members": writing.get("members"), "including": including or None}
    drafted = _drafted(body, Append(f"/bodies/{place}/quorum", kept(entry)))
    return replace(drafted, says=tuple(_out_of_reach(body, writing)) if body.members else ())


def _out_of_reach(body: Body, writing: Writing) -> Iterator[str]:
    """Why a body cannot decide on the first day of what is asked: too few vote in it, or who must be there is no member."""
    since, including = writing.get("since"), writing.get("including") or ()
    members = {held.role: held for _, held in members_on(body, since)}
    votes = sum(held.votes for held in members.values())
    if votes < writing.get("members"):
        said = f"{number_of(votes, 'member')} of the {body.name} {'votes' if votes == 1 else 'vote'} on {day(since)}"
        yield f"{said}: it cannot decide until more belong to it."
    strange = [role for role in including if role not in members]
    if strange:
        no = "is no member" if len(strange) == 1 else "are no members"
        yield f"{listed(strange)} {no} of the {body.name} on {day(since)}: it cannot decide before that."


def member(writing: Writing) -> Proposal:
    """A new member of a body, or the last day of one.

    A membership that ended stays in the list: who came to a meeting is judged by who belonged to the body on its day.

    Raises:
        QaifError: where the role belongs to it already, or its last day is said and it does not.
    """
    place, body = _body(writing)
    role, until = writing.get("role"), writing.get("until")
    at, open_ = next(
        ((at, held) for at, held in enumerate(body.members) if held.role == role and held.until is None),
        (-1, None),
    )
    if open_ is None:
        if until and not writing.get("since"):
            return _until(writing, place, body, until)
        _apart(body, writing)
        return _drafted(body, Append(f"/bodies/{place}/members", _new(writing)))
    if until is None:
        raise QaifError(
            f"{role} is a member of the {body.name} already{_from(open_)}.",
            "Say the last day of that with --until.",
        )
    if writing.get("since") or writing.get("no_vote"):
        raise QaifError(
            "--until ends a membership; --since and --no-vote begin one.", "Say one, then the other."
        )
    _begun(open_, until)
    return _drafted(body, Set(f"/bodies/{place}/members/{at}/until", until.isoformat()))


def _until(writing: Writing, place: int, body: Body, until: date) -> Proposal:
    """Another last day of the membership of a role that ended last.

    Raises:
        QaifError: where the role never belonged to the body, its day is that already, or it had not begun by then.
    """
    role = writing.get("role")
    ended = [(held.until, at) for at, held in enumerate(body.members) if held.role == role and held.until]
    if not ended:
        raise QaifError(
            f"{role} is no member of the {body.name}, and cannot cease to be one.",
            f"Its members stand in `framework.yaml`, below {body.id}.",
        )
    was, at = max(ended)
    if was == until:
        raise QaifError(
            f"{role} was a member of the {body.name} until {day(was)} already.", "Nothing was written."
        )
    _begun(body.members[at], until)
    drafted = _drafted(body, Set(f"/bodies/{place}/members/{at}/until", until.isoformat()))
    return replace(drafted, says=(f"Its last day is {day(until)}, not {day(was)}.",))


def _begun(held: Member, until: date) -> None:
    if held.since and until < held.since:
        raise QaifError(
            f"{held.role} is a member since {day(held.since)}, after {day(until)}.", "Look at --until."
        )


def reviewed(writing: Writing) -> Proposal:
    """A review of the terms of reference of a body."""
    place, body = _body(writing)
    if writing.get("date") > writing.today:
        raise QaifError(
            f"{day(writing.get('date'))} has not come yet.", "--date is the day on which they were reviewed."
        )
    entry = {"date": writing.get("date"), "by": writing.get("by"), "note": writing.get("note")}
    return _drafted(body, Append(f"/bodies/{place}/terms", kept(entry)))


def _apart(body: Body, writing: Writing) -> None:
    """Refuses a membership that begins before an earlier one of the role ended: whoever belongs twice would vote twice.

    Raises:
        QaifError: where it does.
    """
    since, until = writing.get("since"), writing.get("until")
    if since and until and until < since:
        raise QaifError(f"--until {day(until)} is before {day(since)}.", "Look at the days.")
    for held in body.members:
        ends_before = held.until is not None and since is not None and held.until < since
        begins_after = held.since is not None and until is not None and until < held.since
        if held.role == writing.get("role") and not (ends_before or begins_after):
            there = f"{_from(held)}{f' until {day(held.until)}' if held.until else ''}"
            raise QaifError(
                f"{held.role} is a member of the {body.name} already{there}.",
                "Say with --since the day on which it came back, after that.",
            )


def _new(writing: Writing) -> dict[str, Any]:
    votes = False if writing.get("no_vote") else None
    said = {
        "role": writing.get("role"),
        "votes": votes,
        "since": writing.get("since"),
        "until": writing.get("until"),
    }
    return kept(said)


def _from(member_: Member) -> str:
    return f" since {day(member_.since)}" if member_.since else ""


def _body(writing: Writing) -> tuple[int, Body]:
    bodies = writing.reading.framework.as_written.bodies
    return next((place, body) for place, body in enumerate(bodies) if body.id == writing.target)


def _drafted(body: Body, edit: Edit) -> Proposal:
    return Proposal((Draft(SETTINGS, body.id, (edit,)),))
