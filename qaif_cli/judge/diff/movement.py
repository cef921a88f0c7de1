"""What moved between two positions."""

from __future__ import annotations

from qaif_cli.model.position import ConcernState, Movement, Position


def compare(before: Position, after: Position) -> Movement:
    """What differs between two days, as IDs in order."""
    risen: list[str] = []
    fallen: list[str] = []
    for id_, state in after.risks.items():
        was = before.risks.get(id_)
        if was and not was.closed and not state.closed and state.score != was.score:
            (risen if state.score > was.score else fallen).append(id_)
    return Movement(
        since=before.day,
        new_risks=tuple(id_ for id_ in after.risks if id_ not in before.risks),
        closed_risks=tuple(
            id_
            for id_, state in after.risks.items()
            if state.closed and not (id_ in before.risks and before.risks[id_].closed)
        ),
        risen=tuple(risen),
        fallen=tuple(fallen),
        escalated=tuple(
            id_ for id_, state in after.concerns.items() if _moved(before.concerns.get(id_), state) > 0
        ),
        stepped_down=tuple(
            id_ for id_, state in after.concerns.items() if _moved(before.concerns.get(id_), state) < 0
        ),
        judgements=tuple(id_ for id_ in after.areas if _judged(before, id_) != _judged(after, id_)),
    )


def _moved(before: ConcernState | None, after: ConcernState) -> int:
    return after.order - (before.order if before else 1)


def _judged(position: Position, area: str) -> str:
    state = position.areas.get(area)
    return state.judged.judgement.level if state and state.judged and state.judged.judgement else ""
