"""A quality or outcome indicator: what is measured, and its points over time (§2.6, §4.6, §4.8)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from qaif_cli.model.base import (
    ActorId,
    AreaId,
    Begins,
    BodyId,
    CommitmentId,
    Count,
    CutId,
    Day,
    DimensionId,
    EntryId,
    FactId,
    Frozen,
    Line,
    NotAfter,
    NotBefore,
    Number,
    OrUnknown,
    ProviderId,
    RiskId,
    Slug,
    Span,
    States,
    Text,
)
from qaif_cli.model.record import Action, Closure, Entry, Record, Reopenings
from qaif_cli.model.spc import FEWEST_TO_FIX
from qaif_cli.model.vocabulary import Better, Every, Profile
from qaif_cli.model.ways import FIXED, GROWS, KEPT, NAMED, ONCE, kept, named


class Baseline(Frozen):
    """Where it stood before anything was done (§4.6)."""

    whole: ClassVar = kept("any")

    value: Number = Field(description="The value, in the indicator's unit")
    period: OrUnknown[Text] = Field(
        description="The time it is of, in words", examples=["April 2024 to March 2025"]
    )
    note: Annotated[Text | None, NAMED] = Field(
        default=None, description="How it was worked out, or what to mind"
    )


class IndicatorTarget(Frozen):
    """Where it should get to."""

    value: Annotated[Number, kept("nearer")] = Field(
        description="The value aimed for, in the indicator's unit"
    )
    due: Annotated[Day | None, States(due="target"), kept("later")] = Field(
        default=None, description="The day by which it should be reached"
    )
    source: Annotated[OrUnknown[Text], NAMED] = Field(description="Who set it, and where that is written")


class IndicatorPoint(Entry):
    """One figure. A revised figure is an entry that `corrects` the earlier one."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The last day of the period that the figure is of")
    value: Number | None = Field(default=None, description="The figure, in the indicator's unit")
    missing: Text | None = Field(default=None, description="Why there is no figure for this period")
    received: Annotated[Day | None, Begins(), NotBefore(("date",)), ONCE] = Field(
        default=None, description="The day on which the figure reached us"
    )
    note: Text | None = Field(default=None, description="What to mind when reading it")

    @model_validator(mode="after")
    def _one_of_two(self) -> IndicatorPoint:
        if (self.value is None) == (self.missing is None):
            raise ValueError("a point has a `value`, or in `missing` the reason why it has none, not both")
        return self


class Benchmark(Entry):
    """How others stand, as it was looked up on a day."""

    date: Annotated[Day, Begins()] = Field(description="The day on which it was looked up")
    value: Number = Field(description="The figure of the others, in the indicator's unit")
    peers: Text = Field(
        description="Who the others are", examples=["integrated care boards of England, median"]
    )
    source: Text = Field(description="Where it is published, and of which time it is")
    period_end: Annotated[Day | None, States(ahead=False), NotAfter(("date",)), ONCE] = Field(
        default=None,
        description="The last day of the period that the figure is of, where that is a period of the indicator's own",
    )
    rank: Count | None = Field(default=None, description="Our place among them, the best first")
    of: Count | None = Field(default=None, description="Among how many")

    @model_validator(mode="after")
    def _place_among(self) -> Benchmark:
        if (self.rank is None) != (self.of is None):
            raise ValueError("`rank` and `of` are said together: 4 of 11")
        if self.rank and self.of and self.rank > self.of:
            raise ValueError("`rank` is no higher number than `of`")
        return self


class CutPoint(IndicatorPoint):
    """One figure of one group."""

    out_of: Annotated[int, Field(strict=True, ge=0)] | None = Field(
        default=None,
        description="How many people or events the figure rests on; left out where it is not known",
    )


class IndicatorCut(Frozen):
    """The figures of one group of people; it is there from its first figure on."""

    whole: ClassVar = FIXED

    id: EntryId = Field(description="Its name inside the record", examples=["G1"])
    by: CutId = Field(description="By what the indicator is broken down")
    group: Annotated[Line, KEPT] = Field(
        description="The group, as papers call it", examples=["most deprived fifth"]
    )
    points: Annotated[tuple[CutPoint, ...], Field(min_length=1), GROWS] = Field(
        description="Its points, oldest first"
    )


