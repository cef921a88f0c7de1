"""What a special cause means, and the two icons of Making Data Count."""

from __future__ import annotations

from qaif_cli.model.spc import Assurance, Cause, Direction, JudgedPoint, Phase, Variation
from qaif_cli.model.vocabulary import Better

_ICONS: dict[tuple[Cause, Direction], Variation] = {
    ("common", "none"): "common_cause",
    ("improvement", "high"): "improvement_high",
    ("improvement", "low"): "improvement_low",
    ("concern", "high"): "concern_high",
    ("concern", "low"): "concern_low",
    ("neutral", "high"): "neutral_high",
    ("neutral", "low"): "neutral_low",
}


def cause(direction: Direction, better: Better) -> Cause:
    """What a special cause to that side means; none is common cause."""
    if direction == "none":
        return "common"
    if better == "neutral":
        return "neutral"
    return "improvement" if (direction == "high") == (better == "up") else "concern"


def variation(latest: JudgedPoint | None) -> Variation | None:
    """The icon of the latest value alone; None without limits to judge it by.

    Args:
        latest: The latest point that has a value.
    """
    if latest is None or latest.lower is None:
        return None
    return _ICONS[latest.cause, latest.direction]


def assurance(last: Phase | None, target: float | None, better: Better) -> Assurance | None:
    """The icon of the latest limits against the target: a target on a limit is neither passed nor failed for certain.

    Args:
        last: The last phase; None where there is no point.
        target: The value aimed for.
        better: Which direction is better.
    """
    if last is None or last.lower is None or last.upper is None or target is None or better == "neutral":
        return None
    if last.lower <= target <= last.upper:
        return "inconsistent"
    return "consistent_fail" if (target > last.upper) == (better == "up") else "consistent_pass"
