"""What only people can write for one meeting, and the record that a paper was issued."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    SLUG,
    After,
    Begins,
    BodyId,
    Day,
    EntryId,
    Frozen,
    NotAfter,
    NotBefore,
    OrUnknown,
    RoleId,
    States,
    Text,
)
from qaif_cli.model.record import Agreed, Record
from qaif_cli.model.vocabulary import MeetingPart, Purpose
from qaif_cli.model.ways import FIXED, NAMED, ONCE, kept, named


class Recommendation(Frozen):
    """Something that the body is asked to do."""

    whole: ClassVar = NAMED

    id: Annotated[EntryId, FIXED] = Field(description="Its name inside the paper", examples=["N1"])
    text: Text = Field(description="What the body is asked to do, beginning with a verb")


class RecommendationOutcome(Frozen):
    """What came of a recommendation of the paper before."""

    whole: ClassVar = NAMED

    recommendation: EntryId = Field(description="The recommendation of the paper before", examples=["N1"])
    outcome: Text = Field(description="What came of it")


class Issued(Frozen):
    """The paper went out."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The day on which it went out")
    commit: Annotated[OrUnknown[Text], ONCE] = Field(description="The commit it was made from")


class Paper(Record):
    """A paper for one meeting of one body."""

    id: Annotated[str, StringConstraints(pattern=SLUG), kept(by="formerly")] = Field(
        description="The body and the day of the meeting", examples=["quality-committee-2026-05-28"]
    )
    body: Annotated[BodyId, FIXED] = Field(description="The body that meets")
    date: Annotated[Day, States(due=None), kept(issued="fixed")] = Field(description="The day of the meeting")
    audience: Annotated[MeetingPart, kept("public", issued="fixed")] = Field(
        description="The public or the private part of the meeting"
    )
    purpose: Annotated[tuple[Purpose, ...], Field(min_length=1), named(issued="fixed")] = Field(
        description="What the paper is for"
    )
    author: Annotated[OrUnknown[RoleId], named(issued="fixed")] = Field(description="The role that writes it")
    sponsor: Annotated[OrUnknown[RoleId], named(issued="fixed")] = Field(
        description="The executive who brings it"
    )
    position_at: Annotated[
        Day | None, States(ahead=False), After("issued"), NotAfter(("issued", "date")), ONCE
    ] = Field(default=None, description="The day whose position the paper gives, once issued")
    headline: Annotated[OrUnknown[Text], named(issued="fixed")] = Field(description="The headline judgement")
    recommendations: Annotated[tuple[Recommendation, ...], Field(max_length=3), named(issued="fixed")] = (
        Field(default=(), description="What the body is asked to do; three at most")
    )
    last_time: Annotated[tuple[RecommendationOutcome, ...], named(issued="fixed")] = Field(
        default=(), description="What the recommendations of the paper before came to"
    )
    approved: Annotated[Agreed | None, kept(issued="once")] = Field(
        default=None, description="Who approved it for issue, and when"
    )
    issued: Annotated[Issued | None, NotBefore(("approved",)), ONCE] = Field(
        default=None, description="Filled when it has gone out"
    )
