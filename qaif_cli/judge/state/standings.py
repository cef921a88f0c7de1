"""What each provider stands under on a day, and where its returns stand (§5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qaif_cli.judge.state.open_records import due_after
from qaif_cli.model.base import known
from qaif_cli.model.closings import open_from
from qaif_cli.model.kinds.provider import Provider, Return, Standing
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.standing import ProviderStanding, ReturnState, StandingState


@once
def standings(now: Moment) -> Mapping[str, ProviderStanding]:
    """What every provider stands under, and its returns, by its ID."""
    return now.of_each(Provider, provider_standing)


def open_standings(now: Moment) -> Iterator[ProviderStanding]:
    """Those of the providers that are not closed."""
    return (state for state in standings(now).values() if state.provider.closed is None)


def provider_standing(provider: Provider, now: Moment) -> ProviderStanding:
    """What one provider stands under on a day, as its histories give it."""
    states = [_standing(provider, place, now) for place in range(len(provider.standing))]
    there = tuple(state for state in states if _in_force(provider, state))
    return ProviderStanding(
        provider=provider,
        in_force=there,
        past=tuple(state for state in states if state not in there),
        returns=tuple(_return(provider, place, now) for place in range(len(provider.returns))),
    )


def _standing(provider: Provider, place: int, now: Moment) -> StandingState:
    entry: Standing = provider.standing[place]
    day = known(entry.until) if entry.until else None
    until = open_from(provider, day) if day else None
    late = max(0, (now.day - until).days) if until else 0
    return StandingState(entry, place, now.framework.standing(entry.kind), until, late)


def _in_force(provider: Provider, state: StandingState) -> bool:
    """Whether it did not end, and no other took its place."""
    if state.entry.ended is not None or provider.closed is not None:
        return False
    later = provider.standing[state.place + 1 :]
    return not (state.kind and state.kind.one and any(entry.kind == state.entry.kind for entry in later))


def _return(provider: Provider, place: int, now: Moment) -> ReturnState:
    entry: Return = provider.returns[place]
    kind = now.framework.return_(entry.framework)
    followed = any(
        later.framework == entry.framework and later.received for later in provider.returns[place + 1 :]
    )
    due = known(entry.due) if entry.received is None and not followed else None
    within = kind.answered_within if kind else None
    answer_by = (
        due_after(entry.received, within, now.framework, days=True) if entry.received and within else None
    )
    return ReturnState(
        entry=entry,
        place=place,
        kind=kind,
        receive_by=open_from(provider, due) if due and provider.closed is None else None,
        answer_by=answer_by,
        last=not followed,
        day=now.day,
    )
