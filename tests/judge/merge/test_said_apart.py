"""Where two branches say different things, the message tells them apart, however long they are."""

from __future__ import annotations

from typing import Any

import pytest

from qaif_cli.judge.merge import conflict_words
from qaif_cli.judge.merge.data_words import MISSING, differing, each_in_words
from tests.judge.changes.test_dishonest import base

LONG = " ".join(f"word{number}" for number in range(60))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("short one", "short two"), ["“short one”", "“short two”"]),
        ((MISSING, "2026-03-04", "2026-03-05"), ["nothing", "4 March 2026", "5 March 2026"]),
        ((f"{LONG} here", f"{LONG} there"), ["… word56 word57 word58 word59 here”", "… word56 word57 word58 word59 there”"]),
        (([f"{LONG} a"], [f"{LONG} b"]), ["… word56 word57 word58 word59 a”", "… word56 word57 word58 word59 b”"]),
    ],
)  # fmt: skip
def test_versions_of_a_value_are_told_apart(values: tuple[Any, ...], told: list[str]) -> None:
    assert each_in_words(values) == told


def test_a_change_of_a_long_text_is_told_by_what_differs() -> None:
    assert differing(f"{LONG} was", f"{LONG} is").endswith(
        "word59 is”; it was … word56 word57 word58 word59 was”"
    )


def test_a_long_text_that_both_changed_is_told_by_what_differs() -> None:
    held = next(item.record for item in base().written.held if item.record.id == "R-0001")
    ours, theirs = (held.model_copy(update={"cause": f"{LONG} {word}"}) for word in ("here", "there"))
    assert conflict_words.in_words("R-0001", held, ours, theirs) == (
        "R-0001 was changed on both sides: `cause` is “… word58 word59 here” here and “… word58 word59 there” there"
    )
