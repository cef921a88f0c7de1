"""From which day a paper tells what moved, and against what: the register as the body was shown it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Shown:
    """The day from which movement is counted, and where the register of that day comes from.

    Attributes:
        day: The day.
        by: Where the day comes from: the position of the last issued `paper`, the last `meeting`, one reporting
            `interval`, or it was `asked` for.
        commit: The commit at which git holds the register that the paper was made from; empty where the dates of
            entries alone say what was so on the day.
        how: How that commit was found: it is `named` by the paper, the last by the `day` on which the paper went out, or
            the `first` that holds the paper as issued.
        why: Why the dates alone say it, where a paper was issued; else empty.
    """

    day: date
    by: Literal["paper", "meeting", "interval", "asked"]
    commit: str = ""
    how: Literal["", "named", "day", "first"] = ""
    why: str = ""
