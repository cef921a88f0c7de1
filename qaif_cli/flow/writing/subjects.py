"""Says which records a command is about, and how they stand, before anything is asked."""

from __future__ import annotations

from collections.abc import Iterable

from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import known
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.render.words import day


def standing(reading: Reading, ids: Iterable[str]) -> list[str]:
    """One line for each record: its ID, its title, and how it stands: `R-0036 Sinks: 20 (Extreme), 6 October 2026`."""
    lines = []
    for id_ in ids:
        held = reading.register.by_id.get(id_)
        if held:
            now = _now(reading, id_)
            lines.append(f"{id_} {held.record.title}{f': {now}' if now else ''}")
    return lines


def _now(reading: Reading, id_: str) -> str:
    """The score of a risk or the level of a concern, since when, and whether it is closed; empty for other records."""
    there, framework = position(reading.now), reading.framework
    if reading.register.get(Risk, id_) and id_ in there.risks:
        risk = there.risks[id_]
        band = framework.band(risk.score).name
        last = f", reviewed {day(risk.last_reviewed)}" if risk.last_reviewed else ""
        aim = known(risk.risk.target)
        score = aim.consequence * aim.likelihood if aim else 0
        target = f"; target {score} ({framework.band(score).name})" if aim else ""
        return f"{risk.score} ({band}){last}{target}{'; closed' if risk.closed else ''}"
    if reading.register.get(Concern, id_) and id_ in there.concerns:
        concern = there.concerns[id_]
        return f"{concern.level} since {day(concern.since)}{'; closed' if concern.closed else ''}"
    return ""
