"""The rules of the house on changes: every field says how it may change, in one word beside its type."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel

from qaif_cli.flow.schema import KINDS, fields_page
from qaif_cli.model.base import Frozen
from qaif_cli.model.record import Record
from qaif_cli.model.ways import AMENDED, EASED, FIXED, MEANS, NAMED, Way, kept, way_of
from qaif_cli.render.schema import shapes

SHAPES = {shape: None for kind in KINDS.values() for shape in shapes(kind.model)}
PAGE = Path(__file__).parents[1] / "docs" / "fields.md"


def silent(models: Iterable[type[BaseModel]]) -> list[str]:
    """Each field that does not say how it may change, or says two words."""
    return [
        f"{model.__name__}.{name}"
        for model in models
        for name, field in model.model_fields.items()
        if way_of(model, name) is None or sum(isinstance(note, Way) for note in field.metadata) > 1
    ]


def misled(models: Iterable[type[BaseModel]]) -> list[str]:
    """Each word that names a field beside it which is not there, or means nothing."""
    return [
        f"{model.__name__}.{name}: {there}"
        for model in models
        for name in model.model_fields
        if (way := way_of(model, name))
        for there in (*(field for field, _ in way.then), *([way.by] if way.by != AMENDED else []))
        if there not in model.model_fields
    ]


class Unsaid(Frozen):
    """A part as somebody may write it who does not know of the words."""

    said: Annotated[str, NAMED]
    forgotten: str
    twice: Annotated[str, NAMED, FIXED]
    lost: Annotated[str, kept(by="nowhere", never="fixed")]


class Around(Record):
    """A record with such a part inside it."""

    part: Annotated[Unsaid, NAMED]


def test_every_field_of_every_kind_says_how_it_may_change() -> None:
    assert len(SHAPES) > len(KINDS)
    assert silent(SHAPES) == []
    assert misled(SHAPES) == []


def test_a_field_that_says_nothing_is_found() -> None:
    assert silent(shapes(Around)[:1]) == []
    assert silent([Unsaid]) == ["Unsaid.forgotten", "Unsaid.twice"]
    assert misled([Unsaid]) == ["Unsaid.lost: never", "Unsaid.lost: nowhere"]


def test_every_word_and_every_direction_is_said_somewhere() -> None:
    ways = [way for shape in SHAPES for name in shape.model_fields if (way := way_of(shape, name))]
    assert {way.word for way in ways} == MEANS.keys()
    assert {way.eased for way in ways} - {""} == EASED.keys()


def test_the_page_of_fields_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == fields_page(), "run `make docs`"
