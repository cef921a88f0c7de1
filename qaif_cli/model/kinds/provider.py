"""An organisation that care is commissioned from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    ActorId,
    AreaId,
    Begins,
    Day,
    Frozen,
    Line,
    NotAfter,
    OrUnknown,
    ProviderId,
    Slug,
    States,
    Text,
)
from qaif_cli.model.record import Closure, Entry, Record, Reopening
from qaif_cli.model.vocabulary import ProviderType, Rating
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, ONCE, kept

OdsCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{3,8}$")]


class CqcRating(Frozen):
    """The rating on the regulator's page on the day it was looked up."""

    whole: ClassVar = FIXED

    checked_on: Annotated[Day, Begins()] = Field(description="The day on which we looked")
    published: Annotated[OrUnknown[Day], States(ahead=False), NotAfter(("checked_on",))] = Field(
        description="The day on which the rating was published"
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


class Visit(Entry):
    """An insight visit (§5.1 Safeguarding)."""

    by: ActorId = Field(description="The role that led the visit")
    findings: OrUnknown[Text] = Field(description="What was seen, good and not good")


class InvolvedAssurance(Entry):
    """A way in which the ICB takes part in the provider's own assurance (§5.1 Acute and independent)."""

    by: ActorId = Field(description="The role that takes part")
    what: Text = Field(description="The meeting or the work in which it does")


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
    areas: Annotated[tuple[AreaId, ...], Field(min_length=1), NAMED] = Field(
        description="The areas in which it gives care"
    )
    contract_holder: Annotated[OrUnknown[Text], NAMED] = Field(description="Who holds the contract")
    insight_visits: Annotated[tuple[Visit, ...], GROWS] = Field(
        default=(), description="Insight visits, oldest first"
    )
    involved_assurance: Annotated[tuple[InvolvedAssurance, ...], GROWS] = Field(
        default=(), description="How we take part in its assurance, oldest first"
    )
    reopened: Annotated[tuple[ProviderReopening, ...], GROWS] = Field(
        default=(),
        description="Each time it was opened again, oldest first, with what had closed it",
    )
    closed: Annotated[ProviderClosure | None, kept(by="reopened")] = Field(
        default=None, description="Filled when it closed or merged"
    )
