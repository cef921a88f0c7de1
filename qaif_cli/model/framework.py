"""The organisation's own settings, versioned with the records.

An old report is judged by the rules of its day. Nothing here is a constant of the program: every
list, interval and threshold is data, with its citation and its mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from qaif_cli.model.base import (
    BodyId,
    Count,
    Day,
    Flag,
    Frozen,
    LevelId,
    Mark,
    OrUnknown,
    RoleId,
    RuleCode,
    Slug,
    Step,
    Text,
)
from qaif_cli.model.kind import Kind

ActsFor = Literal["icb", "nhse", "regulator", "local-authority"]


class Cited(Frozen):
    """Something that says where it comes from and how far that is verified."""

    citation: Text = Field(description="Where it comes from: §n of the framework, or a named publication")
    mark: Mark = Field(description="V seen in the source, V2 in a second source, U not verified, P our own")


class Organisation(Frozen):
    """The Integrated Care Board whose register this is."""

    name: Text = Field(description="Its name in papers")
    short_name: Text = Field(description="Its short name")
    ods_code: OrUnknown[Annotated[str, Field(pattern=r"^[A-Z0-9]{3,8}$")]] | None = Field(
        description="Its ODS code; null where it has none"
    )
    predecessors: tuple[Text, ...] = Field(default=(), description="Organisations whose duties it took over")
    successors: tuple[Text, ...] = Field(
        default=(), description="Organisations that will take over its duties"
    )
    illustrative: Flag = Field(default=False, description="Stamps ILLUSTRATIVE on every page of every paper")
    written_for: Day | None = Field(
        default=None, description="The day for which an illustrative register is written"
    )


class Role(Frozen):
    """A role. People are roles here, never names."""

    id: Slug = Field(description="Its short name")
    title: Text = Field(description="Its title in papers")
    since: Day | None = Field(default=None, description="Since when the role exists")
    ended: Day | None = Field(default=None, description="The day on which the role ended")
    vacant_since: Day | None = Field(default=None, description="Since when nobody holds it")
    deputy: RoleId | None = Field(default=None, description="The role that acts for it")


class Body(Cited):
    """A body that meets, authorises or is told."""

    id: Slug = Field(description="Its short name")
    name: Text = Field(description="Its name in papers")
    chair_role: OrUnknown[RoleId] = Field(
        description="The role that chairs it; `unknown` where it is not ours to say"
    )
    frequency: Literal["weekly", "monthly", "two-monthly", "quarterly", "not-ours"] = Field(
        description="How often it meets"
    )
    acts_for: ActsFor = Field(description="On whose behalf it decides")
    may_authorise: tuple[LevelId, ...] = Field(default=(), description="The levels it may authorise entry to")
    may_give_assurance: Flag = Field(description="Whether it may give assurance to the Board")


class Level(Cited):
    """A level of assurance and support (§4.4)."""

    id: Slug = Field(description="Its short name")
    name: Text = Field(description="Its name in papers")
    order: Count = Field(description="1 is the lowest")
    when: Text = Field(description="When it applies")
    led_by: Text = Field(description="Who leads")
    lead_acts_for: tuple[ActsFor, ...] = Field(description="On whose behalf the lead body must act")
    authorised_for: tuple[ActsFor, ...] = Field(
        default=(), description="Whose bodies generally authorise entry; none where nobody need"
    )
    needs_plan: Flag = Field(default=False, description="Whether an improvement plan is required")
    needs_support: Flag = Field(default=False, description="Whether support is required")
    needs_mandated_support: Flag = Field(default=False, description="Whether mandated support is required")


class ScaleStep(Frozen):
    """A step of the likelihood or the consequence scale."""

    score: Step = Field(description="1 to 5")
    name: Text = Field(description="Its word")
    means: Text | None = Field(default=None, description="What the word means")


class Band(Frozen):
    """A band of scores."""

    id: Slug = Field(description="Its short name")
    name: Text = Field(description="Its word in papers")
    lowest: Count = Field(description="Its lowest score")
    highest: Count = Field(description="Its highest score")


class Domain(Cited):
    """A consequence domain, with what each step means in it where that is verified."""

    id: Slug = Field(description="Its short name")
    name: Text = Field(description="Its name in papers")
    steps: dict[Literal["1", "2", "3", "4", "5"], Text] = Field(
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
    bands: tuple[Band, ...] = Field(description="The bands, lowest first")
    domains: tuple[Domain, ...] = Field(description="The consequence domains")


class ReviewInterval(Cited):
    """How often risks from a score upward are reviewed."""

    from_score: Count = Field(description="The lowest score to which it applies")
    months: Count = Field(description="Calendar months between reviews")
    by_owner: Flag = Field(description="Whether only the risk owner's review counts")


class Reporting(Cited):
    """The reporting cycle."""

    interval_months: Count = Field(description="Calendar months between the reports of a service area")
    to: BodyId = Field(description="The body that receives them")


class Term(Cited):
    """A word of one of the framework's lists."""

    id: Slug = Field(description="Its short name")
    name: Text = Field(description="Its name in papers")
    means: Text | None = Field(default=None, description="What it means")


