"""What each day of a record means, and where the types have room for what is dated.

Only what a day means is said here, by its field; everything else is read from the models.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from inspect import get_annotations
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from qaif_cli.model.kinds import KINDS

BEGINS = frozenset({
    "Entry.date", "Review.date", "IndicatorPoint.date", "IndicatorPhase.date", "Chase.date", "Extension.date", "Waiver.agreed_on",
    "Action.added", "Control.date", "Assurance.date", "Gap.date", "ExitCriterion.agreed", "ImprovementPlan.agreed", "CqcRating.checked_on",
    "Met.date", "Closure.date", "Agreed.date", "Former.date", "Issued.date", "Cancelled.date",
    "CaseAnswer.date", "CaseEffect.date", "ReturnAnswer.date", "Scheduled.since", "Benchmark.date",
})  # fmt: skip
"""The day from which its element is so: before it, there is no such element."""
HAPPENS = frozenset(
    {
        "Action.done",
        "Gap.closed",
        "Chase.answered",
        "ImprovementPlan.agreed",
        "Paper.position_at",
        "Standing.ended",
        "Return.received",
    }
)
"""The day on which something befell an element that was there before: before it, the field is empty."""
WHOLE = frozenset(
    {
        "Risk.opened",
        "Intelligence.date",
        "Case.received",
        "Impact.opened",
        "Horizon.opened",
        "Situation.opened",
    }
)
"""The first day of a whole record."""
APART = {
    "FormerOwner.until": "the day after it, the record has another owner: `_owner`",
    "IndicatorPoint.received": "a figure of an earlier day that comes in tomorrow: `_late_figure`",
    "Meeting.date": "the minutes of a meeting that lies ahead: `_ahead`",
}
"""Days that are planted by a function of their own."""
EXEMPT = {
    "Action.due": "a day that is planned",
    "Case.printed": "a day that is planned",
    "CaseExtension.due": "a day that is planned; it is in force from the day of the extension",
    "Area.since": "from when something is owed; the area stands in papers of before",
    "Duty.since": "from when something is owed; the duty stands in papers of before",
    "Benchmark.period_end": "said by a benchmark, which is dated by the day somebody looked",
    "CqcRating.published": "said by a rating, which is dated by the day somebody looked",
    "Discussion.follow_up": "a day that is planned",
    "ExitCriterion.due": "a day that is planned",
    "Extension.due": "a day that is planned; it is in force from the day of the extension",
    "Horizon.read_on": "when a source was read last; nothing begins by it",
    "Impact.look_back": "a day that is planned",
    "Impact.starts": "a day that is planned, and may be moved",
    "IndicatorTarget.due": "a day that is planned",
    "LookBack.again": "a day that is planned",
    "NextDecision.date": "a day that is planned",
    "CommitmentOutcome.due": "a day that is planned",
    "Paper.date": "the day of the meeting, which is planned",
    "IndicatorPhase.from_": "where the limits begin anew; it was decided on the day of the phase",
    "Return.due": "a day that is planned",
    "Standing.until": "a day that is planned",
    "SituationAssessment.reassess_by": "a day that is planned",
    "Scheduled.due": "a day that is planned",
    "Scheduled.until": "a day that is planned, and may be moved",
    "Target.by": "a day that is planned",
    "Waiver.until": "a day that is planned",
}
"""Days that may lie ahead, or that another day speaks for."""


@cache
def fields(model: type[BaseModel]) -> dict[str, tuple[str, str, Any]]:
    """The fields of a model: the key in the file, the name with the class that has it, and the type."""
    hints = get_type_hints(model, include_extras=True)
    found = {}
    for name, field in model.model_fields.items():
        owner = next(kind for kind in model.__mro__ if name in get_annotations(kind))
        found[name] = (field.alias or name, f"{owner.__name__}.{name}", hints[name])
    return found


def classes(hint: Any) -> tuple[type, ...]:
    """Every class that a type names, however deep."""
    if isinstance(hint, type) and get_origin(hint) is None:
        return (hint,)
    return tuple(found for arg in get_args(hint) for found in classes(arg))


def model_in(hint: Any) -> type[BaseModel] | None:
    """The model that a type names, if it does."""
    return next((kind for kind in classes(hint) if issubclass(kind, BaseModel)), None)


def many(hint: Any) -> bool:
    """Whether a type is a tuple of something."""
    if get_origin(hint) in (Annotated, Union, UnionType):
        return any(many(arg) for arg in get_args(hint))
    return get_origin(hint) is tuple


def days(model: type[BaseModel]) -> Iterator[str]:
    """The days of a model, by their names."""
    return (name for _, name, hint in fields(model).values() if date in classes(hint))


def begins(model: type[BaseModel] | None) -> bool:
    """Whether an element of this model is so from a day of its own."""
    return model is not None and not BEGINS.isdisjoint(days(model))


def models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and every model inside it."""
    inner = {kind for _, _, hint in fields(model).values() if (kind := model_in(hint))}
    return {model}.union(*(models(kind) for kind in inner))


def places(model: type[BaseModel], at: str) -> Iterator[str]:
    """Every place at which something that is dated may be planted, as `risk/actions/extensions`."""
    for field, (key, name, hint) in fields(model).items():
        inner = model_in(hint)
        if begins(model) and begins(inner) and not many(hint) and model.model_fields[field].is_required():
            continue  # it is there whenever the element is: what had closed a record that was opened again
        if (
            begins(inner)
            or name in HAPPENS
            or (inner is not None and not APART.keys().isdisjoint(days(inner)))
        ):
            yield f"{at}/{key}"
        if (inner is not None and (many(hint) or not begins(inner))) or (
            inner and inner.__name__ in {"ImprovementPlan", "LastAgreed"}
        ):
            yield from places(inner, f"{at}/{key}")


def every_place() -> set[str]:
    """The places of every kind of record."""
    return {place for kind in KINDS for place in places(kind.model, kind.name)}
