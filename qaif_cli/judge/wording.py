"""Small phrases that messages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qaif_cli.model.framework import Framework
from qaif_cli.model.words import listed


def coded(names: Sequence[str], joint: str = "and") -> str:
    """Names of fields or records in a row, each in code marks."""
    return listed([f"`{name}`" for name in names], joint)


def place_in_words(pointer: str) -> str:
    """A place in a record: `done` of `actions` 2."""
    steps = pointer.strip("/").split("/")
    named: list[str] = []
    for step in steps:
        if step.isdigit():
            named[-1] += f" {int(step) + 1}"
        else:
            named.append(f"`{step}`")
    return " of ".join(reversed(named))


def whose_bodies(parties: Iterable[str], framework: Framework) -> str:
    """On whose behalf a body decides: the ICB, NHS England or a regulator."""
    names = framework.names("party")
    return listed([names.get(whose, whose) for whose in parties], "or")
