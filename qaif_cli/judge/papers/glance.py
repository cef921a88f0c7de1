"""The system at a glance: each area in one line, and how it stood at the meetings before."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from qaif_cli.judge.papers.report_content import turned
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings
from qaif_cli.judge.state.position import position
from qaif_cli.model.moment import Moment
from qaif_cli.model.pack import AreaGlance, HeatCell, Turn
from qaif_cli.model.report_content import AreaPart, Brief

MEETINGS = 4
"""So many meetings back a pack looks."""


def meetings_before(brief: Brief) -> tuple[date, ...]:
    """The days whose position the last meetings of the body were shown, the oldest first.

    That is the position of each paper that was issued, and the day of each meeting that was held without one.
    """
    issued = {
        paper.date: paper.position_at or paper.date
        for paper in brief.register.papers
        if paper.body == brief.body and paper.issued
    }
    held = {meeting.date for meeting in held_meetings(brief.now, brief.body)}
    days = {*issued.values(), *(held - issued.keys())}
    return tuple(sorted(day for day in days if day < brief.day))[-MEETINGS:]


def moments(brief: Brief, days: tuple[date, ...]) -> tuple[Moment, ...]:
    """The register on each of those days, and on the day of the paper; as the body was shown it, where that is known."""
    earlier = (brief.before if day == brief.since else brief.now.on(day) for day in days)
    return (*earlier, brief.now)


def glance(brief: Brief, days: tuple[date, ...]) -> tuple[AreaGlance, ...]:
    """Each area in one line."""
    seen = moments(brief, days)
    return tuple(_line(part, brief, seen) for part in brief.areas)


def _line(part: AreaPart, brief: Brief, seen: tuple[Moment, ...]) -> AreaGlance:
    area = part.state.area.id
    here = brief.ids_of(part)
    levels = (
        (item.level.id, len(item.concerns))
        for item in reversed(part.parts)
        if item.level.order > brief.framework.lowest.order and item.concerns
    )
    return AreaGlance(
        part=part,
        turns=tuple(_turn(was, now, area) for was, now in pairwise(seen)),
        levels=tuple(levels),
        high=sum(line.state.risk.area == area for line in brief.high),
        of_concern=sum(state.chart.concern for state in part.indicators),
        met=sum(duty.latest is not None and duty.latest.position == "met" for duty in part.state.duties),
        late=tuple(item for item in brief.late if item.record in here),
    )


def _turn(was: Moment, now: Moment, area: str) -> Turn:
    before, then = (position(moment).areas.get(area) for moment in (was, now))
    if before is None or then is None or before.judged is None or then.judged is None:
        return "not-judged"
    return turned(before.judged, then.judged, now.framework)


def heat(brief: Brief) -> tuple[tuple[HeatCell, ...], ...]:
    """The matrix with the risks in its cells: the gravest consequence first, in each row the lowest likelihood first."""
    matrix = brief.framework.matrix
    rows = []
    for harm in sorted(matrix.consequence, key=lambda step: -step.score):
        cells = []
        for likely in sorted(matrix.likelihood, key=lambda step: step.score):
            score = harm.score * likely.score
            there = tuple(
                line
                for line in brief.risks
                if (line.state.current.consequence, line.state.current.likelihood)
                == (harm.score, likely.score)
            )
            cells.append(HeatCell(score, brief.framework.band(score).name, there))
        rows.append(tuple(cells))
    return tuple(rows)


def high_at(brief: Brief, days: tuple[date, ...]) -> dict[str, int]:
    """At how many of the last meetings in a row, up to the last of them, each high risk was open and high already."""
    seen = [position(moment).risks for moment in moments(brief, days)[:-1]]
    found = {}
    for line in brief.high:
        states = [risks.get(line.state.risk.id) for risks in reversed(seen)]
        high = [
            state is not None and not state.closed and state.score >= brief.framework.high_score
            for state in states
        ]
        found[line.state.risk.id] = high.index(False) if False in high else len(high)
    return found
