"""Facts about the people whom the organisation serves, as one block of the settings (§2.1)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from qaif_cli.model.base import Count, Flag, Frozen, Number, OrUnknown, Slug, Text
from qaif_cli.model.settings import Cited
from qaif_cli.model.ways import POLICY, policy

PER = 100_000
"""Rates are told for so many people."""


class PopulationFact(Cited):
    """A fact about the people: how many there are, how many in 100 something is so of, or a number of years."""

    id: Slug = Field(description="Its short name")
    name: Text = Field(description="What is counted, to follow its figure", examples=["live in a rural area"])
    value: Annotated[Number, policy("any")] = Field(description="The figure")
    unit: Annotated[Literal["people", "in-100", "years"], policy("any")] = Field(description="What it counts")
    year: OrUnknown[Annotated[Count, Field(le=2199)]] = Field(description="The year that it is of")
    told: Flag = Field(default=False, description="Whether the paper for the Board has it")


class Population(Frozen):
    """The people whom the organisation serves."""

    whole: ClassVar = POLICY

    all: Slug = Field(description="The fact that says how many people there are")
    facts: Annotated[tuple[PopulationFact, ...], Field(min_length=1)] = Field(description="The facts")

    def fact(self, id_: str) -> PopulationFact | None:
        """The fact of that name, or None."""
        return next((fact for fact in self.facts if fact.id == id_), None)

    @property
    def people(self) -> float | None:
        """How many people there are; None where no fact says it."""
        fact = self.fact(self.all)
        return fact.value if fact and fact.unit == "people" else None

    def count(self, id_: str) -> float | None:
        """How many people a fact is about; None where it tells no number of people."""
        fact, people = self.fact(id_), self.people
        if fact is None or fact.unit == "years":
            return None
        if fact.unit == "people":
            return fact.value
        return None if people is None else people * fact.value / 100

    def rate(self, value: float, id_: str) -> float | None:
        """A figure for every 100,000 of the people that a fact is about; None where that cannot be said."""
        count = self.count(id_)
        return round(value / count * PER, 1) if count else None
