"""The commitments of §5.1 and the priorities of §5.2 and §5.3, with their actions inside."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from qaif_cli.model.base import AreaId, Count, Day, Frozen, Measure, OrUnknown, Slug, States, Text, ValueId
from qaif_cli.model.record import Action, Closure, Record, Reopenings, Update
from qaif_cli.model.vocabulary import Carrier, CommitmentStatus, CommitmentType
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, kept


class CommitmentOutcome(Frozen):
    """The outcome by which success is told: a measure with its baseline (§4.6, §4.1 step 1)."""

    whole: ClassVar = kept("any")

    indicator: Measure = Field(
        description="The indicator that measures it, by its ID; or in words what is measured",
        examples=["handovers-over-60-minutes"],
    )
    baseline: OrUnknown[Text] = Field(
        description="Where it stood, and when; of an indicator its own baseline counts"
    )
    target: OrUnknown[Text] = Field(
        description="Where it should get to; of an indicator its own target counts"
    )
    due: Annotated[OrUnknown[Day], States(due="outcome"), kept("later")] = Field(description="By when")


class CommitmentUpdate(Update):
    """An update with a status."""

    status: CommitmentStatus = Field(description="Where the commitment stands")


class Commitment(Record):
    """A commitment or a priority of the framework."""

    id: Annotated[Slug, kept(by="formerly")] = Field(
        description="The area (or year) and the place in it", examples=["primary-care-3", "year-one-2"]
    )
    type: Annotated[CommitmentType, FIXED] = Field(
        description="A commitment of §5.1 or a priority of §5.2 and §5.3"
    )
    area: Annotated[AreaId | None, KEPT] = Field(default=None, description="The area, for a commitment")
    plan_year: Annotated[Annotated[Literal[1, 2], Field()] | None, KEPT] = Field(
        default=None, description="The year, for a priority"
    )
    position: Annotated[Count, NAMED] = Field(
        description="Its place in its row or list of the source, counted from 1"
    )
    source: Annotated[Text, NAMED] = Field(
        description="Where it stands in the source", examples=["§5.1, Safety, first of five"]
    )
    wording: Annotated[Text | None, kept("any")] = Field(
        default=None, description="The organisation's own full wording, if it adds one"
    )
    value: Annotated[OrUnknown[ValueId], NAMED] = Field(
        default="unknown", description="The quality value it serves (§4.7)"
    )
    outcome: Annotated[OrUnknown[CommitmentOutcome], kept("gone")] = Field(
        default="unknown", description="How success is told"
    )
    carried_by: Annotated[tuple[Carrier, ...], NAMED] = Field(
        default=(),
        description="The records that show it case by case, beside its own reports",
        examples=[["return"]],
    )
    actions: Annotated[tuple[Action, ...], GROWS] = Field(default=(), description="Its actions")
    updates: Annotated[tuple[CommitmentUpdate, ...], GROWS] = Field(
        default=(), description="Updates, oldest first"
    )
    reopened: Reopenings = ()
    closed: Annotated[Closure | None, kept(by="reopened")] = Field(
        default=None, description="Filled when it is complete or withdrawn"
    )
