"""Who belongs to a body, and how many must be there for it to decide.

The framework names who chairs some bodies (§4.3, §4.5), and of none who else belongs to it or how many must be there;
that is the organisation's own, as its terms of reference have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from qaif_cli.model.base import BodyId, Count, Day, Flag, Frozen, NotBefore, RoleId, Text
from qaif_cli.model.record import Entry
from qaif_cli.model.ways import POLICY, policy


class Member(Frozen):
    """A role that belongs to a body; a partner organisation is a role too, such as its representative."""

    whole: ClassVar = POLICY

    role: RoleId = Field(description="The role")
    votes: Annotated[Flag, policy("any")] = Field(
        default=True, description="Whether it counts towards the quorum"
    )
    since: Day | None = Field(default=None, description="Its first day as a member, where that matters")
    until: Annotated[Day | None, NotBefore(("since",))] = Field(
        default=None, description="Its last day as a member"
    )


class Quorum(Entry):
    """How many members must be there for a body to decide, from a day on; each meeting is judged by what was asked on its day."""

    members: Count = Field(description="At least so many members who vote")
    including: tuple[RoleId, ...] = Field(
        default=(), description="Roles of which each must be there, or its deputy"
    )


class TermsReview(Entry):
    """A review of a body's terms of reference: who belongs to it, how many decide, and what it is for."""

    by: BodyId = Field(description="The body that reviewed them; often itself")
    note: Text = Field(description="What changed, or that nothing did")


@dataclass(frozen=True)
class Presence:
    """Who of a body's members was at one meeting.

    Attributes:
        there: The members of the day who were there, themselves or by their deputy.
        absent: Those who were not.
        votes: How many of those who were there vote.
        missing: The roles without which nothing is decided and of which neither they nor their deputy were there.
        quorum: What is asked on that day; None where nothing is.
        told: Whether the record names anybody who was there.
    """

    there: tuple[str, ...]
    absent: tuple[str, ...]
    votes: int
    missing: tuple[str, ...]
    quorum: Quorum | None
    told: bool

    @property
    def quorate(self) -> bool:
        """Whether as many were there as are asked; nothing asked is always met."""
        return self.quorum is None or (self.votes >= self.quorum.members and not self.missing)
