"""Rules on changes that make the register look better: lower scores, later due dates and steps down need a recorded cause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TypeVar

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.diff.align_histories import said
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import day_of, numbered
from qaif_cli.model.kinds.concern import Concern, ExitCriterion, LevelChange
from qaif_cli.model.kinds.impact import EffectOnDimension, GroupAnswer, Impact
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.vocabulary import EFFECTS
from qaif_cli.model.words import in_words

_ALL = date.max
T = TypeVar("T", EffectOnDimension, GroupAnswer)


@change_rule("CHG007", "score-lowered-without-cause", "warning")
def lowered_without_cause(change: ChangeSet) -> Iterator[Hit]:
    """A score that a new review lowers, while no control, no assurance and no action has changed since the one before.

    So is what a new assessment says of the impact of a change: a lower score, a softer effect, or a group that is affected no more,
    while no action changed or was done, no stage was made and nobody looked back since that and since it was signed; other words for the mitigation are a cause until it is signed or
    decided on.

    Why it matters: a risk does not fall by itself; a lower score that nothing explains takes it out of sight.
    How to fix: record what lowered it: the control put in place, the assurance received or the action done.
    Example: 16 becomes 8, and nothing else in the record is newer than the last review.
    """
    for was, now in change.altered:
        if isinstance(was.record, Risk) and isinstance(now.record, Risk):
            for place, message in _lowered(was.record, now.record):
                yield Hit(now.record.id, f"/reviews/{place}", message, path=now.path)
        if isinstance(was.record, Impact) and isinstance(now.record, Impact):
            for pointer, message in _softened(was.record, now.record):
                why = f"{message}, and no action, stage or look-back has come since"
                yield Hit(now.record.id, pointer, why, path=now.path)


def _lowered(was: Risk, now: Risk) -> Iterator[tuple[int, str]]:
    """The places of the new reviews that lower the score without a cause, each in words."""
    if any(getattr(was, name) != getattr(now, name) for name in ("controls", "assurances", "actions")):
        return
    for place, before, review in _new_reviews(was, now):
        if review.score < before.score and not _work_since(now, before):
            yield (
                place,
                (
                    f"the review of {in_words(day_of(review))} lowers the score from {before.score} to {review.score},"
                    " and no control, assurance or action has changed since the review before it"
                ),
            )


def _softened(was: Impact, now: Impact) -> Iterator[tuple[str, str]]:
    """What new assessments of a change make softer without a cause: where it stands, and in words."""
    if any(getattr(was, name) != getattr(now, name) for name in ("actions", "stages", "looked_back")):
        return
    agreed = max((entry.date for entry in (*was.signed, *was.decisions)), default=date.min)
    done = [action.done for action in now.actions if action.done]
    work = max([*done, *(entry.date for entry in (*now.stages, *now.looked_back))], default=date.min)
    for place, before, entry in _renewed(was.effects, now.effects, "dimension"):
        other_words = before.mitigation != entry.mitigation and agreed == date.min
        caused = other_words or work > max(agreed, before.date)
        if not caused and any(new < old for old, new in zip(_weight(before), _weight(entry), strict=True)):
            yield (
                f"/effects/{place}",
                f"the effect on `{entry.dimension}` of {in_words(entry.date)} is softer than the one of {in_words(before.date)}",
            )
    for place, answer, again in _renewed(was.groups, now.groups, "group"):
        if answer.affected and not again.affected and work <= max(agreed, answer.date):
            yield (
                f"/groups/{place}",
                f"`{again.group}` is affected no more on {in_words(again.date)}, and was on {in_words(answer.date)}",
            )


def _renewed(was: tuple[T, ...], now: tuple[T, ...], of: str) -> Iterator[tuple[int, T, T]]:
    """Each new entry on what there was one for already, with its place and the one that counted before it."""
    told, there = said(now), set(said(was))
    before: dict[str, T] = {}
    for place, entry in numbered(now, _ALL):
        name = getattr(entry, of)
        if told[place] not in there and name in before and entry.corrects is None:
            yield place, before[name], entry
        before[name] = entry


def _weight(effect: EffectOnDimension) -> tuple[int, int, int]:
    """How heavy an effect is: whether care gets worse, and its scores."""
    return (
        EFFECTS.words.index(effect.care),
        effect.before.score if effect.before else 0,
        effect.left.score if effect.left else 0,
    )


def _new_reviews(was: Risk, now: Risk) -> Iterator[tuple[int, Review, Review]]:
    """Each new review with its place and the one that counted before it."""
    counted, told, there = numbered(now.reviews, _ALL), said(now.reviews), set(said(was.reviews))
    for (_, before), (place, review) in pairwise(counted):
        if told[place] not in there:
            yield place, before, review


def _work_since(risk: Risk, review: Review) -> bool:
    days = [
        *(known(control.date) for control in risk.controls),
        *(known(assurance.date) for assurance in risk.assurances),
        *(action.done for action in risk.actions),
    ]
    return any(day is not None and day > day_of(review) for day in days)


@change_rule(
    "CHG009",
    "level-lowered-on-new-criteria",
    "error",
    "§5.1 Women's services; that they stood before the change is our own",
)
def lowered_on_new_criteria(change: ChangeSet) -> Iterator[Hit]:
    """A step down to a level for which no exit criterion was on record before the change, as it is now.

    Why it matters: criteria that are written together with the decision they allow are no test of anything.
    How to fix: record the criteria first, in a change of their own; decide on the step when they are met.
    Example: one pull request adds a criterion, its evidence and the step down to routine.
    """
    for was, now in change.altered:
        if isinstance(was.record, Concern) and isinstance(now.record, Concern):
            for place, entry in _steps_down(was.record, now.record, change.after.framework):
                if not any(
                    _same(old, new, entry.level)
                    for old in was.record.exit_criteria
                    for new in now.record.exit_criteria
                ):
                    message = (
                        f"the step down to {entry.level} on {in_words(entry.date)} rests on no exit criterion"
                        " that was on record before this change"
                    )
                    yield Hit(now.record.id, f"/levels/{place}/level", message, path=now.path)


def _steps_down(was: Concern, now: Concern, framework: Framework) -> Iterator[tuple[int, LevelChange]]:
    order = {level.id: level.order for level in framework.levels}
    counted, told, there = numbered(now.levels, _ALL), said(now.levels), set(said(was.levels))
    for (_, before), (place, entry) in pairwise(counted):
        if told[place] not in there and order.get(entry.level, 0) < order.get(before.level, 0):
            yield place, entry


def _same(old: ExitCriterion, new: ExitCriterion, level: str) -> bool:
    return (old.id, old.text, old.to) == (new.id, new.text, new.to) and new.to == level
