"""Small phrases that messages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from qaif_cli.model.framework import Framework
from qaif_cli.model.words import listed


def coded(names: Sequence[str], joint: str = "and") -> str:
    """Names of fields or records in a row, each in code marks."""
    return listed([f"`{name}`" for name in names], joint)


def place_in_words(pointer: str, there: BaseModel | None = None) -> str:
    """A place in a record: `done` of `actions` 2.

    Args:
        pointer: The place.
        there: The record, or the settings, as it is; what is called by an ID in it is named by that: `done` of `actions` A2.
    """
    named: list[str] = []
    part: Any = there
    for step in pointer.strip("/").split("/"):
        part = _inside(part, step)
        if step.isdigit():
            named[-1] += f" {getattr(part, 'id', int(step) + 1)}"
        else:
            named.append(f"`{step}`")
    return " of ".join(reversed(named))


def _inside(part: Any, step: str) -> Any:
    """What stands at one step of a pointer; None where nothing stands there yet."""
    if isinstance(part, tuple):
        return part[int(step)] if int(step) < len(part) else None
    return getattr(part, step, None)


def whose_bodies(parties: Iterable[str], framework: Framework) -> str:
    """On whose behalf a body decides: the ICB, NHS England or a regulator."""
    names = framework.names("party")
    return listed([names.get(whose, whose) for whose in parties], "or")
