"""The order in which a kind's keys are written: that of its model, at every depth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from qaif_cli.model.settings import Body, Cited


def key_order(model: type[BaseModel]) -> Callable[[list[str]], Sequence[str]]:
    """For a model, what gives the order of the keys at a place; nothing where the place is no mapping of its own."""

    def order(steps: list[str]) -> Sequence[str]:
        here = model_at(model, steps)
        return [field.alias or name for name, field in here.model_fields.items()] if here else []

    return order


def model_at(model: type[BaseModel], steps: Sequence[str | int]) -> type[BaseModel] | None:
    """The model of the value at a place, or None where it is not one; places in lists do not count."""
    here: type[BaseModel] | None = model
    for step in steps:
        if here is None or isinstance(step, int) or step.isdigit():
            continue
        field = next((f for key, f in here.model_fields.items() if (f.alias or key) == step), None)
        here = _inner_model(field.annotation) if field else None
    return here


def in_order(body: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a body in the order in which the framework has them: where it comes from stands last."""
    cited = tuple(Cited.model_fields)
    names = (*(name for name in Body.model_fields if name not in cited), *cited)
    return {name: body[name] for name in names if name in body}


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _inner_model(arg))), None)
