"""A self-assessment against one of the framework's functions, requirements, steps or statements (§2.6 to §4.1)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from qaif_cli.model.base import ActorId, Count, EntryId, Frozen, Line, RecordId, Slug, Text
from qaif_cli.model.record import Action, Entry, Record, Update
from qaif_cli.model.vocabulary import AssessmentTheme, Position, SetId
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, kept


class AssessmentPart(Frozen):
    """A part of what is assessed, as the source lists it: the parts of a function in §3.4."""

    whole: ClassVar = KEPT

    id: Annotated[EntryId, FIXED] = Field(description="Its name inside the record", examples=["P1"])
    title: Line = Field(description="What it is")


class PartPosition(Frozen):
    """Where one part stands."""

    whole: ClassVar = FIXED

    part: EntryId = Field(description="The part", examples=["P1"])
    position: Position = Field(description="met, partly-met, not-met or unknown")


class Evidence(Frozen):
    """One thing that shows a position."""

    whole: ClassVar = FIXED

    text: Text = Field(description="What it is and what it shows")
    record: RecordId | None = Field(
        default=None, description="The record that shows it, of whatever kind, where there is one"
    )


class AssessmentPosition(Entry):
    """Where the organisation stands on a day, against the standard, with what shows it (§2.5)."""

    by: ActorId = Field(description="The role that says so")
    position: Position = Field(description="met, partly-met, not-met or unknown")
    parts: tuple[PartPosition, ...] = Field(
        default=(), description="Where single parts stand, if that is said"
    )
    evidence: tuple[Evidence, ...] = Field(default=(), description="What shows it")
    gap: Text | None = Field(default=None, description="What is missing, where it is not wholly met")


class Assessment(Record):
    """One item of one list that the ICB assesses itself against."""

    id: Annotated[Slug, kept(by="formerly")] = Field(
        description="A short name in lower case", examples=["nhse-patient-safety", "requirement-3", "step-2"]
    )
    set: Annotated[SetId, KEPT] = Field(description="The list that it belongs to")
    place: Annotated[Count, KEPT] = Field(description="Its place in that list, counted from 1")
    theme: Annotated[AssessmentTheme | None, NAMED] = Field(
        default=None, description="The theme, for a quality statement (§3.2)"
    )
    source: Annotated[Text, NAMED] = Field(
        description="Where it stands in the source", examples=["§3.4, third of seven"]
    )
    standard: Annotated[Text, kept("any")] = Field(
        description="What it is assessed against, in our own short words"
    )
    parts: Annotated[tuple[AssessmentPart, ...], KEPT] = Field(
        default=(), description="Its parts, as the source lists them"
    )
    positions: Annotated[tuple[AssessmentPosition, ...], GROWS] = Field(
        default=(), description="Where we stand, oldest first"
    )
    actions: Annotated[tuple[Action, ...], GROWS] = Field(
        default=(), description="What is being done about the gap"
    )
    updates: Annotated[tuple[Update, ...], GROWS] = Field(default=(), description="Updates, oldest first")
