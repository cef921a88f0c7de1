"""The building blocks of every record: frozen models, strict scalars, `unknown`, and links.

A link is written once, as a type (`RoleId`, `AreaId`, …). `links.py` reads those types, so that no
rule keeps its own list of which field points where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from qaif_cli.model.kind import numbered
from qaif_cli.model.vocabulary import DueKind

UNKNOWN = "unknown"
Unknown = Literal["unknown"]

T = TypeVar("T")


class Frozen(BaseModel):
    """A value that cannot be changed, and that refuses keys it does not know."""

    # What only stands inside others is never read by itself: what reads a value is built when one is read.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class _UnknownAllowed:
    """Lets a field hold the word `unknown`, and keeps the errors of its real type single and plain."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        real = tuple(arg for arg in get_args(source) if arg != Unknown)
        inner = handler.generate_schema(real[0])
        written = core_schema.wrap_serializer_function_ser_schema(_unknown_as_it_is, schema=inner)
        return core_schema.no_info_wrap_validator_function(_unknown_or, inner, serialization=written)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {
            "anyOf": [
                handler(schema),
                {"const": UNKNOWN, "description": "Not known yet; every report lists it"},
            ]
        }


def _unknown_or(value: Any, handler: Any) -> Any:
    return UNKNOWN if value == UNKNOWN else handler(value)


def _unknown_as_it_is(value: Any, write: Any) -> Any:
    return UNKNOWN if value == UNKNOWN else write(value)


OrUnknown = Annotated[T | Unknown, _UnknownAllowed()]


def known(value: T | Unknown) -> T | None:
    """The value, or None where the record says `unknown`."""
    return None if value == UNKNOWN else value  # type: ignore[return-value]  # a literal in a generic union does not narrow


@dataclass(frozen=True)
class OneOf:
    """Marks a text as one of some words that are known only when the program runs; else as a `Literal` of them."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema([*self.words])


_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""No record speaks of a day before or after these, so that months can be counted from every day on both sides."""


def is_counted(day: date) -> bool:
    """Whether a day is one that can be judged."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


@lru_cache(maxsize=4096)
def _day_written(value: str) -> date | None:
    """The day that a text writes, of which many stand in many records; None where it writes none.

    Raises:
        ValueError: where it is no day that can be.
    """
    if _ISO_DATE.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value} is not a day of the calendar") from None
        if not is_counted(day):
            raise ValueError(
                f"{value} is no day that is counted: write a year from {FIRST_YEAR} to {LAST_YEAR}"
            )
        return day
    return None


def _read_day(value: Any) -> date:
    day = _day_written(value) if isinstance(value, str) else value if isinstance(value, date) else None
    if day is not None:
        return day
    raise ValueError("a date is written year-month-day, for example 2026-05-04")


Day = Annotated[
    date,
    BeforeValidator(_read_day),
    WithJsonSchema(
        {"type": "string", "format": "date", "pattern": "^(19|20|21)", "examples": ["2026-05-04"]}
    ),
]

ONE_LINE = r"^[^\r\n]*\s*$"
LARGEST = 10**15
"""Beyond this, a number has no room for its digits."""


def _read_number(value: Any) -> int | float:
    if type(value) in {int, float} and isfinite(value) and abs(value) <= LARGEST:
        return value  # type: ignore[no-any-return]  # it is one of the two
    raise ValueError("a number is meant here; write its figures without quotes, % or comma: 81.5")


Number = Annotated[
    float, PlainValidator(_read_number), WithJsonSchema({"type": "number", "examples": [81.5]})
]
"""A figure; a whole number stays whole."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=ONE_LINE)]
"""A text that stands in one line of a list or a heading, such as a title or a name."""
Flag = Annotated[bool, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=1)]
Span = Annotated[int, Field(strict=True, ge=1, le=3000)]
"""A number of days or months; no longer than leaves every day on the calendar."""
Step = Annotated[int, Field(strict=True, ge=1, le=5)]
"""One step of the five-point scales of the risk matrix."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
EntryId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,3}[0-9]+$")]
"""The short name of an action, control, gap or criterion inside its record: A1, C2, G1, X3."""
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day, by the clock of twenty-four hours: 08:30."""
RuleCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}[0-9]{3}$")]


