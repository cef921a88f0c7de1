"""Our own governance in counts: what is late, what rules find, and what is not known, at each of the last meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.state.due import surely_due
from qaif_cli.judge.state.not_known import not_known
from qaif_cli.judge.state.position import position
from qaif_cli.model.moment import Moment
from qaif_cli.model.pack import TrendRow
from qaif_cli.model.report_content import Brief
from qaif_cli.model.row_words import ROW_WORDS
from qaif_cli.model.rule_findings import RuleFindings
from qaif_cli.model.vocabulary import DueKind

Judged = Callable[[date], Mapping[str, int]]
"""How many records each rule finds something on, on a day, by its code; and how many exceptions are agreed, as `agreed`."""
AGREED = "agreed"
_KINDS: tuple[DueKind, ...] = ("review", "action", "update", "exit-criterion")
"""What is late of these kinds is counted by itself."""
_TOLD_ELSEWHERE = {"RSK001", "RSK002"}
"""The monthly reviews have a row of their own."""


def trend(brief: Brief, days: Sequence[date], judged: Judged) -> tuple[TrendRow, ...]:
    """The counts at each of the days and on the day of the paper, as they are known now.

    Args:
        brief: The position on the day.
        days: The days before it.
        judged: What the rules find on a day.
    """
    every = (*days, brief.day)
    seen = [brief.now.on(day) for day in every]
    found = [judged(day) for day in every]
    rows = [TrendRow("reviews", "", tuple(_reviews(brief, seen)))]
    rows += _late_rows(seen, public=brief.public)
    told = tuple(told_of(brief.exceptions))
    for item in told:
        if item.card.mark == "V":
            rows.append(TrendRow("rule", ROW_WORDS[item.card.code], _counts(found, [item])))
    rows.append(TrendRow("own", "", _counts(found, [item for item in told if item.card.mark != "V"])))
    rows.append(TrendRow("unknown", "", tuple(len(not_known(moment)) for moment in seen)))
    rows.append(TrendRow("agreed", "", tuple(counted.get(AGREED, 0) for counted in found)))
    return tuple(row for row in rows if any(row.counts))


def _counts(found: Sequence[Mapping[str, int]], items: Sequence[RuleFindings]) -> tuple[int, ...]:
    """What some rules find together at each of the days; on the last, as the paper has it."""
    earlier = (sum(counted.get(item.card.code, 0) for item in items) for counted in found[:-1])
    return (*earlier, sum(item.count for item in items))


def told_of(items: Iterable[RuleFindings]) -> Iterator[RuleFindings]:
    """What the rules found that is counted here: no mere notes, and nothing that has a row of its own."""
    for item in items:
        if item.card.severity != "info" and not item.is_late and item.card.code not in _TOLD_ELSEWHERE:
            yield item


def _late_rows(seen: Sequence[Moment], *, public: bool) -> Iterator[TrendRow]:
    counted = [
        Counter(item.kind for item in surely_due(moment, public=public) if item.days_late > 0)
        for moment in seen
    ]
    for kind in _KINDS:
        yield TrendRow("late", kind, tuple(at[kind] for at in counted))
    yield TrendRow("late", "", tuple(at.total() - sum(at[kind] for kind in _KINDS) for at in counted))


def _reviews(brief: Brief, seen: Sequence[Moment]) -> Iterator[tuple[int, int]]:
    """Of the monthly reviews that were settled between each meeting and the one before it: on time, and owed."""
    first = seen[0].day
    before = brief.since if len(seen) == 1 else add_months(first, -brief.framework.reporting.interval_months)
    for moment in seen:
        settled = [
            month.outcome
            for state in position(moment).risks.values()
            for month in state.months
            if month.outcome != "awaited" and before < min(month.due, month.reviewed or month.due)
        ]
        yield settled.count("on-time"), len(settled)
        before = moment.day
