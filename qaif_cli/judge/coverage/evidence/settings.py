"""The framework's own settings show its days, its bodies and its levels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qaif_cli.judge.calendar import add_months
from qaif_cli.judge.coverage.context import EvidenceContext, counted
from qaif_cli.model.base import known
from qaif_cli.model.coverage import EvidenceShown, Tally
from qaif_cli.model.history import effective
from qaif_cli.model.words import in_words

_THREE_YEARS = 36


def span(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """The days between which the framework applies."""
    last = known(context.framework.valid_to)
    if last:
        yield context.set(f"applies from {in_words(context.framework.valid_from)} to {in_words(last)}")


def three_years(context: EvidenceContext) -> Tally:
    """Whether it applies for three years."""
    last = known(context.framework.valid_to)
    whole = last is not None and last + timedelta(days=1) == add_months(
        context.framework.valid_from, _THREE_YEARS
    )
    return whether(whole, "the settings span three years")


def refreshes(context: EvidenceContext) -> Iterator[EvidenceShown]:
    """Each time the framework was refreshed."""
    for refresh in effective(context.framework.refreshes, context.day):
        if context.within(refresh.date):
            yield context.set(f"refreshed: {refresh.note}", refresh.date, refresh.by)


def board_named(context: EvidenceContext) -> Tally:
    """Whether the Board is named."""
    return whether(context.framework.body_for("board") is not None, "the settings name the Board")


def region_named(context: EvidenceContext) -> Tally:
    """Whether any body acts for NHS England."""
    there = any(context.framework.side(body) == "nhse" for body in context.framework.bodies)
    return whether(there, "the settings name a regional body")


def whether(so: bool, what: str) -> Tally:
    """A tally of one thing, that is so or not."""
    return Tally(int(so), 1, what, yes=what, no=f"it is not so that {what}")


def levels_with_authority(context: EvidenceContext) -> Tally:
    """How many of the levels above the lowest some body may authorise entry to."""
    framework = context.framework
    given = {level for body in framework.bodies for level in body.may_authorise}
    above = (level for level in framework.levels if level.order > framework.lowest.order)
    return counted(
        ((level.name, level.id in given) for level in above),
        "levels above the lowest with a body that may authorise entry",
    )
