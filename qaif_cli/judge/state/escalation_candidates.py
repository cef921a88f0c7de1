"""What bodies may want to consider: moving up, moving down. The framework ties no score to a level (mark P)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import known
from qaif_cli.model.framework import Framework
from qaif_cli.model.position import ConcernState, Consideration, Position, RiskState
from qaif_cli.model.register import Register
from qaif_cli.model.words import in_words, listed


def consider(register: Register, framework: Framework, as_of: date) -> tuple[Consideration, ...]:
    """Everything that is for consideration on a day, upward first, each by record."""
    now = position(register, framework, as_of)
    before = position(register, framework, add_months(as_of, -framework.reporting.interval_months))
    found = [
        *_high_at_routine(now, framework),
        *_risen(before, now, framework),
        *(item for state in _open(now) for item in _of_concern(state, framework, as_of)),
    ]
    return tuple(sorted(found, key=lambda item: (item.direction == "down", item.record, item.why)))


def high_risks_at_routine(position: Position, framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """Providers with an open risk at or above the framework's high score and nothing above the lowest level.

    Neither a concern above that level about one of the provider's services nor one that holds the risk.

    Args:
        position: The state of the records on a day.
        framework: The settings that name the levels and the score.

    Returns:
        The IDs of those risks, the highest score first, by the ID of the provider.
    """
    raised = [state for state in _open(position) if state.order > _lowest(framework)]
    providers = {state.concern.subject.provider for state in raised}
    held = {risk for state in raised for risk in state.concern.risks}
    found: dict[str, list[RiskState]] = {}
    for risk in _high(position, framework):
        for provider in dict.fromkeys(risk.risk.providers):
            if risk.risk.id not in held and provider not in providers and provider in position.providers:
                found.setdefault(provider, []).append(risk)
    return {
        provider: tuple(
            state.risk.id for state in sorted(risks, key=lambda state: (-state.score, state.risk.id))
        )
        for provider, risks in sorted(found.items())
    }


def _high_at_routine(now: Position, framework: Framework) -> Iterator[Consideration]:
    """Concerns at the lowest level that hold a high risk; providers for the high risks that no such concern holds."""
    high = {state.risk.id for state in _high(now, framework)}
    watched: set[str] = set()
    for state in _open(now):
        held = [risk for risk in state.concern.risks if risk in high]
        if state.order == _lowest(framework) and held:
            watched.update(held)
            yield Consideration(
                state.concern.id,
                "up",
                f"it is at {_name(framework, state.level)} and holds {_scored(held, now)}",
            )
    for provider, risks in high_risks_at_routine(now, framework).items():
        rest = [risk for risk in risks if risk not in watched]
        if rest:
            yield Consideration(
                provider,
                "up",
                f"it has {_scored(rest, now)}, and nothing about it is above {_lowest_name(framework)}",
            )


def _risen(before: Position, now: Position, framework: Framework) -> Iterator[Consideration]:
    for state in _high(now, framework):
        was = before.risks.get(state.risk.id)
        if was and not was.closed and was.score < framework.high_score:
            yield Consideration(
                state.risk.id,
                "up",
                f"its score rose from {was.score} to {state.score} since {in_words(before.day)}",
            )


def _of_concern(state: ConcernState, framework: Framework, as_of: date) -> Iterator[Consideration]:
    if state.order <= _lowest(framework) or not state.exits:
        return
    if state.exits_met == state.exits:
        below = next(level.name for level in framework.levels if level.order == state.order - 1)
        met = "its one exit criterion" if state.exits == 1 else f"all {state.exits} of its exit criteria"
        yield Consideration(
            state.concern.id,
            "down",
            f"{met} for a step down to {below} {'is' if state.exits == 1 else 'are'} met",
        )
    overdue = _overdue(state, framework, as_of)
    if not state.exits_met and overdue and state.order < max(level.order for level in framework.levels):
        since = f"at {_name(framework, state.level)} since {in_words(state.since)}"
        late = f"{listed(overdue)} {'is' if len(overdue) == 1 else 'are'} overdue"
        yield Consideration(
            state.concern.id, "up", f"it has been {since}, and no exit criterion is met; {late}"
        )


def _overdue(state: ConcernState, framework: Framework, as_of: date) -> list[str]:
    below = {level.id for level in framework.levels if level.order == state.order - 1}
    late = []
    for criterion in state.concern.exit_criteria:
        due = known(criterion.due)
        seen = criterion.agreed is None or criterion.agreed <= as_of
        if criterion.to in below and seen and due and due < as_of:
            late.append(criterion.id)
    return late


def _open(position: Position) -> Iterator[ConcernState]:
    return (state for state in position.concerns.values() if not state.closed)


def _high(position: Position, framework: Framework) -> Iterator[RiskState]:
    return (
        state for state in position.risks.values() if not state.closed and state.score >= framework.high_score
    )


def _scored(risks: list[str], position: Position) -> str:
    return listed([f"{risk} (score {position.risks[risk].score})" for risk in risks])


def _lowest(framework: Framework) -> int:
    return min(level.order for level in framework.levels)


def _lowest_name(framework: Framework) -> str:
    return min(framework.levels, key=lambda level: level.order).name


def _name(framework: Framework, level: str) -> str:
    named = framework.level(level)
    return named.name if named else level
