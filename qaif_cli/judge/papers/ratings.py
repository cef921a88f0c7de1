"""What the regulator and we saw of providers: ratings, insight visits, our part in their own assurance (§5.1)."""

from __future__ import annotations

from collections.abc import Iterable

from qaif_cli.judge.papers.news import News
from qaif_cli.judge.state.position import position
from qaif_cli.model.pack import Rated
from qaif_cli.model.position import ProviderState
from qaif_cli.model.report_content import Brief


def rated_providers(brief: Brief) -> tuple[Rated, ...]:
    """Every open provider with what was seen of it since, the weakest first, then by title."""
    news, was = News(brief.before, brief.now), position(brief.before).providers
    found = [
        _rated(state, was.get(id_), news)
        for id_, state in brief.position.providers.items()
        if not state.closed
    ]
    return tuple(sorted(found, key=lambda item: (not item.weak, not item.changed, item.state.provider.title)))


def _rated(state: ProviderState, was: ProviderState | None, news: News) -> Rated:
    provider, shown = state.provider, was.graded if was else None
    return Rated(
        state=state,
        was=shown,
        changed=bool(state.graded and shown and state.graded.overall != shown.overall),
        visits=tuple(item for item in provider.insight_visits if news.has(provider.id, item.date, item)),
        involved=tuple(
            item for item in provider.involved_assurance if news.has(provider.id, item.date, item)
        ),
    )


def told(items: Iterable[Rated]) -> tuple[Rated, ...]:
    """Those that a committee reads of: weak, changed, or visited since."""
    return tuple(item for item in items if item.weak or item.changed or item.visits or item.involved)
