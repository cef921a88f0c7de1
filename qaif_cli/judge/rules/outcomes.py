"""Outcomes: each has a baseline, what is said of it fits its figure, and contracts get the figures that they ask for."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.charting import period_in_words
from qaif_cli.judge.state.open_records import open_commitments
from qaif_cli.judge.state.outcomes import outcomes, schedules
from qaif_cli.judge.triangulation.signals import GOING_WELL
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words, with_unit


@rule(
    "OUT001",
    "outcome-without-baseline",
    "warning",
    "§4.6 establishes baselines for outcomes; that each commitment's has one is our own",
    "P",
)
def without_baseline(now: Moment) -> Iterator[Hit]:
    """An open commitment or priority whose outcome is named, and nothing says where it stood.

    Where an indicator measures it, that indicator's baseline counts.
    Why it matters: without where it began, nobody can say whether anything got better.
    How to fix: write where it stood with `qaif commitment edit --baseline`; where an indicator measures it, with `qaif
    indicator edit --baseline`.
    Example: `outcome: {indicator: Waits, baseline: unknown, …}`.
    """
    for commitment in open_commitments(now):
        outcome, progress = known(commitment.outcome), outcomes(now).get(commitment.id)
        measured = progress is not None and progress.baseline is not None
        if outcome and known(outcome.baseline) is None and not measured:
            yield Hit(commitment.id, "/outcome/baseline", "where its outcome stood before is not known")


@rule(
    "OUT002",
    "on-track-going-back",
    "warning",
    "§4.6; that the two must fit is our own",
    "P",
    after=("IND009",),
)
def on_track_going_back(now: Moment) -> Iterator[Hit]:
    """A commitment that is reported on track or achieved while the latest figure of its outcome is worse than its baseline.

    Why it matters: it may be chance, and that is then what the update should say; nobody who reads both believes either.
    How to fix: look at the two together, and give an update with `qaif update` that says what is so.
    Example: `status: on-track`, from 22% to 8%, and the latest figure is 24%.
    """
    for commitment in open_commitments(now):
        progress, updates = outcomes(now).get(commitment.id), commitment.updates
        if not progress or not progress.back or not updates or updates[-1].status not in GOING_WELL:
            continue
        update, unit = updates[-1], progress.indicator.unit
        message = (
            f"reported {update.status.replace('-', ' ')} on {in_words(update.date)}, while {progress.indicator.title}"
            f" went from {with_unit(progress.baseline or 0, unit)} to {with_unit(progress.now or 0, unit)}"
        )
        yield Hit(commitment.id, f"/updates/{len(updates) - 1}/status", message)


@rule(
    "OUT003",
    "contract-without-figure",
    "warning",
    "§5.1 Quality governance, of metrics within contracts; how often is the contract's own",
    "P",
)
def contract_without_figure(now: Moment) -> Iterator[Hit]:
    """A measure that a contract asks of an open provider, and whose figure is late by what the contract says.

    Why it matters: what a contract asks for and nobody sends is not known, and often lies where the news is bad.
    How to fix: ask the provider, and record the figure with `qaif indicator record`; where the contract asks for it no
    longer, say so with `qaif provider schedule --until`.
    Example: reported every 3 months, and the last figure is of December, on 1 June.
    """
    for state in schedules(now):
        if state.due < now.day:
            since = (
                f"the last is of {period_in_words(state.last, state.indicator)}"
                if state.last
                else "none has come"
            )
            late = days_in_words((now.day - state.due).days)
            message = (
                f"{state.entry.contract} asks for {state.indicator.title} every {_months(state.entry.reported_every)}:"
                f" {since}, and the next was due by {in_words(state.due)}, {late} ago"
            )
            yield Hit(state.provider.id, f"/schedule/{state.place}/measure", message)


@rule(
    "OUT004",
    "contract-target-missed",
    "warning",
    "§5.1 Quality governance, of metrics within contracts; what is aimed for is the contract's own",
    "P",
)
def contract_target_missed(now: Moment) -> Iterator[Hit]:
    """A measure whose last figure is not at what the contract of an open provider asks it to be by now.

    A figure counts from the period on that ends on the target's day or after it; where the contract sets no day, each does.
    Why it matters: a target in a contract that nobody looks at is kept by chance, and missed without a word.
    How to fix: take it up with the provider, and put what is agreed on the indicator with `qaif action add`; what the
    contract asks from now on is a new line of `qaif provider schedule`, and --until ends this one.
    Example: 80% asked by 31 March, and the figure of March is 71%.
    """
    for state in schedules(now):
        point, target = state.missed, state.entry.target
        if point is None or target is None:
            continue
        unit = state.indicator.unit
        by = f" by {in_words(state.entry.due)}" if state.entry.due else ""
        message = (
            f"{state.entry.contract} asks that {state.indicator.title} is {with_unit(target, unit)}{by}, and the figure"
            f" of {period_in_words(point.date, state.indicator)} is {with_unit(point.value or 0, unit)}"
        )
        yield Hit(state.provider.id, f"/schedule/{state.place}/target", message)


def _months(count: int) -> str:
    return "month" if count == 1 else f"{count} months"
