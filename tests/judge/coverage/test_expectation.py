"""An expectation shows and counts the same things in one walk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.coverage.context import EvidenceContext
from qaif_cli.judge.coverage.expectation import Expectation, expectation, together
from qaif_cli.model.coverage import EvidenceShown
from tests.support.covering import DAY


@pytest.fixture
def context(base: Path) -> EvidenceContext:
    return EvidenceContext(read(Ask(base, base, DAY, DAY)).now, DAY, DAY)


def numbers(_: EvidenceContext) -> Iterator[tuple[str, int]]:
    return ((f"the number {number}", number) for number in (1, 2, 3, 4))


def halves(context: EvidenceContext, number: int) -> Iterator[EvidenceShown]:
    if number % 2 == 0:
        yield context.set(f"{number} is twice {number // 2}")


def test_a_thing_keeps_it_as_soon_as_it_has_evidence(context: EvidenceContext) -> None:
    even = expectation(numbers, "numbers that are even")(halves)
    shown, tally = even.look(context)
    assert [item.what for item in shown] == ["2 is twice 1", "4 is twice 2"]
    assert even.evidence(context) == shown
    assert str(tally) == "2 of 4 numbers that are even"
    assert tally.missing == ("the number 1", "the number 3")


def test_what_holds_is_judged_with_what_is_shown(context: EvidenceContext) -> None:
    even = Expectation(numbers, "", halves, holds=lambda _, number, shown: bool(shown) and number > 2)
    shown, tally = even.look(context)
    assert (len(shown), tally.kept, tally.owed) == (2, 1, 4)


def test_what_is_not_owed_is_shown_and_not_counted(context: EvidenceContext) -> None:
    even = Expectation(numbers, "", halves, owed=lambda _, number: number < 3)
    shown, tally = even.look(context)
    assert (len(shown), tally.kept, tally.owed) == (2, 1, 2)


def test_what_the_register_does_not_hold_is_missing(context: EvidenceContext) -> None:
    _, tally = Expectation(numbers, "", halves, listed=6).look(context)
    assert (tally.kept, tally.owed) == (2, 6)
    assert tally.missing[-1] == "2 that the register does not hold"


def test_several_are_counted_as_one(context: EvidenceContext) -> None:
    even = expectation(numbers, "")(halves)
    shown, tally = together("numbers in two lists", even, even).look(context)
    assert len(shown) == 4
    assert str(tally) == "4 of 8 numbers in two lists"
