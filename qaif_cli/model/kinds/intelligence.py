"""A piece of intelligence, hard or soft, and what the weekly Insights Meeting decided on it (§4.3).

It holds nothing that could identify a patient, a member of staff's case or a person who spoke up: a single
event is its kind, provider, dates and reference; everything else is counts and themes.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from qaif_cli.model.base import (
    ActorId,
    AreaId,
    Begins,
    BodyId,
    ConcernId,
    Count,
    Day,
    Flag,
    IndicatorId,
    NotBefore,
    ProviderId,
    RiskId,
    RoleId,
    SourceId,
    States,
    Text,
    ThemeId,
)
from qaif_cli.model.kind import numbered
from qaif_cli.model.record import Entry, Record, SharedWith
from qaif_cli.model.vocabulary import Decision, Nature
from qaif_cli.model.ways import FIXED, GROWS, KEPT, kept, named


class Discussion(Entry):
    """What a body decided on a piece of intelligence (§4.3)."""

    body: BodyId = Field(description="The body that discussed it, mostly the Insights Meeting")
    decision: Decision = Field(description="What was decided on intervention or action")
    note: Text | None = Field(default=None, description="What was said, and why so")
    action: Text | None = Field(default=None, description="What is done next")
    owner: RoleId | None = Field(default=None, description="The role that does it")
    follow_up: Annotated[Day | None, States(due="follow-up"), NotBefore(("date",))] = Field(
        default=None, description="The day by which it is looked at again; none where that ends it"
    )
    risk: RiskId | None = Field(default=None, description="The risk that it opened or changed")
    concern: ConcernId | None = Field(default=None, description="The concern that it opened or changed")
    referred_to: BodyId | None = Field(default=None, description="The body that it was referred on to")


class PracticeShared(SharedWith):
    """Good practice was shared with somebody, so that they can take it up (§4.1 step 4)."""

    what: Text = Field(description="What is worth taking up, in counts and themes")


class PracticeTakenUp(Entry):
    """Somebody took up what was shared."""

    provider: ProviderId | None = Field(default=None, description="The provider that took it up")
    body: BodyId | None = Field(default=None, description="The body that took it up, where no provider did")
    by: ActorId = Field(description="The role that saw it")
    evidence: Text = Field(description="What shows it: a figure, a visit, an audit")

    @model_validator(mode="after")
    def _by_somebody(self) -> PracticeTakenUp:
        if not (self.provider or self.body):
            raise ValueError("it is taken up by somebody: `provider`, `body`, or both")
        return self


class Intelligence(Record):
    """A piece of intelligence."""

    id: Annotated[str, StringConstraints(pattern=numbered("I-")), kept(by="formerly")] = Field(
        description="I- and four digits", examples=["I-0001"]
    )
    date: Annotated[Day, Begins(), KEPT] = Field(description="The day on which it came in")
    source_type: Annotated[SourceId, FIXED] = Field(
        description="The kind of source, from the framework's list"
    )
    nature: Annotated[Nature, FIXED] = Field(
        description="Hard (measured) or soft (heard and seen) intelligence (§4.4)"
    )
    reference: Annotated[Text | None, KEPT] = Field(
        default=None, description="The reference of a single event or publication, never a person's"
    )
    count: Annotated[Count | None, kept("lower")] = Field(
        default=None, description="How many events or voices stand behind it"
    )
    providers: Annotated[tuple[ProviderId, ...], named("fewer")] = Field(
        default=(), description="The providers it is about"
    )
    areas: Annotated[tuple[AreaId, ...], named("fewer")] = Field(
        default=(), description="The areas it is about"
    )
    themes: Annotated[tuple[ThemeId, ...], named("fewer")] = Field(
        default=(), description="Its themes, from the framework's list"
    )
    indicators: Annotated[tuple[IndicatorId, ...], named("fewer")] = Field(
        default=(), description="The indicators it bears on"
    )
    early_warning: Annotated[Flag, kept("off")] = Field(
        default=False, description="Whether it is an early sign of a problem, to be answered (§3.3)"
    )
    summary: Annotated[Text, KEPT] = Field(description="What it says, in counts and themes")
    discussions: Annotated[tuple[Discussion, ...], NotBefore(("date",)), GROWS] = Field(
        default=(), description="Each time a body decided on it, oldest first"
    )
    shared_to: Annotated[tuple[PracticeShared, ...], NotBefore(("date",)), GROWS] = Field(
        default=(), description="Where it is good practice: with whom it was shared, oldest first"
    )
    taken_up: Annotated[tuple[PracticeTakenUp, ...], NotBefore(("date",)), GROWS] = Field(
        default=(), description="Where it is good practice: who took it up, oldest first"
    )
