"""Gathers what the report of one area says beside the brief."""

from __future__ import annotations

from dataclasses import replace

from qaif_cli.judge.papers.body_content import by_source, came_between, newest_first
from qaif_cli.judge.papers.changes import changes_told
from qaif_cli.judge.papers.good_practice import practice_told
from qaif_cli.judge.papers.news import News
from qaif_cli.judge.papers.ratings import rated_providers
from qaif_cli.judge.papers.standing_told import standing_told
from qaif_cli.judge.state.outcomes import outcomes
from qaif_cli.model.area_content import AreaContent
from qaif_cli.model.base import known
from qaif_cli.model.rated import Rated
from qaif_cli.model.report_content import AreaPart, Brief, LevelPart


def gather_area(brief: Brief, part: AreaPart) -> AreaContent:
    """What came in about an area since last time, and what was seen of its providers.

    Args:
        brief: The position.
        part: The area.
    """
    here = brief.ids_of(part)
    news = News(brief.before, brief.now)
    came = newest_first(
        state
        for state in brief.position.intelligence.values()
        if state.item.id in here and news.has(state.item.id, state.item.date)
    )
    earlier = came_between(brief.position, brief.since - (brief.day - brief.since), brief.since)
    grounds = (
        part.state.judged.judgement.rests_on if part.state.judged and part.state.judged.judgement else ()
    )
    levels = tuple(reversed(part.parts))
    progress = outcomes(brief.now)
    going = {
        item.commitment.id: known(item.commitment.outcome) for item in part.commitments if not item.closed
    }
    return AreaContent(
        part=part,
        came_in=came,
        sources=by_source(came, brief.framework),
        before=sum(state.item.id in here for state in earlier),
        rated=tuple(
            _seen_by(part, item, brief) for item in rated_providers(brief) if item.state.provider.id in here
        ),
        standing=standing_told(brief.now, here),
        used=tuple(level for level in levels if _used(level, part)),
        unused=tuple(level for level in levels if not _used(level, part)),
        claims=tuple(state for state in part.indicators if state.indicator.id in grounds),
        late=tuple(item for item in brief.late if item.record in here),
        changes=changes_told(brief, part.state.area.id),
        practice=practice_told(brief, part.state.area.id),
        outcomes=tuple(progress[id_] for id_ in going if id_ in progress),
        in_words=sum(1 for id_, outcome in going.items() if outcome and id_ not in progress),
        unmeasured=sum(1 for outcome in going.values() if outcome is None),
    )


def _seen_by(part: AreaPart, item: Rated, brief: Brief) -> Rated:
    """A provider with the visits that belong to an area: those of its lead, and those of a role that leads no area of the provider."""
    others = {
        state.area.lead
        for id_, state in brief.position.areas.items()
        if id_ in item.state.provider.areas and state.area.lead != part.state.area.lead
    }
    return replace(
        item,
        visits=tuple(visit for visit in item.visits if visit.by not in others),
        involved=tuple(entry for entry in item.involved if entry.by not in others),
    )


def _used(level: LevelPart, part: AreaPart) -> bool:
    """Whether there is more to say of a level than one line."""
    if level.concerns or level.risks:
        return True
    return level.level.order == min(item.level.order for item in part.parts) and part.state.update is not None
