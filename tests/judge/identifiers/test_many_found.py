"""However much is found in one text, it is looked through once, and its lines are counted once."""

from __future__ import annotations

import sys
from itertools import pairwise
from types import FrameType

from qaif_cli.judge.identifiers import IDENTIFIERS, _found
from qaif_cli.judge.rules.confidential import _of_file
from tests.support.identifiers import FORMS, planted

LINE = "The telephone is 07700 900123, the mail ann.smith@example.org, and Mrs Smith, born 3 May 1961, lives in AB1 2CD.\n"
MOST = 2.4
"""So many times the work, at the most, for twice the text."""


def calls(many: int) -> int:
    """How many functions are called for a text of so many lines, each of which holds something."""
    text, counted = LINE * many, 0

    def count(frame: FrameType, event: str, argument: object) -> None:  # noqa: ARG001  # as Python calls it
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        found = [*_of_file("R-0001", "risks/R-0001.yaml", text)]
    finally:
        sys.setprofile(None)
    assert len(found) >= 2 * many
    assert [hit.line for _, hit in found] == sorted(
        1 + n for n in range(many) for _ in range(len(found) // many)
    )
    return counted


def test_twice_as_much_found_is_twice_the_work() -> None:
    calls(1)
    few = calls(200)
    assert calls(400) <= MOST * few


def test_where_it_stands_is_counted_from_its_line() -> None:
    text = f"id: R-0001\n\nnote: {LINE}last: {LINE.strip()}"
    places = [(hit.line, hit.column) for _, hit in _of_file("R-0001", "risks/R-0001.yaml", text)]
    ours = [found.start for found in _found(text, IDENTIFIERS)]
    assert places == [(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)) for start in ours]
    assert {line for line, _ in places} == {3, 4}


def test_no_two_share_a_sign_and_they_stand_in_their_order() -> None:
    text = " and ".join(text for kind in FORMS for text in planted(kind)[:20])
    found = _found(text, IDENTIFIERS)
    assert len(found) > len(IDENTIFIERS)
    assert all(one.end <= other.start for one, other in pairwise(found))
