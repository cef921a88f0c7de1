"""The parts of the framework that say whose it is, who meets, which levels there are, how risks are scored, and what is looked at again."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from qaif_cli.model.base import (
    AreaId,
    BodyId,
    Count,
    Day,
    ExecutiveAreaId,
    Flag,
    Frozen,
    LevelId,
    Line,
    NotBefore,
    OrUnknown,
    PartyId,
    RoleId,
    Slug,
    Span,
    Step,
    Text,
)
from qaif_cli.model.membership import Member, Quorum, TermsReview
from qaif_cli.model.record import Entry
from qaif_cli.model.vocabulary import ActsFor, AreaType, Frequency, Function, Mark, SetId, StepWord
from qaif_cli.model.ways import GROWS, POLICY, policy


class Cited(Frozen):
    """Something that says where it comes from and how far that is verified."""

    whole: ClassVar = POLICY

    citation: Text = Field(description="Where it comes from: §n of the framework, or a named publication")
    mark: Annotated[Mark, policy("vouched")] = Field(
        description="V seen in the source, V2 in a second source, U not verified, P our own"
    )


class Organisation(Frozen):
    """The Integrated Care Board whose register this is."""

    whole: ClassVar = POLICY

    name: Line = Field(description="Its name in papers")
    short_name: Line = Field(description="Its short name")
    ods_code: OrUnknown[Annotated[str, Field(pattern=r"^[A-Z0-9]{3,8}$")]] | None = Field(
        description="Its ODS code; null where it has none"
    )
    predecessors: tuple[Text, ...] = Field(default=(), description="Organisations whose duties it took over")
    successors: tuple[Text, ...] = Field(
        default=(), description="Organisations that will take over its duties"
    )
    illustrative: Annotated[Flag, policy("off")] = Field(
        default=False, description="Stamps ILLUSTRATIVE on every page of every paper"
    )
    written_for: Day | None = Field(
        default=None, description="The day for which an illustrative register is written"
    )


class Role(Frozen):
    """A role. People are roles here, never names."""

    whole: ClassVar = POLICY

    id: Slug = Field(description="Its short name")
    title: Line = Field(description="Its title in papers")
    since: Day | None = Field(default=None, description="Since when the role exists")
    ended: Annotated[Day | None, NotBefore(("since",))] = Field(
        default=None, description="The day on which the role ended"
    )
    vacant_since: Annotated[Day | None, NotBefore(("since",))] = Field(
        default=None, description="Since when nobody holds it"
    )
    deputy: RoleId | None = Field(default=None, description="The role that acts for it")
    executive_for: tuple[ExecutiveAreaId, ...] = Field(
        default=(), description="What it is the executive lead for, on the board"
    )


class Party(Cited):
    """Somebody on whose behalf bodies decide, beside the ICB, NHS England, regulators and local authorities."""

    id: Slug = Field(description="Its short name", examples=["dhsc"])
    name: Line = Field(
        description="Its name in a sentence", examples=["the Department of Health and Social Care"]
    )
    like: Annotated[ActsFor, policy("any")] = Field(description="As which of those four the rules take it")


class FormerName(Frozen):
    """What a body was called before."""

    whole: ClassVar = POLICY

    name: Line = Field(description="Its name then")
    until: Day = Field(description="The last day on which it was called so")


class Body(Cited):
    """A body: one that meets, authorises levels, or receives reports."""

    id: Slug = Field(description="Its short name")
    name: Line = Field(description="Its name in papers")
    chair_role: OrUnknown[RoleId] = Field(
        description="The role that chairs it; `unknown` where it is not ours to say"
    )
    frequency: Annotated[Frequency, policy("any")] = Field(description="How often it meets")
    acts_for: Annotated[PartyId, policy("any")] = Field(
        description="On whose behalf it decides: icb, nhse, regulator, local-authority, or an entry of `parties`"
    )
    since: Day | None = Field(default=None, description="Since when it exists, where that matters")
    ended: Annotated[Day | None, NotBefore(("since",))] = Field(
        default=None, description="Its last day; it keeps its place here, for the records name it"
    )
    successor: BodyId | None = Field(default=None, description="The body that goes on with its work")
    formerly_called: tuple[FormerName, ...] = Field(
        default=(), description="What it was called before, oldest first; papers as at a day call it as then"
    )
    may_authorise: Annotated[tuple[LevelId, ...], policy("more")] = Field(
        default=(), description="The levels it may authorise entry to"
    )
    may_give_assurance: Annotated[Flag, policy("on")] = Field(
        description="Whether it may give assurance to the Board"
    )
    function: Annotated[Function | None, policy("any")] = Field(
        default=None,
        description="Which of the framework's own bodies it is: the weekly Insights Meeting, the System Quality Group, the Quality Committee or the Board (§4.3)",
    )
    recorded_from: Annotated[Day | None, policy("later")] = Field(
        default=None,
        description="Since when its meetings are kept in this register; no rule asks for them where it is left out",
    )
    recurs: Annotated[Text | None, policy("any")] = Field(
        default=None,
        description="On which days it meets, as an iCalendar rule",
        examples=["FREQ=WEEKLY;BYDAY=TU", "FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYDAY=+4TH"],
    )
    members: Annotated[tuple[Member, ...], policy("fewer")] = Field(
        default=(), description="The roles that belong to it, by its terms of reference"
    )
    quorum: Annotated[tuple[Quorum, ...], GROWS] = Field(
        default=(),
        description="How many of them must be there for it to decide; nothing asked where it is left out",
    )
    absences: Annotated[Count | None, policy("higher")] = Field(
        default=None, description="After how many meetings in a row a member who did not come is remarked on"
    )
    terms: Annotated[tuple[TermsReview, ...], GROWS] = Field(
        default=(), description="Each time its terms of reference were reviewed, oldest first"
    )


class ClosedDay(Frozen):
    """A day on which the organisation is closed, beside weekends and bank holidays."""

    whole: ClassVar = POLICY

    date: Day = Field(description="The day")
    why: Text = Field(description="Why, such as the days between Christmas and New Year")


class Level(Cited):
    """A level of assurance and support (§4.4)."""

    id: Slug = Field(description="Its short name")
    name: Line = Field(description="Its name in papers")
    order: Annotated[Count, policy("any")] = Field(description="1 is the lowest")
    when: Text = Field(description="When it applies")
    led_by: Text = Field(description="Who leads")
    lead_acts_for: Annotated[tuple[PartyId, ...], policy("any")] = Field(
        description="On whose behalf the lead body must act"
    )
    authorised_for: Annotated[tuple[PartyId, ...], policy("any")] = Field(
        default=(), description="Whose bodies generally authorise entry; none where nobody need"
    )
    needs_plan: Annotated[Flag, policy("off")] = Field(
        default=False, description="Whether an improvement plan is required"
    )
    needs_support: Annotated[Flag, policy("off")] = Field(
        default=False, description="Whether support is required"
    )
    needs_mandated_support: Annotated[Flag, policy("off")] = Field(
        default=False, description="Whether mandated support is required"
    )


class ScaleStep(Frozen):
    """A step of the likelihood or the consequence scale."""

    whole: ClassVar = POLICY

    score: Annotated[Step, policy("any")] = Field(description="1 to 5")
    name: Line = Field(description="Its word")
    means: Annotated[Text | None, policy("any")] = Field(default=None, description="What the word means")


class Band(Frozen):
    """A band of scores."""

    whole: ClassVar = POLICY

    id: Slug = Field(description="Its short name")
    name: Line = Field(description="Its word in papers")
    lowest: Annotated[Count, policy("any")] = Field(description="Its lowest score")
    highest: Annotated[Count, policy("any")] = Field(description="Its highest score")


class Domain(Cited):
    """A consequence domain, with what each step means in it where that is verified."""

    id: Slug = Field(description="Its short name")
    name: Line = Field(description="Its name in papers")
    steps: Annotated[dict[StepWord, Text], policy("any")] = Field(
        default_factory=dict, description="What each step means, where known"
    )


class Matrix(Cited):
    """The five by five risk matrix."""

    consequence: Annotated[tuple[ScaleStep, ...], Field(min_length=5, max_length=5)] = Field(
        description="The consequence scale"
    )
    likelihood: Annotated[tuple[ScaleStep, ...], Field(min_length=5, max_length=5)] = Field(
        description="The likelihood scale"
    )
    bands: Annotated[tuple[Band, ...], Field(min_length=1)] = Field(description="The bands, lowest first")
    domains: tuple[Domain, ...] = Field(description="The consequence domains")

    def axis(self, name: str) -> tuple[ScaleStep, ...]:
        """The scale that a question is about, by the word that its name ends with."""
        return self.consequence if name.endswith("consequence") else self.likelihood


class ReviewInterval(Cited):
    """How often risks from a score upward are reviewed."""

    from_score: Annotated[Count, policy("higher")] = Field(description="The lowest score to which it applies")
    months: Annotated[Span, policy("higher")] = Field(description="Calendar months between reviews")
    by_owner: Annotated[Flag, policy("off")] = Field(
        description="Whether only the risk owner's review counts"
    )


class ByException(Cited):
    """A heading of §5.1 that is not asked for a report in every cycle."""

    area: AreaId = Field(description="The area")
    why: Text = Field(description="Why it is reported by exception")


class Reporting(Cited):
    """The reporting cycle."""

    interval_months: Annotated[Span, policy("higher")] = Field(
        description="Calendar months between the reports of a service area"
    )
    to: Annotated[BodyId, policy("any")] = Field(description="The body that receives them")
    by_exception: Annotated[tuple[ByException, ...], policy("more")] = Field(
        default=(),
        description="The areas that are not asked for a report in every cycle; where none is named, the functions",
    )

    def asks(self, area: str, type_: AreaType) -> bool:
        """Whether an area is asked for a report in every cycle, by its ID and its type."""
        if self.by_exception:
            return all(area != item.area for item in self.by_exception)
        return type_ == "service"


class Term(Cited):
    """A word of one of the framework's lists."""

    id: Slug = Field(description="Its short name")
    name: Line = Field(description="Its name in papers")
    means: Text | None = Field(default=None, description="What it means")


class Dormant(Cited):
    """That whoever made a list has paused it: nothing is owed by it meanwhile, and what was assessed stays."""

    since: Day = Field(description="Since when it is paused")
    until: Annotated[Day | None, NotBefore(("since",))] = Field(
        default=None, description="The last day on which it was; left out while it is"
    )
    why: Text = Field(description="Who paused it, and for how long as far as that is known")

    def holds(self, day: date) -> bool:
        """Whether it is paused on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class AssessmentSet(Cited):
    """A list that the organisation assesses itself against, and how many items it has."""

    id: SetId = Field(description="The word for it in the records")
    name: Line = Field(description="Its name in papers")
    count: Annotated[Count, policy("lower")] = Field(description="How many items the source lists")
    dormant: Annotated[Dormant | None, policy("any")] = Field(
        default=None, description="Filled while whoever made the list has paused it"
    )


class Refresh(Entry):
    """A refresh of the framework: it was reviewed as a whole, and agreed again."""

    by: BodyId = Field(description="The body that agreed it")
    note: Text = Field(description="What changed, or that nothing did")
