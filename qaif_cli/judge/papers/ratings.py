"""What the regulator and we saw of providers: ratings, insight visits, our part in their own assurance (§5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qaif_cli.judge.papers.news import News
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import known
from qaif_cli.model.kinds.provider import CqcRating
from qaif_cli.model.position import ProviderState
from qaif_cli.model.rated import NO_GRADES, WEAK, Rated, RatedQuestion, RatingChange
from qaif_cli.model.report_content import Brief
from qaif_cli.model.vocabulary import Rating

OVERALL = "overall"
QUESTIONS = (OVERALL, "safe", "effective", "caring", "responsive", "well_led")
"""What the regulator rates, as the record names it."""


def rated_providers(brief: Brief) -> tuple[Rated, ...]:
    """Every open provider with what was seen of it since, the weakest first, then by title."""
    news, was = News(brief.before, brief.now), position(brief.before).providers
    found = [
        _rated(state, was.get(id_), news)
        for id_, state in brief.position.providers.items()
        if not state.closed
    ]
    return tuple(sorted(found, key=lambda item: (not item.weak, not item.changes, item.state.provider.title)))


def _rated(state: ProviderState, was: ProviderState | None, news: News) -> Rated:
    provider, checks = state.provider, checks_of(state)
    graded = list(_grades(checks, OVERALL))
    return Rated(
        state=state,
        since=graded[-1][1] if graded else None,
        fresh=was is None,
        changes=tuple(_changed(checks_of(was) if was else (), checks)),
        visits=tuple(item for item in provider.insight_visits if news.has(provider.id, item.date, item)),
        involved=tuple(
            item for item in provider.involved_assurance if news.has(provider.id, item.date, item)
        ),
    )


def checks_of(state: ProviderState) -> tuple[CqcRating, ...]:
    """Each time the rating of a provider was looked up, oldest first."""
    cqc = known(state.provider.cqc)
    return tuple(sorted(cqc.overall, key=lambda check: check.checked_on)) if cqc else ()


def questions_of(checks: tuple[CqcRating, ...]) -> Iterator[RatedQuestion]:
    """Each question with its rating, and the one that it had before; a question that was never answered is left out.

    A time at which there was no grade to see between two that are the same ends nothing: the grade is since the first of them.
    """
    for name in QUESTIONS:
        graded = list(_grades(checks, name))
        latest: Rating | None = getattr(checks[-1], name) if checks else None
        if latest is None or (latest == "unknown" and name != OVERALL):
            continue
        if latest in NO_GRADES:
            graded.append((latest, known(checks[-1].published)))
        was, was_since = graded[-2] if len(graded) > 1 else (None, None)
        now, since = graded[-1]
        yield RatedQuestion(name.replace("_", "-"), now, since, was, was_since)


def _grades(checks: Iterable[CqcRating], name: str) -> Iterator[tuple[Rating, date | None]]:
    """Each grade of a question that differs from that before, with the day of the publication that gave it first."""
    before: Rating | None = None
    for check in checks:
        rating: Rating = getattr(check, name)
        if rating not in NO_GRADES and rating != before:
            yield rating, known(check.published)
            before = rating


def _changed(was: Iterable[CqcRating], now: Iterable[CqcRating]) -> Iterator[RatingChange]:
    """The questions whose last grade is another than it was."""
    for name in QUESTIONS:
        shown, held = _last_grade(was, name), _last_grade(now, name)
        before: Rating | None = getattr(shown, name) if shown else None
        grade: Rating | None = getattr(held, name) if held else None
        first = before is None and name != OVERALL
        if grade != before and (not first or grade in WEAK):
            yield RatingChange(name.replace("_", "-"), before, grade, held.checked_on if held else None)


def _last_grade(checks: Iterable[CqcRating], name: str) -> CqcRating | None:
    graded = [check for check in checks if getattr(check, name) not in NO_GRADES]
    return graded[-1] if graded else None


def told(items: Iterable[Rated]) -> tuple[Rated, ...]:
    """Those that a committee reads of: weak, changed, or visited since."""
    return tuple(item for item in items if item.weak or item.changes or item.visits or item.involved)
