"""When a risk has to be reviewed, and whether it was (§4.4: 15 or above, by its owner, at least monthly).

A month is a calendar month. The next review is due one calendar month after the owner's last: on the same day, on
the last of a shorter month, and after the last day of a month on the last of the next. Where the owner never reviewed
it at that score, the month runs from the review that raised it. A month is missed when it passes without the owner's
review; months that began before the framework was valid, before the risk was opened, or while it was closed are not
counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qaif_cli.judge.calendar import day_before, first_of_month, last_of_month, months_between, months_on
from qaif_cli.judge.state.open_records import due_after
from qaif_cli.model.base import known
from qaif_cli.model.closings import closed_on, closings, closings_in, open_from, opened_again
from qaif_cli.model.framework import Framework
from qaif_cli.model.history import day_of
from qaif_cli.model.kinds.risk import Review, Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.position import Month


def counts(review: Review, risk: Risk, framework: Framework) -> bool:
    """Whether a review is the owner's: by the role that owned the risk that day, or by its deputy."""
    return review.by in _owner_or_deputy(risk.owner_on(day_of(review)), framework)


def by_owner(risk: Risk, framework: Framework) -> list[Review]:
    """The reviews that are the owner's; who that was is asked once for each day."""
    who: dict[date, frozenset[str | None]] = {}
    found: list[Review] = []
    for review in risk.reviews:
        day = day_of(review)
        if day not in who:
            who[day] = _owner_or_deputy(risk.owner_on(day), framework)
        if review.by in who[day]:
            found.append(review)
    return found


def _owner_or_deputy(owner: str, framework: Framework) -> frozenset[str | None]:
    role = framework.role(owner)
    return frozenset((owner, role.deputy if role else None))


def score_on(reviews: Sequence[Review], day: date) -> int:
    """The score on a day, by reviews that are sorted; 0 before the first."""
    return next((review.score for review in reversed(reviews) if day_of(review) <= day), 0)


def high_since(reviews: Sequence[Review], threshold: int) -> date | None:
    """Since when the score has been at the threshold or above without a break; None where it is below."""
    since: date | None = None
    for review in reviews:
        if review.score < threshold:
            since = None
        elif since is None:
            since = day_of(review)
    return since


def review_due(risk: Risk, now: Moment) -> date | None:
    """The day by which the next review is due; None where the framework sets no interval for the score."""
    reviews = risk.reviews
    interval = now.framework.review_interval(reviews[-1].score) if reviews else None
    if interval is None:
        return None
    counted = by_owner(risk, now.framework) if interval.by_owner else reviews
    since = high_since(reviews, interval.from_score)
    again = opened_again(risk) or date.min
    last = max(day_of(counted[-1]) if counted else date.min, since or date.min, again)
    start = max(last, _opened(risk)) if last > date.min else now.framework.counted_from(_opened(risk))
    return open_from(risk, due_after(start, interval.months, now.framework))


def _opened(risk: Risk) -> date:
    """The day before which a risk owes nothing, not by a review of unknown date either."""
    return known(risk.opened) or date.min


def owed_months(risk: Risk, now: Moment) -> tuple[Month, ...]:
    """The monthly reviews that were owed up to a day, oldest first."""
    interval = next((row for row in now.framework.reviews if row.months == 1 and row.by_owner), None)
    reviews = risk.reviews
    high = [day_of(review) for review in reviews if interval and review.score >= interval.from_score]
    if interval is None or not high:
        return ()
    owner_days = [day_of(review) for review in by_owner(risk, now.framework)]
    opened = _opened(risk)
    first = first_of_month(now.framework.counted_from(max(high[0], opened)))
    found: list[Month] = []
    for month in months_between(first, now.day):
        owed = (
            month >= now.framework.valid_from
            and month > opened
            and score_on(reviews, day_before(month)) >= interval.from_score
            and closed_on(risk, month) is None
        )
        if owed:
            last = max((day for day in owner_days if day < month), default=None)
            if last is None:
                last = high_since([one for one in reviews if day_of(one) < month], interval.from_score)
            again = (time.until for time in closings(risk) if time.until and time.until < month)
            due = open_from(risk, _due_in(month, max(last or date.min, opened, *again)))
            ended = min((time.since for time in closings_in(risk, month, last_of_month(month))), default=None)
            last_day = min(now.day, ended or now.day)
            judged = _judged(month, due, reviews, owner_days, interval.from_score, last_day)
            if judged and not (ended and judged.outcome == "awaited"):  # else it was closed before it was due
                found.append(judged)
    return tuple(found)


def _due_in(month: date, last: date) -> date:
    """The day by which a month's review is due: a month after the last; after a month without one, by its end."""
    end = last_of_month(month)
    due = months_on(last, 1)
    return due if month <= due <= end else end


def _judged(
    month: date, due: date, reviews: Sequence[Review], by_owner: list[date], threshold: int, last_day: date
) -> Month | None:
    """One month that began at 15 or above; None where it ended lower, or closed, before the review was due."""
    end = last_of_month(month)
    reviewed = next((day for day in by_owner if month <= day <= end), None)
    if reviewed:
        return Month(month, due, reviewed, "on-time" if reviewed <= due else "late")
    if last_day <= end:  # on its last day the month has not passed yet
        still = score_on(reviews, last_day) >= threshold
        return Month(month, due, None, "late" if last_day > due else "awaited") if still else None
    return Month(month, due, None, "missed") if score_on(reviews, end) >= threshold else None
