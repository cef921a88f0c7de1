"""Reviews of risks: risks scoring 15 or above are reviewed by their owner at least monthly."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words, months_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.open_records import open_risks
from qaif_cli.judge.state.position import position
from qaif_cli.judge.state.reviews import review_due
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words


@rule("RSK001", "monthly-review-late", "error", "§4.4", "V", after=("RSK003",))
def late(now: Moment) -> Iterator[Hit]:
    """A risk that the framework wants reviewed by its owner by now, and that was not.

    Why it matters: risks scoring 15 or above are to be reviewed and updated by the risk owner at least monthly;
    an old score says nothing about how safe care is today.
    How to fix: ask the owner, and record the review with `qaif score` or `qaif risk review`.
    Example: a risk scoring 16, last reviewed by its owner on 4 May, on 6 June.
    """
    for risk in open_risks(now):
        yield from _late(risk, now, stated=True)


@rule("RSK002", "monthly-review-missed", "warning", "§4.4", "V", after=("RSK003",))
def missed(now: Moment) -> Iterator[Hit]:
    """A risk to be reviewed each month that went through a whole month without its owner's review.

    Why it matters: a review on the last day does not make up for the months without one; the committee is
    told how many monthly reviews were held, and which were missed.
    How to fix: nothing can make up for a month that is past; if the review was held, record it on its day.
    Example: reviews on 4 May and 2 July, and none in June.
    """
    for state in position(now).risks.values():
        months = [month.first for month in state.months if month.outcome == "missed"]
        if months and not state.closed:
            yield Hit(
                state.risk.id, "/reviews", f"it has no review by its owner in {months_in_words(months)}"
            )


@rule(
    "RSK009",
    "review-late-by-own-interval",
    "warning",
    "the organisation's own review interval",
    "P",
    after=("RSK003",),
)
def late_by_own(now: Moment) -> Iterator[Hit]:
    """A risk whose review is late by an interval that the organisation set itself in `framework.yaml`.

    Why it matters: the organisation said how often it wants to look at risks of this score.
    How to fix: review the risk and record it with `qaif risk review`, or change the interval.
    Example: a risk scoring 9, last reviewed in January, where the organisation asks for a review every quarter.
    """
    for risk in open_risks(now):
        yield from _late(risk, now, stated=False)


def _late(risk: Risk, now: Moment, *, stated: bool) -> Iterator[Hit]:
    """The risk, if it is late by an interval that the framework states, or else by the organisation's own."""
    current = risk.reviews[-1]
    interval = now.framework.review_interval(current.score)
    if interval is None or (interval.mark == "V") != stated:
        return
    due = review_due(risk, now)
    if due is not None and due < now.day:
        whose = "its owner's next review" if interval.by_owner else "its next review"
        days = days_in_words((now.day - due).days)
        yield Hit(
            risk.id,
            f"/reviews/{len(risk.reviews) - 1}/date",
            f"it scores {current.score} and {whose} was due by {in_words(due)}, {days} ago",
        )
