"""A meeting of a body: planned, held or cancelled; what was on the table, what was decided, who does what."""

from __future__ import annotations

from typing import Annotated, ClassVar

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
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, ONCE, Way, kept, named


class AgendaItem(Frozen):
    """Something on the agenda: a record, a standing item of the cycle of business, or a topic."""

    id: Annotated[EntryId, FIXED] = Field(description="Its name inside the meeting", examples=["M1"])
    topic: Annotated[Line | None, named(minute="kept", decision="kept")] = Field(
        default=None, description="What it is, where no record or standing item says"
    )
    record: Annotated[RecordId | None, named(minute="kept", decision="kept")] = Field(
        default=None, description="The record it is about, of whatever kind"
    )
    business: Annotated[BusinessId | None, named(minute="kept", decision="kept")] = Field(
        default=None, description="The standing item of the cycle of business that it is"
    )
    part: Annotated[MeetingPart, kept("public")] = Field(
        default="private", description="The public or the private part of the meeting"
    )
    purpose: Annotated[Purpose | None, named(minute="kept", decision="kept")] = Field(
        default=None, description="What it is there for"
    )
    by: Annotated[RoleId | None, NAMED] = Field(default=None, description="The role that brings it")
    minute: Annotated[Text | None, After("date"), KEPT] = Field(
        default=None, description="What was said, in a few sentences"
    )
    decision: Annotated[Text | None, After("date"), KEPT] = Field(
        default=None, description="What was decided or asked for"
    )
    assurance: Annotated[JudgementId | None, After("date"), KEPT] = Field(
        default=None, description="The assurance that the body took; only a body that may give it (§4.5)"
    )

    @property
    def minuted(self) -> bool:
        """Whether the minutes say anything of it: that it was on the agenda does not show that it was taken."""
        return bool(self.minute or self.decision or self.assurance)


class Cancelled(Frozen):
    """The meeting was called off."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The day on which that was decided")
    by: ActorId = Field(description="The role that decided it")
    why: Text = Field(description="Why, and what was done instead")


class Meeting(Record):
    """A meeting of a body."""

    id: Annotated[str, StringConstraints(pattern=SLUG), kept(by="formerly")] = Field(
        description="The day and the body; a paper for it has them the other way round",
        examples=["2026-11-17-insights-meeting"],
    )
    body: Annotated[BodyId, FIXED] = Field(description="The body that meets")
    date: Annotated[Day, States(due="minutes"), kept(chaired_by="fixed")] = Field(
        description="The day of the meeting"
    )
    chaired_by: Annotated[OrUnknown[ActorId] | None, After("date"), ONCE] = Field(
        default=None, description="The role that chaired it; filled when it was held"
    )
    attended: Annotated[
        tuple[ActorId, ...], After("date"), Way("grows", then=(("minutes_agreed", "fixed"),))
    ] = Field(default=(), description="The roles that attended it")
    partners: Annotated[Text | None, After("date"), kept(minutes_agreed="fixed")] = Field(
        default=None, description="Who else was there, as organisations and roles, never by name"
    )
    items: Annotated[tuple[AgendaItem, ...], named(chaired_by="grows", minutes_agreed="fixed")] = Field(
        default=(), description="What was on the table, in its order"
    )
    actions: Annotated[tuple[Action, ...], After("date"), GROWS] = Field(
        default=(), description="Who does what by when"
    )
    cancelled: Annotated[Cancelled | None, NotAfter(("date",)), ONCE] = Field(
        default=None, description="Filled when it was called off"
    )
    minutes_agreed: Annotated[LastAgreed | None, NotBefore(("date",)), ONCE] = Field(
        default=None, description="When the minutes were agreed, and by which role; it closes the meeting"
    )
