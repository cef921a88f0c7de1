"""What the report of an area tells of what its providers stand under and of their returns: by exception."""

from __future__ import annotations

from collections.abc import Collection

from qaif_cli.judge.state.standings import open_standings
from qaif_cli.model.moment import Moment
from qaif_cli.model.standing import StandingTold


def standing_told(now: Moment, providers: Collection[str]) -> tuple[StandingTold, ...]:
    """The open providers among some of which there is something to tell, by title."""
    found = []
    for standing in open_standings(now):
        if standing.provider.id not in providers:
            continue
        told = StandingTold(
            provider=standing.provider,
            serious=tuple(state for state in standing.in_force if state.serious),
            late=tuple(state for state in standing.in_force if state.days_late and not state.serious),
            not_received=tuple(state for state in standing.returns if state.not_received),
            not_answered=tuple(
                state for state in standing.returns if state.waits and state.last and state.answer_late
            ),
        )
        if told.any:
            found.append(told)
    return tuple(sorted(found, key=lambda told: told.provider.title))
