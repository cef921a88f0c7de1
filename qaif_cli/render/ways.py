"""How each field of each kind may change, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from qaif_cli.model.kind import Kind
from qaif_cli.model.ways import AMENDED, EASED, MEANS, Way, way_of
from qaif_cli.render.schema import shapes

_HEAD = """# How each field may change

Made from the code by `make docs`. Once it was committed, nothing changes unless its field says how. `qaif check --base REV`
finds what does not fit, whoever changed it and however.

| It says | Meaning |
| --- | --- |
"""


def ways_page(kinds: Mapping[str, Kind]) -> str:
    """A table of the fields of each kind, and of what stands inside several."""
    lines = [_HEAD + "\n".join(f"| {word} | {meaning} |" for word, meaning in MEANS.items())]
    told: set[type[BaseModel]] = set()
    for name, kind in kinds.items():
        lines += ["", f"## {name.capitalize()}", "", "| Field | Word | Beside it |", "| --- | --- | --- |"]
        for shape in shapes(kind.model):
            if shape not in told:
                told.add(shape)
                lines += _rows(shape, "" if shape is kind.model else f"{shape.__name__}: ")
    return "\n".join(lines) + "\n"


def _rows(shape: type[BaseModel], before: str) -> Iterator[str]:
    for name, field in shape.model_fields.items():
        way = way_of(shape, name)
        if way:
            yield f"| {before}`{field.alias or name}` | {way.word} | {'; '.join(_beside(way))} |"


def _beside(way: Way) -> Iterator[str]:
    if way.word == "kept":
        yield f"kept in `{way.by}`" if way.by != AMENDED else "kept in the record's `amended`"
    if way.eased:
        yield f"eased {EASED[way.eased]}"
    for field, word in way.then:
        yield f"{word} once `{field}` is filled"
