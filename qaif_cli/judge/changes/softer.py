"""Rules on changes that make the register look better: lower scores, later due dates and steps down need a recorded cause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.diff.align_histories import said
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import day_of, numbered
from qaif_cli.model.kinds.concern import Concern, ExitCriterion, LevelChange
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.words import in_words

_ALL = date.max


@change_rule("CHG007", "score-lowered-without-cause", "warning")
def lowered_without_cause(change: ChangeSet) -> Iterator[Hit]:
    """A score that a new review lowers, while no control, no assurance and no action has changed since the one before.

    Why it matters: a risk does not fall by itself; a lower score that nothing explains takes it out of sight.
    How to fix: record what lowered it: the control put in place, the assurance received or the action done.
    Example: 16 becomes 8, and nothing else in the record is newer than the last review.
    """
    for was, now in change.altered:
        if not (isinstance(was.record, Risk) and isinstance(now.record, Risk)):
            continue
        work_differs = any(
            getattr(was.record, name) != getattr(now.record, name)
            for name in ("controls", "assurances", "actions")
        )
        for place, before, review in _new_reviews(was.record, now.record):
            if review.score < before.score and not work_differs and not _work_since(now.record, before):
                message = (
                    f"the review of {in_words(day_of(review))} lowers the score from {before.score} to {review.score},"
                    " and no control, assurance or action has changed since the review before it"
                )
                yield Hit(now.record.id, f"/reviews/{place}", message, path=now.path)


def _new_reviews(was: Risk, now: Risk) -> Iterator[tuple[int, Review, Review]]:
    """Each new review with its place and the one that counted before it."""
    counted, told, there = numbered(now.reviews, _ALL), said(now.reviews), said(was.reviews)
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
    counted, told, there = numbered(now.levels, _ALL), said(now.levels), said(was.levels)
    for (_, before), (place, entry) in pairwise(counted):
        if told[place] not in there and order.get(entry.level, 0) < order.get(before.level, 0):
            yield place, entry


def _same(old: ExitCriterion, new: ExitCriterion, level: str) -> bool:
    return (old.id, old.text, old.to) == (new.id, new.text, new.to) and new.to == level
