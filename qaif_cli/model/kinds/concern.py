"""A service, place, pathway or system that is held at a national level: routine, enhanced, intensive (§4.4)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from qaif_cli.model.base import (
    ActorId,
    Acts,
    After,
    AreaId,
    Begins,
    BodyId,
    Day,
    EntryId,
    Flag,
    Frozen,
    Happens,
    LevelId,
    Line,
    NotBefore,
    OrUnknown,
    ProviderId,
    RiskId,
    RoleId,
    States,
    Text,
)
from qaif_cli.model.kind import numbered
from qaif_cli.model.record import Action, Closure, Entry, FormerOnes, Record, Reopenings, SharedWith, Update
from qaif_cli.model.vocabulary import SubjectType
from qaif_cli.model.ways import FIXED, GROWS, KEPT, ONCE, kept


class ConcernSubject(Frozen):
    """What is held at the level: one service of one provider, or a place, pathway or system."""

    whole: ClassVar = FIXED

    type: SubjectType = Field(description="What kind of subject (§4.4)")
    name: Annotated[Line, KEPT] = Field(description="Its name in papers")
    provider: ProviderId | None = Field(default=None, description="The provider, for a service")
    area: AreaId = Field(description="The area in whose report it stands")

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two subjects the same one: provider and area for a service, else type and name."""
        if self.type == "service" and self.provider:
            return ("service", self.provider, self.area)
        return (self.type, self.name.casefold(), "")


class LevelChange(Entry):
    """A decision on the level, with what the framework asks of it (§4.4)."""

    level: LevelId = Field(description="The level from this day")
    authorised_by: OrUnknown[BodyId] = Field(description="The body that authorised it")
    authoriser_reason: Text | None = Field(
        default=None, description="Why another body than §4.4 generally expects authorised it"
    )
    forum: BodyId | None = Field(default=None, description="The meeting at which it was decided")
    why: OrUnknown[Text] = Field(description="Why")
    sources_reason: Text | None = Field(
        default=None,
        description="Why it rests on fewer independent sources of intelligence than are asked for (§4.3)",
    )
    complex: Flag = Field(default=False, description="The risks are complex")
    significant: Flag = Field(default=False, description="The risks are significant")
    recurrent: Flag = Field(default=False, description="The risks recur")
    risk_profile: OrUnknown[Text] = Field(description="The risk profile that the decision reflects")
    accountability: OrUnknown[Text] = Field(
        description="The regulatory and accountability arrangements it reflects"
    )


class ImprovementPlan(Frozen):
    """The improvement plan."""

    agreed: Annotated[OrUnknown[Day], Happens(), kept(by="earlier")] = Field(
        description="The day on which it was agreed"
    )
    by: Annotated[Annotated[RoleId, Acts("agreed")] | None, After("agreed"), kept(by="earlier")] = Field(
        default=None, description="The role that agreed it for the ICB"
    )
    earlier: FormerOnes = ()
    actions: Annotated[tuple[Action, ...], GROWS] = Field(default=(), description="Its actions")


class Support(Entry):
    """Support given to the subject."""

    body: BodyId = Field(description="The body that gives it")
    text: Text = Field(description="What is given")
    mandated: Flag = Field(default=False, description="Whether it is mandated")
    contract_lever: Flag = Field(
        default=False,
        description="Whether it is a lever of the contract and not support; the last resort, after support (§4.3)",
    )