@dataclass(frozen=True)
class Ref:
    """Marks a text as the name of something defined elsewhere: a record kind or a framework list.

    Attributes:
        to: What it names.
        or_words: Whether words may stand in its place; a text in the shape of a short name is a name all the same.
    """

    to: str
    or_words: bool = False


@dataclass(frozen=True)
class Begins:
    """Marks the day from which the thing that has it is there; before it, nobody could know of it.

    Attributes:
        after: Whether it is there only from the day after that one.
    """

    after: bool = False


@dataclass(frozen=True)
class Happens:
    """Marks a day on which something happens to the thing that has it: before it, the field is empty or `unknown`."""


@dataclass(frozen=True)
class After:
    """Marks a field that is filled only from the day in another field on.

    Attributes:
        field: The field with that day, in the same model or in one around it.
    """

    field: str


@dataclass(frozen=True)
class States:
    """Marks a day that an entry only speaks of, such as a due day: nothing begins by it.

    Attributes:
        ahead: Whether it may lie ahead when it is written.
        due: What is to be done or reached by a day that may lie ahead, as `qaif due` calls it; None where nothing is.
        done: The field beside it that is filled once that is so; empty where nothing beside it says so.
    """

    ahead: bool = True
    due: DueKind | None = "deadline"
    done: str = ""


@dataclass(frozen=True)
class NotBefore:
    """Marks what cannot be dated before other fields: a day, a part that has one, or the entries of a list.

    Of a list that is named the earliest entry counts.

    Attributes:
        fields: The fields, in the same model or in one around it.
    """

    fields: tuple[str, ...]


@dataclass(frozen=True)
class NotAfter:
    """Marks what cannot be dated after other fields.

    Attributes:
        fields: As in `NotBefore`.
    """

    fields: tuple[str, ...]


@dataclass(frozen=True)
class Acts:
    """Marks a role that does something on a day, on which it must have been there and held by somebody.

    Attributes:
        on: The field with that day, in the same model or in one around it.
    """

    on: str = "date"


AreaId = Annotated[Slug, Ref("area")]
RiskId = Annotated[str, StringConstraints(pattern=numbered("R-")), Ref("risk")]
ProviderId = Annotated[Slug, Ref("provider")]
ConcernId = Annotated[str, StringConstraints(pattern=numbered("Q-")), Ref("concern")]
CommitmentId = Annotated[Slug, Ref("commitment")]
IndicatorId = Annotated[Slug, Ref("indicator")]
Measure = Annotated[Text, Ref("indicator", or_words=True)]
"""The ID of an indicator, or in words what is measured."""
AssessmentId = Annotated[Slug, Ref("assessment")]
ImpactId = Annotated[str, StringConstraints(pattern=numbered("E-")), Ref("impact")]
IntelligenceId = Annotated[str, StringConstraints(pattern=numbered("I-")), Ref("intelligence")]
RecordId = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Ref("record")]
"""The ID of a record of any kind."""

RoleId = Annotated[Slug, Ref("role")]
ActorId = Annotated[RoleId, Acts()]
"""A role that does something on the day of the entry in which it is named."""
BodyId = Annotated[Slug, Ref("body")]
PartyId = Annotated[Slug, Ref("party")]
"""On whose behalf a body decides: one of `ActsFor`, or an own one of the framework."""
LevelId = Annotated[Slug, Ref("level")]
DimensionId = Annotated[Slug, Ref("dimension")]
ValueId = Annotated[Slug, Ref("value")]
TierId = Annotated[Slug, Ref("tier")]
DomainId = Annotated[Slug, Ref("domain")]
JudgementId = Annotated[Slug, Ref("judgement")]
SourceId = Annotated[Slug, Ref("source")]
ThemeId = Annotated[Slug, Ref("theme")]
GroupId = Annotated[Slug, Ref("group")]
ExecutiveAreaId = Annotated[Slug, Ref("executive-area")]
FactId = Annotated[Slug, Ref("population")]
CutId = Annotated[Slug, Ref("cut")]
BusinessId = Annotated[Slug, Ref("business")]
ClockId = Annotated[Slug, Ref("clock")]
StandingId = Annotated[Slug, Ref("standing")]
ReturnId = Annotated[Slug, Ref("return")]
NeverEventId = Annotated[Slug, Ref("never-event")]
