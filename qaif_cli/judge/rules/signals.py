"""Signals in the charts of indicators, and whether anybody has acted on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.charting import concern_seen, known_on, open_charts, period_in_words
from qaif_cli.judge.state.open_records import limit, open_commitments, open_risks
from qaif_cli.judge.state.outcomes import outcomes
from qaif_cli.judge.triangulation.signals import GOING_WELL
from qaif_cli.model.charted import Chart
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words


@rule("IND004", "concern-not-answered", "warning", "§2.6 requirement 4; how soon is our own", "P")
def concern_unanswered(now: Moment) -> Iterator[Hit]:
    """A special cause of concern that nobody has answered for longer than the organisation allows.

    Why it matters: indicators are triangulated with intelligence and professional insight; a signal that is seen
    and not looked into is worse than none.
    How to fix: name the risk on which it bears in `risks`, put an action on it with `qaif action add`, or name it in
    `indicators` of the intelligence that looks into it.
    Example: eight months above the mean of waits, seen on 20 March, and neither a risk nor an action on 15 June.
    """
    threshold = now.framework.thresholds.special_cause_answered
    if threshold is None:
        return
    for chart in open_charts(now):
        since = chart.concern_since
        if since is None or _answered(now, chart.indicator, since):
            continue
        first = known_on(chart, concern_seen(chart) or since)
        last_day = limit(threshold, first, now.framework)
        if last_day < now.day:
            message = (
                f"a special cause of concern since {period_in_words(since, chart.indicator)}, seen on {in_words(first)}, was to be answered by"
                f" {in_words(last_day)}, and no risk, action or intelligence answers it"
            )
            yield Hit(chart.indicator.id, _point(chart, since), message)


def _answered(now: Moment, indicator: Indicator, since: date) -> bool:
    """Whether somebody has answered a special cause that began on a day: by a risk, an action or intelligence."""
    return (
        _names_a_risk(now, indicator)
        or any(action.done is None or action.done >= since for action in indicator.actions)
        or any(action.added and action.added >= since for action in indicator.actions)
        or _in_intelligence(now, indicator, since)
    )


def _names_a_risk(now: Moment, indicator: Indicator) -> bool:
    """Whether one of the risks named in `risks` is open."""
    return bool(indicator.risks) and any(risk.id in indicator.risks for risk in open_risks(now))


def _in_intelligence(now: Moment, indicator: Indicator, since: date) -> bool:
    """Whether a piece of intelligence of that day or later names the indicator."""
    return any(
        indicator.id in piece.indicators and since <= piece.date for piece in now.register.intelligence
    )


@rule(
    "IND005", "target-failed-without-risk", "warning", "§4.4; that a failed target is a risk is our own", "P"
)
def target_failed(now: Moment) -> Iterator[Hit]:
    """An indicator that will go on to miss its target unless something changes, and no open risk for it.

    Why it matters: where the target lies beyond the process limits, waiting does not bring it nearer; that is a
    risk to quality, and the register holds all of them.
    How to fix: put it on the register with `qaif risk add`, and name the risk in `risks`.
    Example: a target of 85% above an upper process limit of 81%, and `risks: []`.
    """
    for chart in open_charts(now):
        if chart.fails and not _names_a_risk(now, chart.indicator):
            trial = f" (trial limits, from {chart.counted} values)" if chart.trial else ""
            message = (
                f"its limits{trial} say that it will go on to miss its target, and no open risk is named"
            )
            yield Hit(chart.indicator.id, "/target/value", message)


@rule("IND009", "on-track-in-concern", "warning", "§4.6; that the two must fit is our own", "P")
def on_track_in_concern(now: Moment) -> Iterator[Hit]:
    """A commitment that is reported on track or achieved while the indicator of its outcome shows concern.

    Why it matters: the measure of progress and the words about it cannot both be right.
    How to fix: look at the two together, and give an update with `qaif update` that says what is so.
    Example: `status: on-track`, and the waits that it is to shorten have been rising for seven months.
    """
    there = {commitment.id: commitment for commitment in open_commitments(now)}
    for chart in open_charts(now):
        for name in _tells(now, chart.indicator) if chart.concern_since else ():
            updates = there[name].updates if name in there else ()
            if not updates or updates[-1].status not in GOING_WELL:
                continue
            update = updates[-1]
            since = period_in_words(chart.concern_since or now.day, chart.indicator)
            message = (
                f"reported {update.status.replace('-', ' ')} on {in_words(update.date)}, while"
                f" the indicator {chart.indicator.title} shows a special cause of concern since {since}"
            )
            yield Hit(name, f"/updates/{len(updates) - 1}/status", message)


def _tells(now: Moment, indicator: Indicator) -> tuple[str, ...]:
    """The commitments whose outcome an indicator tells: those that it names, and those that name it."""
    measured = (id_ for id_, item in outcomes(now).items() if item.indicator.id == indicator.id)
    return tuple(dict.fromkeys((*indicator.commitments, *measured)))


def _point(chart: Chart, day: date) -> str:
    """The pointer to the point of a day."""
    return next(
        (f"/points/{place}/date" for place, point in enumerate(chart.points) if point.date == day), "/points"
    )
