"""What the fields of a model are declared as, with every mark in them."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel


@cache
def hints(model: type[BaseModel]) -> dict[str, Any]:
    """The type of each field, with its marks, as pydantic has read it already: to read the source again takes long.

    The words of a `Literal` may stand in another order than in the source.
    """
    return {
        name: Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        for name, field in model.model_fields.items()
    }
