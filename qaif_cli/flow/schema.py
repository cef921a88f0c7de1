"""`qaif schema`: the shape of a kind of record."""

from __future__ import annotations

from qaif_cli.flow.names import word
from qaif_cli.model.framework import KIND as FRAMEWORK
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.render.schema import schema

KINDS = {FRAMEWORK.name: FRAMEWORK, **BY_NAME}


def run_schema(kind: str | None) -> str:
    """The JSON Schema of a kind; the names of the kinds, one a line, where none is named.

    Raises:
        QaifError: where there is no such kind.
    """
    if kind is None:
        return "".join(f"{name}\n" for name in KINDS)
    return schema(KINDS[word("kind", kind, KINDS)])