class IndicatorPhase(Entry):
    """The limits begin anew: the process is known to have changed, and the change is believed to last."""

    date: Annotated[Day, Begins()] = Field(description="The day on which it was decided")
    from_: Annotated[Day, States(ahead=False)] = Field(
        alias="from", description="The day of the first point of the new phase"
    )
    why: OrUnknown[Text] = Field(description="What changed in the process, and why that is believed to last")
    approved_by: OrUnknown[ActorId] = Field(description="The role that approved it")
    forum: BodyId | None = Field(default=None, description="The body at which it was approved")


class Indicator(Record):
    """An indicator."""

    id: Annotated[Slug, kept(by="formerly")] = Field(
        description="A short name in lower case", examples=["maternity-triage-15-minutes"]
    )
    area: Annotated[AreaId, named("any")] = Field(description="The area in whose report it stands")
    definition: Annotated[OrUnknown[Text], kept("any")] = Field(
        description="What is counted, and by which rules"
    )
    numerator: Annotated[Text | None, kept("any")] = Field(
        default=None, description="What is counted, for a rate or a share"
    )
    denominator: Annotated[Text | None, kept("any")] = Field(
        default=None, description="Out of what, for a rate or a share"
    )
    population: Annotated[FactId | None, kept("any")] = Field(
        default=None, description="The people of whom a count is told as a rate: a fact of the settings"
    )
    unit: Annotated[Line, kept("any")] = Field(
        description="What the values count", examples=["%", "days", "per 1,000 bed days"]
    )
    better: Annotated[Better, kept("any")] = Field(
        description="Whether higher is better (`up`), lower (`down`), or neither"
    )
    dimensions: Annotated[tuple[DimensionId, ...], NAMED] = Field(
        description="The dimensions of quality that it shows (§2.4)"
    )
    providers: Annotated[tuple[ProviderId, ...], named("fewer")] = Field(
        default=(), description="The providers it is about"
    )
    risks: Annotated[tuple[RiskId, ...], named("fewer")] = Field(
        default=(), description="The risks on which it bears"
    )
    commitments: Annotated[tuple[CommitmentId, ...], named("fewer")] = Field(
        default=(), description="The commitments whose outcome it measures"
    )
    reported_to: Annotated[tuple[BodyId, ...], named("fewer")] = Field(
        default=(), description="The bodies to which it is reported (§2.6)"
    )
    service: Annotated[Text | None, NAMED] = Field(
        default=None, description="The service in which it is followed (§2.6)"
    )
    every: Annotated[Every, kept("rarer")] = Field(description="How often there is a new point")
    published_after: Annotated[Span | None, kept("higher")] = Field(
        default=None, description="Days from the end of a period until its point may be expected"
    )
    baseline: Annotated[OrUnknown[Baseline], kept("gone")] = Field(description="Where it stood before (§4.6)")
    target: Annotated[OrUnknown[IndicatorTarget] | None, kept("gone")] = Field(
        description="Where it should get to; null where there is no target on purpose"
    )
    profile: Annotated[Profile, kept("any")] = Field(
        default="nhsr",
        description="How limits are worked out: `nhsr` leaves out outlying moving ranges, `excel` does not",
    )
    limits_from: Annotated[Annotated[int, Field(strict=True, ge=FEWEST_TO_FIX)] | None, kept("any")] = Field(
        default=None, description="How many points of a phase its limits are worked out from; else all"
    )
    phases: Annotated[tuple[IndicatorPhase, ...], GROWS] = Field(
        default=(), description="Each time the limits began anew, oldest first"
    )
    points: Annotated[tuple[IndicatorPoint, ...], GROWS] = Field(
        default=(), description="The points, oldest first"
    )
    benchmarks: Annotated[tuple[Benchmark, ...], GROWS] = Field(
        default=(), description="How others stand, each time it was looked up, oldest first"
    )
    cuts: Annotated[tuple[IndicatorCut, ...], GROWS] = Field(
        default=(), description="The figures of groups of people (§2.3)"
    )
    no_cut: Annotated[Text | None, KEPT] = Field(
        default=None, description="Why it is not broken down by group, where it is not"
    )
    actions: Annotated[tuple[Action, ...], GROWS] = Field(
        default=(), description="What is being done about it"
    )
    reopened: Reopenings = ()
    closed: Annotated[Closure | None, kept(by="reopened")] = Field(
        default=None, description="Filled when it is no longer kept"
    )
