"""An organisation that care is commissioned from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    ActorId,
    AreaId,
    Begins,
    BodyId,
    Day,
    EntryId,
    Frozen,
    Happens,
    IndicatorId,
    Line,
    NotAfter,
    NotBefore,
    Number,
    OrUnknown,
    ProviderId,
    ReturnId,
    Slug,
    Span,
    StandingId,
    States,
    Text,
)
from qaif_cli.model.record import Closure, Entry, Record, Reopening
from qaif_cli.model.vocabulary import ProviderType, Rating
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, ONCE, kept, named

OdsCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{3,8}$")]


class CqcRating(Frozen):
    """The rating on the regulator's page on the day it was looked up."""

    whole: ClassVar = FIXED

    checked_on: Annotated[Day, Begins()] = Field(description="The day on which we looked")
    published: Annotated[OrUnknown[Day], States(ahead=False), NotAfter(("checked_on",))] = Field(
        description="The day on which the rating was published"
    )
    service: Line | None = Field(
        default=None,
        description="The service or location that it is the rating of; the provider as a whole where it is left out",
        examples=["Maternity", "1-900000001"],
    )
    overall: Rating = Field(description="Overall rating")
    safe: Rating = Field(default="unknown", description="Key question: safe")
    effective: Rating = Field(default="unknown", description="Key question: effective")
    caring: Rating = Field(default="unknown", description="Key question: caring")
    responsive: Rating = Field(default="unknown", description="Key question: responsive")
    well_led: Rating = Field(default="unknown", description="Key question: well-led")
    says: Line | None = Field(
        default=None,
        description="The regulator's own words where it gives no grade",
        examples=["Inspected but not rated"],
    )
    regulations_not_met: tuple[Line, ...] = Field(
        default=(),
        description="The regulations that the regulator says are not met",
        examples=[["Regulation 12, safe care and treatment"]],
    )
    framework_version: OrUnknown[Text] = Field(
        default="unknown", description="The assessment framework it was rated under"
    )


class Cqc(Frozen):
    """Registration and ratings, or why there need be none."""

    provider_id: Annotated[OrUnknown[Text] | None, NAMED] = Field(
        default=None, description="The regulator's identifier of the provider"
    )
    locations: Annotated[tuple[Text, ...], NAMED] = Field(
        default=(), description="The regulator's identifiers of its locations"
    )
    not_required: Annotated[Text | None, KEPT] = Field(
        default=None, description="Why the provider need not be registered"
    )
    ratings: Annotated[tuple[CqcRating, ...], GROWS] = Field(
        default=(), description="Each time the status was checked, oldest first"
    )

    @property
    def overall(self) -> tuple[CqcRating, ...]:
        """The ratings of the provider as a whole."""
        return tuple(rating for rating in self.ratings if rating.service is None)

    @property
    def of_services(self) -> dict[str, CqcRating]:
        """The latest rating of each service or location that was rated by itself."""
        by_day = sorted(self.ratings, key=lambda rating: rating.checked_on)
        return {rating.service: rating for rating in by_day if rating.service is not None}


class Visit(Entry):
    """An insight visit (§5.1 Safeguarding)."""

    by: ActorId = Field(description="The role that led the visit")
    findings: OrUnknown[Text] = Field(description="What was seen, good and not good")


class InvolvedAssurance(Entry):
    """A way in which the ICB takes part in the provider's own assurance (§5.1 Acute and independent)."""

    by: ActorId = Field(description="The role that takes part")
    what: Text = Field(description="The meeting or the work in which it does")


class Standing(Entry):
    """Something that the provider stands under from a day on, such as a warning notice or an oversight segment."""

    kind: StandingId = Field(description="What it stands under, from the framework's list")
    value: Line | None = Field(default=None, description="Its value, such as the segment", examples=["3"])
    source: Text = Field(description="Where that is said: a letter, a publication, a plan")
    until: Annotated[OrUnknown[Day] | None, States(due="standing"), NotBefore(("date",))] = Field(
        default=None, description="The day by which it ends, is met, or is looked at again"
    )
    by: ActorId = Field(description="The role that recorded it")
    ended: Annotated[Day | None, Happens(), NotBefore(("date",)), ONCE] = Field(
        default=None, description="The day on which it ended"
    )