class Threshold(Cited):
    """A number that a rule uses."""

    value: Count = Field(description="The number")
    unit: Literal["days", "months"] = Field(description="Its unit")


class Thresholds(Frozen):
    """The numbers that rules use; each says whose it is."""

    cqc_checked: Threshold = Field(
        description="How old the last check of a provider's regulatory status may be"
    )
    commitment_update: Threshold = Field(description="How old the last update of a commitment may be")
    concern_shared: Threshold = Field(description="How soon a concern is shared with its provider")
    entry_recorded: Threshold | None = Field(
        default=None,
        description="How soon what happened is committed to the register; no limit where it is left out",
    )


class ExtraField(Frozen):
    """A field of the organisation's own."""

    kind: Literal["area", "risk", "provider", "concern", "commitment", "paper"] = Field(
        description="The kind that has it"
    )
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] = Field(description="Its key below `extra:`")
    type: Literal["text", "number", "date", "flag"] = Field(description="What its value is")
    why: Text = Field(description="What it is for")


class RuleSettings(Frozen):
    """Which optional rules apply."""

    enabled: tuple[RuleCode, ...] = Field(
        default=(), description="Rules marked U that the organisation turns on"
    )


class Framework(Frozen):
    """`framework.yaml`: the settings by which every record is judged."""

    schema_: Literal[1] = Field(alias="schema", description="The version of this file's own shape")
    title: Text = Field(description="The framework that is followed")
    valid_from: Day = Field(
        description="The first day on which it applies; no earlier period is judged by it"
    )
    valid_to: OrUnknown[Day] = Field(description="The last day on which it applies")
    organisation: Organisation = Field(description="Whose framework it is")
    roles: tuple[Role, ...] = Field(description="The roles")
    bodies: tuple[Body, ...] = Field(description="The bodies")
    levels: tuple[Level, ...] = Field(description="The levels of assurance and support, lowest first")
    matrix: Matrix = Field(description="The risk matrix")
    reviews: tuple[ReviewInterval, ...] = Field(description="Review intervals by score, highest first")
    reporting: Reporting = Field(description="The reporting cycle")
    dimensions: tuple[Term, ...] = Field(description="The dimensions of quality")
    values: tuple[Term, ...] = Field(description="The quality values")
    tiers: tuple[Term, ...] = Field(description="The registers that a risk may stand on")
    judgements: tuple[Term, ...] = Field(description="The scale of assurance judgements, best first")
    thresholds: Thresholds = Field(description="The numbers that rules use")
    rules: RuleSettings = Field(default=RuleSettings(), description="Which optional rules apply")
    extra_fields: tuple[ExtraField, ...] = Field(default=(), description="The organisation's own fields")

    def role(self, id_: str) -> Role | None:
        """The role of that name, or None."""
        return _find(self.roles, id_)

    def body(self, id_: str) -> Body | None:
        """The body of that name, or None."""
        return _find(self.bodies, id_)

    def level(self, id_: str) -> Level | None:
        """The level of that name, or None."""
        return _find(self.levels, id_)

    def band(self, score: int) -> Band:
        """The band that a score falls in; the highest where the bands leave a hole."""
        return next(
            (band for band in self.matrix.bands if band.lowest <= score <= band.highest),
            self.matrix.bands[-1],
        )

    def review_interval(self, score: int) -> ReviewInterval | None:
        """The interval that applies to a score, or None where none is set."""
        rows = [row for row in self.reviews if score >= row.from_score]
        return max(rows, key=lambda row: row.from_score, default=None)

    @property
    def high_score(self) -> int:
        """The score from which the framework itself sets a review interval: 15 in §4.4."""
        return max((row.from_score for row in self.reviews), default=15)

    def names(self, of: str) -> dict[str, str]:
        """What one of the framework's lists defines, ID to name; `of` as in `base.Ref`."""
        lists: dict[str, Iterable[Role | Body | Level | Term | Domain]] = {
            "role": self.roles,
            "body": self.bodies,
            "level": self.levels,
            "dimension": self.dimensions,
            "value": self.values,
            "tier": self.tiers,
            "domain": self.matrix.domains,
            "judgement": self.judgements,
        }
        return {item.id: item.title if isinstance(item, Role) else item.name for item in lists.get(of, ())}

    def counted_from(self, day: date) -> date:
        """A day, or the first day of the framework if that is later."""
        return max(day, self.valid_from)


Item = TypeVar("Item", Role, Body, Level)


def _find(items: tuple[Item, ...], id_: str) -> Item | None:
    return next((item for item in items if item.id == id_), None)


KIND = Kind(name="framework", folder="", model=Framework, plural="framework")
