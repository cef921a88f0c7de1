"""Gathers what a paper says: the state of each risk and concern, what moved, what is late, what is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.diff.movement import compare
from qaif_cli.judge.papers.news import News
from qaif_cli.judge.papers.responses import responses
from qaif_cli.judge.papers.situations import situations_told
from qaif_cli.judge.state.ended import ended_since
from qaif_cli.judge.state.intelligence_and_meetings import held_meetings
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import known
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.ended import Ended
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import last
from qaif_cli.model.kinds.area import AreaUpdate
from qaif_cli.model.kinds.concern import ExitCriterion
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import AreaState, ConcernState, Movement, Position, RiskState
from qaif_cli.model.record import Update
from qaif_cli.model.report_content import (
    AreaPart,
    ConcernLine,
    LevelPart,
    Moved,
    RiskLine,
    RoutineProviders,
    When,
)


@dataclass(frozen=True)
class Contents:
    """The parts of a brief that come from the register alone."""

    movement: Movement
    areas: tuple[AreaPart, ...]
    risks: tuple[RiskLine, ...]
    gone: tuple[RiskLine, ...]
    closed: tuple[Ended, ...]
    recorded_late: frozenset[str]


def paper_for(now: Moment, body: str) -> Paper | None:
    """The paper of a body with the nearest day on or after a day; None where there is no record of one.

    That of the day itself is past once it is recorded that the body has met.
    """
    met = {meeting.date for meeting in held_meetings(now, body)}
    ahead = [
        paper
        for paper in now.register.papers
        if paper.body == body and paper.date >= now.day and paper.date not in met
    ]
    return min(ahead, key=lambda paper: paper.date, default=None)


def paper_before(now: Moment, body: str, paper: Paper | None) -> Paper | None:
    """The last issued paper of a body before another one, as known on a day."""
    issued = [
        item
        for item in now.register.papers
        if item.body == body and item.issued and (item.date < paper.date if paper else item.date <= now.day)
    ]
    return max(issued, key=lambda item: item.date, default=None)


def since_day(last: Paper | None, now: Moment) -> date:
    """The day from which movement is counted: the last issued paper's position, else one reporting interval."""
    if last and last.issued:
        return min(last.position_at or last.issued.date, now.day)
    return add_months(now.day, -now.framework.reporting.interval_months)


def gather(now: Moment, before: Moment) -> Contents:
    """Everything that a paper says about the records themselves.

    Args:
        now: The register as it is known on the day of the paper.
        before: The register as the body was shown it last, on the day from which movement is counted.
    """
    there, news = position(now), News(before, now)
    lines = {id_: _risk_line(state, news) for id_, state in there.risks.items()}
    by_area = sorted(now.register.areas, key=lambda area: (area.type != "service", area.title))
    risks = sorted((line for line in lines.values() if not line.state.closed), key=risk_order)
    closed = ended_since(before, now)
    areas = tuple(_area_part(there.areas[area.id], news, lines, closed) for area in by_area)
    gone = sorted((line for line in lines.values() if line.state.closed), key=risk_order)
    movement = compare(position(before), there)
    return Contents(movement, areas, tuple(risks), tuple(gone), closed, news.recorded_late)


def risk_order(line: RiskLine) -> tuple[int, str]:
    """The highest score first, then by ID."""
    return (-line.state.score, line.state.risk.id)


def _risk_line(state: RiskState, news: News) -> RiskLine:
    id_, since = state.risk.id, news.before.day
    was = position(news.before).risks.get(id_)
    months = tuple(month for month in state.months if since < min(month.due, month.reviewed or month.due))
    chases = tuple(chase for chase in state.risk.chases if news.has(id_, chase.date, chase))
    held = [
        item for item in position(news.now).concerns.values() if id_ in item.concern.risks and not item.closed
    ]
    highest = max(held, key=lambda item: item.order, default=None)
    return RiskLine(state, was.score if was else None, _risk_moved(state, was), highest, months, chases)


def _risk_moved(state: RiskState, was: RiskState | None) -> Moved:
    if state.closed:
        return "closed"
    if was is None:
        return "new"
    if was.closed:
        return "reopened"
    if state.score == was.score:
        return "unchanged"
    return "up" if state.score > was.score else "down"


