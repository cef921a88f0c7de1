"""One entry of the risk register (§4.3, §4.4)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    ActorId,
    AreaId,
    Begins,
    BodyId,
    Day,
    DimensionId,
    DomainId,
    EntryId,
    Frozen,
    GroupId,
    Happens,
    NotBefore,
    OrUnknown,
    ProviderId,
    RoleId,
    States,
    Step,
    Text,
    TierId,
)
from qaif_cli.model.kind import numbered
from qaif_cli.model.record import Action, Closure, Entry, LastAgreed, Record, Reopenings
from qaif_cli.model.vocabulary import GapIn, Whose
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, ONCE, kept, named


class Control(Frozen):
    """Something in place that makes the risk less likely or less harmful."""

    id: Annotated[EntryId, FIXED] = Field(description="Its name inside the record", examples=["C1"])
    text: Annotated[Text, KEPT] = Field(description="What is in place")
    date: Annotated[OrUnknown[Day], Begins(), ONCE] = Field(description="Since when")


class Assurance(Frozen):
    """Evidence that the controls work."""

    whole: ClassVar = FIXED

    id: EntryId = Field(description="Its name inside the record", examples=["S1"])
    text: Text = Field(description="What the evidence is and what it shows")
    date: Annotated[OrUnknown[Day], Begins(), ONCE] = Field(description="The day of the evidence")
    line: Literal[1, 2, 3] = Field(description="Line of assurance: 1 management, 2 oversight, 3 independent")
    body: Annotated[BodyId | None, ONCE] = Field(
        default=None, description="The body that took assurance from it"
    )


class Gap(Frozen):
    """A gap in control or in assurance."""

    whole: ClassVar = FIXED

    id: EntryId = Field(description="Its name inside the record", examples=["G1"])
    in_: GapIn = Field(alias="in", description="What the gap is in")
    text: Text = Field(description="What is missing")
    date: Annotated[Day | None, Begins(), ONCE] = Field(
        default=None, description="The day on which it was found"
    )
    closed: Annotated[Day | None, Happens(), NotBefore(("date",)), ONCE] = Field(
        default=None, description="The day on which it was closed"
    )


class Review(Entry):
    """A review of the risk. Each restates the score; the first is the initial score."""

    date: Annotated[OrUnknown[Day], Begins()] = Field(  # type: ignore[assignment]  # only the first review of an old risk may be undated
        description="The day of the review; only the first may be `unknown`"
    )
    by: ActorId = Field(description="The role that reviewed it")
    recorded_by: ActorId | None = Field(default=None, description="The role that typed it, if another")
    forum: BodyId | None = Field(default=None, description="The body at which it was reviewed")
    consequence: Step = Field(description="Consequence with the present controls, 1 to 5")
    likelihood: Step = Field(description="Likelihood with the present controls, 1 to 5")
    note: Text | None = Field(default=None, description="What was looked at and why the score is what it is")

    @property
    def score(self) -> int:
        """Consequence × likelihood."""
        return self.consequence * self.likelihood


class Target(Frozen):
    """The score that the organisation aims for."""

    whole: ClassVar = kept("higher")

    consequence: Step = Field(description="Consequence aimed for, 1 to 5")
    likelihood: Step = Field(description="Likelihood aimed for, 1 to 5")
    by: Annotated[OrUnknown[Day], States(due="target"), NotBefore(("opened",)), kept("later")] = Field(
        description="The day by which it should be reached"
    )

    @property
    def score(self) -> int:
        """Consequence × likelihood."""
        return self.consequence * self.likelihood


class Chase(Frozen):
    """A reminder sent to a role, and whether it was answered."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The day on which the role was asked")
    asked: ActorId = Field(description="The role that was asked")
    about: Text | None = Field(default=None, description="What was asked for")
    answered: Annotated[Day | None, Happens(), NotBefore(("date",)), ONCE] = Field(
        default=None, description="The day on which the answer came"
    )


class Risk(Record):
    """A risk to the quality of care."""

    id: Annotated[str, StringConstraints(pattern=numbered("R-")), kept(by="formerly")] = Field(
        description="R- and four digits", examples=["R-0001"]
    )
    whose: Annotated[Whose, KEPT] = Field(description="Whose risk it is")
    area: Annotated[AreaId, named("any")] = Field(description="The area in whose report it stands")
    domain: Annotated[DomainId, KEPT] = Field(
        description="The consequence domain of the matrix by which it is scored"
    )
    dimensions: Annotated[tuple[DimensionId, ...], NAMED] = Field(
        description="The dimensions of quality that it touches (§2.4)"
    )
    providers: Annotated[tuple[ProviderId, ...], named("fewer")] = Field(
        default=(), description="The providers it concerns"
    )
    groups: Annotated[tuple[GroupId, ...], NAMED] = Field(
        default=(), description="The groups of people whom it affects most (§2.3)"
    )
    cause: Annotated[OrUnknown[Text], NAMED] = Field(description="IF: what gives rise to it")
    event: Annotated[OrUnknown[Text], NAMED] = Field(description="THEN: what may happen")
    effect: Annotated[OrUnknown[Text], NAMED] = Field(description="RESULTING IN: what it would mean")
    executive_lead: Annotated[OrUnknown[RoleId], KEPT] = Field(description="The executive who answers for it")
    tier: Annotated[TierId, KEPT] = Field(description="The register it stands on")
    opened: Annotated[OrUnknown[Day], Begins(), ONCE] = Field(description="The day on which it was opened")
    validated: Annotated[OrUnknown[LastAgreed], NotBefore(("opened",)), ONCE] = Field(
        description="Who validated it and when; `unknown` until it is"
    )
    controls: Annotated[tuple[Control, ...], GROWS] = Field(default=(), description="What is in place")
    assurances: Annotated[tuple[Assurance, ...], GROWS] = Field(
        default=(), description="Evidence that the controls work"
    )
    gaps: Annotated[tuple[Gap, ...], GROWS] = Field(
        default=(), description="Gaps in control and in assurance"
    )
    reviews: Annotated[tuple[Review, ...], Field(min_length=1), NotBefore(("opened",)), GROWS] = Field(
        description="Every review, oldest first"
    )
    target: Annotated[OrUnknown[Target], kept("gone")] = Field(description="The score aimed for")
    actions: Annotated[tuple[Action, ...], GROWS] = Field(default=(), description="What is being done")
    chases: Annotated[tuple[Chase, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="Reminders sent, oldest first"
    )
    reopened: Reopenings = ()
    closed: Annotated[Closure | None, NotBefore(("opened",)), kept(by="reopened")] = Field(
        default=None, description="Filled when the risk is closed"
    )
