"""Which group is served worst and how far the groups are apart, in one sentence (§2.3)."""

from __future__ import annotations

from qaif_cli.model.inequality import CutGaps, apart_in_words
from qaif_cli.model.words import as_given, with_unit
from qaif_cli.render.indicator_words import period


def gap_words(found: CutGaps, by: str, *, public: bool = False) -> str:
    """The gap by one thing, in the last period in which every group has a figure.

    Args:
        found: The gaps.
        by: By what the indicator is broken down, as papers call it.
        public: Whether everybody may read it: then what rests on a few people is left out.
    """
    gap, indicator = found.last, found.indicator
    head = f"by {by[:1].lower()}{by[1:]}"
    if public and found.few:
        return f"{head}: not given, for a group is so small that somebody could be known"
    if not gap.apart:
        others = f"and {gap.best.group} both" if gap.best else "and all"
        same = f"{gap.worst.group} {others} {with_unit(gap.worst.value, indicator.unit)}"
        return f"{head}: no gap, {same} ({period(gap.day, indicator)}){_drift(found)}"
    worst = f"{gap.worst.group} {with_unit(gap.worst.value, indicator.unit)}"
    other = f"{gap.best.group} {with_unit(gap.best.value, indicator.unit)}" if gap.best else "all"
    if not gap.best and gap.whole is not None:
        other = f"{with_unit(gap.whole, indicator.unit)} of all"
    ratio = "" if gap.ratio in (None, 1) else f", {as_given(gap.ratio)} times as much"
    whole = f"; all {with_unit(gap.whole, indicator.unit)}" if gap.best and gap.whole is not None else ""
    return (
        f"{head}: {worst} against {other} ({period(gap.day, indicator)}), {apart_in_words(gap.apart, indicator)}"
        f" apart{ratio}{whole}{_drift(found)}"
    )


def gap_short(found: CutGaps) -> str:
    """The two groups that are furthest apart, with their figures alone."""
    gap, unit = found.last, found.indicator.unit
    other = (
        f"{gap.best.group} {with_unit(gap.best.value, unit)}"
        if gap.best
        else f"all {with_unit(gap.other, unit)}"
    )
    return f"{gap.worst.group} {with_unit(gap.worst.value, unit)}, {other}"


def _drift(found: CutGaps) -> str:
    """What the gap did since the period before."""
    before, indicator = found.before, found.indicator
    if before is None:
        return ""
    if not before.apart:
        return f"; the period before, {period(before.day, indicator)}, had none"
    said = "as wide as" if found.drift == "the same" else f"{found.drift} than"
    return f"; {said} {period(before.day, indicator)}, {apart_in_words(before.apart, indicator)}"
