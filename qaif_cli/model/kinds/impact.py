"""The impact of a change on quality and equality: assessed, signed and decided on before it begins (§5.1, §5.2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    ActorId,
    AreaId,
    Begins,
    BodyId,
    Day,
    DimensionId,
    Flag,
    GroupId,
    ImpactId,
    IndicatorId,
    NotBefore,
    OrUnknown,
    ProviderId,
    RiskId,
    States,
    Text,
)
from qaif_cli.model.kind import numbered
from qaif_cli.model.record import Action, Closure, Entry, MatrixScore, Record, Reopenings
from qaif_cli.model.vocabulary import EffectOn, ImpactStage, ImpactSubject, PanelWord, Profession, Went
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, kept, named


class StageMade(Entry):
    """The screening, or the full assessment, was made."""

    stage: ImpactStage = Field(description="Which of the two")
    by: ActorId = Field(description="The role that made it")
    note: Text | None = Field(default=None, description="What was looked at, and who was asked")


class EffectOnDimension(Entry):
    """What the change does to one dimension of quality; the last on each dimension counts."""

    dimension: DimensionId = Field(description="The dimension of quality (§2.4)")
    care: EffectOn = Field(description="Whether care gets better, stays the same or gets worse")
    by: ActorId = Field(description="The role that assessed it")
    why: Text | None = Field(default=None, description="Why, and what that rests on")
    before: MatrixScore | None = Field(default=None, description="The score before mitigation")
    mitigation: Text | None = Field(default=None, description="What will make it less likely or less harmful")
    after: MatrixScore | None = Field(default=None, description="The score with that mitigation")

    @property
    def left(self) -> MatrixScore | None:
        """The score that is left: with the mitigation, or as it is where none is scored."""
        return self.after or self.before

    @property
    def answered(self) -> bool:
        """Whether it says enough: what gets worse is scored."""
        return self.care != "worse" or self.before is not None


class GroupAnswer(Entry):
    """What the change means for one group of people; the last on each group counts."""

    group: GroupId = Field(description="The protected characteristic or inclusion group")
    affected: Flag = Field(description="Whether it means something else for them than for others")
    says: Text = Field(description="What it means for them and what is done; or why it means nothing else")
    by: ActorId = Field(description="The role that assessed it")


class Signature(Entry):
    """Somebody signed for a profession that the change may begin as it was assessed."""

    profession: Profession = Field(description="For which profession")
    by: ActorId = Field(description="The role that signed")
    note: Text | None = Field(default=None, description="What the signature rests on")


class PanelDecision(Entry):
    """What a body decided on the change; its conditions stand as actions."""

    body: BodyId = Field(description="The body")
    decision: PanelWord = Field(description="What it decided")
    why: Text | None = Field(default=None, description="Why")
    seen_with: tuple[ImpactId, ...] = Field(
        default=(), description="The other changes with which it was looked at together"
    )


class LookBack(Entry):
    """Somebody looked back on what the change did."""

    by: ActorId = Field(description="The role that looked back")
    went: Went = Field(description="How it went beside what was expected")
    found: Text = Field(description="What was found, and what shows it")
    again: Annotated[Day | None, States(due="look-back"), NotBefore(("date",))] = Field(
        default=None, description="The day on which it is looked back on once more"
    )


class Impact(Record):
    """The impact of one change."""

    id: Annotated[str, StringConstraints(pattern=numbered("E-")), kept(by="formerly")] = Field(
        description="E- and four digits", examples=["E-0001"]
    )
    subject: Annotated[ImpactSubject, KEPT] = Field(description="What changes")
    what: Annotated[OrUnknown[Text], NAMED] = Field(description="What will be different, and why")
    area: Annotated[AreaId, named("any")] = Field(description="The area in whose report it stands")
    providers: Annotated[tuple[ProviderId, ...], named("fewer")] = Field(
        default=(), description="The providers whose service changes"
    )
    opened: Annotated[Day, Begins(), FIXED] = Field(description="The day on which it was proposed")
    starts: Annotated[OrUnknown[Day], States(due=None), kept("past")] = Field(
        description="The day on which the change begins, or began"
    )
    stages: Annotated[tuple[StageMade, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="The screening and the full assessment, oldest first"
    )
    effects: Annotated[tuple[EffectOnDimension, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="The effect on each dimension, oldest first"
    )
    groups: Annotated[tuple[GroupAnswer, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="The answer for each group of people, oldest first"
    )
    signed: Annotated[tuple[Signature, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="The signatures, oldest first"
    )
    decisions: Annotated[tuple[PanelDecision, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="What the panel decided, oldest first"
    )
    actions: Annotated[tuple[Action, ...], GROWS] = Field(
        default=(), description="Its conditions, and whatever else is done"
    )
    indicators: Annotated[tuple[IndicatorId, ...], kept("fewer")] = Field(
        default=(), description="The indicators by which its effect is watched"
    )
    risks: Annotated[tuple[RiskId, ...], kept("fewer")] = Field(
        default=(), description="The risks of the register that hold what is left of it"
    )
    look_back: Annotated[
        OrUnknown[Day] | None, States(due="look-back"), NotBefore(("opened",)), kept("later")
    ] = Field(
        default=None, description="The day on which it is looked back on; else some time after it begins"
    )
    looked_back: Annotated[tuple[LookBack, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="What was found on looking back, oldest first"
    )
    reopened: Reopenings = ()
    closed: Annotated[Closure | None, NotBefore(("opened",)), kept(by="reopened")] = Field(
        default=None, description="Filled when the change is over, given up or part of daily work"
    )
