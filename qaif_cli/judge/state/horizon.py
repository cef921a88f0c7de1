"""What comes into force, and by when a body is to look at it (§4.1 step 7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import BaseModel

from qaif_cli.judge.state.open_records import limit
from qaif_cli.model.closings import open_from, opened_again
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import last
from qaif_cli.model.horizon import HorizonState
from qaif_cli.model.inside import model_in
from qaif_cli.model.kinds.horizon import Horizon
from qaif_cli.model.moment import Moment, once


@once
def horizon(now: Moment) -> Mapping[str, HorizonState]:
    """Everything that comes into force and was known by the day, by its ID."""
    return now.of_each(Horizon, horizon_state)


def horizon_state(held: Horizon, now: Moment) -> HorizonState:
    """Something that comes into force, on a day."""
    look, threshold, effective = (
        last(held.looked_at),
        now.framework.thresholds.horizon_looked_at,
        held.effective_day,
    )
    look_by = None
    settle_by = max(effective, opened_again(held) or effective) if effective and held.closed is None else None
    if threshold and held.closed is None:
        look_by = open_from(held, limit(threshold, look.date if look else held.opened, now.framework))
    return HorizonState(
        held=held,
        look=look,
        look_by=look_by,
        look_late=max(0, (now.day - look_by).days) if look_by else 0,
        settle_by=settle_by,
        settle_late=max(0, (now.day - settle_by).days) if settle_by else 0,
        in_force=effective is not None and effective < now.day,
    )


def coming(now: Moment) -> Iterator[HorizonState]:
    """What is not settled: what is in force first, then what comes first; what has no day last."""
    waiting = [state for state in horizon(now).values() if not state.closed]
    yield from sorted(waiting, key=_soonest)


def _soonest(state: HorizonState) -> tuple[date, str]:
    return (state.held.effective_day or date.max, state.held.id)


def is_setting(keys: str) -> bool:
    """Whether the settings can have a part of that name: its keys with a stop between."""
    at: type[BaseModel] | None = Framework
    for key in keys.split("."):
        fields = {field.alias or name: field for name, field in at.model_fields.items()} if at else {}
        if key not in fields:
            return False
        at = model_in(fields[key].annotation)
    return True
