"""Gathers what is known of one provider, for its papers."""

from __future__ import annotations

from datetime import date

from qaif_cli.judge.papers.body_content import by_source
from qaif_cli.judge.papers.news import News
from qaif_cli.judge.papers.ratings import checks_of, questions_of
from qaif_cli.judge.papers.report_content import indicator_order
from qaif_cli.judge.state.due import surely_due
from qaif_cli.judge.state.standings import standings
from qaif_cli.model.base import known
from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.kinds.concern import Support
from qaif_cli.model.kinds.provider import Provider, Visit
from qaif_cli.model.position import CommitmentState, DueItem
from qaif_cli.model.report_content import Brief, ConcernLine
from qaif_cli.model.single_paper import AboutProvider, NamedRisk


def about_provider(brief: Brief, id_: str) -> AboutProvider:
    """Everything that is known of a provider on the day.

    Args:
        brief: What the papers of the day are made of.
        id_: The ID of a provider that was there on the day.
    """
    state = brief.position.providers[id_]
    held, news = state.provider, News(brief.before, brief.now)
    cqc = known(held.cqc)
    checks = checks_of(state)
    visits, earlier = _visits(held, news)
    concerns = _concerns(brief, id_)
    risks = tuple(line for line in brief.risks if id_ in line.state.risk.providers)
    indicators = _indicators(brief, id_)
    held_in = {id_, *(line.state.concern.id for line in concerns)}
    ids = held_in | {line.state.risk.id for line in risks} | {state.indicator.id for state in indicators}
    came_in, decided = _told(brief, id_, news)
    owed = _owed(brief, ids, id_)
    actions = sorted((item for item in owed if item.kind == "action"), key=_soonest)
    more = tuple(item for item in actions if item.record not in held_in and not item.days_late)
    return AboutProvider(
        state=state,
        cqc=cqc,
        questions=tuple(questions_of(checks)),
        checks=checks,
        services=tuple(cqc.of_services.items()) if cqc else (),
        standing=standings(brief.now)[id_],
        visits=visits,
        earlier_visits=earlier,
        assurance=tuple(reversed(held.involved_assurance)),
        concerns=concerns,
        past=_past(brief, id_),
        risks=tuple(NamedRisk(line, line.state.score >= brief.framework.high_score) for line in risks),
        came_in=came_in,
        decided=decided,
        sources=by_source(came_in, brief.framework),
        levers=_levers(brief, id_),
        actions=tuple(item for item in actions if item not in more),
        more_actions=more,
        late=tuple(item for item in owed if item.kind != "action" and item.days_late),
        not_known=tuple(item for item in brief.not_known if item.record in ids),
        confirmed=_confirmed(brief, held),
        indicators=indicators,
        commitments=_commitments(brief, indicators),
    )


def _owed(brief: Brief, ids: set[str], id_: str) -> list[DueItem]:
    """What is due of some records, and of the intelligence about the provider."""
    told = {state.item.id for state in brief.position.intelligence.values() if id_ in state.item.providers}
    return [item for item in surely_due(brief.now, public=brief.public) if item.record in ids | told]


def _confirmed(brief: Brief, held: Provider) -> tuple[tuple[str, date], ...]:
    """When each of its areas last confirmed it at the lowest level, by the area's ID."""
    areas = brief.position.areas
    return tuple(
        (area, areas[area].confirmed[held.id])
        for area in held.areas
        if area in areas and held.id in areas[area].confirmed
    )


def _indicators(brief: Brief, id_: str) -> tuple[IndicatorState, ...]:
    named = (
        state
        for state in brief.position.indicators.values()
        if id_ in state.indicator.providers and not state.closed
    )
    return tuple(sorted(named, key=indicator_order))


def _commitments(brief: Brief, indicators: tuple[IndicatorState, ...]) -> tuple[CommitmentState, ...]:
    """The open commitments that some indicators measure: the indicator names the commitment, or the commitment the indicator."""
    ids = {state.indicator.id for state in indicators}
    named = {id_ for state in indicators for id_ in state.indicator.commitments}
    found = []
    for id_, state in brief.position.commitments.items():
        outcome = known(state.commitment.outcome)
        if not state.closed and (id_ in named or (outcome and outcome.indicator in ids)):
            found.append(state)
    return tuple(found)


def _soonest(item: DueItem) -> tuple[date, str, str]:
    """What is due first; what has no day comes last."""
    return (item.due or date.max, item.record, item.entry)


def _visits(held: Provider, news: News) -> tuple[tuple[Visit, ...], tuple[date, ...]]:
    """The visits that are told in full, and the days of the others."""
    visits = tuple(reversed(held.insight_visits))
    fresh = tuple(visit for visit in visits if news.has(held.id, visit.date, visit)) or visits[:1]
    return fresh, tuple(visit.date for visit in visits if visit not in fresh)


def _concerns(brief: Brief, id_: str) -> tuple[ConcernLine, ...]:
    lines = [line for area in brief.areas for part in area.parts for line in part.concerns]
    own = [line for line in lines if line.state.concern.subject.provider == id_]
    return tuple(sorted(own, key=lambda line: (-line.state.order, line.state.concern.id)))


def _past(brief: Brief, id_: str) -> tuple[tuple[str, date], ...]:
    concerns = (state.concern for state in brief.position.concerns.values() if state.closed)
    return tuple(
        (concern.id, concern.closed.date)
        for concern in concerns
        if concern.subject.provider == id_ and concern.closed
    )


def _told(
    brief: Brief, id_: str, news: News
) -> tuple[tuple[IntelligenceState, ...], tuple[IntelligenceState, ...]]:
    """What came in about it in the period, by kind of source; and what came in before and was decided on in it."""
    came_in, decided = [], []
    for state in brief.position.intelligence.values():
        item = state.item
        if id_ not in item.providers:
            continue
        if news.has(item.id, item.date):
            came_in.append(state)
        elif any(news.has(item.id, entry.date, entry) for entry in state.discussions):
            decided.append(state)
    names = brief.framework.names("source")

    def in_order(state: IntelligenceState) -> tuple[str, date, str]:
        return (names.get(state.item.source_type, ""), state.item.date, state.item.id)

    return tuple(sorted(came_in, key=in_order)), tuple(sorted(decided, key=in_order))


def _levers(brief: Brief, id_: str) -> tuple[tuple[str, Support], ...]:
    found = [
        (state.concern.id, entry)
        for state in brief.position.concerns.values()
        if state.concern.subject.provider == id_
        for entry in state.concern.support
        if entry.contract_lever
    ]
    return tuple(sorted(found, key=lambda item: (-item[1].date.toordinal(), item[0])))
