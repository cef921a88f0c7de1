"""A record is written out without a word from the library that does it, `unknown` wherever it may stand."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from qaif_cli.model.base import UNKNOWN, Day, OrUnknown, Slug, Text
from qaif_cli.model.kinds import KINDS
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

BASE = Path(__file__).parents[1] / "base" / "records"


@pytest.mark.parametrize("kind", [Day, Text, Slug, bool, float, tuple[Text, ...]])
def test_unknown_is_written_as_it_is(kind: Any) -> None:
    adapter = TypeAdapter(OrUnknown[kind])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert adapter.dump_python(UNKNOWN, mode="json") == UNKNOWN
        assert adapter.dump_json(UNKNOWN) == b'"unknown"'


def test_every_record_is_written_out_in_silence() -> None:
    held = load(Worktree(BASE)).register.held
    assert {item.kind for item in held} == {kind.name for kind in KINDS}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for item in held:
            written = item.record.model_dump(mode="json", by_alias=True)
            assert type(item.record).model_validate(written) == item.record
            unknown = item.record.model_copy(update=dict.fromkeys(type(item.record).model_fields, UNKNOWN))
            either = {
                name
                for name, field in type(item.record).model_fields.items()
                if any(type(note).__name__ == "_UnknownAllowed" for note in field.metadata)
            }
            assert {unknown.model_dump(include={name})[name] for name in either} <= {UNKNOWN}
