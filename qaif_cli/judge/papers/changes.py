"""Gathers what a paper says of changes: those that are open, those of one service together, what was found since."""

from __future__ import annotations

from datetime import date

from qaif_cli.judge.papers.news import News
from qaif_cli.judge.state.impacts import changes_together, impacts
from qaif_cli.model.impact_state import ChangesTold
from qaif_cli.model.report_content import Brief


def changes_told(brief: Brief, area: str = "") -> ChangesTold:
    """What a paper says of changes.

    Args:
        brief: The position.
        area: The area that the paper is about; every area where it is empty.
    """
    news = News(brief.before, brief.now)
    here = [state for state in impacts(brief.now).values() if area in ("", state.impact.area)]
    going = [state for state in here if not (state.closed or state.stopped)]
    looked = [
        (state, entry)
        for state in here
        for entry in state.impact.looked_back
        if news.has(state.impact.id, entry.date, entry)
    ]
    ended = [
        state
        for state in here
        if (state.impact.closed and news.has(state.impact.id, state.impact.closed.date, state.impact.closed))
        or (
            state.stopped
            and state.decision
            and news.has(state.impact.id, state.decision.date, state.decision)
        )
    ]
    return ChangesTold(
        open=tuple(sorted(going, key=lambda state: (state.start or date.max, state.impact.id))),
        together=tuple(group for group in changes_together(brief.now) if area in ("", group.area)),
        looked_back=tuple(sorted(looked, key=lambda pair: (-pair[1].date.toordinal(), pair[0].impact.id))),
        ended=tuple(ended),
    )
