"""Figures, targets and baselines of one indicator are on one scale: 0.87 among per cents of 80 is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from qaif_cli.errors import QaifError
from qaif_cli.judge.scale import beyond, off_scale, per
from qaif_cli.model.base import known
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.words import as_given, with_unit

ONE_HUNDRED = 100


def sizes_of(indicator: Indicator) -> list[float]:
    """The figures that are known of an indicator: its points, its baseline and its target."""
    found = [point.value for _, point in numbered(indicator.points, date.max) if point.value is not None]
    baseline, target = known(indicator.baseline), known(indicator.target) if indicator.target else None
    return [*found, *([baseline.value] if baseline else []), *([target.value] if target else [])]


def on_scale(unit: str, value: float | None, others: Sequence[float], option: str, instead: str = "") -> None:
    """Refuses a figure in per cent that is a share among others, or the other way round.

    Args:
        unit: What the indicator counts.
        value: The figure; None where there is none.
        others: The figures that are known of it.
        option: The option with which it was given.
        instead: What else may be said, where the figure may be meant as it is.

    Raises:
        QaifError: where it is on another scale.
    """
    if value is None or per(unit) != ONE_HUNDRED:
        return
    meant = off_scale(value, others)
    if meant is not None:
        raise QaifError(
            f"`{option} {as_given(value)}` and the other figures, about {as_given(median(others))} {unit}, are not on one scale.",
            f"If {as_given(meant)} is meant, write that{instead}.",
        )


def outside(indicator: Indicator, value: float | None) -> str:
    """What is said of a figure that is below nought or above 100 per cent, and no other of its indicator is; empty elsewhere."""
    what = "" if value is None else beyond(value, indicator.unit, sizes_of(indicator))
    if not what or value is None:
        return ""
    said = with_unit(value, indicator.unit)
    return f"{said} is {what}, and no other figure of {indicator.id} is"
