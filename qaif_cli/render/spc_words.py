"""A chart in words: its two icons, its signals and its profile, and one sentence on the latest value for papers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, takewhile
from typing import Literal

from qaif_cli.model.spc import (
    GRAIN,
    Analysis,
    Assurance,
    Cause,
    Interval,
    JudgedPoint,
    Phase,
    Special,
    Variation,
)
from qaif_cli.model.vocabulary import Profile
from qaif_cli.model.words import as_given
from qaif_cli.render.scale import decimals, figure
from qaif_cli.render.words import day, number_of, plural

TOO_FEW, NO_VALUES = "too few values for limits", "no values"
VARIATION: dict[Variation, str] = {
    "common_cause": "common cause",
    "improvement_high": "improvement, high",
    "improvement_low": "improvement, low",
    "concern_high": "concern, high",
    "concern_low": "concern, low",
    "neutral_high": "special cause, high",
    "neutral_low": "special cause, low",
}
ASSURANCE: dict[Assurance, str] = {
    "consistent_pass": "consistently passes its target",
    "consistent_fail": "consistently fails its target",
    "inconsistent": "hit and miss",
}
SPECIAL: dict[Special, str] = {
    "none": "none",
    "outside": "outside",
    "trend": "trend",
    "two_of_three": "two of three",
    "shift": "shift",
}
CAUSES: dict[Cause, str] = {
    "common": "common cause",
    "improvement": "improvement",
    "concern": "concern",
    "neutral": "special cause, neither better nor worse",
    "missing": "no value",
}
PROFILES: dict[Profile, str] = {
    "nhsr": "nhsr (outlying moving ranges screened, as NHSRplotthedots does)",
    "excel": "excel (no moving range screened, as the Making Data Count Excel tool does)",
}
_MEANS: dict[Cause, str] = {
    "improvement": "improvement of special cause",
    "concern": "concern of special cause",
    "neutral": "special cause, which is neither improvement nor concern",
}
_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_LATEST: dict[Interval, str] = {"point": "at the latest point", "day": "on the latest day"}
Side = Literal["above", "below"]


def variation_label(analysis: Analysis) -> str:
    """The variation icon for a table: `concern, high`, `common cause`, or why there is none."""
    if analysis.variation is None:
        return TOO_FEW if analysis.latest else NO_VALUES
    return VARIATION[analysis.variation]


def assurance_label(analysis: Analysis) -> str:
    """The assurance icon for a table: `consistently fails its target`, `hit and miss`, or why there is none."""
    if analysis.assurance is not None:
        return ASSURANCE[analysis.assurance]
    if analysis.target is None:
        return "no target"
    if analysis.better == "neutral":
        return "no icon: neither direction is better"
    return TOO_FEW if analysis.latest else NO_VALUES


def variation_words(analysis: Analysis) -> str:
    """The variation icon in a sentence, with what it means."""
    label = variation_label(analysis)
    if analysis.variation is None:
        return f"No icon: {label}."
    if analysis.variation == "common_cause":
        return "Common cause: nothing but the usual variation, no significant change."
    side = "high" if analysis.variation.endswith("high") else "low"
    meaning = {
        "improvement": f"improvement: significantly {side}er values, which are better",
        "concern": f"concern: significantly {side}er values, which are worse",
        "neutral": f"neutral: significantly {side}er values, and neither direction is better",
    }[analysis.variation.partition("_")[0]]
    return f"Special cause, {meaning}."


def assurance_words(analysis: Analysis) -> str:
    """The assurance icon in a sentence, with what it means; and if there is none, why."""
    target = "" if analysis.target is None else as_given(analysis.target)
    match analysis.assurance:
        case "consistent_pass":
            return f"Consistently passes its target of {target}: the whole range of the usual variation is on the good side of it."
        case "consistent_fail":
            return (
                f"Consistently fails its target of {target}: it will not be met unless the process changes."
            )
        case "inconsistent":
            return f"Hit and miss: the target of {target} lies within the usual variation, so it is met at some times and missed at others."
    if analysis.target is None:
        return "No icon: no target is set."
    if analysis.better == "neutral":
        return f"No icon: neither direction is better, so the target of {target} can be neither passed nor failed."
    return f"No icon: too few values for limits to hold against the target of {target}."


def sentence(analysis: Analysis) -> str:
    """What the chart says of the latest value, to stand after the indicator's name: `has been above … for eight months: …`."""
    latest = analysis.latest
    if latest is None:
        return "has no values yet"
    if analysis.variation is None:
        return "has too few values for limits, so nothing can be said of its variation"
    phase = _phase_of(latest, analysis)
    trial = f" (trial limits, from {number_of(phase.count, 'value')})" if phase.trial else ""
    if latest.special == "none":
        return f"varies as usual around {_its_mean(phase, analysis, shown=True)}: common cause{trial}"
    side: Side = "above" if latest.direction == "high" else "below"
    return f"{_SAYS[latest.special](analysis, phase, side)}: {_MEANS[latest.cause]}{trial}"


