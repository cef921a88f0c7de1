"""Records that contradict each other, such as a commitment on track whose indicator worsens (§3.3, §4.3, §4.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.state.high_risks import high_risks_without_concern
from qaif_cli.judge.state.intelligence_and_meetings import discussions_of
from qaif_cli.judge.state.open_records import limit
from qaif_cli.judge.state.position import position
from qaif_cli.judge.triangulation.signals import GOING_WELL
from qaif_cli.model.intelligence_and_meetings import IntelligenceState
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import ConcernState, Position
from qaif_cli.model.triangulation import Mismatch, Signal
from qaif_cli.model.words import in_words, listed


def mismatches(now: Moment, signals: Sequence[Signal]) -> tuple[Mismatch, ...]:
    """Everything that does not fit on a day, by kind and then by record.

    Args:
        now: The register, the settings and the day; what has no threshold in the settings is not looked for.
        signals: What indicators show, with the commitments that they measure.
    """
    return (
        *_high_at_routine(now),
        *_unanswered(now),
        *_without_news(now),
        *_on_track(position(now), signals),
    )


def _high_at_routine(now: Moment) -> Iterator[Mismatch]:
    """High risks that no concern above the lowest level holds; the framework ties no score to a level (P)."""
    for item in high_risks_without_concern(now):
        state, holding = item.state, [held.concern.id for held in item.concerns]
        at = "no concern holds it"
        if holding:
            at = f"it is held at {now.framework.lowest.name} ({listed(holding)})"
        yield Mismatch(
            "high-risk-at-routine",
            (state.risk.id, *holding),
            f"{state.risk.id} ({now.register.title(state.risk.id)}) scores {state.score}, and {at}",
            providers=state.risk.providers,
            areas=(state.risk.area,),
        )


def _unanswered(now: Moment) -> Iterator[Mismatch]:
    """Early warnings past the day by which the framework wants an answer; any, where it names no day."""
    allowed = now.framework.thresholds.early_warning_answered
    for state in position(now).intelligence.values():
        item = state.item
        if not item.early_warning or state.answered:
            continue
        last = limit(allowed, item.date, now.framework) if allowed else None
        if last and last >= now.day:
            continue
        late = (
            f"; an answer was due by {in_words(last)}, {days_in_words((now.day - last).days)} ago"
            if last
            else ""
        )
        yield Mismatch(
            "early-warning-unanswered",
            (item.id,),
            f"The early warning of {in_words(item.date)} ({item.id}, {item.title}) {_so_far(state)}{late}",
            providers=item.providers,
            areas=item.areas,
            themes=item.themes,
        )


def _so_far(state: IntelligenceState) -> str:
    """What became of an early warning that nothing answers."""
    if state.latest is None:
        return "has not been discussed"
    if state.latest.decision == "no-action":
        return "was left without action, and no reason is given"
    return "was only put under watch"


def _without_news(now: Moment) -> Iterator[Mismatch]:
    allowed = now.framework.thresholds.concern_news
    if allowed is None:
        return
    heard = _last_heard(now)
    lowest = now.framework.lowest.order
    for state in position(now).concerns.values():
        if state.closed or state.order <= lowest:
            continue
        last = max(heard.get(state.concern.id, date.min), *_news(state))
        if limit(allowed, last, now.framework) < now.day:
            level = now.framework.level(state.level)
            subject = state.concern.subject
            yield Mismatch(
                "concern-without-news",
                (state.concern.id,),
                f"{subject.name} is held at {level.name if level else state.level}, and nothing new is recorded since {in_words(last)}",
                providers=(subject.provider,) if subject.provider else (),
                areas=(subject.area,),
            )


def _news(state: ConcernState) -> Iterator[date]:
    """The days of a concern's own news: levels, updates, support, and exit criteria that were met."""
    concern = state.concern
    yield from (change.date for change in state.changes)
    yield from (entry.date for entry in concern.updates)
    yield from (entry.date for entry in concern.support)
    yield from (item.met.date for item in concern.exit_criteria if item.met)


def _last_heard(now: Moment) -> Mapping[str, date]:
    """When a body last had each concern on its table, or intelligence last spoke of it, by the concern's ID.

    Intelligence speaks of a concern where it names its service, provider and area both, or where it opened
    or changed it.
    """
    found = {record: told[-1].day for record, told in discussions_of(now).items()}
    services: dict[tuple[str, str], date] = {}

    def later(record: str, day: date) -> None:
        found[record] = max(day, found.get(record, date.min))

    for state in position(now).intelligence.values():
        item = state.item
        for provider in item.providers:
            for area in item.areas:
                services[provider, area] = max(item.date, services.get((provider, area), date.min))
        for entry in state.discussions:
            if entry.concern:
                later(entry.concern, entry.date)
    for held in position(now).concerns.values():
        subject = held.concern.subject
        if subject.provider and (subject.provider, subject.area) in services:
            later(held.concern.id, services[subject.provider, subject.area])
    return found


def _on_track(now: Position, signals: Sequence[Signal]) -> Iterator[Mismatch]:
    for signal in signals:
        for id_ in signal.commitments:
            state = now.commitments.get(id_)
            if state and not state.closed and state.status in GOING_WELL and state.update:
                area = state.commitment.area
                yield Mismatch(
                    "on-track-against-indicator",
                    (id_, signal.record),
                    f"A commitment ({state.commitment.title}) was reported {state.status.replace('-', ' ')} on"
                    f" {in_words(state.update.date)}, while the indicator {signal.name} {signal.what}",
                    providers=signal.providers,
                    areas=tuple(dict.fromkeys((*((area,) if area else ()), *signal.areas))),
                )
