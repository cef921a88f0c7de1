"""Something that comes into force, and what it touches here; a body looks at it before it does (§4.1 step 7)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from qaif_cli.model.base import (
    ActorId,
    Begins,
    BodyId,
    ClockId,
    Day,
    Line,
    NotBefore,
    OrUnknown,
    RecordId,
    RuleCode,
    States,
    Text,
    is_counted,
)
from qaif_cli.model.kind import numbered
from qaif_cli.model.record import Closure, Entry, Record, Reopenings
from qaif_cli.model.vocabulary import Mark, SetId
from qaif_cli.model.ways import FIXED, GROWS, NAMED, kept

_MONTH = len("2027-04")


def last_day_of(said: str) -> date:
    """The day that was said, or the last day of the month that was.

    Raises:
        ValueError: where the calendar has none such.
    """
    if len(said) > _MONTH:
        return date.fromisoformat(said)
    year, month = map(int, said.split("-"))
    return date(year, month, monthrange(year, month)[1])


def _real(said: str) -> str:
    try:
        day = last_day_of(said)
    except ValueError:
        raise ValueError(f"{said} is no day and no month of the calendar") from None
    if not is_counted(day):
        raise ValueError(f"{said} is no day that is counted")
    return said


DayOrMonth = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"), AfterValidator(_real)
]
"""A day, or a month: 2027-04-01, 2027-04."""


class HorizonLook(Entry):
    """A body looked at it, and what it decided."""

    body: BodyId = Field(description="The body")
    by: ActorId = Field(description="The role that brought it there")
    decision: Text = Field(description="What was decided, or that nothing is to be done yet")


class Horizon(Record):
    """Something that comes into force."""

    id: Annotated[str, StringConstraints(pattern=numbered("H-")), kept(by="formerly")] = Field(
        description="H- and four digits", examples=["H-0001"]
    )
    says: Annotated[Text, NAMED] = Field(description="What it says, in our own words")
    source: Annotated[Text, NAMED] = Field(description="Where it is said")
    mark: Annotated[Mark, kept("any")] = Field(
        description="V seen in the source, V2 in a second source, U not verified, P our own"
    )
    read_on: Annotated[OrUnknown[Day], States(ahead=False), NAMED] = Field(
        description="The day on which the source was read last"
    )
    opened: Annotated[Day, Begins(), FIXED] = Field(description="The day on which it was put here")
    effective: Annotated[OrUnknown[DayOrMonth], kept("any")] = Field(
        description="The day or the month in which it comes into force, or came",
        examples=["2027-04-01", "2027-04"],
    )
    rules: Annotated[tuple[RuleCode, ...], NAMED] = Field(
        default=(), description="The rules that it touches", examples=[["AST002"]]
    )
    bodies: Annotated[tuple[BodyId, ...], NAMED] = Field(default=(), description="The bodies that it touches")
    clocks: Annotated[tuple[ClockId, ...], NAMED] = Field(
        default=(), description="The clocks that it touches"
    )
    sets: Annotated[tuple[SetId, ...], NAMED] = Field(
        default=(), description="The lists of self-assessments that it touches"
    )
    settings: Annotated[tuple[Line, ...], NAMED] = Field(
        default=(),
        description="The parts of `framework.yaml` that it touches, as keys with a stop between",
        examples=[["standings", "thresholds.cqc_checked"]],
    )
    records: Annotated[tuple[RecordId, ...], NAMED] = Field(
        default=(), description="The records that it touches, such as commitments"
    )
    looked_at: Annotated[tuple[HorizonLook, ...], NotBefore(("opened",)), GROWS] = Field(
        default=(), description="Each time a body looked at it, oldest first"
    )
    reopened: Reopenings = ()
    closed: Annotated[Closure | None, NotBefore(("opened",)), kept(by="reopened")] = Field(
        default=None, description="Filled when the settings follow it, or when nothing came of it"
    )

    @property
    def effective_day(self) -> date | None:
        """The last day before which it comes into force; None where it is not known."""
        return None if self.effective == "unknown" else last_day_of(self.effective)
