"""What a paper tells of what comes into force."""

from __future__ import annotations

from qaif_cli.judge.state.horizon import coming
from qaif_cli.model.horizon import HorizonTold
from qaif_cli.model.moment import Moment

LINES = 3
"""So many are told one by one where the refresh of the framework is not on the agenda."""


def coming_told(now: Moment, *, whole: bool) -> HorizonTold:
    """What is coming and not settled, what is in force first.

    Args:
        now: The moment.
        whole: Whether all of it is told; else the first few, and how many more there are.
    """
    waiting = tuple(coming(now))
    shown = waiting if whole else waiting[:LINES]
    return HorizonTold(shown, len(waiting) - len(shown))
