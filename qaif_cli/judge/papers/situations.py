"""Gathers what a paper says of situations: what is open, what was decided since, and what was learnt (§5.1, §5.2)."""

from __future__ import annotations

from qaif_cli.judge.papers.news import News
from qaif_cli.judge.state.situations import situations
from qaif_cli.model.situations import SituationLine, SituationState, SituationsTold


def situations_told(news: News, area: str = "") -> SituationsTold:
    """What a paper says of situations: those that name an area, or all of them where none is given."""
    here = (state for state in situations(news.now).values() if not area or area in state.situation.areas)
    told = [line for line in (_line(state, news) for state in here) if _is_told(line, news)]
    return SituationsTold(
        tuple(sorted(told, key=lambda line: (line.state.closed, -line.state.days_late, line.id)))
    )


def _line(state: SituationState, news: News) -> SituationLine:
    id_ = state.situation.id
    return SituationLine(
        state,
        tuple(entry for entry in state.assessments if news.has(id_, entry.date, entry)),
        tuple(entry for entry in state.situation.learnt if news.has(id_, entry.date, entry)),
    )


def _is_told(line: SituationLine, news: News) -> bool:
    closed = line.state.situation.closed
    ended = closed is not None and news.has(line.id, closed.date, closed)
    return not line.state.closed or bool(line.decided or line.learnt) or ended
