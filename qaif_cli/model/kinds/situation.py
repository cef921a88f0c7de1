"""A situation: risk that changes by the day, such as a surge, and what was decided on it each time (§5.1, §5.2).

It is assessed again and again for as long as it lasts. Each time the options are scored as they are taken, as they are
not, and where they move the risk to somebody else; so that who decides has seen all three. What lasts becomes a risk.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    ActorId,
    AreaId,
    Begins,
    BodyId,
    ClockTime,
    ConcernId,
    Day,
    Flag,
    Frozen,
    IntelligenceId,
    Line,
    NotBefore,
    ProviderId,
    RiskId,
    States,
    Text,
)
from qaif_cli.model.kind import numbered
from qaif_cli.model.record import Action, Closure, Entry, MatrixScore, Record, Reopenings
from qaif_cli.model.vocabulary import Confidence, Heading
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, kept


class Driver(Frozen):
    """Something that drives the risk, and which way it goes."""

    whole: ClassVar = FIXED

    what: Line = Field(description="What drives it")
    heading: Heading = Field(description="Whether it is rising, steady or falling")


class MovedRisk(MatrixScore):
    """The risk that an option moves elsewhere."""

    to: Line = Field(description="Where it goes: a service, a place, people who wait")
    held_by: Line = Field(description="The organisation, body or role that holds it there; never a person")


class SituationOption(Frozen):
    """Something that could be done, with the risk as it is done, as it is not, and elsewhere."""

    whole: ClassVar = FIXED

    what: Line = Field(description="What could be done")
    act: MatrixScore | None = Field(default=None, description="The risk where it is done")
    not_act: MatrixScore | None = Field(default=None, description="The risk where it is not done")
    moved: tuple[MovedRisk, ...] = Field(default=(), description="The risk that it moves elsewhere")
    moves_nothing: Flag = Field(default=False, description="Whether somebody looked, and it moves no risk")

    @property
    def missing(self) -> tuple[str, ...]:
        """What of it is not scored, in words."""
        there = {
            "act": self.act is not None,
            "not act": self.not_act is not None,
            "moved elsewhere": bool(self.moved) or self.moves_nothing,
        }
        return tuple(what for what, scored in there.items() if not scored)


class SituationAssessment(Entry):
    """The risk was assessed and something decided, at an hour of a day."""

    at: ClockTime = Field(description="The time of day", examples=["08:30"])
    by: ActorId = Field(description="The role that decided, or that was in the chair where a body did")
    body: BodyId | None = Field(default=None, description="The body that decided, where one did")
    drivers: tuple[Driver, ...] = Field(default=(), description="What drives the risk, and which way it goes")
    options: tuple[SituationOption, ...] = Field(default=(), description="What could be done, each scored")
    confidence: Confidence = Field(description="How sure whoever assessed it is")
    confidence_why: Text = Field(description="Why so sure and no surer")
    decision: Text = Field(description="What was decided")
    dissent: Text = Field(description="What was said against it, and by which role; `none` where nothing was")
    intelligence: tuple[IntelligenceId, ...] = Field(default=(), description="The intelligence it rests on")
    reassess_by: Annotated[Day, States(due="reassessment"), NotBefore(("date",))] = Field(
        description="The day by which it is assessed again"
    )
    reassess_at: ClockTime | None = Field(default=None, description="The time of that day")


class Learnt(Entry):
    """What a situation taught."""

    what: Text = Field(description="What was learnt, in counts and themes")
    by: ActorId = Field(description="The role that says so")


class Situation(Record):
    """A situation."""

    id: Annotated[str, StringConstraints(pattern=numbered("D-")), kept(by="formerly")] = Field(
        description="D- and four digits", examples=["D-0001"]
    )
    opened: Annotated[Day, Begins(), FIXED] = Field(description="The day on which it began")
    trigger: Annotated[Text, KEPT] = Field(description="What set it off")
    providers: Annotated[tuple[ProviderId, ...], NAMED] = Field(
        default=(), description="The providers that it is about"
    )
    areas: Annotated[tuple[AreaId, ...], NAMED] = Field(
        default=(), description="The areas in whose reports it stands"
    )
    services: Annotated[tuple[Line, ...], NAMED] = Field(
        default=(), description="The services and pathways that it is about"
    )
    assessments: Annotated[tuple[SituationAssessment, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="Each time it was assessed and decided on, oldest first"
    )
    actions: Annotated[tuple[Action, ...], GROWS] = Field(default=(), description="What is done about it")
    risks: Annotated[tuple[RiskId, ...], kept("fewer")] = Field(
        default=(), description="The risks of the register that it bears on, or that hold what lasts of it"
    )
    concerns: Annotated[tuple[ConcernId, ...], kept("fewer")] = Field(
        default=(), description="The concerns that it bears on"
    )
    learnt: Annotated[tuple[Learnt, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="What it taught, oldest first"
    )
    reopened: Reopenings = ()
    closed: Annotated[Closure | None, NotBefore(("opened",)), kept(by="reopened")] = Field(
        default=None, description="Filled when it is over"
    )
