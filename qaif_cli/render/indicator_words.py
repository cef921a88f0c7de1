"""An indicator as papers tell it: the last value, the target, the two icons in words, and one sentence (§4.6, §4.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.charted import IndicatorState
from qaif_cli.model.history import last
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.words import with_unit
from qaif_cli.render.spc_words import assurance_label, sentence, variation_label
from qaif_cli.render.words import day, month


@dataclass(frozen=True)
class IndicatorWords:
    """What a paper prints of an indicator.

    Attributes:
        title: Its name.
        last: Its last value, with the period that it is of.
        target: Where it should get to, and by when; or why there is none.
        baseline: Where it stood before.
        variation: The variation icon in words.
        assurance: The assurance icon in words.
        sentence: What its chart says, to follow its name.
        others: How others stand, with its source and the day; empty where nobody has looked it up.
        late: That its next point is late, in words; empty where it is not.
    """

    title: str
    last: str
    target: str
    baseline: str
    variation: str
    assurance: str
    sentence: str
    others: str
    late: str


def indicator_words(state: IndicatorState) -> IndicatorWords:
    """What a paper prints of an indicator on a day."""
    indicator, chart = state.indicator, state.chart
    late = f"the figure of {period(state.next_day, indicator)} is late" if state.next_day else ""
    return IndicatorWords(
        title=indicator.title,
        last=_last(state),
        target=_target(indicator),
        baseline=_baseline(indicator),
        variation=variation_label(chart.analysis),
        assurance=assurance_label(chart.analysis),
        sentence=_sentence(state),
        others=others_in_words(indicator),
        late=late if state.days_late else "",
    )


def others_in_words(indicator: Indicator) -> str:
    """How others stand, as it was looked up last: `49% (all boards; the source, looked up on 3 March 2026); we are 4 of 11`."""
    entry = last(indicator.benchmarks)
    if entry is None:
        return ""
    place = f"; we are {entry.rank} of {entry.of}" if entry.rank else ""
    return f"{_figure(entry.value, indicator)} ({entry.peers}; {entry.source}, looked up on {day(entry.date)}){place}"


def _sentence(state: IndicatorState) -> str:
    """What its chart says, with the beginning of a phase told as the periods are: `since September 2025`."""
    said = sentence(state.chart.analysis)
    if not state.chart.analysis.phases:
        return said
    began = state.chart.analysis.phases[-1].start
    return said.replace(f"since {day(began)}", f"since {period(began, state.indicator).removeprefix('to ')}")


def _last(state: IndicatorState) -> str:
    latest = state.chart.analysis.latest
    if latest is None or latest.value is None:
        return "no value yet"
    return f"{_figure(latest.value, state.indicator)} ({period(latest.date, state.indicator)})"


def period(ended: date, indicator: Indicator) -> str:
    """The period that ended on a day: a month by its name, any other by its last day."""
    return month(ended) if indicator.every == "monthly" else f"to {day(ended)}"


def _target(indicator: Indicator) -> str:
    target = indicator.target
    if target is None:
        return "no target, on purpose"
    if target == "unknown":
        return "not known"
    by = f" by {day(target.due)}" if target.due else ""
    return f"{_figure(target.value, indicator)}{by}"


def _baseline(indicator: Indicator) -> str:
    baseline = indicator.baseline
    if baseline == "unknown":
        return "not known"
    return f"{_figure(baseline.value, indicator)} in {baseline.period}"


def _figure(value: float, indicator: Indicator) -> str:
    whole = int(value) if float(value).is_integer() else value
    return with_unit(whole, indicator.unit)
