"""What a provider can stand under beside its ratings, and the returns that it is asked for (§5.1)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from qaif_cli.model.base import Flag, Line, Span
from qaif_cli.model.settings import Term
from qaif_cli.model.vocabulary import ProviderType
from qaif_cli.model.ways import policy


class StandingKind(Term):
    """A kind of thing that a provider can stand under, such as a warning notice or an oversight segment."""

    one: Annotated[Flag, policy("any")] = Field(
        default=False, description="Whether a provider has one at a time, so that the next takes its place"
    )
    values: Annotated[tuple[Line, ...], policy("any")] = Field(
        default=(), description="The values that it can have; any where there are none"
    )
    raises: Annotated[tuple[Line, ...], policy("fewer")] = Field(
        default=(),
        description="The values with which a provider is hardly at the lowest level; `any` where each is one",
        examples=[["5"], ["any"]],
    )

    expected_of: Annotated[tuple[ProviderType, ...], policy("fewer")] = Field(
        default=(),
        description="The types of provider of which each stands under it, so that it is to be known",
    )

    def is_serious(self, value: str | None) -> bool:
        """Whether a provider that stands under it, with that value, is hardly at the lowest level."""
        return "any" in self.raises or (value is not None and value in self.raises)


class ReturnKind(Term):
    """A return that providers are asked for, such as that of a quality assurance framework."""

    asked_of: Annotated[tuple[ProviderType, ...], policy("any")] = Field(
        default=(), description="The types of provider that are asked for it; a sheet for a round lists them"
    )
    answered_within: Annotated[Span | None, policy("higher")] = Field(
        default=None, description="In how many days it is answered; no limit where it is left out"
    )
