"""Who belongs to a body, how many must be there, and when its terms were reviewed: what is written of it in the framework."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.writing.settings_drafts import SETTINGS
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.membership import Member
from qaif_cli.model.settings import Body


def quorum(writing: Writing) -> Proposal:
    """How many members of a body must be there, from a day on; what was asked before stays for the meetings before."""
    place, body = _body(writing)
    including = list(writing.get("including") or ())
    entry = {"date": writing.get("since"), "members": writing.get("members"), "including": including or None}
    return _drafted(body, Append(f"/bodies/{place}/quorum", kept(entry)))


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
            raise QaifError(
                f"{role} is no member of the {body.name}, and cannot cease to be one.",
                f"Its members stand in `framework.yaml`, below {body.id}.",
            )
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
    return _drafted(body, Set(f"/bodies/{place}/members/{at}/until", until.isoformat()))


def reviewed(writing: Writing) -> Proposal:
    """A review of the terms of reference of a body."""
    place, body = _body(writing)
    entry = {"date": writing.get("date"), "by": writing.get("by"), "note": writing.get("note")}
    return _drafted(body, Append(f"/bodies/{place}/terms", kept(entry)))


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
    return f" since {member_.since}" if member_.since else ""


def _body(writing: Writing) -> tuple[int, Body]:
    bodies = writing.reading.framework.as_written.bodies
    return next((place, body) for place, body in enumerate(bodies) if body.id == writing.target)


def _drafted(body: Body, edit: Edit) -> Proposal:
    return Proposal((Draft(SETTINGS, body.id, (edit,)),))
