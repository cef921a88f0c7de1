"""Where something that comes into force stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qaif_cli.model.kinds.horizon import Horizon, HorizonLook
from qaif_cli.model.words import in_words


@dataclass(frozen=True)
class HorizonState:
    """Something that comes into force, on a day.

    Attributes:
        look: The last time a body looked at it; None where none did.
        look_by: The day by which a body is to look at it, again or first; None where none is asked to.
        look_late: Days past that day; 0 where it is not late.
        settle_by: The day by which it is settled: that on which it comes into force, or on which it was opened again
            after that; None where it is settled, or no day is known.
        settle_late: Days past that day; 0 where it is settled or not late.
        in_force: Whether its day is past.
    """

    held: Horizon
    look: HorizonLook | None
    look_by: date | None
    look_late: int
    settle_by: date | None
    settle_late: int
    in_force: bool

    @property
    def closed(self) -> bool:
        """Whether it is settled."""
        return self.held.closed is not None

    @property
    def when(self) -> str:
        """When it comes into force, in words: `on 1 April 2027`, `in April 2027`; empty where it is not known."""
        day, said = self.held.effective_day, self.held.effective
        if day is None:
            return ""
        return f"on {in_words(day)}" if said == day.isoformat() else f"in {in_words(day).partition(' ')[2]}"

    @property
    def unsettled(self) -> bool:
        """Whether it is in force, and nothing here follows it yet."""
        return self.in_force and not self.closed


@dataclass(frozen=True)
class HorizonTold:
    """What a paper tells of what is coming.

    Attributes:
        shown: Those that are told one by one, what is in force and not settled first, then what comes first.
        more: How many others are open.
    """

    shown: tuple[HorizonState, ...]
    more: int
