"""High risks without a concern above the lowest level: one answer for the rule, the lists and the papers."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.judge.state.position import position
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.position import ConcernState, RiskState


@dataclass(frozen=True)
class HighRisk:
    """An open risk at or above the framework's high score.

    Attributes:
        state: The risk on the day.
        concerns: The open concerns that hold it; every one of them stands at the lowest level.
    """

    state: RiskState
    concerns: tuple[ConcernState, ...]


@once
def high_risks_without_concern(now: Moment) -> tuple[HighRisk, ...]:
    """The open high risks that are in no concern above the lowest level of their own, the highest score first.

    It is judged risk by risk: that another service of the same provider is held above the lowest level says
    nothing of this risk. The framework ties no score to a level (mark P).
    """
    there, lowest = position(now), now.framework.lowest.order
    holding: dict[str, list[ConcernState]] = {}
    for concern in there.concerns.values():
        for risk in () if concern.closed else concern.concern.risks:
            holding.setdefault(risk, []).append(concern)
    found = (
        HighRisk(state, tuple(holding.get(state.risk.id, ())))
        for state in there.risks.values()
        if not state.closed and state.score >= now.framework.high_score
    )
    alone = (item for item in found if all(concern.order <= lowest for concern in item.concerns))
    return tuple(sorted(alone, key=lambda item: (-item.state.score, item.state.risk.id)))
