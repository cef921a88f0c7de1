"""The parts of the framework for its weekly and quarterly loop: sources, standing business, triangulation (§4.3)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from qaif_cli.model.base import (
    BodyId,
    Count,
    Flag,
    Frozen,
    Slug,
    Span,
    Text,
)
from qaif_cli.model.settings import Cited, Term
from qaif_cli.model.ways import policy

RISK_REGISTER = "risk-register"
"""The name in every framework's `cycle` of the standing item at which the risk register is reviewed (§4.4)."""


class SourceType(Term):
    """A kind of source that intelligence comes from."""

    family: Annotated[Slug, policy("any")] = Field(
        description="Sources of one family hear the same people or count the same events, and are not independent of one another"
    )
    counted: Text | None = Field(
        default=None,
        description="What `count` counts in intelligence from this source, in the plural; voices or events where it is not said",
        examples=["complaints"],
    )
    voice: Annotated[Flag, policy("off")] = Field(
        default=False, description="Whether it is the voice of patients or the public (§4.3)"
    )
    praise: Annotated[Flag, policy("on")] = Field(
        default=False,
        description="Whether it brings good practice to spread, and no sign of a problem (§4.1 step 4)",
    )
    single_event: Annotated[Flag, policy("on")] = Field(
        default=False, description="Whether each is one event, with a reference of its own"
    )


class Praised(Cited):
    """How often something is praised before it is to be shared (§4.1 step 4)."""

    count: Annotated[Count, policy("higher")] = Field(
        description="How many pieces of praise of one provider on one theme, or of one area where none is named"
    )
    months: Annotated[Span, policy("lower")] = Field(description="In how many months back")


class Business(Term):
    """A standing item of a body's annual cycle of business."""

    body: Annotated[BodyId, policy("any")] = Field(description="The body that takes it")
    months: Annotated[tuple[Annotated[int, Field(strict=True, ge=1, le=12)], ...], policy("any")] = Field(
        default=(),
        description="The months in which it is due, 1 to 12; at every meeting where none is named",
    )


Weight = Annotated[int, Field(strict=True, ge=0)]


class Weights(Frozen):
    """How many points each reason for consideration counts for; 0 leaves it out."""

    whole: ClassVar = policy("lower")

    independent_source: Weight = Field(description="Each independent source of intelligence")
    hard_and_soft: Weight = Field(description="Hard and soft intelligence together")
    early_warning: Weight = Field(description="Each early warning")
    high_risk: Weight = Field(description="Open risks at or above the high score, however many")
    level: Weight = Field(description="Each step of the level above the lowest")
    special_cause: Weight = Field(description="Each indicator with a special cause of concern")
    off_track: Weight = Field(description="Commitments that are at risk or off track, however many")


class Triangulation(Cited):
    """How intelligence is brought together (§4.3); the framework sets no weights."""

    window_days: Annotated[Span, policy("any")] = Field(description="How many days back is looked")
    least_sources: Annotated[Count, policy("any")] = Field(
        description="How many independent sources make something for consideration, and stand behind an escalation"
    )
    in_papers: Annotated[Count, policy("lower")] = Field(
        default=7, description="How many of them a paper names, the most points first; it counts the others"
    )
    weights: Weights = Field(description="What counts for how much")
