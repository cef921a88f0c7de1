"""How far the outcome of a commitment has come: where it stood, where it stands and where it should get to (§4.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.indicator import Indicator

STEPS = 10
"""So many steps has the bar from the baseline to the target."""


@dataclass(frozen=True)
class OutcomeProgress:
    """The outcome of a commitment that an indicator measures, on a day.

    Attributes:
        commitment: The commitment.
        indicator: The indicator.
        baseline: Where it stood; None where that is not known.
        of: The time of the baseline, in words; empty where that is not known.
        now: The latest figure; None where there is none.
        now_of: The last day of the period of that figure.
        target: Where it should get to, as it was said on the day; None where there is none.
        due: The day by which it should get there; the commitment's own, else that of the target.
    """

    commitment: Commitment
    indicator: Indicator
    baseline: float | None
    of: str
    now: float | None
    now_of: date | None
    target: float | None
    due: date | None

    @property
    def share(self) -> float | None:
        """How much of the way is gone: 1 at the target, below nought where it went back; None where that cannot be said.

        There is no way where it stood at the target or beyond it to begin with.
        """
        if self.baseline is None or self.now is None or self.target is None:
            return None
        way = self.target - self.baseline
        ahead = {"up": way > 0, "down": way < 0, "neutral": way != 0}[self.indicator.better]
        return round((self.now - self.baseline) / way, 4) if ahead else None

    @property
    def back(self) -> bool:
        """Whether the latest figure is worse than the baseline."""
        if self.baseline is None or self.now is None:
            return False
        worse = self.now < self.baseline if self.indicator.better == "up" else self.now > self.baseline
        return worse and self.indicator.better != "neutral"

    @property
    def reached(self) -> bool:
        """Whether the latest figure is at the target or beyond it."""
        return (
            self.now is not None
            and self.target is not None
            and at_target(self.indicator, self.now, self.target)
        )

    @property
    def steps(self) -> int | None:
        """How many steps of the bar are gone; None where that cannot be said."""
        if self.reached:
            return STEPS
        return None if self.share is None else max(0, min(STEPS - 1, int(self.share * STEPS)))


def at_target(indicator: Indicator, value: float, target: float) -> bool:
    """Whether a figure is at a target or beyond it; where neither way is better, whether it is the same."""
    return {"up": value >= target, "down": value <= target, "neutral": value == target}[indicator.better]
