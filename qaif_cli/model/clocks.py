"""The parts of the framework for what comes in from outside: the clocks that it starts, and never events (§3.4, §3.5)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from qaif_cli.model.base import Flag, Frozen, Line, OrUnknown, Slug, Span, Text
from qaif_cli.model.settings import Cited, Term
from qaif_cli.model.vocabulary import ClockFamily, ClockFor, ClockUnit, Mark
from qaif_cli.model.ways import POLICY, policy


class Clock(Cited):
    """A time in which something that came in from outside is to be answered."""

    id: Slug = Field(description="Its short name")
    name: Line = Field(description="Its name in papers", examples=["Regulation 28 report"])
    starts: Text = Field(description="What starts it")
    length: Annotated[Span | None, policy("higher")] = Field(
        description="How long it runs; null where that could not be read, or where the day is printed on each case"
    )
    unit: Annotated[ClockUnit, policy("any")] = Field(
        description="What its length counts; `printed-day` where the day is printed on each case"
    )
    applies_to: Annotated[ClockFor, policy("any")] = Field(
        description="Whether it binds us, a provider whose answer we follow, or both"
    )
    family: Annotated[ClockFamily, policy("any")] = Field(description="What its cases are about")
    learning: Annotated[Flag, policy("off")] = Field(
        default=True,
        description="Whether its cases end with what was learnt shared, and with what shows the effect",
    )

    @model_validator(mode="after")
    def _length_or_day(self) -> Clock:
        if self.unit == "printed-day" and self.length is not None:
            raise ValueError("a clock that runs to a printed day has `length: null`")
        if self.unit != "printed-day" and self.length is None and self.mark != "U":
            raise ValueError("a clock without a length runs to a `printed-day`, or is marked U: off")
        return self


class NeverEvents(Frozen):
    """The list of never events, by its version; empty until somebody has read it."""

    whole: ClassVar = POLICY

    version: OrUnknown[Line] = Field(description="Which version of the national list it is")
    types: Annotated[tuple[Term, ...], policy("fewer")] = Field(
        default=(), description="The types of never event, in the words of the list"
    )
    citation: Text = Field(description="Where it comes from")
    mark: Mark = Field(description="V seen in the source, V2 in a second source, U not verified, P our own")
