from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from qaif_cli.model.authorities import Authorities
from qaif_cli.model.base import Acts, Frozen, OneOf, Ref
from qaif_cli.model.framework import Framework
from qaif_cli.model.hints import hints
from qaif_cli.model.kinds import KINDS


def models() -> list[type[Frozen]]:
    assert [*(kind.model for kind in KINDS), Authorities, Framework]  # they are there once they are imported
    waiting, found = [Frozen], []
    while waiting:
        model = waiting.pop()
        found.append(model)
        waiting += model.__subclasses__()
    return found


def marks(hint: Any) -> Iterator[object]:
    """Every mark and class of a type in the order in which they stand, and whether it may be unknown."""
    for part in get_args(hint):
        yield from marks(part)
    if isinstance(hint, Ref | Acts | OneOf | type) or hint == "unknown":
        yield hint
    for note in getattr(hint, "__metadata__", ()):
        yield from marks(note)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_what_pydantic_read_has_every_mark_of_the_source(model: type[Frozen]) -> None:
    source = get_type_hints(model, include_extras=True)
    said = hints(model)
    assert said.keys() == model.model_fields.keys()
    for name, hint in said.items():
        assert [*marks(hint)] == [*marks(source[name])]
