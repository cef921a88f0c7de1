"""Where the impact of each change stands on a day, and which changes touch one service at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qaif_cli.judge.state.open_records import limit
from qaif_cli.model.base import known
from qaif_cli.model.closings import open_from
from qaif_cli.model.history import last
from qaif_cli.model.impact_settings import ImpactSettings
from qaif_cli.model.impact_state import ChangesTogether, ImpactState
from qaif_cli.model.kinds.impact import EffectOnDimension, Impact, Signature
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.vocabulary import ImpactStage, Profession


@once
def impacts(now: Moment) -> Mapping[str, ImpactState]:
    """The impact of every change that was proposed by the day, by its ID."""
    return now.of_each(Impact, impact_state)


def open_impacts(now: Moment) -> Iterator[ImpactState]:
    """The changes that are not closed."""
    return (state for state in impacts(now).values() if not state.closed)


def impact_state(impact: Impact, now: Moment) -> ImpactState:
    """The impact of a change on a day, as its histories give it."""
    settings = now.framework.impact
    effects = {entry.dimension: entry for entry in impact.effects}
    answers = {entry.group: entry for entry in impact.groups}
    signed: dict[Profession, Signature] = {}
    for entry in impact.signed:
        signed.setdefault(entry.profession, entry)
    asked = settings.signatures.professions if settings else ()
    stage = _stage(impact)
    return ImpactState(
        impact=impact,
        day=now.day,
        effects=effects,
        answers=answers,
        stage=stage,
        signed=signed,
        unsigned=tuple(profession for profession in asked if profession not in signed),
        decision=last(impact.decisions),
        silent_dimensions=tuple(
            dimension.id
            for dimension in now.framework.dimensions
            if dimension.id not in effects or not effects[dimension.id].answered
        ),
        silent_groups=tuple(
            group.id for group in (settings.groups if settings else ()) if group.id not in answers
        ),
        needs_full=stage != "full" and _over(effects, settings),
        look_back_due=_look_back_due(impact, now),
    )


def _stage(impact: Impact) -> ImpactStage | None:
    """The furthest stage that was made."""
    made = {entry.stage for entry in impact.stages}
    return "full" if "full" in made else "screening" if made else None


def _over(effects: Mapping[str, EffectOnDimension], settings: ImpactSettings | None) -> bool:
    """Whether a score before mitigation asks for the full assessment."""
    limit_ = settings.full_above.score if settings else None
    scores = (entry.before.score for entry in effects.values() if entry.before)
    return limit_ is not None and any(score > limit_ for score in scores)


def _look_back_due(impact: Impact, now: Moment) -> date | None:
    """The day by which a change that has begun, or will, is looked back on; None where nothing is owed."""
    starts, decision, looked = known(impact.starts), last(impact.decisions), last(impact.looked_back)
    stopped = decision is not None and decision.decision == "stop"
    if stopped or impact.closed is not None:
        return None
    interval = now.framework.thresholds.impact_look_back
    day = looked.again if looked else known(impact.look_back) if impact.look_back else None
    if not (day or looked) and isinstance(starts, date) and interval:
        day = limit(interval, starts, now.framework)
    return open_from(impact, day) if day else None


@once
def changes_together(now: Moment) -> tuple[ChangesTogether, ...]:
    """The services that several open changes touch, each with them; by area and provider.

    A service is an area at a provider; changes that name no provider touch the area as such. A change that was
    stopped touches nothing.
    """
    groups: dict[tuple[str, str], list[ImpactState]] = {}
    for state in open_impacts(now):
        if not state.stopped:
            for provider in state.impact.providers or ("",):
                groups.setdefault((state.impact.area, provider), []).append(state)
    found: dict[tuple[str, ...], ChangesTogether] = {}
    for (area, provider), states in sorted(groups.items()):
        ids = tuple(sorted(state.impact.id for state in states))
        if len(ids) > 1:
            ordered = tuple(sorted(states, key=lambda state: state.impact.id))
            found.setdefault(ids, ChangesTogether(area, provider, ordered, _seen(states)))
    return tuple(found.values())


def _seen(states: list[ImpactState]) -> bool:
    """Whether one decision on one of several changes looked at all of them together."""
    ids = {state.impact.id for state in states}
    return any(
        ids <= {state.impact.id, *entry.seen_with} for state in states for entry in state.impact.decisions
    )