def _area_part(
    state: AreaState, news: News, lines: Mapping[str, RiskLine], closed: tuple[Ended, ...]
) -> AreaPart:
    area, there = state.area.id, position(news.now)
    ended = tuple(item for item in closed if item.area == area)
    gone = {item.record.id for item in ended}
    concerns = [
        item for item in there.concerns.values() if item.concern.subject.area == area and not item.closed
    ]
    own = sorted((line for line in lines.values() if line.state.risk.area == area), key=risk_order)
    parts = []
    for level in sorted(news.now.framework.levels, key=lambda level: level.order):
        held = sorted((item for item in concerns if item.level == level.id), key=lambda item: item.concern.id)
        risks = (
            tuple(line for line in own if not line.state.closed and line.held is None)
            if level.order == 1
            else ()
        )
        parts.append(LevelPart(level, tuple(_concern_line(item, news, lines) for item in held), risks))
    shown = position(news.before).areas.get(area)
    was = shown.judged if shown else None
    return AreaPart(
        state=state,
        was=was,
        turned=turned(was, state.judged, news.now.framework),
        fresh=_when(news, area, state.update),
        judged=_when(news, area, state.judged),
        parts=tuple(parts),
        providers=_routine_providers(state, there, news.before.day),
        has_risks=any(not line.state.closed for line in own),
        commitments=tuple(
            sorted(
                (
                    item
                    for id_, item in there.commitments.items()
                    if item.commitment.area == area and (not item.closed or id_ in gone)
                ),
                key=lambda item: item.commitment.position,
            )
        ),
        ended=ended,
        indicators=_indicators(there, area),
        responses=responses(news, area),
        situations=situations_told(news, area),
    )


def _indicators(now: Position, area: str) -> tuple[IndicatorState, ...]:
    """The indicators of an area that are still kept: of concern, then failing their target, then the others."""
    own = [item for item in now.indicators.values() if item.indicator.area == area and not item.closed]
    return tuple(sorted(own, key=indicator_order))


def indicator_order(state: IndicatorState) -> tuple[bool, bool, str]:
    """What needs to be looked at first: of concern, then failing its target, then by title."""
    return (not state.chart.concern, not state.chart.fails, state.indicator.title)


def _when(news: News, record: str, update: Update | None) -> When:
    return news.when(record, update.date, update) if update else "before"


def _concern_line(state: ConcernState, news: News, lines: Mapping[str, RiskLine]) -> ConcernLine:
    concern, now = state.concern, news.now
    was = position(news.before).concerns.get(concern.id)
    update = last(concern.updates)
    plan = known(concern.improvement_plan) if concern.improvement_plan else None
    agreed = known(plan.agreed) if plan else None
    actions = tuple(action for action in plan.actions if action.done is None) if plan else ()
    exits, later = _exits(state, now)
    return ConcernLine(
        state=state,
        was=was.level if was else None,
        moved=_concern_moved(state, was),
        update=update,
        fresh=_when(news, concern.id, update),
        risks=tuple(
            sorted(
                (lines[id_] for id_ in concern.risks if id_ in lines and not lines[id_].state.closed),
                key=risk_order,
            )
        ),
        plan_agreed=agreed,
        actions=actions,
        late_actions=sum(1 for action in actions if action.late_on(now.day)),
        exits=exits,
        later_exits=later,
        late_exits=sum(1 for item in exits if _open_past(item, now.day)),
    )


def _concern_moved(state: ConcernState, was: ConcernState | None) -> Moved:
    if was is None:
        return "new"
    if was.closed:
        return "reopened"
    if state.order == was.order:
        return "unchanged"
    return "up" if state.order > was.order else "down"


def _exits(state: ConcernState, now: Moment) -> tuple[tuple[ExitCriterion, ...], tuple[ExitCriterion, ...]]:
    """The exit criteria: those for the next step down, and those for steps after it."""
    order = {level.id: level.order for level in now.framework.levels}
    below = [item for item in state.concern.exit_criteria if order.get(item.to, 0) < state.order]
    nearest = tuple(item for item in below if order.get(item.to) == state.order - 1)
    return nearest, tuple(item for item in below if item not in nearest)


def _open_past(item: ExitCriterion, day: date) -> bool:
    due = known(item.due)
    return due is not None and due < day and item.met is None


def turned(
    was: AreaUpdate | None, now: AreaUpdate | None, framework: Framework
) -> Literal["higher", "lower", "same"]:
    """Whether one judgement is better than another, by the order of the framework's scale, best first."""
    scale = [item.id for item in framework.judgements]
    steps = [
        scale.index(item.judgement.level)
        for item in (was, now)
        if item and item.judgement and item.judgement.level in scale
    ]
    if len(steps) < 2 or steps[0] == steps[1]:  # noqa: PLR2004  # two are compared
        return "same"
    return "lower" if steps[1] > steps[0] else "higher"


def _routine_providers(state: AreaState, now: Position, since: date) -> RoutineProviders:
    area = state.area.id
    raised = {
        item.concern.subject.provider
        for item in now.concerns.values()
        if item.order > 1 and not item.closed and item.concern.subject.area == area
    }
    of_area = [
        provider
        for provider, held in now.providers.items()
        if area in held.provider.areas and not held.closed
    ]
    here = [provider for provider in of_area if provider not in raised]
    known_days = {provider: state.confirmed[provider] for provider in here if provider in state.confirmed}
    return RoutineProviders(
        confirmed=tuple(provider for provider, day in known_days.items() if day > since),
        earlier={provider: day for provider, day in known_days.items() if day <= since},
        never=tuple(provider for provider in here if provider not in known_days),
        raised=len(of_area) - len(here),
    )
