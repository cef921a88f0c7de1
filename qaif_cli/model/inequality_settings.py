"""By what indicators are broken down, how few people are too few, and from when a gap is said to grow (§2.3, §2.6)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from qaif_cli.model.base import Count, Frozen, Span
from qaif_cli.model.settings import Cited, Term
from qaif_cli.model.ways import POLICY, policy


class Fewest(Cited):
    """A number of people or events."""

    count: Annotated[Count, policy("lower")] = Field(description="The number")


class Months(Cited):
    """A number of months."""

    months: Annotated[Span, policy("higher")] = Field(description="The number")


class Periods(Cited):
    """A number of periods."""

    periods: Annotated[Count, policy("higher")] = Field(description="The number")


class InequalitySettings(Frozen):
    """By what indicators are broken down, and by what the gaps are judged."""

    whole: ClassVar = POLICY

    cuts: Annotated[tuple[Term, ...], policy("fewer")] = Field(
        description="By what an indicator is broken down"
    )
    fewest: Annotated[Fewest | None, policy("gone")] = Field(
        default=None,
        description="A figure on fewer than so many could tell of somebody; none is where it is left out",
    )
    behind: Annotated[Months | None, policy("gone")] = Field(
        default=None,
        description="How far the figures of groups may lie behind the indicator's own; no limit where it is left out",
    )
    widened: Annotated[Periods | None, policy("gone")] = Field(
        default=None,
        description="A gap that grew from each of so many periods to the next is told; none is where it is left out",
    )
