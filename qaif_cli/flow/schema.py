"""`qaif schema`: the JSON Schema of a kind of record."""

from __future__ import annotations

import json

from qaif_cli.flow.names import word
from qaif_cli.model.framework import KIND as FRAMEWORK
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.render.schema import schema
from qaif_cli.render.ways import ways_page

KINDS = {FRAMEWORK.name: FRAMEWORK, **BY_NAME}


def run_schema(kind: str | None) -> str:
    """The JSON Schema of a kind; the names of the kinds, one a line, where none is named.

    Raises:
        QaifError: where there is no such kind.
    """
    if kind is None:
        return "".join(f"{name}\n" for name in KINDS)
    return schema(KINDS[word("kind", kind, KINDS)])


def editor_settings() -> str:
    """The settings by which an editor knows which schema belongs to which files; `make docs` writes them."""
    files = {kind.name: f"records/{kind.folder}/**/*.yaml" for kind in BY_NAME.values()}
    files = {FRAMEWORK.name: "records/framework.yaml", **files}
    schemas = {f"./docs/schemas/{name}.schema.json": path for name, path in files.items()}
    return json.dumps({"yaml.schemas": schemas, "yaml.yamlVersion": "1.2"}, indent=2) + "\n"


def fields_page() -> str:
    """How each field of each kind may change, as a page of Markdown; `make docs` writes it."""
    return ways_page(KINDS)
