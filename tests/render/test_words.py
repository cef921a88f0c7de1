"""Words for several: of a thing that is told by what it is of, only the thing."""

from __future__ import annotations

import pytest

from qaif_cli.model.vocabulary import DUE_KINDS
from qaif_cli.render.words import number_of, plural


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("risk", "risks"),
        ("piece of intelligence", "pieces of intelligence"),
        ("answer to a case", "answers to a case"),
        ("look-back on a change", "look-backs on a change"),
        ("plan or notice of a provider", "plans or notices of a provider"),
        ("exit criterion", "exit criteria"),
        ("category", "categories"),
        ("storey", "storeys"),
    ],
)
def test_several(one: str, several: str) -> None:
    assert plural(one) == several
    assert number_of(2, one) == f"2 {several}"
    assert number_of(1, one) == f"1 {one}"


def test_what_is_due_ends_as_it_did_behind_what_tells_which() -> None:
    for word in DUE_KINDS.words:
        one = DUE_KINDS.label(word)
        for between in (" of ", " to ", " on "):
            if between in one:
                assert plural(one).partition(between)[2] == one.partition(between)[2]
