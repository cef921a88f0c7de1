"""Gathers what a paper says of good practice: what is to be spread, and who took it up (§4.1 step 4, §4.3)."""

from __future__ import annotations

from qaif_cli.judge.papers.news import News
from qaif_cli.judge.state.good_practice import practices, praised_alone
from qaif_cli.model.area_of import areas_of
from qaif_cli.model.good_practice import Practice, PracticeTold
from qaif_cli.model.report_content import Brief


def practice_told(brief: Brief, area: str = "") -> PracticeTold:
    """What a paper says of good practice: of an area, or of all of them where none is given.

    In public nothing is said of what was shared with nobody: private intelligence may say that it was.
    """
    news, areas = News(brief.before, brief.now), areas_of(brief.now)

    def here(id_: str) -> bool:
        return not area or area in areas.get(id_, frozenset())

    told = (item for item in practices(brief.now).values() if here(item.item.id) and _is_told(item, news))
    praised = () if brief.public else praised_alone(brief.now)
    return PracticeTold(
        tuple(sorted(told, key=lambda item: (not item.taken, item.item.date, item.item.id))),
        tuple(group for group in praised if any(here(item.id) for item in group.items)),
    )


def _is_told(practice: Practice, news: News) -> bool:
    """Whether somebody is still to share it or take it up, or something of it is news."""
    item = practice.item
    entries = (*practice.shared, *practice.taken)
    waits = practice.share_by is not None or practice.take_up_by is not None
    return waits or any(news.has(item.id, entry.date, entry) for entry in entries)
