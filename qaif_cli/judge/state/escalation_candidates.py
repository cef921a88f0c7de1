"""Records that a body may want to move up or down a level. The framework ties no score to a level (mark P)."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.state.high_risks import high_risks_without_concern
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import known
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import ConcernState, Consideration, RiskState
from qaif_cli.model.words import in_words, listed


def consider(now: Moment) -> tuple[Consideration, ...]:
    """Every record to consider for another level on a day, upward first, then by record."""
    found = [
        *_high_at_routine(now),
        *_risen(now),
        *(
            item
            for state in position(now).concerns.values()
            if not state.closed
            for item in _of_concern(state, now)
        ),
    ]
    return tuple(sorted(found, key=lambda item: (item.direction == "down", item.record, item.why)))


def _high_at_routine(now: Moment) -> Iterator[Consideration]:
    """Concerns at the lowest level that hold a high risk; high risks that no concern holds at all."""
    held: dict[str, list[RiskState]] = {}
    for item in high_risks_without_concern(now):
        for concern in item.concerns:
            held.setdefault(concern.concern.id, []).append(item.state)
        if not item.concerns:
            yield Consideration(
                item.state.risk.id, "up", f"it scores {item.state.score}, and no concern holds it"
            )
    for id_, risks in held.items():
        scored = listed([f"{state.risk.id} (score {state.score})" for state in risks])
        yield Consideration(id_, "up", f"it is at {now.framework.lowest.name} and holds {scored}")


def _risen(now: Moment) -> Iterator[Consideration]:
    high, interval = now.framework.high_score, now.framework.reporting.interval_months
    before = position(now.on(add_months(now.day, -interval)))
    for state in position(now).risks.values():
        was = before.risks.get(state.risk.id)
        if not state.closed and state.score >= high and was and not was.closed and was.score < high:
            yield Consideration(
                state.risk.id,
                "up",
                f"its score rose from {was.score} to {state.score} since {in_words(before.day)}",
            )


def _of_concern(state: ConcernState, now: Moment) -> Iterator[Consideration]:
    if state.order <= now.framework.lowest.order or not state.exits:
        return
    if state.exits_met == state.exits:
        below = next(level.name for level in now.framework.levels if level.order == state.order - 1)
        met = "its one exit criterion" if state.exits == 1 else f"all {state.exits} of its exit criteria"
        yield Consideration(
            state.concern.id,
            "down",
            f"{met} for a step down to {below} {'is' if state.exits == 1 else 'are'} met",
        )
    overdue = _overdue(state, now)
    if not state.exits_met and overdue and state.order < max(level.order for level in now.framework.levels):
        since = f"at {_name(now.framework, state.level)} since {in_words(state.since)}"
        late = f"{listed(overdue)} {'is' if len(overdue) == 1 else 'are'} overdue"
        yield Consideration(
            state.concern.id, "up", f"it has been {since}, and no exit criterion is met; {late}"
        )


def _overdue(state: ConcernState, now: Moment) -> list[str]:
    below = {level.id for level in now.framework.levels if level.order == state.order - 1}
    late = []
    for criterion in state.concern.exit_criteria:
        due = known(criterion.due)
        if criterion.to in below and due and due < now.day:
            late.append(criterion.id)
    return late


def _name(framework: Framework, level: str) -> str:
    named = framework.level(level)
    return named.name if named else level
