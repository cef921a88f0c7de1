"""Counts for papers how statutory and near-statutory responses stand: for all, for an area, by clock (§3.4, §3.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from qaif_cli.judge.papers.news import News
from qaif_cli.judge.state.cases import answered_in_time
from qaif_cli.judge.state.position import position
from qaif_cli.model.cases import CaseState, CaseTally, ClockLine
from qaif_cli.model.kinds.case import Case


def responses(news: News, area: str = "") -> CaseTally:
    """How the cases stand: those that name an area, or all of them where none is given."""
    states = position(news.now).cases.values()
    return _tally((state for state in states if not area or area in state.case.areas), news)


def by_clock(news: News) -> tuple[ClockLine, ...]:
    """The same for each clock on which a case waits, or was answered or closed in the period, in the order of the settings."""
    states = position(news.now).cases.values()
    names = {clock.id: clock.name for clock in news.now.framework.clocks}
    names |= {state.case.clock: state.name for state in states}
    lines = (
        ClockLine(name, _tally((state for state in states if state.case.clock == id_), news))
        for id_, name in names.items()
    )
    return tuple(line for line in lines if line.tally.any)


def _tally(states: Iterable[CaseState], news: News) -> CaseTally:
    held = tuple(states)
    waiting = sorted((state for state in held if state.waits), key=_first_due)
    cases = (state.case for state in held)
    told = [case for case in cases if case.answered and news.has(case.id, case.answered.date, case.answered)]
    given_up = (state for state in held if _given_up(state.case, news))
    how = Counter(answered_in_time(case, news.now.framework) for case in told)
    return CaseTally(
        tuple(waiting), in_time=how[True], too_late=how[False], dayless=how[None], unanswered=tuple(given_up)
    )


def _given_up(case: Case, news: News) -> bool:
    """Whether a case was closed in the period, and never answered."""
    closed = case.closed
    return case.answered is None and closed is not None and news.has(case.id, closed.date, closed)


def _first_due(state: CaseState) -> tuple[date, str]:
    return (state.due or date.max, state.case.id)
