"""A meeting of a body: planned, held or cancelled; what was on the table, what was decided, who does what."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    SLUG,
    ActorId,
    After,
    Begins,
    BodyId,
    BusinessId,
    Day,
    EntryId,
    Frozen,
    JudgementId,
    Line,
    NotAfter,
    NotBefore,
    OrUnknown,
    RecordId,
    RoleId,
    States,
    Text,
)
from qaif_cli.model.record import Action, LastAgreed, Record
from qaif_cli.model.vocabulary import MeetingPart, Purpose


class AgendaItem(Frozen):
    """Something on the agenda: a record, a standing item of the cycle of business, or a topic."""

    id: EntryId = Field(description="Its name inside the meeting", examples=["M1"])
    topic: Line | None = Field(default=None, description="What it is, where no record or standing item says")
    record: RecordId | None = Field(default=None, description="The record it is about, of whatever kind")
    business: BusinessId | None = Field(
        default=None, description="The standing item of the cycle of business that it is"
    )
    part: MeetingPart = Field(default="private", description="The public or the private part of the meeting")
    purpose: Purpose | None = Field(default=None, description="What it is there for")
    by: RoleId | None = Field(default=None, description="The role that brings it")
    minute: Annotated[Text | None, After("date")] = Field(
        default=None, description="What was said, in a few sentences"
    )
    decision: Annotated[Text | None, After("date")] = Field(
        default=None, description="What was decided or asked for"
    )
    assurance: Annotated[JudgementId | None, After("date")] = Field(
        default=None, description="The assurance that the body took; only a body that may give it (§4.5)"
    )

    @property
    def minuted(self) -> bool:
        """Whether the minutes say anything of it: that it was on the agenda does not show that it was taken."""
        return bool(self.minute or self.decision or self.assurance)


class Cancelled(Frozen):
    """The meeting was called off."""

    date: Annotated[Day, Begins()] = Field(description="The day on which that was decided")
    by: ActorId = Field(description="The role that decided it")
    why: Text = Field(description="Why, and what was done instead")


class Meeting(Record):
    """A meeting of a body."""

    id: Annotated[str, StringConstraints(pattern=SLUG)] = Field(
        description="The day and the body; a paper for it has them the other way round",
        examples=["2026-11-17-insights-meeting"],
    )
    body: BodyId = Field(description="The body that meets")
    date: Annotated[Day, States(due="minutes")] = Field(description="The day of the meeting")
    chaired_by: Annotated[OrUnknown[ActorId] | None, After("date")] = Field(
        default=None, description="The role that chaired it; filled when it was held"
    )
    attended: Annotated[tuple[ActorId, ...], After("date")] = Field(
        default=(), description="The roles that attended it"
    )
    partners: Annotated[Text | None, After("date")] = Field(
        default=None, description="Who else was there, as organisations and roles, never by name"
    )
    items: tuple[AgendaItem, ...] = Field(default=(), description="What was on the table, in its order")
    actions: Annotated[tuple[Action, ...], After("date")] = Field(
        default=(), description="Who does what by when"
    )
    cancelled: Annotated[Cancelled | None, NotAfter(("date",))] = Field(
        default=None, description="Filled when it was called off"
    )
    minutes_agreed: Annotated[LastAgreed | None, NotBefore(("date",))] = Field(
        default=None, description="When the minutes were agreed, and by which role; it closes the meeting"
    )
