"""A statement is data: what it asks, which rules judge it, what shows it, and what speaks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from qaif_cli.judge.calendar import add_months, first_of_month
from qaif_cli.judge.coverage.context import Count, EvidenceContext, Selector
from qaif_cli.judge.coverage.expectation import Expectation
from qaif_cli.model.coverage import EvidenceShown, Tally
from qaif_cli.model.finding import Finding
from qaif_cli.model.framework import Framework
from qaif_cli.model.settings import AssessmentSet
from qaif_cli.model.vocabulary import SetId

Period = Literal["year", "cycle", "meetings"]
"""How far back evidence counts: twelve months; the framework's reporting interval; or that interval by calendar months,
as the cycle of a committee is counted."""
_YEAR = 12
Concerns = Callable[[Finding, EvidenceContext], bool]
"""Whether a finding of one of the statement's rules is about the statement."""
OF_ASSESSMENTS = ("AST003", "AST005")
"""The rules on a self-assessment that a statement rests on: that it has evidence, and that it is renewed."""

OF_COMMITMENTS = ("COM001", "COM002")
"""The rules on a commitment that a statement rests on: that it has an owner, and that it is reported on."""


@dataclass(frozen=True)
class Statement:
    """One statement.

    Attributes:
        id: S01 to S87.
        section: Its place in the framework.
        text: What it asks, in our own short words.
        reading: What we take as showing it, and what we do not.
        rules: The codes of the rules that judge it.
        about: Which of their findings count; all where None.
        set: The list of self-assessments that it rests on: while that is paused, nothing of it is counted, and it is kept in part at most.
        expects: What it expects of several things, which gives evidence and counts what was kept.
        shows: What gives evidence beside that, or where nothing is counted.
        count: What counts how much was kept, where that is counted by other things than those that show it.
        assessed: The self-assessments that speak for it, by their list and place.
        committed: The commitments whose own reports speak for it, by area (or `year-one`) and place.
        period: How far back evidence counts.
        own_word: Whether what shows it is the organisation's own judgement of itself: then it shows a part at most.
        at_most_partly: Why the records can show a part of it at most; empty where they can show it whole.
        why_not: Why the register can hold no evidence; empty where it can.
    """

    id: str
    section: str
    text: str
    reading: str
    rules: tuple[str, ...] = ()
    about: Concerns | None = None
    set: SetId | None = None
    expects: Expectation[Any] | None = None
    shows: tuple[Selector, ...] = ()
    count: Count | None = None
    assessed: tuple[tuple[SetId, int], ...] = ()
    committed: tuple[tuple[str, int], ...] = ()
    period: Period = "year"
    own_word: bool = False
    at_most_partly: str = ""
    why_not: str = ""

    @property
    def looks(self) -> bool:
        """Whether evidence is looked for in the records at all."""
        return bool(self.expects or self.shows)

    def paused(self, context: EvidenceContext) -> AssessmentSet | None:
        """The list that it rests on, where whoever made that has paused it."""
        return context.framework.paused(context.day).get(self.set or "")

    def look(self, context: EvidenceContext) -> tuple[list[EvidenceShown], Tally | None]:
        """The evidence for it, and how much was kept; None where nothing is counted."""
        evidence, tally = self.expects.look(context) if self.expects else ([], None)
        if self.paused(context):
            tally = None
        evidence += [item for selector in self.shows for item in selector(context)]
        return evidence, self.count(context) if self.count else tally

    @property
    def codes(self) -> tuple[str, ...]:
        """Every rule that judges it, those on what speaks for it too."""
        on_accounts = (OF_ASSESSMENTS if self.assessed else ()) + (OF_COMMITMENTS if self.committed else ())
        return self.rules + tuple(code for code in on_accounts if code not in self.rules)


def first_day(period: Period, framework: Framework, last: date) -> date:
    """The first day on which evidence counts: what is of that day is not overdue on the last.

    Args:
        period: How far back it counts.
        framework: The settings, for the reporting interval.
        last: The last day on which it counts.
    """
    months = _YEAR if period == "year" else framework.reporting.interval_months
    first = add_months(last, -months)
    if period == "meetings":
        return first_of_month(first)
    while add_months(first, months) < last:  # after a short month
        first += timedelta(days=1)
    return first