def _shift(analysis: Analysis, phase: Phase, side: Side) -> str:
    backwards = _backwards(analysis, phase)
    grain = GRAIN * max(abs(point.value) for point in backwards if point.value is not None)

    def on_it(point: JudgedPoint) -> bool:
        if point.value is None or point.mean is None:
            return False
        beyond = point.value - point.mean
        return (beyond if side == "above" else -beyond) > grain

    run = sum(1 for _ in takewhile(on_it, backwards))
    return f"has been {side} {_its_mean(phase, analysis)} for {_spell(run, analysis)}"


def _outside(analysis: Analysis, phase: Phase, side: Side) -> str:
    line = "upper" if side == "above" else "lower"
    direction = "high" if side == "above" else "low"
    run = _run(analysis, phase, lambda point: point.special == "outside" and point.direction == direction)
    if run == 1:
        return f"was {side} its {line} process limit {_at_the_latest(analysis)}"
    return f"has been {side} its {line} process limit for {_spell(run, analysis)}"


def _trend(analysis: Analysis, phase: Phase, side: Side) -> str:
    verb, up = ("risen", True) if side == "above" else ("fallen", False)
    values = [point.value for point in _backwards(analysis, phase)]
    run = 1
    for later, earlier in pairwise(values):
        if later is None or earlier is None or not _beyond(later, earlier, up):
            break
        run += 1
    return f"has {verb} without a break over {_spell(run, analysis)}"


def _two_of_three(analysis: Analysis, phase: Phase, side: Side) -> str:  # noqa: ARG001  # each is told the same
    line = "upper" if side == "above" else "lower"
    three = f"three {plural(analysis.interval)}"
    ended = _ended(analysis)
    return f"was close to its {line} process limit in at least two of the {f'{three}{ended}' if ended else f'last {three}'}"


_SAYS: dict[Special, Callable[[Analysis, Phase, Side], str]] = {
    "shift": _shift,
    "outside": _outside,
    "trend": _trend,
    "two_of_three": _two_of_three,
}


def _beyond(value: float, line: float, high: bool) -> bool:
    return value > line if high else value < line


def _backwards(analysis: Analysis, phase: Phase) -> list[JudgedPoint]:
    """The points of a phase from its latest value back."""
    points = [point for point in analysis.points if phase.start <= point.date <= phase.end]
    while points and points[-1].value is None:
        points.pop()
    return points[::-1]


def _run(analysis: Analysis, phase: Phase, so: Callable[[JudgedPoint], bool]) -> int:
    return sum(1 for _ in takewhile(so, _backwards(analysis, phase)))


def _phase_of(point: JudgedPoint, analysis: Analysis) -> Phase:
    return next(phase for phase in analysis.phases if phase.start <= point.date <= phase.end)


def _its_mean(phase: Phase, analysis: Analysis, *, shown: bool = False) -> str:
    figures = f" of {figure(phase.mean, decimals(analysis))}" if shown and phase.mean is not None else ""
    if phase == analysis.phases[0]:
        return f"its long-term mean{figures}"
    return f"its mean{figures} since {day(phase.start)}"


def _spell(count: int, analysis: Analysis) -> str:
    """`eight months`, `30 weeks`; `eight months to 30 April 2026` where no value is later than that."""
    number = _SMALL[count] if count < len(_SMALL) else f"{count:,}"
    interval = analysis.interval
    return f"{number} {interval if count == 1 else plural(interval)}{_ended(analysis)}"


def _ended(analysis: Analysis) -> str:
    """The day of the latest value, where points after it have none: `to 30 April 2026`; else nothing."""
    latest = analysis.latest
    if latest is None or latest.date == analysis.points[-1].date:
        return ""
    return f" to {day(latest.date)}"


def _at_the_latest(analysis: Analysis) -> str:
    """`in the latest month`; `at its latest value, of 30 April 2026` where points after it have none."""
    latest = analysis.latest
    if latest is not None and _ended(analysis):
        return f"at its latest value, of {day(latest.date)}"
    return _LATEST.get(analysis.interval, f"in the latest {analysis.interval}")
