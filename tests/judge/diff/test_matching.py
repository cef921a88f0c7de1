"""Two lists side by side: what differs leads from the one to the other, and many cost little more each than few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.judge.diff import matching
from qaif_cli.judge.diff.matching import Stretch, differing

TEXTS = st.lists(st.sampled_from("abcd"), max_size=12)


def led_over(was: Sequence[str], now: Sequence[str]) -> list[Stretch]:
    """What differs; outside of it both say the same."""
    found = list(differing(was, now))
    at, there = 0, 0
    for part in (*found, Stretch(len(was), len(was), len(now), len(now))):
        assert was[at : part.first] == now[there : part.start]
        at, there = part.last, part.end
    return found


@given(TEXTS, TEXTS, st.booleans())
@settings(max_examples=150)
def test_what_differs_leads_from_the_one_to_the_other(was: list[str], now: list[str], many: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "MOST", 0 if many else matching.MOST)
        found = led_over(was, now)
        assert bool(found) is (was != now)
        assert all(one.last < other.first or one.end < other.start for one, other in pairwise(found))


class Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ()
    times = 0

    def __eq__(self, other: object) -> bool:
        Counted.times += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


CHANGES: dict[str, Callable[[int], tuple[list[str], list[str]]]] = {
    "one more at the end of equal ones": lambda many: (["same"] * many, ["same"] * (many + 1)),
    "another first and another last": lambda many: (
        ["a", *["same"] * many, "b"],
        ["c", *["same"] * many, "d"],
    ),
    "every second is another": lambda many: (
        [f"{place}" for place in range(many)],
        [f"{place}{'' if place % 2 else ' now'}" for place in range(many)],
    ),
    "all are others": lambda many: ([f"{place}" for place in range(many)], [f"-{place}" for place in range(many)]),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_twice_as_many_cost_about_twice(change: str) -> None:
    costs = []
    for many in (6_000, 12_000):
        was, now = ([Counted(text) for text in side] for side in CHANGES[change](many))
        Counted.times = 0
        led_over(was, now)
        costs.append(Counted.times)
    assert costs[1] < 2.3 * costs[0] + 100
    assert costs[1] < 12 * 12_000