class ReturnAnswer(Frozen):
    """The provider's return was answered."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The day on which it was answered")
    by: ActorId = Field(description="The role that answered it")
    body: BodyId | None = Field(default=None, description="The body that decided on the answer")
    decision: Text = Field(description="What was decided")


class Return(Entry):
    """A return that the provider was asked for on a day, what became of it, and how it was answered."""

    framework: ReturnId = Field(description="Which return, from the framework's list")
    period: Line = Field(description="The period that it is about", examples=["2026/27 quarter 2"])
    due: Annotated[OrUnknown[Day], States(due="return"), NotBefore(("date",))] = Field(
        description="The day by which the provider is to give it"
    )
    received: Annotated[Day | None, Happens(), NotBefore(("date",)), ONCE] = Field(
        default=None, description="The day on which it was received"
    )
    answered: Annotated[ReturnAnswer | None, NotBefore(("received",)), ONCE] = Field(
        default=None, description="How it was answered"
    )


class Scheduled(Frozen):
    """A measure that a contract asks of it: one line of the quality schedule (§5.1 Quality governance)."""

    whole: ClassVar = FIXED

    id: EntryId = Field(description="Its name inside the record", examples=["S1"])
    measure: IndicatorId = Field(description="The indicator")
    contract: Text = Field(description="Which contract asks for it, and where it stands there")
    reported_every: Annotated[Span, kept("higher")] = Field(
        description="Every how many months there is a figure"
    )
    since: Annotated[Day, Begins()] = Field(description="The day from which the contract asks for it")
    target: Annotated[Number | None, kept("any")] = Field(
        default=None, description="What the contract asks it to be, in the indicator's unit"
    )
    due: Annotated[Day | None, States(due=None), kept("later")] = Field(
        default=None, description="The day by which it is to be so"
    )
    until: Annotated[Day | None, States(due=None), NotBefore(("since",)), kept("any")] = Field(
        default=None, description="The last day on which the contract asks for it"
    )


class ProviderClosure(Closure):
    """A provider closed, or became part of another."""

    whole: ClassVar = ONCE

    successor: ProviderId | None = Field(default=None, description="The provider that goes on with its care")


class ProviderReopening(Reopening):
    """The provider was opened again; the closing that this ended stays with it."""

    closed: Annotated[ProviderClosure, NotAfter(("date",))] = Field(
        description="The closing that this ended, as it was"
    )


class Provider(Record):
    """A provider."""

    id: Annotated[Slug, kept(by="formerly")] = Field(
        description="A short name in lower case", examples=["alderbrook-hospitals"]
    )
    type: Annotated[ProviderType, NAMED] = Field(description="What kind of organisation it is")
    ods_code: Annotated[OrUnknown[OdsCode] | None, NAMED] = Field(
        description="Its code in the Organisation Data Service; null where it has none"
    )
    cqc: Annotated[OrUnknown[Cqc], ONCE] = Field(
        description="Registration with the Care Quality Commission, and its ratings"
    )
    areas: Annotated[tuple[AreaId, ...], Field(min_length=1), named("fewer")] = Field(
        description="The areas in which it gives care"
    )
    contract_holder: Annotated[OrUnknown[Text], NAMED] = Field(description="Who holds the contract")
    insight_visits: Annotated[tuple[Visit, ...], GROWS] = Field(
        default=(), description="Insight visits, oldest first"
    )
    involved_assurance: Annotated[tuple[InvolvedAssurance, ...], GROWS] = Field(
        default=(), description="How we take part in its assurance, oldest first"
    )
    standing: Annotated[tuple[Standing, ...], GROWS] = Field(
        default=(), description="What it stands under beside its ratings, oldest first"
    )
    returns: Annotated[tuple[Return, ...], GROWS] = Field(
        default=(), description="The returns that it was asked for, oldest first"
    )
    schedule: Annotated[tuple[Scheduled, ...], GROWS] = Field(
        default=(), description="What contracts ask to be measured, oldest first"
    )
    reopened: Annotated[tuple[ProviderReopening, ...], GROWS] = Field(
        default=(),
        description="Each time it was opened again, oldest first, with what had closed it",
    )
    closed: Annotated[ProviderClosure | None, kept(by="reopened")] = Field(
        default=None, description="Filled when it closed or merged"
    )
