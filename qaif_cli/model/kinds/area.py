"""The thirteen headings of §5.1: services, which levels apply to, and functions, reported by exception."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from qaif_cli.model.base import (
    ActorId,
    CommitmentId,
    Day,
    EntryId,
    Frozen,
    JudgementId,
    OrUnknown,
    ProviderId,
    RecordId,
    RoleId,
    Slug,
    States,
    Text,
)
from qaif_cli.model.record import Entry, Record, Update
from qaif_cli.model.vocabulary import AreaType, Basis, Position
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, kept


class DutyPosition(Entry):
    """Where the organisation stands with a statutory duty on a day."""

    by: ActorId = Field(description="The role that says so")
    position: Position = Field(description="met, partly-met, not-met or unknown")
    evidence: OrUnknown[Text] = Field(description="What shows it")
    gap: Text | None = Field(default=None, description="What is missing, where the duty is not wholly met")


class Duty(Frozen):
    """A statutory responsibility that the area's report gives assurance on (§4.4)."""

    whole: ClassVar = KEPT

    id: Annotated[EntryId, FIXED] = Field(description="Its name inside the record", examples=["D1"])
    duty: Text = Field(description="The duty, in our own words")
    source: Text = Field(description="Where it is laid down, or `framework` with the section that names it")
    since: Annotated[Day | None, States(ahead=False, due=None), FIXED] = Field(
        default=None, description="Since when it is a duty here: no position is owed for before"
    )
    positions: Annotated[tuple[DutyPosition, ...], GROWS] = Field(
        default=(), description="Where we stand, oldest first"
    )


class Judgement(Frozen):
    """An assurance judgement: somebody's, against the framework's scale, with its basis."""

    whole: ClassVar = FIXED

    level: JudgementId = Field(description="A step of the framework's judgement scale")
    why: Text = Field(description="Why this step and not the next")
    basis: Basis = Field(description="The provider's account, checked by us, or independent")
    proposed_by: ActorId = Field(description="The role that proposes it")
    rests_on: tuple[RecordId, ...] = Field(
        default=(), description="The indicators, self-assessments and other records that it rests on"
    )


class AreaUpdate(Update):
    """An area's update, with the assurance judgement."""

    judgement: Judgement | None = Field(default=None, description="The assurance judgement")
    confirmed: tuple[ProviderId, ...] = Field(
        default=(), description="Providers whose routine position was confirmed for this update"
    )
    covers: tuple[CommitmentId, ...] = Field(
        default=(), description="Commitments that this update reports on"
    )


class Area(Record):
    """An area of the framework."""

    id: Annotated[Slug, kept(by="formerly")] = Field(
        description="A short name in lower case", examples=["primary-care"]
    )
    type: Annotated[AreaType, KEPT] = Field(
        description="A service has levels and a report; a function is reported by exception"
    )
    lead: Annotated[OrUnknown[RoleId], KEPT] = Field(
        description="The role that leads on quality here and writes the update"
    )
    since: Annotated[Day | None, States(ahead=False, due=None), FIXED] = Field(
        default=None,
        description="Since when the organisation has it: no update and no position is owed for before; left out where it is the framework's own",
    )
    scope: Annotated[Text, NAMED] = Field(description="What belongs to it")
    source: Annotated[Text, NAMED] = Field(description="Its place in the framework")
    duties: Annotated[tuple[Duty, ...], GROWS] = Field(
        default=(), description="The statutory duties, one by one"
    )
    updates: Annotated[tuple[AreaUpdate, ...], GROWS] = Field(default=(), description="Updates, oldest first")
