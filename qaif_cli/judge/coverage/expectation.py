"""What is expected of several things is shown and counted in one walk over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from qaif_cli.judge.coverage.context import EvidenceContext, counted
from qaif_cli.model.coverage import EvidenceShown, Tally

Thing = TypeVar("Thing")
Over = Callable[[EvidenceContext], Iterable[tuple[str, Thing]]]
"""Gives the things, each with the name by which it is listed where it is missing."""
Shows = Callable[[EvidenceContext, Thing], Iterable[EvidenceShown]]
"""Gives the evidence of one thing."""
Holds = Callable[[EvidenceContext, Thing, Sequence[EvidenceShown]], bool]
"""Whether one thing keeps what is expected, given its evidence."""


@dataclass(frozen=True)
class Expectation(Generic[Thing]):
    """Something that each of several things is expected to keep.

    Attributes:
        over: The things of which it is expected.
        counted: What is counted, in words that go on after `3 of 4`.
        shows: The evidence that one of them keeps it, each piece with its day.
        holds: Whether one of them keeps it; where None, it does as soon as it has evidence.
        owed: Whether one of them is counted, and not only shown; all are where None.
        listed: How many the framework lists; those that the register does not hold are missing.
    """

    over: Over[Thing]
    counted: str
    shows: Shows[Thing]
    holds: Holds[Thing] | None = None
    owed: Callable[[EvidenceContext, Thing], bool] | None = None
    listed: int = 0

    def look(self, context: EvidenceContext) -> tuple[list[EvidenceShown], Tally]:
        """The evidence of all things, and how many of them keep what is expected."""
        evidence: list[EvidenceShown] = []
        kept: list[tuple[str, bool]] = []
        for name, thing in self.over(context):
            shown = list(self.shows(context, thing))
            evidence += shown
            if self.owed is None or self.owed(context, thing):
                kept.append((name, self.holds(context, thing, shown) if self.holds else bool(shown)))
        return evidence, counted(kept, self.counted, self.listed)

    def evidence(self, context: EvidenceContext) -> list[EvidenceShown]:
        """The evidence alone, for a statement that counts nothing."""
        return self.look(context)[0]


def expectation(
    over: Over[Thing],
    counted: str,
    *,
    holds: Holds[Thing] | None = None,
    owed: Callable[[EvidenceContext, Thing], bool] | None = None,
    listed: int = 0,
) -> Callable[[Shows[Thing]], Expectation[Thing]]:
    """Make an expectation of the function that gives the evidence of one thing; the rest as in `Expectation`."""
    return lambda shows: Expectation(over, counted, shows, holds, owed, listed)


def together(counted: str, *parts: Expectation[Any]) -> Expectation[Any]:
    """Several expectations counted as one; each thing keeps it as soon as it has evidence."""
    return Expectation(
        lambda context: ((name, (part, thing)) for part in parts for name, thing in part.over(context)),
        counted,
        lambda context, pair: pair[0].shows(context, pair[1]),
    )
