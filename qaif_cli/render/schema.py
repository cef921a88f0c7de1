"""The shape of a kind as JSON Schema 2020-12, for editors and for other programs."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from qaif_cli.model.inside import types_in
from qaif_cli.model.kind import Kind
from qaif_cli.model.ways import MEANS, way_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: Kind) -> str:
    """The JSON Schema of one kind, as text."""
    made = kind.model.model_json_schema(by_alias=True)
    for model in shapes(kind.model):
        part = made if model is kind.model else made["$defs"][model.__name__]
        for name, field in model.model_fields.items():
            way = way_of(model, name)
            if way:
                said = part["properties"][field.alias or name]
                said["description"] = f"{said['description']}. {way.word.capitalize()}: {MEANS[way.word]}"
                said["x-changes"] = way.word
    head = {"$schema": DIALECT, "$id": f"{kind.name}.schema.json"}
    return json.dumps({**head, **_tidy(made)}, ensure_ascii=False, indent=2) + "\n"


def shapes(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A model and every model inside it, each once."""
    found: dict[type[BaseModel], None] = {}
    left = [model]
    while left:
        shape = left.pop()
        if shape not in found:
            found[shape] = None
            kinds = (kind for field in shape.model_fields.values() for kind in types_in(field.annotation))
            left += [kind for kind in kinds if issubclass(kind, BaseModel)]
    return tuple(found)


def _tidy(part: Any) -> Any:
    """The schema without what only says that an optional field may be left out, which every field says by not being required."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _tidy(value) for key, value in part.items()}
    if "default" in kept and kept["default"] is None:
        del kept["default"]
        return _without_null(kept)
    return kept


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    rest = [choice for choice in part.get("anyOf", ()) if choice != {"type": "null"}]
    if not rest:
        return part
    others = {key: value for key, value in part.items() if key != "anyOf"}
    return {**rest[0], **others} if len(rest) == 1 else {**others, "anyOf": rest}
