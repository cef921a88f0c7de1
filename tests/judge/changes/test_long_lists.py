"""What a change costs on a record whose lists are very long."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from qaif_cli.judge.changes.keeping import said_at

LONG = 300


class Counted(BaseModel):
    """An entry that counts how often its fields are looked at."""

    model_config = ConfigDict(frozen=True)
    date: date
    id: str
    looked: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        if name == "id":
            super().__getattribute__("looked").append(name)
        return super().__getattribute__(name)


class Around(BaseModel):
    """A record with a long list."""

    entries: tuple[Counted, ...]


@pytest.mark.parametrize("by_place", [False, True])
def test_an_entry_is_found_without_looking_at_every_other(by_place: bool) -> None:
    looked: list[str] = []
    entries = tuple(
        Counted.model_construct(date=date(2026, 1, 1), id=f"A{place}", looked=looked) for place in range(LONG)
    )
    around = Around.model_construct(entries=entries)
    for place, entry in enumerate(entries):
        name = f"{place + 1}" if by_place else f"A{place}"
        assert said_at(around, f"entries/{name}") is entry
    assert len(looked) < 5 * LONG


def test_a_list_that_says_something_else_is_looked_at_anew() -> None:
    first, second = (Counted.model_construct(date=date(2026, 1, day), id="A1", looked=[]) for day in (1, 2))
    for entry in (first, second):
        assert said_at(Around.model_construct(entries=(entry,)), "entries/A1") is entry
    both = Around.model_construct(entries=(first, second))
    assert said_at(both, "entries/A1") is first, "the first of two with the same ID, as before"
    assert said_at(both, "entries/3") is None
