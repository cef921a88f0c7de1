"""An indicator as papers tell it: the last value, the target, the two icons in words, and one sentence (§4.6, §4.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from qaif_cli.model.charted import BesidePeers, IndicatorState, PeerVerdict
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
        others: How others stand and ours beside it, with its source and the day; empty where nobody has looked it up.
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
        others=others_in_words(state),
        late=late if state.days_late else "",
    )


def others_in_words(state: IndicatorState) -> str:
    """How others stand, as it was looked up last, and our figure of that period.

    `49% in May 2026 (all boards; the source, looked up on 3 August 2026), where ours was 52%, which is better; we are 4 of 11`.
    """
    peers, indicator = state.peers, state.indicator
    if peers is None:
        return ""
    entry = peers.entry
    of = _within(entry.period_end, indicator) if entry.period_end else ""
    place = f"; we are {entry.rank} of {entry.of}" if entry.rank else ""
    looked = f"({entry.peers}; {entry.source}, looked up on {day(entry.date)})"
    return f"{_figure(entry.value, indicator)}{of} {looked}{_ours_beside(peers, indicator)}{place}"


def _ours_beside(peers: BesidePeers, indicator: Indicator) -> str:
    """Our figure of the period of the others', and which of the two is better; or why they are not compared."""
    if peers.ours is None:
        return _NOT_COMPARED[peers.verdict]
    return f", where ours was {_figure(peers.ours, indicator)}, {_COMPARED[peers.verdict]}"


_COMPARED: Mapping[PeerVerdict, str] = MappingProxyType(
    {
        "better": "which is better",
        "worse": "which is worse",
        "same": "the same",
        "neither": "and neither side is better",
    }
)
_NOT_COMPARED: Mapping[PeerVerdict, str] = MappingProxyType(
    {
        "no-period": "; not compared with ours, for its period is not recorded",
        "no-figure": "; not compared with ours, for we have no figure of that period",
    }
)


def _within(ended: date, indicator: Indicator) -> str:
    return f" in {month(ended)}" if indicator.every == "monthly" else f" in the period to {day(ended)}"


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
