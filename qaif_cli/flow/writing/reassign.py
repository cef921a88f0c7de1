"""`qaif reassign`: gives everything that a role owns to another role, in one change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.editing import former_owner
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Draft, Edit, Set
from qaif_cli.model.framework import Framework
from qaif_cli.model.inside import placed_actions
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.moment import Moment
from qaif_cli.model.register import Held
from qaif_cli.model.words import listed
from qaif_cli.render.words import day, number_of

_ROLES = {"executive_lead": "executive lead", "lead": "lead", "author": "author", "sponsor": "sponsor"}
"""The fields beside `owner` that say who does something from now on."""


@dataclass(frozen=True)
class Moved:
    """One record of which something goes to another role.

    Attributes:
        what: What does, in words: `owner`, `action A2`.
    """

    id: str
    title: str
    what: tuple[str, ...]


@dataclass(frozen=True)
class Handover:
    """What would go from one role to another.

    Attributes:
        moved: Each record with what changes hands in it.
        proposal: The change.
    """

    old: str
    new: str
    moved: tuple[Moved, ...]
    proposal: Proposal

    def listed(self) -> str:
        """What goes to the other role, a line for each record."""
        lines = [f"  {item.id} {item.title}: {', '.join(item.what)}" for item in self.moved]
        return "\n".join(
            [f"From {self.old} to {self.new}, in {number_of(len(lines), 'record')}:", *lines, ""]
        )


def hand_over(reading: Reading, old: str, new: str, day: date) -> Handover:
    """What a role owns, as a change that gives it to another role.

    Args:
        reading: The register.
        old: The role that owned it, by its short name or its title; `unknown` for what nobody owned.
        new: The role that owns it from now on.
        day: The first day on which it does.

    Raises:
        QaifError: where there is no such role, or nothing to hand over.
    """
    roles = reading.framework.names("role")
    old, new = named("role", old, {**roles, UNKNOWN: UNKNOWN}), named("role", new, roles)
    if old == new:
        raise QaifError(f"{old} owns all that already.", "Name two roles.")
    moved, drafts = [], []
    for item in reading.register.held:
        edits = [] if _is_past(item.record, reading.now.on(day)) else list(_edits(item, old, new, day))
        if edits:
            moved.append(Moved(item.record.id, item.record.title, tuple(what for what, _ in edits)))
            drafts.append(Draft(item.kind, item.record.id, tuple(edit for _, made in edits for edit in made)))
    followed_up = tuple(_followed_up(reading.now.on(day), old, new))
    if not drafts:
        nothing = (
            "Everything that is open has an owner." if old == UNKNOWN else f"{old} owns nothing that is open."
        )
        raise QaifError(nothing, " ".join([*followed_up, "Nothing was written."]))
    says = (*_left(reading.framework, old, new), *followed_up)
    return Handover(old, new, tuple(moved), Proposal(tuple(drafts), says))


def what_it_owns(reading: Reading, role: str, day: date) -> list[Moved]:
    """What a role owns, leads or is to do on a day, in the records that are open."""
    found = []
    for item in reading.register.held:
        edits = [] if _is_past(item.record, reading.now.on(day)) else list(_edits(item, role, UNKNOWN, day))
        if edits:
            found.append(Moved(item.record.id, item.record.title, tuple(what for what, _ in edits)))
    return found


def _is_past(record: Any, now: Moment) -> bool:
    """Whether a record is closed, a paper that was approved or has gone out, or settled intelligence."""
    if isinstance(record, Intelligence):
        state = position(now).intelligence.get(record.id)
        return state is not None and state.standing == "settled"
    return any(getattr(record, name, None) for name in ("closed", "approved", "issued"))


def _is_over(record: Any) -> bool:
    """Whether a meeting is done with, but for its actions."""
    return any(getattr(record, name, None) for name in ("cancelled", "minutes_agreed"))


def _edits(item: Held, old: str, new: str, day: date) -> Iterator[tuple[str, list[Edit]]]:
    """What changes hands in a record, each in words and as edits."""
    record: Any = item.record
    if record.owner == old and not _is_over(record):
        yield "owner", [Set("/owner", new), *former_owner(record, new, day)]
    for field, words in _ROLES.items():
        if getattr(record, field, None) == old:
            yield words, [Set(f"/{field}", new)]
    for pointer, action in placed_actions(record):
        if action.owner == old and not action.done:
            yield f"action {action.id}", [Set(f"{pointer}/owner", new)]


def _followed_up(now: Moment, old: str, new: str) -> Iterator[str]:
    """The follow-ups of intelligence that a role was given: histories are not rewritten, so they stay with it."""
    given = [
        state.item.id
        for state in position(now).intelligence.values()
        if state.standing == "open" and state.latest and state.latest.owner == old
    ]
    if given:
        yield (
            f"What was decided stays as it was: {old} was given the follow-up of {listed(given)}. "
            f"The next `qaif intelligence discuss` of each gives it to {new} with --owner."
        )


def _left(framework: Framework, old: str, new: str) -> Iterator[str]:
    """What the change leaves, and the user may want to look at."""
    chaired = [body.name for body in framework.bodies if body.chair_role == old != UNKNOWN]
    deputised = [role.title for role in framework.roles if role.deputy == old]
    if chaired:
        yield f"framework.yaml still says that {old} chairs: {', '.join(chaired)}. `qaif body edit BODY --chair ROLE` changes that."
    if deputised:
        yield f"framework.yaml still says that {old} is deputy of: {', '.join(deputised)}. `qaif role edit ROLE --deputy ROLE` changes that."
    taker = next(role for role in framework.roles if role.id == new)
    if taker.ended:
        yield f"framework.yaml says that {new} ended on {day(taker.ended)}."
    elif taker.vacant_since:
        yield f"framework.yaml says that {new} is vacant since {day(taker.vacant_since)}."
