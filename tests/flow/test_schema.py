from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from qaif_cli.flow.schema import KINDS, editor_settings, run_schema
from qaif_cli.model.kind import Kind
from qaif_cli.store import yaml

ROOT = Path(__file__).parents[2]


@cache
def text_of(kind: str) -> str:
    """The schema of a kind, made once for all that is asked of it."""
    return run_schema(kind)


@cache
def schema_of(kind: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(text_of(kind))
    return made


def files_of(kind: Kind) -> str:
    return f"records/{kind.folder}/**/*.yaml" if kind.folder else "records/framework.yaml"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: str) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{kind}.schema.json"


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_is_closed_and_every_field_is_described(kind: str) -> None:
    schema = schema_of(kind)
    for shape in (schema, *schema["$defs"].values()):
        assert shape["title"]
        assert shape["description"]
        assert shape["additionalProperties"] is False
        assert all(field.get("description") for field in shape["properties"].values())


@pytest.mark.parametrize("kind", KINDS)
def test_an_optional_field_is_left_out_and_not_null(kind: str) -> None:
    schema = schema_of(kind)
    for shape in (schema, *schema["$defs"].values()):
        for name, field in shape["properties"].items():
            if name not in shape.get("required", ()):
                assert {"type": "null"} not in field.get("anyOf", ()), name


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schema_is_fresh(kind: str) -> None:
    committed = ROOT / "docs" / "schemas" / f"{kind}.schema.json"
    assert committed.read_text(encoding="utf-8") == text_of(kind), "run `make docs`"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("folder", ["records", "tests/base/records"])
def test_every_record_fits_the_schema_of_its_kind(folder: str, kind: Kind) -> None:
    validator = Draft202012Validator(schema_of(kind.name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    paths = sorted((ROOT / folder).glob(files_of(kind).removeprefix("records/")))
    assert paths
    for path in paths:
        faults = [
            error.message for error in validator.iter_errors(yaml.parse(path.read_text(encoding="utf-8")))
        ]
        assert not faults, path


def test_editors_find_every_schema() -> None:
    text = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert text == editor_settings(), "run `make docs`"
    assert json.loads(text)["yaml.schemas"] == {
        f"./docs/schemas/{name}.schema.json": files_of(kind) for name, kind in KINDS.items()
    }
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]