class Met(Frozen):
    """The proof that an exit criterion is met."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The day on which it was agreed to be met")
    by: ActorId = Field(description="The role that agreed it")
    evidence: Annotated[OrUnknown[Text], ONCE] = Field(description="What shows it")


class ExitCriterion(Frozen):
    """What must be so before a step down."""

    id: Annotated[EntryId, FIXED] = Field(description="Its name inside the record", examples=["X1"])
    text: Annotated[Text, kept("any", met="fixed")] = Field(description="What must be so")
    to: Annotated[LevelId, kept("any", met="fixed")] = Field(description="The level that meeting it allows")
    agreed: Annotated[Day | None, Begins(), ONCE] = Field(
        default=None, description="The day on which the criterion was agreed"
    )
    due: Annotated[
        OrUnknown[Day],
        States(due="exit-criterion", done="met"),
        NotBefore(("agreed", "levels")),
        kept("later", met="fixed"),
    ] = Field(description="The day by which it should be met")
    met: Annotated[Met | None, NotBefore(("agreed", "levels")), ONCE] = Field(
        default=None, description="Filled when it is met"
    )


class Sharing(SharedWith):
    """The concern was shared with somebody (§4.3)."""

    whole: ClassVar = FIXED

    accuracy_agreed: Annotated[OrUnknown[Flag], ONCE] = Field(
        description="Whether they agreed that the facts are right"
    )


class NextDecision(Frozen):
    """When the level will be decided on again."""

    whole: ClassVar = FIXED

    date: Annotated[Day, States(due="decision"), NotBefore(("date",))] = Field(description="The day")
    body: BodyId = Field(description="The body")


class Tabled(Entry):
    """The concern was on the table of a body (§4.3)."""

    body: BodyId = Field(description="The body")
    decision: Text | None = Field(default=None, description="What it decided or asked for")
    next_decision: NextDecision | None = Field(default=None, description="When the level is decided on again")


class RapidReview(Entry):
    """A rapid quality review: a meeting called at once to share what is known, and to decide what is done now."""

    body: BodyId = Field(description="The body that called it")
    present: Text | None = Field(
        default=None, description="Who was there, as organisations and roles, never by name"
    )
    outcome: OrUnknown[Text] = Field(description="What it agreed")


class Concern(Record):
    """A quality concern."""

    id: Annotated[str, StringConstraints(pattern=numbered("Q-")), kept(by="formerly")] = Field(
        description="Q- and four digits", examples=["Q-0001"]
    )
    subject: Annotated[ConcernSubject, FIXED] = Field(
        description="What is held at the level; at most one open concern for each"
    )
    risks: Annotated[tuple[RiskId, ...], kept("fewer")] = Field(
        default=(), description="The risks of the register that belong to it"
    )
    levels: Annotated[tuple[LevelChange, ...], Field(min_length=1), GROWS] = Field(
        description="Every decision on the level, oldest first"
    )
    improvement_plan: Annotated[OrUnknown[ImprovementPlan] | None, ONCE] = Field(
        default=None, description="The improvement plan; `unknown` where one is said to exist"
    )
    support: Annotated[tuple[Support, ...], GROWS] = Field(
        default=(), description="Support given, oldest first"
    )
    lead_body: Annotated[OrUnknown[BodyId], KEPT] = Field(description="The body that leads the work")
    improvement_group: Annotated[BodyId | None, KEPT] = Field(
        default=None,
        description="The body that follows the improvement plan, such as a quality improvement group",
    )
    rapid_reviews: Annotated[tuple[RapidReview, ...], GROWS] = Field(
        default=(), description="Rapid quality reviews of it, oldest first"
    )
    exit_criteria: Annotated[tuple[ExitCriterion, ...], NotBefore(("levels",)), kept("fewer")] = Field(
        default=(), description="What must be so before each step down"
    )
    shared: Annotated[tuple[Sharing, ...], NotBefore(("levels",)), GROWS] = Field(
        default=(), description="With whom it was shared, oldest first"
    )
    tabled: Annotated[tuple[Tabled, ...], NotBefore(("levels",)), GROWS] = Field(
        default=(), description="Where it was on the table, oldest first"
    )
    updates: Annotated[tuple[Update, ...], NotBefore(("levels",)), GROWS] = Field(
        default=(), description="Updates, oldest first"
    )
    reopened: Reopenings = ()
    closed: Annotated[Closure | None, NotBefore(("levels",)), kept(by="reopened")] = Field(
        default=None, description="Filled when the concern is closed"
    )
