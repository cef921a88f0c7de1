"""The life of a record in words: what happened to it on which day, from its own dated entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.closings import closings
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.case import Case
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.horizon import Horizon
from qaif_cli.model.kinds.impact import Impact
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.kinds.situation import Situation
from qaif_cli.model.record import Record, Update
from qaif_cli.model.site import Happened, Scored
from qaif_cli.model.vocabulary import COMMITMENT_STATUSES, RATINGS
from qaif_cli.render.life_of_answers import of_case, of_horizon, of_impact, of_situation
from qaif_cli.render.words import capital, sentence, short_day, times


def life(record: Record, framework: Framework, *, short: bool = False) -> tuple[Happened, ...]:
    """What happened to a record, oldest first; what has no day comes first.

    Args:
        record: The record as it was known on a day.
        framework: The settings, which have the names.
        short: In few words: of a risk each score, why it moved the last time, and the last review.
    """
    if isinstance(record, Risk):
        told = list((_in_few_words if short else _of_risk)(record, framework))
        return _in_order([*told, *_endings(record, framework)])
    told = [
        item
        for model, tell in _TELLS.items()
        if isinstance(record, model)
        for item in tell(record, framework)
    ]
    return _in_order([*told, *_endings(record, framework)])


def _in_order(told: list[Happened]) -> tuple[Happened, ...]:
    return tuple(sorted(told, key=lambda item: item.day or date.min))


def scores(risk: Risk) -> tuple[Scored, ...]:
    """The score of a risk over time, from its dated reviews."""
    return tuple(Scored(day, review.score) for review in risk.reviews if (day := known(review.date)))


def _endings(record: Record, framework: Framework) -> Iterator[Happened]:
    for time in closings(record):
        by = "" if time.closure.by == UNKNOWN else f" by {_name(framework, 'role', time.closure.by)}"
        yield Happened(time.since, f"Closed{by}. {_or(time.closure.reason, 'Why is not recorded.')}")
        if time.until:
            yield Happened(time.until, "Opened again.")


def _of_risk(risk: Risk, framework: Framework) -> Iterator[Happened]:
    """Each score with its reason; reviews that left it as it was are told together, with the day of the last."""
    before: Review | None = None
    alike: list[Review] = []
    for review in risk.reviews:
        if before and (review.consequence, review.likelihood) == (before.consequence, before.likelihood):
            alike.append(review)
            continue
        yield from _unchanged(alike, framework)
        alike = []
        yield Happened(known(review.date), f"{_score(review, before)} {_note(review, framework)}")
        before = review
    yield from _unchanged(alike, framework)


def _in_few_words(risk: Risk, framework: Framework) -> Iterator[Happened]:
    moves = [
        review
        for before, review in pairwise((None, *risk.reviews))
        if review
        and (
            before is None
            or (review.consequence, review.likelihood) != (before.consequence, before.likelihood)
        )
    ]
    for review in moves:
        noted = f" {_note(review, framework)}" if review is moves[-1] and review is not moves[0] else ""
        said = f"{'Scored ' if review is moves[0] else ''}{review.score} ({review.consequence} × {review.likelihood})."
        yield Happened(known(review.date), f"{said}{noted}")
    if moves and moves[-1] is not risk.reviews[-1]:
        yield Happened(known(risk.reviews[-1].date), "Unchanged.")


def _score(review: Review, before: Review | None) -> str:
    parts = f"consequence {review.consequence}, likelihood {review.likelihood}"
    if before is None or before.score == review.score:
        return f"Scored {review.score} ({parts})."
    way = "up" if review.score > before.score else "down"
    return f"Score {way} from {before.score} to {review.score} ({parts})."


def _note(review: Review, framework: Framework) -> str:
    return sentence(review.note) if review.note else f"Reviewed by {_name(framework, 'role', review.by)}."


def _unchanged(reviews: list[Review], framework: Framework) -> Iterator[Happened]:
    if reviews:
        *others, latest = reviews
        also = f", as {times(len(others))} before it" if others else ""
        yield Happened(known(latest.date), f"Reviewed, unchanged{also}. {_note(latest, framework)}")


def _of_concern(concern: Concern, framework: Framework) -> Iterator[Happened]:
    for change in concern.levels:
        by = (
            ""
            if change.authorised_by == UNKNOWN
            else f", authorised by {_name(framework, 'body', change.authorised_by)}"
        )
        level = _name(framework, "level", change.level)
        yield Happened(change.date, f"{capital(level)}{by}. {_or(change.why, 'Why is not recorded.')}")
    for tabled in concern.tabled:
        said = sentence(tabled.decision) if tabled.decision else "What was decided is not recorded."
        yield Happened(tabled.date, f"{_name(framework, 'body', tabled.body)}: {said}")
    for criterion in concern.exit_criteria:
        if criterion.met:
            yield Happened(criterion.met.date, f"Exit criterion met: {sentence(criterion.text)}")
    for entry in concern.support:
        lever = "Lever of the contract" if entry.contract_lever else "Support"
        yield Happened(entry.date, f"{lever}: {sentence(entry.text)}")
    yield from _updates(concern.updates)


def _of_area(area: Area, framework: Framework) -> Iterator[Happened]:
    for update in area.updates:
        if update.judgement:
            level = _name(framework, "judgement", update.judgement.level)
            yield Happened(update.date, f"Judged: {level}. {sentence(update.judgement.why)}")
    if area.type == "service":  # what is a function is reported by exception
        yield from _updates(area.updates)


def _of_provider(provider: Provider, framework: Framework) -> Iterator[Happened]:
    cqc = known(provider.cqc)
    ratings = cqc.overall if cqc else ()
    for before, check in pairwise((None, *ratings)):
        if check and (before is None or before.overall != check.overall):
            yield Happened(
                check.checked_on,
                f"Regulator's rating: {RATINGS.label(check.overall)}, published {_day(check.published)}.",
            )
    for visit in provider.insight_visits:
        yield Happened(visit.date, f"Insight visit. {_or(visit.findings, 'What was seen is not recorded.')}")
    for held in provider.standing:
        what = _name(framework, "standing", held.kind)
        yield Happened(held.date, f"Stands under {what}{f': {held.value}' if held.value else ''}.")
        if held.ended:
            yield Happened(held.ended, f"{what} ended.")
    for asked in provider.returns:
        what = f"{_name(framework, 'return', asked.framework)}, {asked.period}"
        if asked.received:
            yield Happened(asked.received, f"Return received: {what}.")
        if asked.answered:
            yield Happened(
                asked.answered.date, f"Return answered: {what}. {sentence(asked.answered.decision)}"
            )
    for entry in provider.involved_assurance:
        role = _name(framework, "role", entry.by)
        yield Happened(entry.date, f"{role} takes part in its assurance: {sentence(entry.what)}")


def _of_commitment(commitment: Commitment, _: Framework) -> Iterator[Happened]:
    for update in commitment.updates:
        said = f" {sentence(update.improvement)}" if update.improvement else ""
        yield Happened(update.date, f"{capital(COMMITMENT_STATUSES.label(update.status))}.{said}")


def _updates(updates: tuple[Update, ...]) -> Iterator[Happened]:
    """The last update in the framework's own shape; those before it are in the papers of their time."""
    for update in updates[-1:]:
        parts = [f"{sentence(item.text)} ({item.source})" for item in update.insight]
        parts += [sentence(text) for text in (update.involvement, update.improvement) if text]
        if parts:
            yield Happened(update.date, f"Last update. {' '.join(parts)}")


def _or(text: str, otherwise: str) -> str:
    return otherwise if text == UNKNOWN else sentence(text)


def _day(day: date | str) -> str:
    return short_day(day) if isinstance(day, date) else "on a day that is not known"


def _name(framework: Framework, of: str, id_: str) -> str:
    return framework.names(of).get(id_, "somebody not known" if id_ == UNKNOWN else id_)


_TELLS: Mapping[type[Record], Callable[..., Iterator[Happened]]] = {
    Concern: _of_concern,
    Area: _of_area,
    Provider: _of_provider,
    Commitment: _of_commitment,
    Case: of_case,
    Impact: of_impact,
    Situation: of_situation,
    Horizon: of_horizon,
}
